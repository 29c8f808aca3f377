"""Briefs: what the library says of somebody, of a connection or of some articles, as Markdown.

The same library gives the same bytes: no time of making, no ids, and an order that does not depend
on the one in which articles came. Lengths are bounded; what is left out is counted.
"""

from db.brief.articles import articles_brief
from db.brief.bridge import bridge_brief
from db.brief.entity import entity_brief

__all__ = ["articles_brief", "bridge_brief", "entity_brief"]
