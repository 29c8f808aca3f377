"""Front matter: the fields it gives, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from db.records import Article, BlockKind
from enrich.readers.frontmatter import NOT_YAML

ReadText = Callable[..., Article]


def with_front(fields: str, body: str = "Some words of prose.") -> str:
    return f"---\n{fields}\n---\n\n{body}\n"


@pytest.mark.parametrize("name", ["story.md", "story.txt"])
def test_all_fields(read_text: ReadText, name: str) -> None:
    fields = (
        "title: 'Pier: Opened'\nauthor: By Jane Doe\ndate: 2022-03-05\n"
        "url: https://www.a.example/x\npublication: Harbour News"
    )
    article = read_text(with_front(fields), name)
    assert article.title == "Pier: Opened"
    assert article.byline == "Jane Doe"
    assert article.published == "2022-03-05"
    assert article.url == "https://www.a.example/x"
    assert article.publication == "Harbour News"
    assert article.text == "Pier: Opened\n\nSome words of prose."
    assert article.blocks[0].kind is BlockKind.HEADLINE


@pytest.mark.parametrize(
    ("field", "name", "value"),
    [
        ("authors: [Jane Doe, Max Roe, Ann Lee]", "byline", "Jane Doe, Max Roe and Ann Lee"),
        ("authors:\n- name: Jane Doe\n- name: Max Roe", "byline", "Jane Doe and Max Roe"),
        ("byline: Jane Doe", "byline", "Jane Doe"),
        ("published: 5 March 2022", "published", "2022-03-05"),
        ("published_at: 2022-03-05 10:30:00 +0100", "published", "2022-03-05T10:30:00+01:00"),
        ("date: 2022-02-31", "published", None),
        ("source_url: https://a.example/x", "url", "https://a.example/x"),
        ("link: https://a.example/x", "url", "https://a.example/x"),
        ("original_url: https://a.example/x", "url", "https://a.example/x"),
        ("source: https://a.example/x", "url", "https://a.example/x"),
        ("source: https://www.a.example/x", "publication", "a.example"),
        ("url: javascript:alert(1)", "url", ""),
        ("url: https://a.example/" + "x" * 2000, "url", ""),
        ("site_name: Harbour News", "publication", "Harbour News"),
        ("author: Jane Doe, Meridian Wire", "publication", "Meridian Wire"),
        ("title: 1984", "title", "1984"),
        ("title: null", "title", "Some words of prose."),
        ("title: [a, b]", "title", "Some words of prose."),
        ("title: {a: b}", "title", "Some words of prose."),
        ('title: "a\\e[31m\\u202eb\\nc"', "title", "a[31mb c"),
        ("title: !!python/object/apply:os.getcwd []", "title", "Some words of prose."),
        ("author: {a: b}", "byline", ""),
    ],
)
def test_each_field(read_text: ReadText, field: str, name: str, value: str | None) -> None:
    article = read_text(with_front(field))
    assert getattr(article, name) == value
    assert article.text.endswith("Some words of prose.")
    assert "---" not in article.text


def test_front_matter_goes_before_the_text(read_text: ReadText) -> None:
    body = "By Max Roe\n\nMarch 9, 2022\n\nSome words of prose."
    article = read_text(with_front("author: Jane Doe\ndate: 2022-03-05", body))
    assert (article.byline, article.published) == ("Jane Doe", "2022-03-05")
    assert article.text == "Some words of prose."


def test_a_title_is_not_doubled_and_another_headline_becomes_a_heading(
    read_text: ReadText,
) -> None:
    same = read_text(with_front("title: Pier Opens", "# *Pier* opens\n\nWords."))
    assert same.text == "Pier opens\n\nWords."
    other = read_text(with_front("title: Pier Opens", "# The Pier\n\nWords."))
    assert other.text == "Pier Opens\n\nThe Pier\n\nWords."
    assert other.blocks[1].kind is BlockKind.HEADING


def test_a_title_is_no_markdown(read_text: ReadText) -> None:
    assert read_text(with_front("title: 'A *b* c'")).title == "A *b* c"


def test_a_title_alone_is_an_article(read_text: ReadText) -> None:
    assert read_text("---\ntitle: Pier Opens\n---").text == "Pier Opens"


@pytest.mark.parametrize(
    "front",
    [
        "only a sentence",
        "- a\n- b",
        "A sentence: [with a colon\nand another one",
        "? [a]\n: b",
        "a: " + "x" * 64_000,
    ],
)
def test_what_is_no_front_matter_stays_in_the_text(read_text: ReadText, front: str) -> None:
    article = read_text(with_front(front))
    assert article.byline == ""
    assert front.split("\n", maxsplit=1)[0][:10].strip("- ") in article.text


def test_front_matter_that_never_ends(read_text: ReadText) -> None:
    assert read_text("---\ntitle: A\n\nwords").text == "title: A\n\nwords"


@pytest.mark.parametrize(
    "broken",
    [
        "tags: [broken",
        'summary: "never ends',
        "a: &x [1]\nb: *x",
        "a: &x 1",
        "a: " + "[" * 30 + "]" * 30,
        "tags:\n- a\n  b: c: d\n- e",
        "# a comment: [\nlead: Coup: what is known",
    ],
)
def test_of_broken_front_matter_the_lines_are_taken_and_it_is_remarked(
    read_text: ReadText, broken: str
) -> None:
    fields = f'title: "Pier: opened"\n{broken}\nauthor: By Jane Doe\ndate: 2022-03-05'
    article = read_text(with_front(fields))
    assert article.text == "Pier: opened\n\nSome words of prose."
    assert (article.title, article.byline) == ("Pier: opened", "Jane Doe")
    assert article.published == "2022-03-05"
    assert article.remarks == (NOT_YAML,)


def test_a_colon_in_a_title_does_not_cost_it(read_text: ReadText) -> None:
    article = read_text(with_front("title: Pier: it opened\nauthor: 'Jane Doe"))
    assert (article.title, article.byline) == ("Pier: it opened", "Jane Doe")


def test_valid_front_matter_is_not_remarked(read_text: ReadText) -> None:
    assert read_text(with_front("title: Pier")).remarks == ()
