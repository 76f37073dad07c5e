"""Moves work: in this process or a pool, in input order, every input accounted for. Knows no news.

`read` goes without a ledger and must start quickly, so that what needs one is imported from its own file: `runner.ingest`, `runner.marking`.
"""

from sayso.runner.account import Account, IngestReport
from sayso.runner.read import read

__all__ = ["Account", "IngestReport", "read"]
