"""A Kiwix file as a source of context.

libzim and selectolax come with the extra ``zim``; neither is imported before a file is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from enrich.context.sources import NOTHING, Answer, SourceError
from enrich.context.titles import title_of

if TYPE_CHECKING:
    from enrich.context.zim.about import About
    from enrich.context.zim.answers import Answers

NO_EXTRA = "reading Kiwix files needs the zim extra: pip install 'newsreader[zim]'"


class ZimSource:
    """Names answered from a Kiwix file of Wikipedia, without the network.

    The file is opened by the first question and stays open; a source belongs to the thread that
    asks it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._refusal: SourceError | None = None

    def lookup(self, names: Sequence[str]) -> Mapping[str, Answer]:
        """Return for each name the page of that title, or the meanings that are listed for it.

        Pages that are only near to the name follow, and say so in ``via``. The order is the same
        each time.

        Raises:
            SourceError: the file is not there, no Kiwix file, or damaged, or the extra is missing.
        """
        titles = {name: title_of(name) for name in names}
        return {n: self._answers.answer(title) if title else NOTHING for n, title in titles.items()}

    def about(self) -> About:
        """Return what the file says of itself.

        Raises:
            SourceError: as for a lookup.
        """
        return self._answers.about

    @cached_property
    def _answers(self) -> Answers:
        # What can't be opened would be checked from end to end for each name.
        if self._refusal is not None:
            raise self._refusal
        try:
            from enrich.context.zim.answers import Answers

            return Answers(self._path)
        except ImportError:
            self._refusal = SourceError(f"{self._path}: {NO_EXTRA}")
        except SourceError as error:
            self._refusal = error
        raise self._refusal
