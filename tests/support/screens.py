"""Every screen there is: how one gets there, and a text that it must hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NAME = ("2", *["e"] * 4)
PANE = (*NAME, "enter")
NEWEST = ("1", "g", "enter")
COPIED = ("ampersand", *"brands", "enter", "G", "enter")


@dataclass(frozen=True, slots=True)
class Seen:
    """A screen: the keys that lead there, what it must hold, and the library that it shows."""

    keys: tuple[str, ...]
    text: str
    library: Literal["seeds", "signs", "notes", "doubtful", "empty"] = "seeds"


SCREENS: dict[str, Seen] = {
    # The main screen
    "list": Seen((), "next unread"),
    "article": Seen(NAME, "group has conceded"),
    "context": Seen(PANE, "[Context]"),
    "mentions": Seen((*PANE, "full_stop", "3", "j"), "this article"),
    "entity": Seen(("i", "enter", "full_stop"), "[Mentions"),
    "zen": Seen((*NAME, "z"), "group has conceded"),
    "no-names": Seen(("2", "H"), "group has conceded"),
    "grouped": Seen(("ctrl+g",), "by day"),
    "reports": Seen(("ctrl+g", "ctrl+g", "ctrl+g"), "26 reports"),
    "filtering": Seen(("ampersand", *"wagner"), "List only:"),
    "filtered": Seen(("ampersand", *"wagner", "enter"), "Esc in the list"),
    "find": Seen(("2", "slash", *"wagner"), "Find:"),
    "letters": Seen(("2", "f"), "Type the letters"),
    "selecting": Seen((*PANE, "plus", "L"), "Esc leave"),
    "empty": Seen((), "newsreader FOLDER", "empty"),
    # Finding
    "search": Seen(("S", *"touadera"), "Touadéra"),
    "search-empty": Seen(("S",), "begin*"),
    "search-error": Seen(("S", *"wagner sorce:afp"), "Did you mean “source:”?"),
    "keep-search": Seen(("S", *"wagner", "ctrl+k"), "Keep this search as"),
    "shelves": Seen(("0",), "/home/reader/seeds", "elsewhere"),
    "watched": Seen(("0", *"watched", "enter"), "Watched names", "doubtful"),
    "sort": Seen(("O",), "How articles are listed"),
    "trail": Seen((*PANE, "full_stop", "3", "j", "j", "enter", "T"), "1 place behind"),
    "entities": Seen(("i", "j"), "[all]"),
    "entities-none": Seen(("i", "ampersand", *"xyzzy"), "No name here is like that."),
    # Following
    "bridge-to": Seen((*PANE, "F", *"pri"), "Yevgeny Prigozhin"),
    "bridge": Seen((*PANE, "F", *"touad", "enter"), "Faustin-Archange Touadéra"),
    "bridge-none": Seen((*PANE, "F", *"webb", "enter"), "everything was looked at"),
    "new": Seen(("2", "right_parenthesis", "right_parenthesis"), "2 of 17 new sentences"),
    "signs": Seen(("1", "G"), "15", "signs"),
    "brief": Seen((*PANE, "3", "B"), "Write a brief of"),
    "differences": Seen((*COPIED, "equals_sign"), "alike"),
    "compare": Seen((*PANE, "V", *"wagner gr", "enter"), "Compare  "),
    # Deciding
    "why": Seen((*PANE, "w"), "Who or what is"),
    "preview": Seen((*PANE, "x", "tab"), "not a name"),
    "kinds": Seen((*PANE, "c"), "state or city"),
    "rename": Seen((*PANE, "C"), "What is it called?"),
    "same": Seen((*PANE, "M"), "is the same as"),
    "consent": Seen((*PANE, "A"), "Look names up at"),
    "contact": Seen((*PANE, "A", "y"), "Who asks?"),
    "correct": Seen(("ctrl+e",), "Correct this article"),
    "review-page": Seen(("v",), "a Belgian politician", "doubtful"),
    "review-pair": Seen(("v", "y", "s", "j"), "Burma held no election", "doubtful"),
    "review-nothing": Seen(("v", *["s"] * 9), "s asks what was skipped", "doubtful"),
    "review-over": Seen(("v", *["u"] * 9), "Nothing is doubtful now", "doubtful"),
    "decisions": Seen(("D", "down"), "no effect", "doubtful"),
    "decisions-none": Seen(("D",), "Nothing is decided yet."),
    "decision": Seen(("D", "enter"), "take it back", "doubtful"),
    # Notes
    "notes-in-article": Seen((*NEWEST, "2"), "✎ Who counted them?", "notes"),
    "notes": Seen((*NEWEST, "quotation_mark"), "5 notes", "notes"),
    "notes-none": Seen(("quotation_mark",), "There are no notes yet"),
    "note-on": Seen((*NEWEST, "a"), "A note on", "notes"),
    "note": Seen((*NEWEST, "a", "enter"), "Note on", "notes"),
    # Help
    "help": Seen(("question_mark",), "Half a page down"),
    "tour": Seen(("f2", "enter"), "Names  (2 of 5)"),
}
# Textual's own screen, which does not follow when the theme is changed under it.
PALETTE = Seen(("ctrl+p", *"pane"), "Pane wider")
