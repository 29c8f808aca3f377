"""The grammar of following a story: epithets of names, and what named speakers say.

Rules over the words of a sentence and the names in it, without a parser. What no rule is sure of
is left out. Nothing here imports spaCy.
"""

from __future__ import annotations

from enrich.grammar.facts import epithets, facts_of, quotes

__all__ = ["epithets", "facts_of", "quotes"]
