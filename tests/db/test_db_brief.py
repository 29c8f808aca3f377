"""What briefs are made of: an order that nothing accidental decides, and text that is no markup."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from db.brief import articles_brief, bridge_brief, entity_brief
from db.brief.order import newest
from db.brief.pieces import described, origin, quoted
from db.following.answers import Line
from db.library import Library
from db.naming import ArticleNames, NamedSpan
from db.pages.records import Page
from db.plain import plain
from db.rows import ArticleRow
from db.shelving import Stat, content_hash
from support.decided import article

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = st.text() | st.text("aA1 \n\t#>-+*_=`~<>[]()!&;|\\.:/$@^w\"'")


def row(title: str, published: str | None = None, *, by: str = "", url: str = "") -> ArticleRow:
    """Make an article as a list shows it."""
    return ArticleRow(1, title, "", by, published, url, False, False, False, 1)


def kinds(page: str) -> set[str]:
    """Return the kinds of all parts of a page."""
    tokens = PARSER.parse(page)
    return {kind for t in tokens for kind in (t.type, *(c.type for c in t.children or []))}


@given(SIGNS, SIGNS, SIGNS, SIGNS)
def test_what_is_quoted_is_no_markup(text: str, title: str, by: str, path: str) -> None:
    line = Line(row(title, "2024-01-01", by=by, url="https://a.b/c"), path, 0, text, (), 0)
    allowed = {"inline", "text", "text_special", "paragraph_open", "paragraph_close"}
    allowed |= {"blockquote_open", "blockquote_close", "link_open", "link_close"}
    page = quoted(line)
    assert kinds(page) <= allowed
    assert plain(page, lines=True) == page
    words = [c.content for t in PARSER.parse(page) for c in t.children or []]
    assert "".join("".join(words).split()).startswith("".join(plain(text).split()))


@given(SIGNS, SIGNS, SIGNS)
def test_what_a_page_says_is_no_markup(title: str, description: str, licence: str) -> None:
    page = Page("wikipedia", title, description, "", "https://a.b/c", licence=licence)
    allowed = {"inline", "text", "text_special", "paragraph_open", "paragraph_close"}
    assert kinds(described(page)) <= allowed | {"link_open", "link_close"}


def test_an_address_of_something_else_is_no_link() -> None:
    assert "](<" not in origin(row("A", url="javascript:alert(1)"), "/a")
    assert origin(row("", None), "/a_b", 3) == "— Untitled, undated (/a\\_b, character 3)"


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, "2024", "2024-01-01", "2024-01-01T10:00:00+02:00"]),
            st.sampled_from("ab"),
            st.integers(0, 3),
        ),
        unique=True,
    ).flatmap(lambda all_: st.tuples(st.just(all_), st.permutations(all_)))
)
def test_the_order_of_arrival_does_not_count(
    both: tuple[Sequence[tuple[str | None, str, int]], ...],
) -> None:
    one, other = (
        [Line(row("t", at), f"{path}{at}", n, "text", (), n) for at, path, n in lines]
        for lines in both
    )
    assert newest(one) == newest(other)
    dates = [line.article.published for line in newest(one)]
    undated = dates.index(None) if None in dates else len(dates)
    assert all(date is None for date in dates[undated:])


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library in which a name stands in seventy articles, three times in each."""
    made = Library.create(tmp_path / "library.db")
    for number in range(70):
        text = f"Ada left {number}. Ada came {number}. Ada stays {number}."
        day = f"2024-{number // 28 + 1:02}-{number % 28 + 1:02}"
        one = article(f"Article {number}", text, published=day)
        made.shelving.put([(f"/n/{number}", Stat(1, 1), one)])
        article_id = made.articles.find(f"/n/{number}")
        assert article_id is not None
        starts = [at for at in range(len(one.text)) if one.text.startswith("Ada", at)]
        spans = [NamedSpan(at, at + 3, "PERSON", "person:ada", "Ada") for at in starts]
        made.naming.store("test", [ArticleNames(article_id, content_hash(one), "en", spans)])
    return made


def test_length_is_bounded_and_what_is_left_out_is_counted(library: Library) -> None:
    ada = library.entities.find("Ada")[0]
    page = entity_brief(library, ada.id)
    assert page.count("\n> ") == 40
    assert "*The newest 40, of 210 mentions.*" in page
    places = [page.index(f"> Ada {said}.") for said in ("left 69", "came 69", "left 68")]
    assert places == sorted(places)
    assert "Ada stays" not in page
    page = articles_brief(library, [*library.articles.ids(), 4711])
    assert page.startswith("# 70 articles\n")
    assert "*40 more articles are left out.*" in page


def test_what_is_gone_is_said(library: Library) -> None:
    with pytest.raises(LookupError):
        entity_brief(library, 99)
    with pytest.raises(LookupError):
        bridge_brief(library, 1, 99)
    with pytest.raises(LookupError):
        articles_brief(library, [99])
