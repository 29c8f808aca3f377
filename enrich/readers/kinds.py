"""Which blocks of a scraped article are not its prose: captions and pointers to other articles."""

from __future__ import annotations

import re

from db.records import BlockKind, StyleKind
from enrich.readers.inline import Rich
from enrich.readers.names import reads_like_names

LONGEST = 300
_LONGEST_CREDIT = 100
_PHOTO = r"(?:file[ ]+)?(?:photo(?:graph)?|image|picture)s?"
_PHOTO_LINE = re.compile(
    rf"\(?{_PHOTO}(?:[ ]+credits?)?(?:[ ]*:|[ ]+(?:by|courtesy[ ]+of)[ ]+(?-i:[A-Z]))",
    re.IGNORECASE,
)
_PHOTO_AT_END = re.compile(rf"\({_PHOTO}(?:[ ]+credits?)?(?:[ ]*:|[ ]+by[ ])[^()]*\)\.?$", re.I)
_RELATED = re.compile(
    r"(?:related(?:[ ]+(?:articles?|stor(?:y|ies)|coverage|content|news|reading|links?|topics?))?"
    r"|read[ ]+(?:more|also|next)|also[ ]+read|see[ ]+also|further[ ]+reading)[ ]*:[ ]*\S",
    re.IGNORECASE,
)


def kind_of(kind: BlockKind, rich: Rich) -> BlockKind:
    """Return a block's kind, given what its marks made it and its text."""
    if kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM} or len(rich.text) > LONGEST:
        return kind
    if _RELATED.match(rich.text):
        return BlockKind.RELATED
    if kind is BlockKind.PARAGRAPH and _is_caption(rich):
        return BlockKind.CAPTION
    return kind


def _is_caption(rich: Rich) -> bool:
    if _PHOTO_LINE.match(rich.text) or _PHOTO_AT_END.search(rich.text):
        return True
    return any(
        _is_credit(rich.text[style.start : style.end], whole=style.start == 0)
        for style in rich.styles
        if style.kind is StyleKind.BOLD and not rich.text[style.end :].strip(" .)")
    )


def _is_credit(bold: str, *, whole: bool) -> bool:
    """Say whether bold words at a block's end name a photographer or an agency.

    A block that is bold from end to end may be a heading, so it needs the slash of a credit.
    """
    if len(bold) > _LONGEST_CREDIT:
        return False
    if " / " in bold:
        return True
    return not whole and reads_like_names(bold.lstrip("©").strip())
