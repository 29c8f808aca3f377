"""Labels of text: nothing in it is markup, and nothing in it steers the terminal."""

from __future__ import annotations

from textual import widgets

from tui.text import safe


class Label(widgets.Label):
    """A label whose text may quote what strangers have written."""

    def __init__(
        self, text: str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        """Show a text; line feeds part its lines."""
        super().__init__(_lines(text), id=id, classes=classes, markup=False)

    def update(self, content: object = "", *, layout: bool = True) -> None:
        """Show another text."""
        super().update(_lines(str(content)), layout=layout)


def _lines(text: str) -> str:
    return "\n".join(map(safe, text.split("\n")))
