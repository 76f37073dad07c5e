"""How many truly independent origins? Copies, matching, origins, circles, drift, conflicts."""

from sayso.corroborate.blocks import block_keys
from sayso.corroborate.findings import aliases, corroborate

__all__ = ["aliases", "block_keys", "corroborate"]
