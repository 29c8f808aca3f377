"""Kiwix files as a source of context: pages of Wikipedia, read without the network."""

from enrich.context.zim.files import edition
from enrich.context.zim.source import ZimSource

__all__ = ["ZimSource", "edition"]
