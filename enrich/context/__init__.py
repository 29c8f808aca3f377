"""Context: who or what a name is, from the cache, the starter notes and a wiki."""

from enrich.context.lookup import Lookup

__all__ = ["Lookup"]
