"""Following a story from the command line: what each command answers, and briefs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt
from markdown_it.token import Token

from db.decisions.kinds import Hide
from db.following.records import Epithet, EpithetForm, Quote
from db.library import Library
from db.naming import ArticleNames, NamedSpan
from db.pages import Link, Page
from db.records import Article, Block, BlockKind
from db.shelving import Stat, content_hash
from enrich.following import facts_of
from newsreader.cli import cli

Run = Callable[..., Result]
Terminal = Callable[..., tuple[int, str]]
NAMES = (
    ("Ada Okoro", "PERSON", "person:ada okoro"),
    ("Borland Group", "ORG", "org:borland group"),
    ("Borland", "ORG", "org:borland group"),
    ("Casta", "GPE", "place:casta"),
    ("Dalia Fenn", "PERSON", "person:dalia fenn"),
    ("Esk", "LOC", "place:esk"),
    ("Farland", "GPE", "place:farland"),
)
OPENING = (
    "Borland Group, the mining company, opened a copper mine in Casta on Monday.",
    "Three hundred workers from Casta will dig there for Borland, twice as many as last year.",
    "“We will stay here for many years,” said Ada Okoro, who runs the Borland Group.",
    "The river Esk has to be led around the pit, which villagers of Casta do not want.",
    "A court in Casta will hear their complaint against Borland before the summer begins.",
)
HOSTILE = "\x1b]0;owned\x07# [no](http://no.no) <b>*no*</b> `no` | \u202e no"


def article_of(title: str, *paragraphs: str, day: str | None, by: str = "Gazette") -> Article:
    """Make an article of a headline and paragraphs."""
    blocks, text = list[Block](), ""
    for number, piece in enumerate((title, *paragraphs)):
        text += "\n\n" if text else ""
        kind = BlockKind.PARAGRAPH if number else BlockKind.HEADLINE
        blocks.append(Block(kind, len(text), len(text) + len(piece)))
        text += piece
    url = f"https://news.example/{by.lower()}" if by else ""
    made = Article(title, text, published=day, publication=by, blocks=tuple(blocks))
    return replace(made, url=url)


ARTICLES = {
    "/n/opening.txt": article_of("A mine for Casta", " ".join(OPENING), day="2024-01-10"),
    "/n/copy.txt": article_of(
        "New mine in Casta",
        " ".join(OPENING[:4]),
        "A judge in Farland will not hear it.",
        day="2024-01-11",
        by="Herald",
    ),
    "/n/talks.txt": article_of(
        "Talks",
        "Ada Okoro met Dalia Fenn at the harbour. “Nobody asked me,” said Dalia Fenn. Casta waits.",
        "Borland Group, the scandal-ridden company, said nothing.",
        day="2024-06-02",
        by="Herald",
    ),
    "/n/undated.txt": article_of("Esk in flood", "The Esk rose again.", day=None, by=""),
    "/n/twin.txt": article_of("Flood", "At the Esk a bridge fell.", day=None, by=""),
}


def spans_in(text: str) -> list[NamedSpan]:
    """Return the longest names at each place of a text."""
    spans, at = list[NamedSpan](), 0
    while at < len(text):
        name = next((name for name in NAMES if text.startswith(name[0], at)), None)
        if name is not None:
            spans.append(NamedSpan(at, at + len(name[0]), name[1], name[2], name[0]))
        at += len(name[0]) if name else 1
    return spans


def said_of(text: str, words: str, name: str) -> tuple[int, int, int]:
    """Return where words stand, and where the nearest name before or behind them begins."""
    start = text.index(words)
    places = [at for at in range(len(text)) if text.startswith(name, at)]
    return start, start + len(words), min(places, key=lambda at: abs(at - start))


def put(library: Library, path: str, article: Article) -> int:
    """Store an article with its names, what they are called, and what they say."""
    library.shelving.put([(path, Stat(1, 1), article)])
    article_id = library.articles.find(path)
    assert article_id is not None
    text, epithets, quotes = article.text, list[Epithet](), list[Quote]()
    for words in ("the mining company", "the scandal-ridden company"):
        if words in text:
            epithets.append(Epithet(*said_of(text, words, "Borland"), EpithetForm.APPOSITION))
    for words, name in (
        ("We will stay here for many years,", "Ada Okoro"),
        ("Nobody asked me,", "Dalia Fenn"),
    ):
        if words in text:
            start, end, mention = said_of(text, words, name)
            verb = text.index("said", end)
            quotes.append(Quote(start, end, mention, verb, verb + 4, direct=True))
    spans = spans_in(text)
    facts = replace(
        facts_of(text, article.blocks, article.styles, spans), epithets=epithets, quotes=quotes
    )
    names = ArticleNames(article_id, content_hash(article), "en", spans, facts)
    assert library.naming.store("test", [names]) == len(spans)
    return article_id


def fill(path: Path, paths: Iterable[str] = ARTICLES) -> None:
    """Make a library of the articles, which come in some order."""
    library = Library.create(path)
    for one in paths:
        put(library, one, ARTICLES[one])
    borland = library.entities.find("Borland Group")[0]
    page = Page(
        source="wikipedia",
        title="Borland *Group*",
        description="Mining company",
        extract="It digs.",
        url="https://en.wikipedia.org/wiki/Borland",
        revision=7,
        licence="CC BY-SA 4.0",
    )
    library.links.keep({borland.id: Link("page", page, decided_by="machine")}, "test")
    library.close()


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    """A library of a story: five articles, two of them copies, two undated."""
    path = tmp_path / "library.db"
    fill(path)
    return path


def records(result: Result) -> list[dict[str, Any]]:
    """Return the objects that a command printed."""
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def quoted(line: dict[str, Any]) -> list[str]:
    """Return what is marked in a sentence; its place must be right."""
    text = ARTICLES[line["article"]["path"]].text
    assert text.startswith(line["text"], line["start"])
    assert line["start"] <= line["at"] <= line["start"] + len(line["text"])
    return [line["text"][start:end] for start, end in line["marks"]]


def titles(found: Sequence[dict[str, Any]]) -> list[str]:
    return [one["article"]["title"] for one in found]


def test_mentions_are_filtered_and_ordered(run: Run) -> None:
    every = records(run("mentions", "Borland Group"))
    assert list(every[0]) == ["article", "start", "end", "text", "snippet"]
    assert titles(every)[0] == "Talks"
    assert len(every) == 8
    oldest = records(run("mentions", "Borland Group", "--oldest"))
    assert (titles(oldest)[0], len(oldest)) == ("A mine for Casta", 8)
    assert records(run("mentions", "Borland Group", "--limit", "3")) == every[:3]
    assert len(records(run("mentions", "Borland Group", "--like", "COPPER"))) == 2
    assert set(titles(records(run("mentions", "Borland Group", "--source", "herald")))) == {
        "Talks",
        "New mine in Casta",
    }
    both = records(run("mentions", "Borland Group", "--with", "Ada Okoro"))
    assert all("Ada Okoro" in row["snippet"] for row in both)
    assert len(both) == 2


@pytest.mark.parametrize(
    ("dates", "count"),
    [
        (["--after", "2024-02"], 1),
        (["--before", "2024-02"], 7),
        (["--before", "2024-01-11"], 4),
        (["--after", "2024-01-11", "--before", "2025"], 4),
        (["--before", "0001"], 0),
    ],
)
def test_dates_are_a_day_a_month_or_a_year(run: Run, dates: list[str], count: int) -> None:
    """As in a search, the first day is in and the last is not."""
    assert len(records(run("mentions", "Borland Group", *dates))) == count


@pytest.mark.parametrize("date", ["yesterday", "2024-13", "24-01-01", "2024-02-30", ""])
def test_what_is_no_date_is_told(run: Run, date: str) -> None:
    for command in (["mentions", "Esk"], ["bridge", "Esk", "Casta"]):
        result = run(*command, "--after", date)
        assert result.exit_code == 2
        assert "'--after': " in result.output
        assert "date" in result.output


@pytest.mark.parametrize(
    "command",
    [
        ["mentions", "Borlnd Group"],
        ["mentions", "Esk", "--with", "Borlnd Group"],
        ["together", "Borlnd Group"],
        ["together", "Esk", "--with", "Borlnd Group"],
        ["timeline", "Borlnd Group"],
        ["names", "Borlnd Group"],
        ["said", "Borlnd Group"],
        ["bridge", "Esk", "Borlnd Group"],
        ["compare", "Borlnd Group", "Esk"],
        ["brief", "Borlnd Group"],
    ],
)
def test_an_unknown_name_is_answered_with_near_ones(run: Run, command: list[str]) -> None:
    result = run(*command)
    assert (result.exit_code, "Near to it: Borland Group" in result.output) == (2, True)


def test_two_that_are_the_same_are_not_compared(run: Run) -> None:
    for command in ("bridge", "compare", "brief"):
        result = run(command, "Borland", "Borland Group")
        assert (result.exit_code, "are the same" in result.output) == (2, True)


@pytest.mark.parametrize("command", [["new"], ["copies"], ["diff", "1"], ["brief", "--articles"]])
def test_an_unknown_article_is_told(run: Run, command: list[str]) -> None:
    result = run(*command, "/n/opning.txt")
    assert (result.exit_code, "/n/opening.txt" in result.output) == (2, True)


def test_who_stands_together(run: Run) -> None:
    found = records(run("together", "Ada Okoro"))
    assert {row["entity"]["name"]: row["together"] for row in found} == {
        "Borland Group": 2,
        "Dalia Fenn": 1,
    }
    assert list(found[0]) == ["entity", "together", "weight", "looked", "whole"]
    assert (found[0]["looked"], found[0]["whole"]) == (3, True)
    wider = records(run("together", "Ada Okoro", "--scope", "article", "--limit", "2", "--whole"))
    assert len(wider) == 2
    lines = records(run("together", "Ada Okoro", "--with", "Dalia Fenn"))
    assert list(lines[0]) == ["article", "start", "text", "marks", "at"]
    assert quoted(lines[0]) == ["Ada Okoro", "Dalia Fenn"]
    assert records(run("together", "Esk", "--with", "Dalia Fenn")) == []
    assert run("together", "Esk", "--scope", "page").exit_code == 2


def test_hidden_entities_are_nobodys_company(run: Run, library_path: Path) -> None:
    library = Library.create(library_path)
    dalia = library.entities.find("Dalia Fenn")[0]
    library.decisions.take(Hide(entity=library.decisions.named(dalia.id)))
    library.close()
    found = records(run("together", "Ada Okoro"))
    assert [row["entity"]["name"] for row in found] == ["Borland Group"]


def test_the_timeline(run: Run) -> None:
    assert records(run("timeline", "Borland Group")) == [
        {"period": "2024-01", "articles": 2, "mentions": 7},
        {"period": "2024-06", "articles": 1, "mentions": 1},
    ]
    assert [row["period"] for row in records(run("timeline", "Esk", "--by", "year"))] == [
        *("2024", "")
    ]
    days = records(run("timeline", "Borland Group", "--by", "day"))
    assert [row["period"] for row in days] == ["2024-01-10", "2024-01-11", "2024-06-02"]


@pytest.mark.parametrize("columns", [30, 60, 200])
def test_bars_fit_a_terminal(
    on_terminal: Terminal, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    code, output = on_terminal("timeline", "Borland Group")
    head, january, gap, june = output.splitlines()
    assert code == 0
    assert head.split() == ["articles", "mentions"]
    assert max(map(len, output.splitlines())) < columns
    assert january.split()[:3] == ["2024-01", "2", "7"]
    assert gap.strip() == "(4 months without)"
    assert june.split()[:3] == ["2024-06", "1", "1"]
    assert january.count("█") in range(2 * june.count("█"), 2 * june.count("█") + 2)
    assert (january.count("█") > 0) == (columns > 30)


def test_bars_of_a_terminal_without_unicode(
    on_terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    code, output = on_terminal("timeline", "Borland Group", "--by", "day")
    assert (code, output.isascii(), "##" in output) == (0, True, True)


def test_what_it_is_called(run: Run) -> None:
    found = records(run("names", "Borland"))
    aliases = {row["text"]: row["mentions"] for row in found if row["kind"] == "alias"}
    assert aliases == {"Borland Group": 5, "Borland": 3}
    epithets = {row["text"]: row for row in found if row["kind"] == "epithet"}
    assert set(epithets) == {"mining company", "scandal-ridden company"}
    mining = epithets["mining company"]
    assert (mining["form"], titles(mining["lines"])) == (
        "apposition",
        ["New mine in Casta", "A mine for Casta"],
    )
    assert quoted(mining["lines"][0]) == ["the mining company"]
    by_one = records(run("names", "Borland", "--source", "Gazette"))
    assert [row["text"] for row in by_one if row["kind"] == "epithet"] == ["mining company"]
    result = run("names", "Borland", "--source", "Gazete")
    assert (result.exit_code, "Near to it: Gazette" in result.output) == (2, True)


def test_what_is_said(run: Run) -> None:
    (saying,) = records(run("said", "Ada Okoro"))
    assert saying["words"].startswith("We will stay here")
    assert (saying["verb"], saying["direct"], len(saying["lines"])) == ("said", True, 2)
    assert records(run("said", "Ada Okoro", "--like", "MANY years")) == [saying]
    assert records(run("said", "Ada Okoro", "--like", "never")) == []
    assert records(run("said", "Casta")) == []


def test_a_bridge_and_no_bridge(run: Run) -> None:
    (found,) = records(run("bridge", "Borland", "Dalia Fenn"))
    assert (found["one"]["name"], found["other"]["name"]) == ("Borland Group", "Dalia Fenn")
    hops = found["chains"][0]
    names = [hop["one"]["name"] for hop in hops] + [hops[-1]["other"]["name"]]
    assert names == ["Borland Group", "Ada Okoro", "Dalia Fenn"]
    for hop in hops:
        quoted(hop["line"])
    (found,) = records(run("bridge", "Borland", "Dalia Fenn", "--before", "2024-03"))
    assert (found["chains"], found["whole"]) == ([], True)


def test_bridges_on_a_terminal(on_terminal: Terminal) -> None:
    code, output = on_terminal("bridge", "Borland", "Dalia Fenn")
    assert (code, "Borland Group – Ada Okoro – Dalia Fenn" in output) == (0, True)
    code, output = on_terminal("bridge", "Borland", "Dalia Fenn", "--after", "2025")
    assert code == 0
    assert "Nothing connects Borland Group and Dalia Fenn: everything was looked at." in output


def test_what_is_new(run: Run) -> None:
    result = run("new", "/n/copy.txt")
    assert [row["text"] for row in records(result)][-1] == "A judge in Farland will not hear it."
    assert all(row["new"] and row["earlier"] is None for row in records(result))
    everything = records(run("new", "/n/copy.txt", "--known"))
    starts = [row["start"] for row in everything]
    assert starts == sorted(starts)
    known = [row for row in everything if not row["new"]]
    assert len(known) >= 3
    assert {row["earlier"]["article"]["path"] for row in known} == {"/n/opening.txt"}
    assert f"{len(everything) - len(known)} of {len(everything)} sentences" in result.stderr


def test_copies_and_reports(run: Run) -> None:
    (copy,) = records(run("copies", "/n/opening.txt"))
    assert (copy["article"]["path"], 0 < copy["likeness"] <= 1) == ("/n/copy.txt", True)
    result = run("copies")
    (report,) = records(result)
    assert {place["path"] for place in report["articles"]} == {"/n/opening.txt", "/n/copy.txt"}
    assert "2 articles, 1 report" in result.stderr
    assert records(run("copies", "/n/undated.txt")) == []


def test_what_differs(run: Run) -> None:
    parts = records(run("diff", "/n/opening.txt", "/n/copy.txt"))
    for key, path in (("one", "/n/opening.txt"), ("other", "/n/copy.txt")):
        assert "".join(part["text"] for part in parts if part[key]) == ARTICLES[path].text
    result = run("diff", "/n/opening.txt", "/n/opening.txt")
    assert (result.exit_code, "the same article" in result.output) == (2, True)


def test_what_differs_on_a_terminal(on_terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    code, output = on_terminal("diff", "/n/opening.txt", "/n/copy.txt")
    assert (code, "\x1b[3" in output) == (0, False)
    assert "[-A-]{+New+} mine" in " ".join(output.split()).replace("-] {+", "-]{+")
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b[31m" in on_terminal("diff", "/n/opening.txt", "/n/copy.txt")[1]


def test_two_side_by_side(run: Run) -> None:
    (found,) = records(run("compare", "Borland", "Casta"))
    assert (found["one"]["label"], found["other"]["label"]) == ("ORG", "GPE")
    assert (found["one"]["page"]["title"], found["other"]["page"]) == ("Borland *Group*", None)
    assert {name["kind"] for name in found["one"]["names"]} == {"alias", "epithet"}
    common = {row["entity"]["name"]: (row["one"], row["other"]) for row in found["companions"]}
    assert common["Ada Okoro"] == (2, 3)
    assert all({"Casta"} < set(quoted(line)) for line in found["lines"])
    assert {"period": "2024-06", "one": 1, "other": 1} in found["months"]


def test_two_side_by_side_on_a_terminal(on_terminal: Terminal) -> None:
    code, output = on_terminal("compare", "Borland", "Dalia Fenn")
    assert code == 0
    assert "No sentence names both." in output.splitlines()
    assert "mining company; scandal-ridden company" in " ".join(output.split())
    assert "\x1b[1;4mCasta\x1b[0m" in on_terminal("compare", "Borland", "Casta")[1]


def test_what_is_watched(run: Run) -> None:
    assert records(run("watched")) == []
    records(run("watch", "Casta"))
    (row,) = records(run("watched"))
    assert (row["name"], row["articles"]) == ("Casta", 3)
    assert isinstance(row["new"], int)
    assert records(run("watched", "--news")) == ([row] if row["new"] else [])


COMMANDS = (
    ["mentions", "Borland"],
    ["together", "Borland"],
    ["together", "Borland", "--with", "Casta"],
    ["timeline", "Borland"],
    ["names", "Borland"],
    ["said", "Ada Okoro"],
    ["bridge", "Borland", "Dalia Fenn"],
    ["new", "/n/copy.txt", "--known"],
    ["copies"],
    ["copies", "/n/copy.txt"],
    ["diff", "/n/opening.txt", "/n/copy.txt"],
    ["compare", "Borland", "Casta"],
    ["watched"],
    ["brief", "Borland"],
    ["brief", "Borland", "Casta"],
    ["brief", "/n/copy.txt", "/n/opening.txt"],
)


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_every_command_on_a_terminal(on_terminal: Terminal, args: list[str]) -> None:
    code, output = on_terminal(*args)
    assert code == 0, output
    assert "Traceback" not in output
    assert output.strip()


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_no_control_of_an_article_reaches_a_terminal(
    on_terminal: Terminal, library_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    library = Library.create(library_path)
    text = f"{HOSTILE} Borland Group, the mining company, is in Casta with {HOSTILE}, Ada Okoro"
    put(library, "/h/\x1b[31mh.txt", article_of(HOSTILE, text, day="2024-07-01", by=HOSTILE))
    library.close()
    for flags in ([], [] if args[0] == "brief" else ["--json"]):
        code, output = on_terminal(*args, *flags)
        assert code == 0
        for sign in ("\x1b]", "\x1b[31m", "\x07", "\u202e"):
            assert sign not in output


def brief(run: Run, *args: str) -> str:
    result = run("brief", *args)
    assert result.exit_code == 0, result.output
    return result.stdout


BRIEFS = (
    ["Borland Group"],
    ["Ada Okoro"],
    ["Esk"],
    ["Borland Group", "Dalia Fenn"],
    ["/n/opening.txt", "/n/talks.txt"],
    ["/n/copy.txt"],
    ["--articles", *ARTICLES],
)


@pytest.mark.parametrize("args", BRIEFS, ids=" ".join)
def test_the_same_library_gives_the_same_brief(run: Run, tmp_path: Path, args: list[str]) -> None:
    page = brief(run, *args)
    assert brief(run, *args) == page
    output = tmp_path / "brief.md"
    assert brief(run, *args, "--output", str(output)) == ""
    assert output.read_text(encoding="utf-8") == page
    other = tmp_path / "other.db"
    fill(other, reversed(ARTICLES))
    result = CliRunner().invoke(cli, ["--library", str(other), "brief", *args])
    assert result.stdout == page


def test_the_brief_of_an_entity(run: Run) -> None:
    page = brief(run, "Borland Group")
    assert page.startswith(
        "# Borland Group\n\n"
        "Organisation, 8 mentions in 3 articles (2 reports), 2024-01-10 to 2024-06-02.\n\n"
        "Mining company — [Borland \\*Group\\*](<https://en.wikipedia.org/wiki/Borland?oldid=7>),"
        " Wikipedia, CC BY-SA 4.0\n\n"
        "## Timeline\n\n| | Articles | Mentions |\n|:--|--:|--:|\n| 2024-01 | 2 | 7 |\n"
    )
    assert "- Borland: 3 mentions (Gazette, Herald)" in page
    assert "**mining company**" in page
    assert (
        "— [New mine in Casta](<https://news.example/herald>), Herald, 2024-01-11"
        " (/n/copy.txt, character 19)"
    ) in page
    assert "And in 1 other article." in page
    # What both copies say stands in it once.
    assert page.count("> Three hundred workers") == 1
    said = brief(run, "Ada Okoro")
    assert "## Said\n\n> “We will stay here for many years,” said Ada Okoro" in said


def test_the_brief_of_a_bridge(run: Run) -> None:
    page = brief(run, "Borland Group", "Dalia Fenn")
    assert page.startswith("# Borland Group and Dalia Fenn\n\n## Borland Group\n")
    assert "### Borland Group – Ada Okoro – Dalia Fenn\n\n> " in page
    page = brief(run, "Dalia Fenn", "Esk")
    assert "No chain of sentences connects them." in page or "### Dalia Fenn – " in page


def test_the_brief_of_articles(run: Run) -> None:
    page = brief(run, "/n/opening.txt", "/n/copy.txt")
    assert page.startswith("# 2 articles\n\nCopies counted once, these are 1 report.\n\n## Names\n")
    assert "- **Casta** (state or city), 9 mentions in 2 articles" in page
    assert page.index("## New mine in Casta") < page.index("## A mine for Casta")
    assert "> A judge in Farland will not hear it." in page
    numbers = [str(row["id"]) for row in records(run("articles"))[:2]]
    assert brief(run, "--articles", *numbers).startswith("# 2 articles")
    assert brief(run, "/n/talks.txt").startswith("# Talks\n\n— [Talks](<")


def kinds(tokens: Sequence[Token]) -> set[str]:
    return {kind for t in tokens for kind in (t.type, *(c.type for c in t.children or []))}


@pytest.mark.parametrize(
    "args", [["Borland Group"], ["Borland Group", "Ada Okoro"], ["/h/h.txt"]], ids=" ".join
)
def test_nothing_that_an_article_says_is_markup(
    run: Run, library_path: Path, args: list[str]
) -> None:
    library = Library.create(library_path)
    text = f"{HOSTILE} Borland Group, the mining company, is in Casta with {HOSTILE}, Ada Okoro"
    hostile = article_of(HOSTILE, f"{text}.", day="2024-07-01", by=HOSTILE)
    put(library, "/h/h.txt", hostile)
    library.close()
    page = brief(run, *args)
    assert "\x1b" not in page
    assert "\u202e" not in page
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(page)
    assert not kinds(tokens) & {"html_inline", "html_block", "code_inline", "fence", "image"}
    links = [
        str(child.attrs["href"])
        for token in tokens
        for child in token.children or []
        if child.type == "link_open"
    ]
    assert all(link.startswith(("https://news.example/", "https://en.wiki")) for link in links)
    emphasised = [
        token.content for token in tokens if any(c.type == "em_open" for c in token.children or [])
    ]
    assert not any("no" in line.split() for line in emphasised)


def test_help_has_examples(run: Run) -> None:
    for command in {args[0] for args in COMMANDS}:
        result = run(command, "--help")
        assert (result.exit_code, "Examples:" in result.output) == (0, True)
        assert f"  newsreader {command}" in result.output
