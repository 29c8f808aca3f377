"""Ranking: which of several pages a name means, on what evidence."""

from enrich.context.ranking.rank import Ranked, rank
from enrich.context.ranking.subject import Passage, Subject

__all__ = ["Passage", "Ranked", "Subject", "rank"]
