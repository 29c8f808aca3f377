"""A MediaWiki as a source of context: what is asked of it, and what is believed of its answers."""

from enrich.context.mediawiki.circuit import Circuit
from enrich.context.mediawiki.client import WikiClient
from enrich.context.mediawiki.pages import source_of
from enrich.context.mediawiki.questions import BATCH
from enrich.context.mediawiki.source import WikiSource

__all__ = ["BATCH", "Circuit", "WikiClient", "WikiSource", "source_of"]
