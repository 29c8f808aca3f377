"""Copying to the clipboard of the terminal, also over SSH (OSC 52)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text import counted, cut

if TYPE_CHECKING:
    from db.rows import ArticleRow
    from tui.screens.main import MainScreen

SHOWN_CELLS = 40


def copy(screen: MainScreen, text: str, what: str) -> None:
    """Copy a text, and say what it was."""
    screen.app.copy_to_clipboard(text)
    screen.say(f"Copied {what}: {cut(text, SHOWN_CELLS)} ({counted(len(text), 'character')})")


def copy_here(screen: MainScreen) -> None:
    """Copy what is under the cursor: of a list the headline, of a text the paragraph."""
    if screen.place == "list":
        copy_headline(screen)
    elif screen.place == "pane":
        _copy_of_pane(screen)
    else:
        _copy_paragraph(screen)


def copy_headline(screen: MainScreen) -> None:
    """Copy headline and address of the article under the cursor, or of the open one."""
    article = screen.article.article
    row: ArticleRow | None = screen.articles.current if screen.place == "list" else None
    if row is None and article is not None:
        row = article.row
    if row is None:
        screen.say("There is nothing to copy.")
    else:
        text = "\n".join(part for part in (row.title, row.url) if part)
        copy(screen, text, "headline and address" if row.url else "the headline")


def _copy_paragraph(screen: MainScreen) -> None:
    pane, article = screen.article, screen.article.article
    if article is None:
        screen.say("There is nothing to copy.")
        return
    mention = pane.mention
    here = pane.focus_offset
    if mention is not None and pane.in_view(mention.start):
        here = mention.start
    blocks = [block for block in article.blocks if block.end > here]
    if blocks:
        copy(screen, article.text[blocks[0].start : blocks[0].end], "the paragraph")
    else:
        copy_headline(screen)


def _copy_of_pane(screen: MainScreen) -> None:
    mention = screen.entity.mentions.current
    if screen.entity.mentions.is_focused and mention is not None:
        copy(screen, mention.snippet, "the sentence")
        return
    row = screen.entity.outline.current
    if screen.entity.outline.is_focused and row is not None:
        text = next((piece.text for piece in row.pieces if piece.wraps), row.pieces[0].text)
        copy(screen, text, "the row")
        return
    link = screen.desk.library.links.of(screen.reading.entity_id or 0)
    if link.page is not None:
        page = link.page
        parts = (page.title, page.description, page.extract, page.url)
        copy(screen, "\n".join(part for part in parts if part), "the note")
    elif screen.entity.entity is not None:
        copy(screen, screen.entity.entity.name, "the name")
