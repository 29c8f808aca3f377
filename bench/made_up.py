"""Articles that nobody wrote, the same for the same seed: names, sentences, dates, facts.

Names come as often as Zipf's law has them, the words between them too. A name that comes again in
an article is shortened as newspapers do it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import accumulate

from db.following.records import Epithet, EpithetForm, Facts, Quote
from db.following.sketching import sketches_of, telling_sentences
from db.records import Article, Block, BlockKind
from db.spans import NamedSpan

ENTITIES, PUBLICATIONS, YEARS = 200_000, 50, 8
NAMED, AGAIN = 20, 10
# The share of sentences that name two.
TWO = 0.35
_FIRST_DAY = date(2016, 1, 1)
_COMMON = """the of to and in a that for on was with by at it from as is but has not be are had his
their were which would about after have more when who will its""".split()
_TAIL = 20_000


@dataclass(frozen=True, slots=True)
class Name:
    """What names an entity: its label, its key, its full name and the short one."""

    label: str
    key: str
    full: str
    short: str


@dataclass(frozen=True, slots=True)
class MadeUp:
    """An article with all that recognition would find in it."""

    article: Article
    spans: tuple[NamedSpan, ...]
    facts: Facts


@dataclass(slots=True)
class _Page:
    """An article as it is written."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    spans: list[NamedSpan] = field(default_factory=list)
    epithets: list[Epithet] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)


def articles(count: int, seed: int = 7) -> Iterator[MadeUp]:
    """Yield articles of about 400 words with 30 mentions, their dates in no order."""
    often, words = _often(ENTITIES), _words()
    word_often = _often(len(words))
    for number in range(count):
        chance = random.Random(seed * 1_000_003 + number)
        cast = [name(rank) for rank in chance.choices(range(ENTITIES), cum_weights=often, k=NAMED)]
        cast += chance.choices(cast, k=AGAIN)
        spare = chance.choices(words, cum_weights=word_often, k=(NAMED + AGAIN) * 22)
        yield _article(number, chance, cast, spare)


@cache
def name(rank: int) -> Name:
    """Return the name of an entity by how often it is named, from 0; each has its own."""
    given, surnames, words = _list("given.txt"), _list("surnames.txt"), _list("words.txt")
    match rank % 10:
        case 0 | 2 | 4 | 6 | 8:
            last = surnames[rank * 7 % 20_011].title()
            full = f"{given[rank // 20_011 * 37 + rank % 37].title()} {last}"
            return Name("PERSON", f"person:{full.lower()}", full, last)
        case 1 | 5 | 7:
            place = surnames[rank * 11 % 20_021].title()
            full = f"{words[rank // 20_021 * 41 + rank % 41].title()} {place} Group"
            return Name("ORG", f"org:{full.lower()}", full, full.removesuffix(" Group"))
        case _:
            full = f"{given[rank % 20_023].title()}{words[rank // 20_023 * 47 + rank % 47]}"
            return Name("GPE", f"place:{full.lower()}", full, full)


def _article(number: int, chance: random.Random, cast: list[Name], spare: list[str]) -> MadeUp:
    page, words, seen = _Page(), iter(spare), set[str]()
    chance.shuffle(cast)
    sizes = iter([1, *chance.choices((2, 3, 4), k=len(cast))])
    start = left = 0
    names = iter(cast)
    for place, one in enumerate(names):
        if left == 0:
            _close(page, start)
            start, left = len(page.text), next(sizes)
        elif page.text:
            page.text += " "
        other = next(names, None) if place and chance.random() < TWO else None
        _sentence(page, chance, [one, other] if other else [one], words, seen, place == 0)
        left -= 1
    _close(page, start)
    page.text = page.text.rstrip()
    day = _FIRST_DAY + timedelta(days=chance.randrange(YEARS * 365))
    hour = f"T{chance.randrange(24):02}:{chance.randrange(60):02}:00Z" if number % 3 else ""
    source = int(PUBLICATIONS ** chance.random())
    article = Article(
        page.text[: page.blocks[0].end],
        page.text,
        published=f"{day}{hour}",
        publication=f"The {_list('words.txt')[source * 97].title()} Post",
        blocks=tuple(page.blocks),
    )
    bounds = telling_sentences(page.text, page.blocks, (span.start for span in page.spans))
    sketches = sketches_of(page.text, bounds)
    return MadeUp(article, tuple(page.spans), Facts(page.epithets, page.quotes, sketches))


def _close(page: _Page, start: int) -> None:
    if page.text:
        kind = BlockKind.PARAGRAPH if page.blocks else BlockKind.HEADLINE
        page.blocks.append(Block(kind, start, len(page.text)))
        page.text += "\n\n"


def _sentence(
    page: _Page,
    chance: random.Random,
    named: Sequence[Name],
    words: Iterator[str],
    seen: set[str],
    headline: bool,
) -> None:
    """Write a sentence with one name or two: plain, with an apposition, or one that quotes."""
    shape = "plain" if headline else chance.choices(("plain", "called", "quoted"), (64, 18, 18))[0]
    some = [next(words) for _ in range(chance.randint(13, 22))]
    opening = " ".join(some[:4]).capitalize()
    if shape == "quoted":
        start = len(page.text) + 1
        page.text += f"“{' '.join(some).capitalize()},” "
        end, verb = len(page.text) - 3, len(page.text)
        page.text += "said "
        page.quotes.append(Quote(start, end, len(page.text), verb, verb + 4, direct=True))
    else:
        page.text += f"{opening} "
    mention = _name(page, named[0], seen)
    if shape == "called":
        start = len(page.text) + 2
        page.text += f", the {some[4]} {some[5]},"
        end = len(page.text) - 1
        page.epithets.append(Epithet(start, end, mention, EpithetForm.APPOSITION))
    for other in named[1:]:
        page.text += f" {some[6]} {some[7]} "
        _name(page, other, seen)
    if shape != "quoted":
        page.text += f" {' '.join(some[8:])}"
    if not headline:
        page.text += "."


def _name(page: _Page, one: Name, seen: set[str]) -> int:
    """Write a name, in short where the article has named it; return where it begins."""
    start = len(page.text)
    page.text += one.short if one.key in seen else one.full
    page.spans.append(NamedSpan(start, len(page.text), one.label, one.key, one.full))
    seen.add(one.key)
    return start


@cache
def _words() -> tuple[str, ...]:
    """Return the words of a language: common ones, those of the lexicon, and rare ones."""
    rare = (_rare(place) for place in range(_TAIL))
    return tuple(dict.fromkeys([*_COMMON, *_list("words.txt"), *rare]))


def _rare(number: int) -> str:
    letters, rest = "", number + 50_000
    while rest:
        letters += "bcdfghklmnprstvz"[rest % 16] + "aeiou"[rest // 16 % 5]
        rest //= 80
    return letters


@cache
def _often(count: int) -> list[float]:
    return list(accumulate(1 / place for place in range(1, count + 1)))


@cache
def _list(name: str) -> tuple[str, ...]:
    """Return a list of the lexicon in no order, so that names begin with any letter."""
    words = (files("enrich.lexicon") / name).read_text(encoding="utf-8").split()
    random.Random(5).shuffle(words)
    return tuple(words)
