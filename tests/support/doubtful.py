"""A library in which there is something doubtful of each kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from db.library import Library
from db.naming import ArticleNames, NamedSpan
from db.pages import Choice, Link, Page
from db.review import Question
from db.shelving import Stat, content_hash
from support.decided import article

# Surface, label, key and full name, the longer surfaces first.
NAMES = (
    ("World Health Organization", "ORG", "org:world health organization", ""),
    ("Yevgeny Prigozhin", "PERSON", "person:evgeny prigozhin", ""),
    ("Mohammed Bazoum", "PERSON", "person:mohammed bazoum", ""),
    ("Mohamed Bazoum", "PERSON", "person:mohamed bazoum", ""),
    ("Meridian Wire", "ORG", "org:meridian wire", ""),
    ("Prigozhin", "PERSON", "person:prigozhin", ""),
    ("musicians", "ORG", "org:wagner", "Wagner"),
    ("Mr. Wagner", "PERSON", "person:wagner", "Wagner"),
    ("Michel", "PERSON", "person:michel", ""),
    ("Myanmar", "GPE", "place:myanmar", ""),
    ("the Kidal", "LOC", "place:kidal", "Kidal"),
    ("Wagner", "ORG", "org:wagner", ""),
    ("Kidal", "GPE", "place:kidal", ""),
    ("Burmese", "NORP", "norp:myanmar", ""),
    ("Burma", "GPE", "place:burma", ""),
    ("WHO", "ORG", "org:who", ""),
)
SENTENCES = {
    "Yevgeny Prigozhin said on Monday that he would march.": 4,
    "Prigozhin was seen in the tent of a field camp, according to three people.": 3,
    "The World Health Organization warned of an outbreak of cholera.": 4,
    "The WHO sent 12 doctors to the border.": 3,
    "Burma held no election this year.": 3,
    "In Myanmar the army took the palace.": 5,
    "Mohamed Bazoum was still held in his house.": 4,
    "Supporters of Mohammed Bazoum gathered at the gate.": 2,
    "Wagner moved its men to the north.": 9,
    "Mr. Wagner conducted the evening of songs.": 2,
    "The musicians were paid in gold.": 3,
    "Kidal fell on Tuesday after a week of shelling.": 6,
    "Nobody crosses the Kidal without water.": 4,
    "Michel visited the summit and said little.": 7,
    "A report by Meridian Wire could not be confirmed.": 6,
}


def page(title: str, description: str) -> Page:
    """Make a page."""
    return Page(
        source="wikipedia",
        origin="en.wikipedia.org",
        title=title,
        description=description,
        extract=f"{title} is {description}. There is more to read of it elsewhere.",
        url=f"https://en.wikipedia.org/wiki/{title.replace(' ', '_')}",
        fetched_at="2026-11-01T00:00:00+00:00",
    )


MYANMAR = page("Myanmar", "a state of Southeast Asia")
MICHELS = (page("Charles Michel", "a Belgian politician"), page("Louise Michel", "an anarchist"))


def doubtful_library(library: Library, sentences: Mapping[str, int] = SENTENCES) -> Library:
    """Fill a library with an article for each time that a sentence is in it."""
    articles = {}
    days = iter(range(1, 1_000))
    for sentence, times in sentences.items():
        for _ in range(times):
            day = next(days)
            title = f"News of day {day}"
            published = f"2024-{day // 28 % 12 + 1:02}-{day % 28 + 1:02}"
            articles[f"/n/{day:03}"] = article(title, sentence, published=published)
    library.shelving.put([(path, Stat(1, 1), one) for path, one in articles.items()])
    named = []
    for path, one in articles.items():
        number = library.articles.find(path)
        assert number is not None
        named.append(ArticleNames(number, content_hash(one), "en", spans_in(one.text)))
    library.naming.store("test", named)
    link(library, "Myanmar", Link("page", MYANMAR, (Choice(MYANMAR),)))
    link(library, "Burma", Link("page", MYANMAR, (Choice(MYANMAR),)))
    link(library, "Michel", Link("unsure", None, tuple(map(Choice, MICHELS)), several=True))
    for name in ("Yevgeny Prigozhin", "World Health Organization", "Wagner", "Kidal"):
        one = page(name, "what the news is about")
        link(library, name, Link("page", one, (Choice(one),)))
    return library


def spans_in(text: str) -> list[NamedSpan]:
    """Return what the machine finds in a text: the longest name at each place."""
    known = {surface: (label, key, name or surface) for surface, label, key, name in NAMES}
    found = re.finditer("|".join(map(re.escape, known)), text)
    return [NamedSpan(m.start(), m.end(), *known[m.group()]) for m in found]


def link(library: Library, name: str, link: Link) -> None:
    """Link the most mentioned entity of a name, if there is one."""
    found = library.entities.ranked(like=name)[:1]
    library.links.keep({entity.id: link for entity in found}, "test")


def asked(questions: Sequence[Question], part: str) -> Question:
    """Return the question that has a text in it."""
    (found,) = [question for question in questions if part in question.asked]
    return found
