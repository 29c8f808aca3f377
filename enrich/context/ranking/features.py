"""What is seen in a candidate: the evidence as numbers, each from -1 to 1."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from db.fold import fold
from enrich import gazetteer
from enrich.context.ranking import fields, kinds, names, roles, words
from enrich.context.ranking.company import Company, company, cues_in, world_stems
from enrich.context.ranking.subject import Subject
from enrich.context.ranking.told import Context
from enrich.context.sources import Candidate, Via

# The least likely target that statistics of links still list is about one in ten thousand.
RAREST = 1e-4
# From a stub to the longest pages, in characters.
SHORTEST, LONGEST = 1e3, 1e6
MOST_LEAD = 4_000
TELLING = 5
_CAPITAL = re.compile(r"\bcapital\b[^.;]{0,40}\bof\b", re.IGNORECASE)
# What an encyclopedia lists for a name may be meant by it, however its title is written.
_FORMS: Mapping[Via, str] = {"meaning": "listed", "namesake": "listed"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate as it is seen from a subject: its features, and what the words are made of."""

    candidate: Candidate
    kind: str
    way: str
    company: Company
    cues: tuple[str, ...]
    shared: tuple[str, ...]
    fields: tuple[str, ...]
    features: Mapping[str, float]


def see(context: Context, candidate: Candidate, *, with_fame: bool = True) -> Seen:
    """Return what is seen in a candidate, with or without how well known it is.

    It depends on no other candidate.
    """
    page, subject = candidate.page, context.subject
    lead = page.extract[:MOST_LEAD]
    kind = candidate.label or kinds.kind_of_page(page.title, page.description, lead)
    agrees = kinds.agrees(subject.label, kind, sure=bool(candidate.label))
    known = (*candidate.aliases, *_singular(subject.label, page.title))
    doubted = context.doubtful and not candidate.label
    way = names.agreement(subject.name, page.title, subject.aliases, known)
    met = company(context.called, subject.others, candidate.links, f"{page.description} {lead}")
    cues = cues_in(candidate.cues, subject.texts)
    body = _stems(context, f"{page.title} {page.description} {lead}")
    vector = words.vector(body)
    told = bool(lead or page.description)
    # A title alone says too little of what a page is about.
    head = f"{page.title} {page.description} {_first_sentence(lead)}" if told else ""
    field = fields.of_page(_stems(context, head))
    title = _stems(context, page.title)
    gone = kinds.is_gone(lead)
    likeness = _likeness(context, vector) if told else words.TYPICAL
    features = {
        "type agrees": float(agrees > 0),
        "type differs": float(agrees < 0 and not doubted),
        "type doubted": float(agrees < 0 and doubted),
        "same type": float(bool(kind) and kind == subject.label),
        "role": roles.fits(context.roles, kind),
        "words": likeness,
        "words told": likeness,
        "field": max(
            fields.shared(context.near_fields, field),
            0.7 * fields.shared(context.far_fields, field),
        ),
        "post": _post(context, head),
        "common": float(_is_common(subject.name, page.title)),
        "spelled": float(_is_spelled_out(context, page.title)),
        "presumed": _presumed(context, candidate),
        "title": _written(context, page.title, title),
        "company": met.strength,
        "company told": met.ties if kind == "PERSON" else met.strength,
        "cues": 1.0 - 0.6 ** len(cues),
        "gone": float(gone and kind not in ("PERSON", "ORG")),
        "dead": float(gone and kind == "PERSON" and context.speaks),
        "list": float(not names.is_bearer(page.title, subject.label)),
        "capital": float(_is_capital(subject) and _CAPITAL.search(head) is not None),
    }
    if kind == "PERSON" and told:
        own = [stem for stem in body if stem not in world_stems()]
        features["words told"] = _likeness(context, words.vector(own))
    if with_fame and candidate.prior is not None:
        # How often the name means this page says it all about the name.
        features["prior"] = _scaled(candidate.prior)
    else:
        features[f"{_FORMS.get(candidate.via, 'name')} {way}"] = 1.0
        features[f"via {candidate.via}"] = 1.0
        features["long"] = _length(candidate.size)
        if with_fame and candidate.known is not None:
            features["known"] = _scaled(candidate.known)
    common = tuple(name for name in sorted(field) if context.far_fields.get(name, 0.0) >= 1.0)
    return Seen(candidate, kind, way, met, cues, _telling(context, vector, lead), common, features)


def _telling(context: Context, page: Mapping[str, float], lead: str) -> tuple[str, ...]:
    """Return the words that the likeness is most made of, as the page writes them."""
    likeness = {stem: page[stem] * context.near.get(stem, 0.0) for stem in page}
    best = sorted((stem for stem in page if likeness[stem]), key=lambda s: (-likeness[s], s))
    written = words.written(lead)
    return tuple(written[stem] for stem in best[:TELLING] if stem in written)


def _stems(context: Context, text: str) -> list[str]:
    return [stem for stem in words.stems(text) if stem not in context.own]


def _likeness(context: Context, page: Mapping[str, float]) -> float:
    return (words.likeness(context.near, page) + words.likeness(context.far, page)) / 2


def _scaled(share: float) -> float:
    """Return a share as a place between the rarest, 0, and the whole, 1, by its logarithm."""
    return 1 - math.log(min(1.0, max(share, RAREST))) / math.log(RAREST)


def _post(context: Context, head: str) -> float:
    """Return from 0 to 1 how much of what stands beside the name says what a page is about."""
    common = {s for s in _stems(context, head) if s in context.beside and s not in world_stems()}
    return 1.0 - math.pow(0.5, math.fsum(sorted(map(words.weight, common))))


def _singular(label: str, title: str) -> tuple[str, ...]:
    """Return what articles call a people whose page has a plural for its title."""
    return (title.removesuffix("s"),) if label == "NORP" and title.endswith("s") else ()


def _is_spelled_out(context: Context, title: str) -> bool:
    """Whether the articles write a longer title in full: "Ontario, California"."""
    full, name = names.unqualified(title), context.subject.name
    return len(full) > len(name) and name in full and any(full in t for t in context.subject.texts)


def _is_common(name: str, title: str) -> bool:
    """Whether a title that is the name is a common noun, and the name is not: "Supreme court"."""
    return title != name and fold(title) == fold(name) and title == title.capitalize()


def _presumed(context: Context, candidate: Candidate) -> float:
    """Return from 0 to 1 how far a person is taken to be known, the better known the more.

    Whom nobody knows is introduced, or is there to say or to sign something.
    """
    is_person = context.subject.label == "PERSON"
    if not is_person or context.introduced or candidate.via not in ("title", "redirect"):
        return 0.0
    return _length(candidate.size)


@lru_cache(maxsize=1024)
def _named_capital(name: str) -> bool:
    known = gazetteer.lookup(name)
    return known is not None and known.kind == "capital"


def _is_capital(subject: Subject) -> bool:
    """Whether a place is called like a capital, which news then mostly means."""
    return subject.label == "GPE" and _named_capital(subject.name)


def _written(context: Context, title: str, stems: Sequence[str]) -> float:
    """Return which part of the words of a title is written in the articles.

    What a page's qualifier says of its kind, such as "state", stands in many articles.
    """
    plain = set(words.stems(names.bare(title)))
    shares = [1.0 if s in plain else words.weight(s) for s in stems if s in context.far]
    return math.fsum(shares) / len(stems) if stems else 0.0


def _length(size: int) -> float:
    """Return the length of a page as a place between the shortest, 0, and the longest, 1."""
    share = math.log(max(size, SHORTEST) / SHORTEST) / math.log(LONGEST / SHORTEST)
    return min(1.0, share)


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[a-z)])\.\s", text, maxsplit=1)[0][:300]
