"""The layout of scraped news: what is text, and what are fields."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from db.records import Article, BlockKind

ReadText = Callable[..., Article]

LONG = (
    "The council of the small harbour town agreed late in the evening to repair the old pier "
    "before the winter storms, after fishermen had warned for years that its wooden posts would "
    "not stand another season of high water."
)
STORY = f"""

Harbour Town to Repair Its Pier

By [ABC](#)

March 5, 2022



Fishermen at the pier **Ann Smith / ABC**

{LONG}

"We are glad," one of them said.

Related article: [Storm Season – What to Expect](#)

Original url:

<https://www.harbour-news.example/2022/03/05/pier-a1>"""


def kinds(article: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def texts(article: Article) -> list[str]:
    return [text for _, text in kinds(article)]


def test_a_scraped_story(read_text: ReadText) -> None:
    article = read_text(STORY)
    assert article.title == "Harbour Town to Repair Its Pier"
    assert article.byline == "ABC"
    assert article.publication == "ABC"
    assert article.published == "2022-03-05"
    assert article.url == "https://www.harbour-news.example/2022/03/05/pier-a1"
    assert kinds(article) == [
        (BlockKind.HEADLINE, "Harbour Town to Repair Its Pier"),
        (BlockKind.CAPTION, "Fishermen at the pier Ann Smith / ABC"),
        (BlockKind.PARAGRAPH, LONG),
        (BlockKind.PARAGRAPH, '"We are glad," one of them said.'),
        (BlockKind.RELATED, "Related article: Storm Season – What to Expect"),
    ]


def test_plain_text_is_left_as_it_is(read_text: ReadText) -> None:
    article = read_text(f"{LONG}\n\nIt cost 5 * 3 coins, he_said to her_self.\n")
    assert article.text == f"{LONG}\n\nIt cost 5 * 3 coins, he_said to her_self."
    assert {kind for kind, _ in kinds(article)} == {BlockKind.PARAGRAPH}
    assert article.title.endswith("…")
    assert LONG.startswith(article.title[:-1] + " ")
    assert len(article.title) <= 121
    assert (article.byline, article.published, article.url, article.publication) == (
        ("", None, "", "")
    )


def test_wrapped_lines_are_joined(read_text: ReadText) -> None:
    article = read_text("One line\nand the next\n\nanother\r\nparagraph")
    assert article.text == "One line and the next\n\nanother paragraph"


def test_lines_too_wide_to_be_wrapped_are_paragraphs_of_their_own(read_text: ReadText) -> None:
    assert texts(read_text(f"A First Line\n{LONG}\n{LONG}")) == ["A First Line", LONG, LONG]
    assert len(read_text(f"{LONG}\n{LONG}", "story.md").blocks) == 1


def test_hard_line_breaks_keep_verse_apart(read_text: ReadText) -> None:
    article = read_text(
        "The sea is wide,  \nthe pier is long,\\\nthe night is old\n\nAnonymous verse"
    )
    assert texts(article)[:3] == ["The sea is wide,", "the pier is long,", "the night is old"]
    assert {kind for kind, _ in kinds(article)} == {BlockKind.PARAGRAPH}


@pytest.mark.parametrize(
    "first", ["# Pier Opens", "Pier Opens\n======", "Pier Opens\n", "**Pier Opens**\n"]
)
def test_headlines(read_text: ReadText, first: str) -> None:
    article = read_text(f"{first}\n{LONG}")
    assert article.title == "Pier Opens"
    assert kinds(article)[0] == (BlockKind.HEADLINE, "Pier Opens")


@pytest.mark.parametrize(
    "text",
    [
        "A short line",
        "Some words\nwith prose on the next line\n\nand more",
        "It rained all day.\n\nThen it stopped.",
        "x" * 200 + "\n\nafter it",
        "- an item\n\nafter it",
        "Photo: A pier\n\nafter it",
    ],
)
def test_what_is_no_headline(read_text: ReadText, text: str) -> None:
    assert BlockKind.HEADLINE not in {kind for kind, _ in kinds(read_text(text))}


@pytest.mark.parametrize(
    ("line", "byline", "publication"),
    [
        ("By Jane Doe", "Jane Doe", ""),
        ("BY JANE DOE", "JANE DOE", ""),
        ("by Jean-Luc d'Arcy and Omar al-Masri", "Jean-Luc d'Arcy and Omar al-Masri", ""),
        ("**By Jane Doe**", "Jane Doe", ""),
        ("By [Jane Doe](#)", "Jane Doe", ""),
        ("By [Reuters](https://x.example)", "Reuters", "Reuters"),
        ("By AFP", "AFP", "AFP"),
        ("By The Daily Pier", "The Daily Pier", "The Daily Pier"),
        (
            "By Jane Doe and John Roe, Meridian Wire",
            "Jane Doe and John Roe, Meridian Wire",
            "Meridian Wire",
        ),
        ("By Jane Doe for Harbour News", "Jane Doe for Harbour News", "Harbour News"),
        ("By Jane Doe/AP", "Jane Doe/AP", "AP"),
        ("By Jane Doe, Senior Correspondent", "Jane Doe, Senior Correspondent", ""),
        ("By Jane Doe, health editor", "Jane Doe, health editor", ""),
        ("By Jane Doe, Max Roe and Ann Lee", "Jane Doe, Max Roe and Ann Lee", ""),
        ("By John Doe, Jr.", "John Doe, Jr.", ""),
    ],
)
def test_bylines(read_text: ReadText, line: str, byline: str, publication: str) -> None:
    article = read_text(f"Pier Opens\n\n{line}\n\n{LONG}")
    assert (article.byline, article.publication) == (byline, publication)
    assert texts(article) == ["Pier Opens", LONG]


@pytest.mark.parametrize(
    "line",
    [
        "By the time the storm came, all boats were in.",
        "By Friday the water had gone",
        "By Monday",
        "By Christmas.",
        "By morning",
        "By 2030 All Piers Will Be New",
        f"By {LONG}",
    ],
)
def test_prose_that_begins_with_by_stays(read_text: ReadText, line: str) -> None:
    article = read_text(f"Pier Opens\n\n{line}\n\n{LONG}")
    assert article.byline == ""
    assert line in texts(article)


def test_bylines_and_dates_after_a_long_paragraph_are_prose(read_text: ReadText) -> None:
    article = read_text(f"Pier Opens\n\n{LONG}\n\nBy Jane Doe\n\nMarch 5, 2022")
    assert (article.byline, article.published) == ("", None)
    assert texts(article)[2:] == ["By Jane Doe", "March 5, 2022"]


def test_a_second_byline_and_a_second_date_stay_in_the_text(read_text: ReadText) -> None:
    top = "Pier Opens\n\nBy Jane Doe\n\nMarch 5, 2022\n\nBy Max Roe\n\nMarch 6, 2022"
    article = read_text(f"{top}\n\n{LONG}")
    assert (article.byline, article.published) == ("Jane Doe", "2022-03-05")
    assert texts(article)[1:3] == ["By Max Roe", "March 6, 2022"]


@pytest.mark.parametrize(
    "top",
    [
        "Pier Opens\nBy Jane Doe\nMarch 5, 2022\n\n",
        "Pier Opens  \nBy Jane Doe  \nMarch 5, 2022\n\n",
        "Pier Opens\nBy Jane Doe\nMarch 5, 2022\n",
        "Pier Opens\n\nBy Jane Doe | March 5, 2022\n\n",
        "Pier Opens\n\nBy Jane Doe, March 5, 2022\n\n",
        "Pier Opens\n\nMarch 5, 2022 – By Jane Doe\n\n",
        "March 5, 2022\n\nBy Jane Doe\n\nPier Opens\n\n",
        "Pier Opens\n\nBy Jane Doe\n\nUpdated March 7, 2022\n\nPublished: March 5, 2022\n\n",
    ],
)
def test_the_ways_to_begin(read_text: ReadText, top: str) -> None:
    article = read_text(top + LONG)
    assert (article.byline, article.published) == ("Jane Doe", "2022-03-05")
    assert kinds(article) == [(BlockKind.HEADLINE, "Pier Opens"), (BlockKind.PARAGRAPH, LONG)]


def test_an_update_counts_where_no_publication_is_given(read_text: ReadText) -> None:
    article = read_text(f"Pier Opens\n\nUpdated March 7, 2022\n\n{LONG}")
    assert article.published == "2022-03-07"


@pytest.mark.parametrize(
    "foot",
    [
        "\n\nOriginal url:\n\n<https://www.a.example/x_1_2>",
        "\n\nOriginal url:\n<https://www.a.example/x_1_2>",
        "\n\nOriginal URL: https://www.a.example/x_1_2",
        "\n\n**Source:** <https://www.a.example/x_1_2>",
        "\n\nSource: [A](https://www.a.example/x_1_2)",
        "\nSource: https://www.a.example/x_1_2",
    ],
)
def test_the_address_at_the_foot(read_text: ReadText, foot: str) -> None:
    article = read_text(f"Pier Opens\n\nSome words.{foot}")
    assert article.url == "https://www.a.example/x_1_2"
    assert article.publication == "a.example"
    assert texts(article) == ["Pier Opens", "Some words."]


def test_text_may_follow_the_address(read_text: ReadText) -> None:
    article = read_text(f"Pier Opens\n\n{LONG}\n\nSource: https://a.example/x\n\nAll rights kept")
    assert article.url == "https://a.example/x"
    assert texts(article) == ["Pier Opens", LONG, "All rights kept"]


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "ftp://a.example/x",
        "file:///etc/passwd",
        "https://",
        "https://[::1",
        "https://a.example/" + "x" * 2000,
        "Reuters",
    ],
)
def test_other_addresses_are_not_taken(read_text: ReadText, value: str) -> None:
    article = read_text(f"Pier Opens\n\n{LONG}\n\nSource: {value}")
    assert article.url == ""
    assert value in article.text


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ann Smith",
        "(Photo by Ann Smith / ABC)",
        "People at the pier. (Photo by Ann Smith)",
        "People at the pier **Ann Smith / ABC**",
        "People at the pier **Ann Smith**",
        "**Ann Smith / ABC**",
    ],
)
def test_captions(read_text: ReadText, line: str) -> None:
    assert kinds(read_text(f"{LONG}\n\n{line}"))[1][0] is BlockKind.CAPTION


@pytest.mark.parametrize(
    "line", ["**What Comes Next**", "She was **very tired**", "Photos by the dozen were sold"]
)
def test_other_bold_ends_are_prose(read_text: ReadText, line: str) -> None:
    assert kinds(read_text(f"{LONG}\n\n{line}"))[1][0] is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    "label", ["Related", "Read more", "**See also**", "READ ALSO", "- Related"]
)
def test_pointers_to_other_articles(read_text: ReadText, label: str) -> None:
    assert kinds(read_text(f"{LONG}\n\n{label}: [A Pier](#)"))[1][0] is BlockKind.RELATED


def test_a_file_of_nothing_but_fields_is_text(read_text: ReadText) -> None:
    article = read_text("By Jane Doe\n\nMarch 5, 2022")
    assert article.text == "By Jane Doe\n\nMarch 5, 2022"
    assert article.byline == ""
