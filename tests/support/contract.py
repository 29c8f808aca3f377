"""What holds for every article, whatever bytes it was read from."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from itertools import pairwise

from db.records import Article, BlockKind

# Why small files are refused: what is larger has other reasons as well.
REFUSALS = frozenset(("is empty", "has no text", "is a binary file"))


def check_article(article: Article) -> None:
    """Fail where something does not hold that holds for every article."""
    text = article.text
    assert text == text.strip() != ""
    assert not {unicodedata.category(c) for c in text.replace("\n", "")} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff")
    parts = [text[block.start : block.end] for block in article.blocks]
    assert "\n\n".join(parts) == text
    assert all(part and "\n" not in part and part == part.strip() for part in parts)
    assert article.blocks[0].start == 0
    assert article.blocks[-1].end == len(text)
    assert all(after.start == before.end + 2 for before, after in pairwise(article.blocks))
    assert all(block.kind is not BlockKind.HEADLINE for block in article.blocks[1:])
    headline = article.blocks[0].kind is BlockKind.HEADLINE
    assert article.title == parts[0] or not headline
    assert parts[0].startswith((article.title, article.title[:-1]))
    assert list(article.styles) == sorted(article.styles, key=lambda style: style.start)
    for style in article.styles:
        assert any(b.start <= style.start < style.end <= b.end for b in article.blocks)
    assert article.published is None or datetime.fromisoformat(article.published)
    for value in (article.title, article.byline, article.url, article.publication):
        assert value.strip() == value
        assert all(c.isprintable() or unicodedata.category(c) in {"Cf", "Cn", "Co"} for c in value)
