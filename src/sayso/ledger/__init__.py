"""The store of all of it: append-only for evidence and for people's marks. `open_ledger` opens one."""

from sayso.ledger.store import Added, Ledger, open_ledger

__all__ = ["Added", "Ledger", "open_ledger"]
