"""Themes that can be read."""

from __future__ import annotations

import pytest
from textual.color import Color

from tui.themes import NAMES, THEMES

ON_EACH = ("name-person", "name-org", "name-place", "name-people", "name-thing", "quiet")


def _luminance(color: Color) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    channels = [c / 255 for c in color.rgb]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((_luminance(Color.parse(c)) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("name", "least"), [("dark", 4.5), ("light", 4.5), ("contrast", 7.0)])
def test_text_stands_out_from_what_is_behind_it(name: str, least: float) -> None:
    theme = next(theme for theme in THEMES if theme.name == NAMES[name])
    grounds = [theme.background, theme.surface, theme.panel]
    texts = [theme.foreground, *(theme.variables[part] for part in ON_EACH)]
    texts += [theme.primary, theme.accent or "", theme.warning or ""]
    poor = {
        (text, ground): round(_contrast(str(text), str(ground)), 1)
        for text in texts
        for ground in grounds
        if _contrast(str(text), str(ground)) < least
    }
    assert poor == {}
    assert _contrast(theme.variables["hit-text"], theme.variables["hit"]) >= least
