"""Moves work: in this process or a pool, in input order, every input accounted for. Knows no news."""

from sayso.runner.account import Account, IngestReport
from sayso.runner.findings import refresh
from sayso.runner.ingest import ingest
from sayso.runner.read import read

__all__ = ["Account", "IngestReport", "ingest", "read", "refresh"]
