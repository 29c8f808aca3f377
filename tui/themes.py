"""The themes: dark, light, high contrast, and the terminal's own sixteen colours."""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

# What the settings call them, and what Textual does.
NAMES = {
    "dark": "newsreader-dark",
    "light": "newsreader-light",
    "contrast": "newsreader-contrast",
    "ansi": "newsreader-ansi",
}
DEFAULT = "dark"

THEMES = (
    Theme(
        name=NAMES["dark"],
        primary="#7aa2d6",
        secondary="#9aa5b1",
        accent="#e0a458",
        foreground="#d7d9dc",
        background="#15181c",
        surface="#1b1f24",
        panel="#262b32",
        warning="#e0a458",
        error="#e06c75",
        success="#8fbf7f",
        dark=True,
        variables={
            "name-person": "#e8c07d",
            "name-org": "#7fb4e0",
            "name-place": "#8fcf9f",
            "name-people": "#c9a5dd",
            "name-thing": "#e59a8f",
            "quiet": "#8b939e",
            "hit": "#7a5c14",
        },
    ),
    Theme(
        name=NAMES["light"],
        primary="#1f5c99",
        secondary="#5c6670",
        accent="#8f4c00",
        foreground="#1f2328",
        background="#fbfaf7",
        surface="#f3f1ec",
        panel="#e4e1da",
        warning="#8f4c00",
        error="#b3261e",
        success="#2e7d32",
        dark=False,
        variables={
            "name-person": "#8a5200",
            "name-org": "#12538f",
            "name-place": "#1d6b3a",
            "name-people": "#6b3a8f",
            "name-thing": "#9c3325",
            "quiet": "#565e67",
            "hit": "#f4d58a",
        },
    ),
    # Every text is at least seven to one against what is behind it (WCAG 2.2, 1.4.6).
    Theme(
        name=NAMES["contrast"],
        primary="#7fd4ff",
        secondary="#ffffff",
        accent="#ffe14d",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#333333",
        warning="#ffe14d",
        error="#ffb3b3",
        success="#9dff9d",
        dark=True,
        variables={
            "name-person": "#ffe14d",
            "name-org": "#7fd4ff",
            "name-place": "#9dff9d",
            "name-people": "#f5b8ff",
            "name-thing": "#ffb3b3",
            "quiet": "#d9d9d9",
            "hit": "#5c4a00",
        },
    ),
    Theme(
        name=NAMES["ansi"],
        primary="ansi_blue",
        secondary="ansi_cyan",
        accent="ansi_yellow",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        dark=True,
        ansi=True,
        variables={
            **BUILTIN_THEMES["ansi-dark"].variables,
            "name-person": "ansi_yellow",
            "name-org": "ansi_cyan",
            "name-place": "ansi_green",
            "name-people": "ansi_magenta",
            "name-thing": "ansi_red",
            "quiet": "ansi_default",
            "hit": "ansi_blue",
        },
    ),
)
