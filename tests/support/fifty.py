"""Fifty names that lead to pages of the test wiki in every way there is, or to none."""

from __future__ import annotations

PLAIN = [f"Batchville {number:02}" for number in range(1, 26)]
PLAIN += ["Mali", "Bamako", "Richard Wagner", "Central African Republic", "Orla Vexley", "Тбилиси"]
LED = {
    "Prigozhin": "Yevgeny Prigozhin",
    "Prigozhin's cook": "Yevgeny Prigozhin",
    "Ибрагим Бубакар Кейта": "Ibrahim Boubacar Keïta",
}
SECTION = {"Wagner uprising": "Yevgeny Prigozhin"}
RESPELLED = {
    "BAMAKO": "Bamako",
    "Wagner group": "Wagner Group",
    "the Wagner Group": "Wagner Group",
    "RICHARD WAGNER": "Richard Wagner",
    "WAGNER UPRISING": "Yevgeny Prigozhin",
}
NEAR = {"CoRdIlLeRa ReGiOn": "Cordillera Region"}
LISTED = {
    "Wagner": {"Richard Wagner", "Wagner Group"},
    "CAR": {"Central African Republic", "Cordillera Region"},
}
NOWHERE = ["Nobody Atall", "Nothing Here Inc", "Never-Written Town", "Nobody Else"]
ELSEWHERE = ["fr:Mali", "wikipedia:Mali", ""]
FIFTY = [*NEAR, *PLAIN, *LED, *SECTION, *RESPELLED, *LISTED, *NOWHERE, *ELSEWHERE]
