from __future__ import annotations

import pytest

from enrich.language import language_of

ENGLISH = "The government said on Monday that the talks in the capital would go on for two days. "
FRENCH = "Le gouvernement a annoncé lundi que les pourparlers dans la capitale allaient continuer. "
RUSSIAN = "Правительство сообщило в понедельник, что переговоры в столице продолжатся два дня. "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH * 3, "en"),
        (FRENCH * 3, "fr"),
        (RUSSIAN * 3, "ru"),
        ("Правительство сообщило", "ru"),
        ("الحكومة أعلنت يوم الاثنين أن المحادثات مستمرة", "ar"),
        (ENGLISH * 60 + FRENCH * 60, "en"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text, "xx") == language


@pytest.mark.parametrize("text", ["", "Oui", "2020 / 12", "!?", "Mali left."])
def test_a_short_text_is_taken_for_the_default(text: str) -> None:
    assert language_of(text, "xx") == "xx"


def test_what_is_in_no_language_is_not_in_a_foreign_one() -> None:
    assert language_of("x" * 5000, "en") == "en"
