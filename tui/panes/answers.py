"""What can be answered, each with its key and what it does."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip
from textual.widget import Widget

from tui.paint import Mark, paint
from tui.text import cut


class AnswerLines(Widget):
    """A line for each answer: the key, what it is called, what it does."""

    COMPONENT_CLASSES = {"answer--key", "answer--does"}
    DEFAULT_CSS = """
    AnswerLines { height: 3; }
    AnswerLines > .answer--key { color: $accent; text-style: bold; }
    AnswerLines > .answer--does { color: $quiet; }
    """

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self._answers: Sequence[tuple[str, str]] = ()

    def show(self, answers: Sequence[tuple[str, str]]) -> None:
        """Show answers with their keys: "y  same", and what they do."""
        self._answers = answers
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw an answer (Textual's Line API)."""
        width, base = self.size.width, self.rich_style
        if y >= len(self._answers):
            return Strip.blank(width, base)
        answer, does = self._answers[y]
        text = cut(f" {answer:<14}{does}", width - 1)
        key = self.get_component_rich_style("answer--key", partial=True)
        quiet = self.get_component_rich_style("answer--does", partial=True)
        marks = [Mark(0, len(answer) + 1, key), Mark(15, len(text), quiet)]
        return paint(text, 0, len(text), base, marks).adjust_cell_length(width, base)
