"""What an entity is called, and by whom."""

from __future__ import annotations

import pytest

from db.decisions.kinds import Same
from db.following.answers import Names
from db.following.records import EpithetForm
from db.library import Library
from support.followed import id_of, put, report

KEITA, KEITA_PLAIN = ("Keïta", "PERSON", "keita"), ("Keita", "PERSON", "keita")


@pytest.fixture
def told(library: Library) -> Library:
    """Keïta: a president to two publications, a strongman to one of them."""
    for path, text, published, publication, epithets in [
        (
            "/n/a",
            "Keïta, the President of Mali, left.",
            "2024-01-01",
            "Post",
            "the President of Mali",
        ),
        ("/n/b", "Keita, president of\nMali. Keita!", "2024-01-02", "Times", "president of\nMali"),
        ("/n/c", "Keita, a strongman, is well.", "2024-01-03", "Times", "a strongman"),
    ]:
        put(
            library,
            path,
            report(path, text, published=published, publication=publication),
            names=(KEITA, KEITA_PLAIN, ("Mali", "GPE", "mali"), ("president", "PERSON", "other")),
            epithets=[(epithets, text[:5])],
        )
    return library


def of(library: Library, **options: str | int | None) -> Names:
    """Return what Keïta is called."""
    return library.following.names.of(id_of(library, "Keita"), **options)  # type: ignore[arg-type]


def called(names: Names) -> list[tuple[str, list[str]]]:
    """Return epithets with what they are marked as in their lines."""
    return [
        (one.text, [line.text[start:end] for line in one.lines for start, end in line.marks])
        for one in names.epithets
    ]


def test_epithets_that_differ_in_case_and_article_are_one(told: Library) -> None:
    names = of(told)
    assert called(names) == [
        ("president of Mali", ["president of Mali", "the President of Mali"]),
        ("strongman", ["a strongman"]),
    ]
    assert {one.form for one in names.epithets} == {EpithetForm.APPOSITION}
    line = names.epithets[0].lines[1]
    assert (line.text, line.path, line.at) == ("Keïta, the President of Mali, left.", "/n/a", 13)
    assert (names.looked, names.whole) == (3, True)


def test_forms_of_the_name_with_who_uses_them(told: Library) -> None:
    found = [(alias.text, alias.mentions, alias.sources) for alias in of(told).aliases]
    assert found == [("Keita", 3, ("Times",)), ("Keïta", 1, ("Post",))]


def test_what_one_publication_says(told: Library) -> None:
    names = of(told, source="Times")
    assert [text for text, _ in called(names)] == ["strongman", "president of Mali"]
    assert [(a.text, a.mentions, a.sources) for a in names.aliases] == [("Keita", 3, ("Times",))]
    nobody = of(told, source="Nobody")
    assert (nobody.aliases, nobody.epithets, nobody.looked) == ((), (), 3)


def test_the_newest_are_looked_at_first(told: Library) -> None:
    names = of(told, window=1)
    assert (called(names), names.looked, names.whole) == (
        [("strongman", ["a strongman"])],
        1,
        False,
    )
    assert of(told, window=None) == of(told)
    nothing = told.following.names.of(999)
    assert (nothing.aliases, nothing.epithets, nothing.looked) == ((), (), 0)


def test_epithets_go_with_their_mention(told: Library) -> None:
    before = of(told)
    mali = told.following.names.of(id_of(told, "Mali"))
    assert mali.epithets == ()
    one, other = (told.decisions.named(id_of(told, name)) for name in ("Keita", "Mali"))
    told.decisions.take(Same(one=one, other=other))
    merged = told.following.names.of(id_of(told, "Mali"))
    assert merged.epithets == before.epithets
    assert [alias.text for alias in merged.aliases] == ["Keita", "Mali", "Keïta"]
    told.decisions.undo()
    assert (of(told), told.following.names.of(id_of(told, "Mali"))) == (before, mali)


def test_what_a_forgotten_article_says_is_forgotten(told: Library) -> None:
    told.shelving.forget("/n/c")
    assert [text for text, _ in called(of(told))] == ["president of Mali"]
