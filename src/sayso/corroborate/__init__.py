"""How many truly independent origins? Copies, matching, origins, circles, drift, conflicts."""

from sayso.corroborate.findings import aliases, corroborate
from sayso.corroborate.views import as_of, carried, without

__all__ = ["aliases", "as_of", "carried", "corroborate", "without"]
