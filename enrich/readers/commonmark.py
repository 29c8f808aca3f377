"""The markdown parser, set up for text that is shown and never followed."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt


class _ShownOnly(MarkdownIt):
    """Link targets are dropped, so they need no check, and addresses are shown as written."""

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link


@cache
def parser() -> MarkdownIt:
    """Return the one CommonMark parser: HTML is text, nothing is fetched."""
    return _ShownOnly("commonmark", {"html": False})
