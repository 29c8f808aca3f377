"""Decisions about the seeds hold when all that the machine found is found again."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from db.decisions.anchors import place_of
from db.decisions.kinds import ChoosePage, NotAName, PageName, Relabel, Same, Scope, Split
from db.library import Library
from enrich.ingest import ingest
from enrich.settings import Settings
from support.decided import wipe
from support.gold import SEEDS

pytestmark = [pytest.mark.model, pytest.mark.xdist_group("model")]

PAGE = PageName("Mali Empire", "en.wikipedia.org", "en", qid="Q184536")
STORY = "00[1-9]_*.txt"


def _ingest(library: Library, news: Path) -> None:
    ingest(library, [news], Settings(offline=True), progress=lambda progress: None)


@dataclass
class Decided:
    """A library of which five things were decided, and where its files are."""

    library: Library
    news: Path
    split_off: str

    def check(self) -> None:
        """Check that all five hold."""
        entities = self.library.entities
        merged = entities.find("Bamako")[0]
        assert {surface for surface, _ in entities.aliases(merged.id)} >= {"Bamako", "Paris"}
        assert self.library.links.of(entities.find("Mali")[0].id).page is not None
        link = self.library.links.of(entities.find("Mali")[0].id)
        assert (link.decided_by, link.page.title if link.page else "") == ("reader", PAGE.title)
        assert entities.find("Vladimir Putin")[0].label == "NORP"
        assert entities.find("Africa") == []
        parted = [e for e in entities.find("Prigozhin") if e.name == "Another Prigozhin"]
        assert [e.mentions for e in parted] == [1]
        assert self.split_off in entities.mentions(parted[0].id)[0].snippet
        assert self.library.check().problems == ()


@pytest.fixture
def decided(library: Library, news: Path) -> Decided:
    """Merge two, split one, relabel one, say that one is no name, choose another page."""
    for path in SEEDS.glob(STORY):
        shutil.copy(path, news)
    _ingest(library, news)
    find, named = library.entities.find, library.decisions.named
    prigozhin = find("Yevgeny Prigozhin")[0]
    mention = library.entities.mentions(prigozhin.id)[-1]
    text = library.articles.get(mention.article.id)
    assert text is not None
    place = place_of(
        text.text, mention.start, mention.end, library.decisions.place(mention.article.id).hash
    )
    for decision in (
        Same(one=named(find("Bamako")[0].id), other=named(find("Paris")[0].id)),
        Split(
            entity=named(prigozhin.id),
            name="Another Prigozhin",
            scope=Scope.ARTICLE,
            places=(place,),
        ),
        Relabel(entity=named(find("Vladimir Putin")[0].id), label="NORP"),
        NotAName(entity=named(find("Africa")[0].id), forms=("Africa",)),
        ChoosePage(entity=named(find("Mali")[0].id), page=PAGE),
    ):
        library.decisions.take(decision)
    made = Decided(library, news, mention.snippet)
    made.check()
    return made


def test_all_hold_when_all_is_found_anew(decided: Decided) -> None:
    wipe(decided.library)
    assert decided.library.links.coverage().entities == 0
    _ingest(decided.library, decided.news)
    decided.check()


def test_all_hold_when_files_move_and_one_is_scraped_again(decided: Decided) -> None:
    moved = decided.news.parent / "elsewhere"
    decided.news.rename(moved)
    for path in moved.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        if decided.split_off in " ".join(text.split()):
            head, rest = text.split("\n\n", 1)
            # A paragraph more, in front of all others.
            path.write_text(f"{head}\n\n{rest.split(chr(10), 1)[0]}\n\nIt rained.\n\n{rest}")
    wipe(decided.library)
    _ingest(decided.library, moved)
    decided.check()
