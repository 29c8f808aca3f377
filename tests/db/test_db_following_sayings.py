"""What an entity is quoted as saying, page by page."""

from __future__ import annotations

import pytest

from db.decisions.kinds import Same
from db.following import sayings as module
from db.following.answers import Sayings
from db.library import Library
from support.followed import id_of, put, report


def say(
    library: Library,
    path: str,
    words: str,
    published: str | None,
    *,
    before: str = "",
    who: str = "Ada",
) -> int:
    """Store an article in which somebody says something."""
    article = report(path, f"{before}{who} said: “{words}” on {path}.", published=published)
    return put(library, path, article, quotes=[(words, who, "said")])


def page(library: Library, name: str = "Ada", **options: object) -> Sayings:
    """Return a page of what somebody said."""
    return library.following.sayings.page(id_of(library, name), **options)  # type: ignore[arg-type]


def words(found: Sayings) -> list[str]:
    """Return what was said."""
    return [saying.words for saying in found.sayings]


@pytest.fixture
def told(library: Library) -> Library:
    """Five articles: twice the same words, and once somebody else's."""
    say(library, "/n/1", "We will\nstay.", "2024-01-01")
    say(library, "/n/2", "We go!", "2024-01-02")
    say(library, "/n/3", "we will stay", "2024-01-03")
    say(library, "/n/4", "Bo knows.", "2024-01-04", who="Bo")
    say(library, "/n/5", "Nobody knows when.", None)
    return library


def test_the_same_words_come_once_with_all_who_quote_them(told: Library) -> None:
    found = page(told)
    assert words(found) == ["we will stay", "We go!", "Nobody knows when."]
    assert found.further is None
    saying = found.sayings[0]
    assert (saying.verb, saying.direct) == ("said", True)
    assert [line.path for line in saying.lines] == ["/n/3", "/n/1"]
    for line in saying.lines:
        ((start, end),) = line.marks
        assert line.start + start == line.at
        assert line.text[start:end].lower().startswith("we will stay")
    assert saying.lines[1].text == "Ada said: “We will stay.” on /n/1."


def test_pages_go_on_where_the_one_before_ended(told: Library) -> None:
    first = page(told, limit=1)
    assert words(first) == ["we will stay"]
    second = page(told, limit=2, after=first.further)
    assert words(second) == ["We go!", "We will stay."]
    third = page(told, limit=2, after=second.further)
    assert (words(third), third.further) == (["Nobody knows when."], None)
    last = page(told, limit=3)
    assert (len(last.sayings), last.further) == (3, None)


def test_only_those_with_some_words(told: Library) -> None:
    assert words(page(told, like="KNOWS")) == ["Nobody knows when."]
    assert words(page(told, like="will  st")) == ["we will stay"]
    assert words(page(told, like="said")) == []
    assert words(page(told, "Bo")) == ["Bo knows."]
    assert words(page(told, "Bo", like="stay")) == []
    assert told.following.sayings.page(999) == Sayings((), None)


def test_words_within_others_are_the_same_among_copies_only(library: Library) -> None:
    short = say(library, "/n/1", "We stay here", "2024-01-02")
    long = say(library, "/n/2", "“Today we stay here,” that is all.", "2024-01-01")
    part = say(library, "/n/3", "day we", "2024-01-01")
    ids = (short, long, part)
    assert len(page(library).sayings) == 3
    with library.connections.write() as write:
        copies = [(one, two, 1.0) for one in ids for two in ids if one != two]
        write.executemany("INSERT INTO copies VALUES (?, ?, ?)", copies)
        first = "(SELECT id FROM articles WHERE id IN (?, ?, ?) ORDER BY dated, id LIMIT 1)"
        write.execute(f"UPDATE articles SET report = {first} WHERE id IN (?, ?, ?)", ids * 2)
    found = page(library)
    assert words(found) == ["“Today we stay here,” that is all.", "day we"]
    assert [len(saying.lines) for saying in found.sayings] == [2, 1]


def test_words_without_any_letter_are_none(library: Library) -> None:
    say(library, "/n/1", "…?!", "2024-01-02")
    assert words(page(library)) == []


def test_a_page_that_found_too_little_says_where_to_go_on(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WINDOW", 2)
    monkeypatch.setattr(module, "STEPS", 3)
    say(library, "/n/said", "Long ago.", "2020-01-01")
    for number in range(9):
        put(library, f"/n/{number}", report(f"No {number}", "Ada.", published="2024-01-01"))
    first = page(library)
    assert (words(first), first.further) == ([], ("2024-01-01", id_of_path(library, "/n/3")))
    second = page(library, after=first.further)
    assert (words(second), second.further) == (["Long ago."], None)


def id_of_path(library: Library, path: str) -> int:
    """Return the id of the article at a path."""
    found = library.articles.find(path)
    assert found is not None
    return found


def test_a_quote_of_several_sentences_is_shown_whole(library: Library) -> None:
    said = f"One. Two. {'Three, ' * 100}four. Five"
    say(library, "/n/1", said, "2024-01-01", before="Mali is far. ")
    (saying,) = page(library).sayings
    ((start, end),) = saying.lines[0].marks
    assert saying.lines[0].text[start:end] == saying.words == said


def test_quotes_go_with_their_speaker(told: Library) -> None:
    before = page(told), page(told, "Bo")
    ada, bo = (told.decisions.named(id_of(told, name)) for name in ("Ada", "Bo"))
    told.decisions.take(Same(one=ada, other=bo))
    assert words(page(told, "Bo")) == ["Bo knows.", "we will stay", "We go!", "Nobody knows when."]
    told.decisions.undo()
    assert (page(told), page(told, "Bo")) == before
    told.shelving.forget("/n/2")
    say(told, "/n/5", "Nobody knows when.", "2024-03-01")
    assert words(page(told)) == ["Nobody knows when.", "we will stay"]
