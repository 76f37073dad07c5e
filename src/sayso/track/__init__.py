"""New, growing, spreading, back again? Findings of one type and actor over time and place."""

from sayso.track.campaigns import campaigns

__all__ = ["campaigns"]
