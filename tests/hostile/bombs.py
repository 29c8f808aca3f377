"""Text that is small to write and large, long or slow to read."""

from __future__ import annotations

from hostile.inputs import File, Outcome, mark, payloads, writes

PROSE = "Sarah Miller of the United Nations came to Bamako on Monday to see the pier. "
TOO_LARGE = "is larger than 20 MB"
TOO_MANY = "has more than 500,000 lines"


def _markdown(name: str, body: str) -> File:
    return File("markdown", name, writes(f"# {mark(name)}\n\n{body}\n", "input.md"))


MARKDOWN = [
    _markdown("brackets", "[" * 20_000),
    _markdown("links-in-links", "[" * 1_000 + "x" + "](u)" * 1_000),
    _markdown("images-in-images", "![" * 1_000 + "x" + "](u)" * 1_000),
    _markdown("quotes-in-quotes", ">" * 6_000 + " deep"),
    _markdown("lists-in-lists", "\n".join(" " * n + "- x" for n in range(600))),
    _markdown("emphasis", "*a_" * 2_000),
    _markdown("emphasis-both-ways", "**x " * 1_000 + "x**" * 500),
    _markdown("backticks", " ".join("`" * n for n in range(1, 80))),
    _markdown("references", "&" * 3_000 + "&amp;" * 1_000),
    _markdown("html", "<script>alert(1)</script><img src=x onerror=alert(1)>" + "<b>" * 1_000),
    _markdown("autolinks", "<javascript:alert(1)> <file:///etc/passwd> " + "<http://" * 600),
    _markdown("fence-without-end", "```" + "\n~~~" * 500),
]


def _bomb(
    family: str,
    name: str,
    content: str,
    times: int,
    says: str = "",
    *,
    heavy: bool = False,
) -> File:
    outcome: Outcome = "refused" if says else "read"
    return File(family, name, writes(content, times=times), outcome, says, heavy)


def _line(name: str, content: str, times: int, says: str = "", *, heavy: bool = False) -> File:
    return _bomb("long-line", name, content, times, says, heavy=heavy)


def _lines(name: str, content: str, times: int, says: str = "", *, heavy: bool = False) -> File:
    return _bomb("tiny-lines", name, content, times, says, heavy=heavy)


LONG_LINE = [
    _line("200-mb", PROSE, 200_000_000 // len(PROSE), TOO_LARGE, heavy=True),
    File(
        "long-line",
        "200-mb-of-nothing",
        lambda folder: (folder / "input.txt").open("wb").truncate(200_000_000),
        "refused",
        TOO_LARGE,
    ),
    _line("as-large-as-may-be", PROSE, 20_000_000 // len(PROSE), heavy=True),
    _line("one-word-as-large-as-may-be", "x", 20_000_000, heavy=True),
    # Words and signs by the hundred thousand, which a model is not to read at once.
    _line("short-words", "He is in it, as I am. ", 9_000, heavy=True),
    _line("signs", 'He is "in" (it), as \u201cI\u201d am! ', 6_500, heavy=True),
    _line("prose", PROSE, 200),
    _line("one-word", "x", 60_000),
    _line("wide-letters", "東京", 6_000),
    _line("capitals", "AB ", 4_000),
    _line("blanks", " \u3000", 300_000, "is empty"),
    _line("hashes", "# ", 5_000),
]
TINY_LINES = [
    _lines("million", "a\n", 1_000_000, TOO_MANY),
    _lines("million-empty", "\n", 1_000_000, "is empty"),
    _lines("million-page-breaks", "a\f", 1_000_000, TOO_MANY),
    _lines("half-a-million", "a\n", 499_000, heavy=True),
    _lines("quarter-million-paragraphs", "a\n\n", 249_000, heavy=True),
    _lines("lines", "a\n", 4_000),
    _lines("paragraphs", "a\n\n", 800),
    _lines("items", "- a\n", 800),
    _lines("headings", "# a\n", 800),
    _lines("hard-breaks", "a  \n", 800),
    _lines("carriage-returns", "a\r", 4_000),
]


def _front(name: str, fields: str) -> File:
    text = f"---\n{fields}\n---\n\n{mark(name)} headline\n\n{PROSE}\n"
    return File("yaml", name, writes(text, "input.md"))


_LAUGHS = "\n".join(
    f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" if n else "l0: &l0 [lol]" for n in range(10)
)
YAML = [
    _front("billion-laughs", f"title: Laughs\n{_LAUGHS}"),
    _front("merge-keys", "a: &a {x: 1}\nb:\n  <<: *a\ntitle: Merged"),
    _front("anchor-in-itself", "title: &t [*t]"),
    _front("runs-a-command", "title: !!python/object/apply:os.system ['touch PWNED']"),
    _front("makes-an-object", "title: !!python/object/new:subprocess.Popen [[touch, PWNED]]"),
    _front("imports-a-module", "title: !!python/module:antigravity"),
    _front("binary", "title: !!binary G1szMW1QV05FRA=="),
    _front("deep", "title: " + "[" * 10_000),
    _front("deep-and-closed", "title: " + "{a: " * 500 + "b" + "}" * 500),
    _front("escapes-in-quotes", 'title: "\\e]0;PWNED\\a\\u202e\\x9b31m\\n\\0second"'),
    _front("never-closed-quote", 'title: "PWNED\nauthor: Jane Doe'),
    _front("impossible-date", "date: 9999999999-99-99T99:99:99+99:99\ntitle: Dated"),
    _front("many-fields", "\n".join(f"k{n}: v" for n in range(5_000))),
    _front("long-value", "title: " + "x" * 60_000),
]

REGEX = payloads(
    "regex",
    {
        "date-of-digits": "Published: " + "1" * 110 + "2022",
        "date-of-blanks": "March" + " " * 100 + "5" + " " * 10 + "2022",
        "date-of-zones": "5 March 2022 10:30" + " (UTC+1" * 12,
        "names-without-end": "By " + "A. and " * 27,
        "byline-of-commas": "By A" + ", " * 95 + "1999",
        "photo": "(Photo: " + "(" * 280,
        "related": "Related " + "stories " * 35,
        "bars": "By A" + " | " * 60 + "!",
        "quotes": "“" * 300 + "'" * 300,
        "acronyms": "(" + "A" * 200 + ") " + "(AB) " * 500,
        "address-of-percents": "https://a.example/" + "%" * 1_900,
        "address-of-brackets": "<" * 900 + "https://[" + "]" * 900,
    },
)
INPUTS = [*MARKDOWN, *LONG_LINE, *TINY_LINES, *YAML, *REGEX]
