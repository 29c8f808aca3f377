"""Links that are not sure, and names that nothing is known about."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from db.dates import short_date
from db.decisions.keys import base
from db.review.past import Past
from db.review.questions import Knowledge, Question
from db.review.sight import Seen, Sight

# A name that is seen often, and lately: within so many days of the newest article.
OFTEN, ARTICLES, LATELY = 5, 3, timedelta(days=90)


def links(read: sqlite3.Connection, sight: Sight, past: Past) -> Iterator[Question]:
    """Yield for each entity whose page is not sure the first that was not said no to."""
    unsure = [
        seen
        for seen in sight.seen
        if (seen.standing is None or seen.standing.verdict is None)
        and (seen.verdict == "unsure" or (seen.verdict == "page" and seen.several))
        and not {"yes", "unsure"} & set(past.answers("page", seen.key).values())
    ]
    candidates = defaultdict[int, list[tuple[int, str, str]]](list)
    listed = json.dumps([seen.entity.id for seen in unsure])
    for id_, *page in read.execute(_CANDIDATES, (listed,)):
        candidates[id_].append((page[0], page[1], page[2]))
    for seen in unsure:
        denied = past.answers("page", seen.key)
        left = [page for page in candidates[seen.entity.id] if page[1] not in denied]
        if left:
            yield _of_page(seen, left)


def _of_page(seen: Seen, left: list[tuple[int, str, str]]) -> Question:
    page_id, title, description = left[0]
    name, others = seen.entity.name, len(left) - 1
    described = f" ({description})" if description else ""
    pages = "another page" if others == 1 else f"{others} other pages"
    if seen.verdict == "unsure":
        why = "The articles don't tell well enough which page it is."
    else:
        why = f"The articles speak for this page; the name could mean {pages} too."
    return Question(
        doubt="page",
        entities=(seen.entity,),
        keys=(seen.key,),
        asked=f"Is {name} “{title}”{described}?",
        why=why,
        yes=f"the page of all {seen.entity.mentions:,} mentions",
        no=f"{pages} of the name will be asked about" if others else f"no page is about {name}",
        weight=seen.entity.mentions * (0.8 if seen.verdict == "unsure" else 0.3),
        about=title,
        page_id=page_id,
        last=not others,
    )


def names(sight: Sight, past: Past, knowledge: Knowledge) -> Iterator[Question]:
    """Yield names that are seen often and lately, and that no page and no list knows."""
    dates = [day for seen in sight.seen if (day := _day(seen.entity.last)) is not None]
    lately = max(dates, default=date.min)
    for seen in sight.seen:
        entity, day = seen.entity, _day(seen.entity.last)
        few = entity.mentions < OFTEN or entity.articles < ARTICLES
        if few or day is None or lately - day > LATELY:
            continue
        decided = seen.standing is not None or entity.apart or base(seen.key) in past.ruled
        if decided or seen.verdict in ("page", "unsure") or past.answers("name", seen.key):
            continue
        forms = sight.all_forms(entity.id)
        text = max(forms, key=lambda form: (form.mentions, form.surface)).surface
        strangeness = knowledge.strangeness(text, entity.label)
        if not strangeness:
            continue
        last = short_date(day.isoformat())
        yield Question(
            doubt="name",
            entities=(entity,),
            keys=(seen.key,),
            asked=f"Is “{text}” a name?",
            why=f"No page and no list knows it; seen {entity.mentions:,} times, last on {last}.",
            yes="marked wherever it stands, in later articles too",
            no=f"its {entity.mentions:,} mentions are no longer marked, anywhere",
            weight=entity.mentions * strangeness,
            about=text,
        )


def _day(dated: str | None) -> date | None:
    try:
        return None if dated is None else date.fromisoformat(dated[:10])
    except ValueError:
        return None


_CANDIDATES = """SELECT c.entity_id, c.page_id, p.title, coalesce(p.description, '')
    FROM json_each(?) j JOIN link_candidates c ON c.entity_id = j.value
    JOIN pages p ON p.id = c.page_id ORDER BY c.entity_id, c.place"""
