"""The error tree. Each error names the value, the place and the next step; only `cli` catches them.

    SaysoError
    ├── InputError      something offered cannot be read              (refused, exit 3)
    ├── PackError       a language pack or codebook is not well formed (exit 1)
    ├── LedgerError     the ledger cannot do what was asked            (exit 1)
    └── UsageError      the command was used wrongly                   (exit 2)
"""

from __future__ import annotations


class SaysoError(Exception):
    """Something a person can mend. `str(error)` is what they read; `step` what to do next."""

    def __init__(self, message: str, *, step: str | None = None) -> None:
        super().__init__(message)
        self.step = step


class InputError(SaysoError):
    """An input that cannot be read. `code` is a short reason such as `empty`, `binary` or `not-json`."""

    def __init__(self, code: str, message: str, *, step: str | None = None) -> None:
        super().__init__(message, step=step)
        self.code = code


class PackError(SaysoError):
    """A pack file is not well formed: the message names file and line."""


class LedgerError(SaysoError):
    """The ledger cannot do what was asked of it."""


class UsageError(SaysoError):
    """A command was used wrongly."""
