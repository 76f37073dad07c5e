"""How many truly independent origins? Copies, matching, origins, circles, drift, conflicts."""

from sayso.corroborate.blocks import block_keys
from sayso.corroborate.findings import corroborate

__all__ = ["block_keys", "corroborate"]
