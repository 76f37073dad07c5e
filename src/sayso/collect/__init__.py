"""What came in? Bytes to documents: `collect` yields a Collected or a Refusal for every input, in input order."""

from sayso.collect.collect import collect
from sayso.collect.kinds import KINDS

__all__ = ["KINDS", "collect"]
