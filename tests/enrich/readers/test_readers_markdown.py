"""Markdown's marks: what they make of a block, and of the words in it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from db.records import Article, BlockKind, StyleKind

ReadText = Callable[..., Article]


def styled(article: Article) -> list[tuple[StyleKind, str]]:
    return [(style.kind, article.text[style.start : style.end]) for style in article.styles]


@pytest.mark.parametrize(
    ("source", "text", "styles"),
    [
        ("a **b** c", "a b c", [(StyleKind.BOLD, "b")]),
        ("a *b* _c_", "a b c", [(StyleKind.ITALIC, "b"), (StyleKind.ITALIC, "c")]),
        ("a `b*c*` d", "a b*c* d", [(StyleKind.CODE, "b*c*")]),
        ("a [b](https://x.example 'y') c", "a b c", [(StyleKind.LINK, "b")]),
        ("a [b](javascript:x) c", "a b c", [(StyleKind.LINK, "b")]),
        ("***a*** b", "a b", [(StyleKind.BOLD, "a"), (StyleKind.ITALIC, "a")]),
        ("**a [b](#)** c", "a b c", [(StyleKind.BOLD, "a b"), (StyleKind.LINK, "b")]),
        ("a ![a *big* pier](p.jpg) b", "a a big pier b", []),
        ("a <https://x.example/a_b_c>", "a https://x.example/a_b_c", None),
        ("AT&amp;T &lt;b&gt; a&nbsp;b&#10;c", "AT&T <b> a b c", []),
        ("a&#x202e;b&#8203;c&#7;d&#xD800;e", "abc\ufffdd\ufffde", []),
        ("a <b>c</b>", "a <b>c</b>", []),
        (r"a \*b\* \_c\_", "a *b* _c_", []),
        ("5 * 3 * 2, snake_case_name, * and _", "5 * 3 * 2, snake_case_name, * and _", []),
        ("**e**&#769;f", "éf", []),
        ("`  a `&nbsp;", "a", [(StyleKind.CODE, "a")]),
        ("**one\ntwo** three", "one two three", [(StyleKind.BOLD, "one two")]),
    ],
)
def test_inline_marks_become_styles(
    read_text: ReadText, source: str, text: str, styles: list[tuple[StyleKind, str]] | None
) -> None:
    article = read_text(source)
    assert article.text == text
    assert styles is None or styled(article) == styles


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("text\n# A #\nmore", [("paragraph", "text"), ("heading", "A"), ("paragraph", "more")]),
        ("x\n\nA\n---\nb", [("heading", "A"), ("paragraph", "b")]),
        ("> a\n> b\nc\n>\n> d", [("quote", "a b c"), ("quote", "d")]),
        ("- a\n  b\n* c\n+ d\n• e", [("item", "a b"), ("item", "c"), ("item", "d"), ("item", "e")]),
        ("- a\n     - b\n\n     - c", [("item", "a"), ("item", "b"), ("item", "c")]),
        ("x\n\n3. a\n4) b", [("item", "3. a"), ("item", "4) b")]),
        ("born in\n1986. A year", [("paragraph", "born in 1986. A year")]),
        ("a\n\n* * *\n\nb", [("paragraph", "a"), ("paragraph", "b")]),
        ("x\n\n```py\n*a*\n\n b\n```\nc", [("paragraph", t) for t in ("*a*", "b", "c")]),
        ("x\n\n#hash -dash 1.5 -5", [("paragraph", "#hash -dash 1.5 -5")]),
    ],
)
def test_block_marks(read_text: ReadText, source: str, blocks: list[tuple[str, str]]) -> None:
    article = read_text(source)
    found = [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]
    # The first block may be a headline, which is another test's matter.
    assert found[-len(blocks) :] == [
        (kind if index or len(found) > len(blocks) else found[0][0], text)
        for index, (kind, text) in enumerate(blocks)
    ]


def test_marks_are_styles_in_every_block(read_text: ReadText) -> None:
    article = read_text("# A **b**\n\n- *c*\n\n> [d](#)", "story.md")
    assert article.text == "A b\n\nc\n\nd"
    assert [block.kind for block in article.blocks] == [
        BlockKind.HEADLINE,
        BlockKind.ITEM,
        BlockKind.QUOTE,
    ]
    assert [text for _, text in styled(article)] == ["b", "c", "d"]


@pytest.mark.parametrize("marks", ["***", "~~~`", "> > >", "[](#)", "```\n```"])
def test_marks_that_leave_nothing_to_read_are_text(read_text: ReadText, marks: str) -> None:
    assert read_text(f"{marks}\n").text == marks.replace("\n", "\n\n")


def test_a_very_long_block_is_shown_as_it_is(read_text: ReadText) -> None:
    source = "**a** " * 5_000
    assert read_text(source).text == source.strip()


@pytest.mark.parametrize(
    "bomb",
    [
        "[" * 100_000,
        "*" * 100_000,
        "*a " * 33_000,
        "![" * 5_000 + "a" + "](b)" * 3_300,
        ("[" * 19_000 + "\n\n") * 50,
        "> " * 500_000,
        "- " * 500_000 + "x",
        "~" * 500_000 + "`",
        "# " * 500_000,
        " #" * 500_000 + "x",
        "1" * 500_000 + ".",
        "\n" * 400_000 + "x",
        "a\n" * 300_000,
        "a" + "\u0323\u0301" * 500_000,
        "By " * 300_000,
        "&" * 100_000,
        "---\n" + "[" * 60_000 + "\n---\n\nx",
    ],
    ids=lambda bomb: bomb[:4],
)
def test_bombs_take_bounded_time(read_text: ReadText, bomb: str) -> None:
    start = time.perf_counter()
    assert read_text(bomb).text
    assert time.perf_counter() - start < 5
