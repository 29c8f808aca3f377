"""Entities that disagree with themselves: forms that share nothing, and labels of some weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from db.fold import fold
from db.labels import LABEL_NAMES
from db.review.past import Past
from db.review.questions import Question
from db.review.sight import Form, Sight
from db.review.spelling import are_alike, initials, is_acronym, words_of

LEAST_OF_A_FORM, LEAST_OF_A_LABEL, LEAST_SHARE = 2, 3, 0.2
# A decision names each place of what is split off: more of them are not asked about.
MOST_SPLIT = 500


def forms(sight: Sight, past: Past) -> Iterator[Question]:
    """Yield forms that share no word with the other forms of their entity."""
    for seen in sight.seen:
        answers = past.answers("form", seen.key)
        for id_ in sight.members[seen.entity.id]:
            for form, count, others in _odd(sight.forms.get(id_, ())):
                if form in answers or (past.root(seen.key), fold(form)) in past.split:
                    continue
                name, said = seen.entity.name, ", ".join(others)
                yield Question(
                    doubt="form",
                    entities=(seen.entity,),
                    keys=(seen.key,),
                    asked=f"Does “{form}” mean {name}?",
                    why=f"It shares no word with what {name} is called else: {said}.",
                    yes=f"its {count:,} mentions stay; not asked again",
                    no=f"its {count:,} mentions become an entity of their own",
                    weight=count * 0.8,
                    about=form,
                    other=others[0],
                )


def _odd(forms: Sequence[Form]) -> Iterator[tuple[str, int, list[str]]]:
    """Yield forms, with how often they are, that are unlike all others, and those."""
    counts, spelt = Counter[str](), dict[str, Form]()
    for form in forms:
        counts[form.folded] += form.mentions
        if form.mentions > spelt.setdefault(form.folded, form).mentions:
            spelt[form.folded] = form
    if len(counts) < 2:
        return
    ordered = [folded for folded, _ in counts.most_common()]
    words = {folded: words_of(folded) for folded in ordered}
    for folded in ordered[1:]:
        others = [other for other in ordered if other != folded]
        few = LEAST_OF_A_FORM <= counts[folded] <= MOST_SPLIT
        if few and words[folded] and not any(are_alike(words[folded], words[o]) for o in others):
            surfaces = [spelt[other].surface for other in others]
            if not any(_abbreviates(spelt[folded].surface, other) for other in surfaces):
                yield spelt[folded].surface, counts[folded], surfaces[:3]


def _abbreviates(form: str, other: str) -> bool:
    """Whether one form is the initials of the other."""
    return any(
        is_acronym(short) and "".join(words_of(short)) in initials(words_of(long))
        for short, long in ((form, other), (other, form))
    )


def labels(sight: Sight, past: Past) -> Iterator[Question]:
    """Yield entities that were labelled one thing and another, each of some weight."""
    for seen in sight.seen:
        decided = seen.standing is not None and seen.standing.label is not None
        if decided or past.answers("label", seen.key):
            continue
        counts = Counter[str]()
        for form in sight.all_forms(seen.entity.id):
            counts[form.label] += form.mentions
        if len(counts) < 2:
            continue
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        (first, many), (second, few) = ranked[:2]
        if few < LEAST_OF_A_LABEL or few < LEAST_SHARE * sum(counts.values()):
            continue
        likelier, other = LABEL_NAMES.get(first, first), LABEL_NAMES.get(second, second)
        yield Question(
            doubt="label",
            entities=(seen.entity,),
            keys=(seen.key,),
            asked=f"What is {seen.entity.name}: {likelier}, or {other}?",
            why=f"{many:,} mentions were taken for the one, {few:,} for the other.",
            yes=f"{likelier}, everywhere",
            no=f"{other}, everywhere",
            weight=few * 0.5,
            about=first,
            other=second,
        )
