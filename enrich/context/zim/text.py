"""The text of a piece of a parsed page, without what is not its prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from enrich.context.zim.prose import tidy

# Deeper than any page of an encyclopedia is nested.
DEEPEST = 60
MOST_NODES = 5_000
_ITEM = "\x1f"
_AROUND_ITEM = re.compile(rf"[ \n]?{_ITEM}[ \n{_ITEM}]{{0,99}}")
_SKIPPED = frozenset(
    "style script link meta audio video figure img noscript template iframe object svg math".split()
)
_SKIPPED_CLASSES = frozenset(
    """reference noprint mw-editsection coordinates geo geo-nondefault geo-multi-punct IPA
    ext-phonos mw-ref error noexcerpt sortkey metadata navbar navbox mw-empty-elt bday noreplace
    hatnote dablink shortdescription Inline-Template""".split()
)
_FORMULA = "mwe-math-element"


def text_of(node: LexborNode) -> str:
    """Return the tidied text of a node on one line, the items of a list parted by commas."""
    written = "".join(_pieces(node))
    return tidy(_AROUND_ITEM.sub(", ", written)).replace(":;", ":").strip(" ,;")


def classes_of(node: LexborNode) -> frozenset[str]:
    """Return the classes of a node."""
    return frozenset((node.attributes.get("class") or "").split())


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the children of a node in order."""
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _pieces(node: LexborNode) -> Iterator[str]:
    # Walked without recursion: how deep a page is nested is the page's choice.
    waiting = [children(node)]
    for _ in range(MOST_NODES):
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
            if not waiting:
                return
        elif child.tag == "-text":
            yield child.text_content or ""
        elif child.tag == "br":
            yield "; "
        elif _is_prose(child) and len(waiting) < DEEPEST:
            if child.tag == "li":
                yield _ITEM
            waiting.append(children(child))
        elif _FORMULA in classes_of(child):
            yield _formula(child)


def _is_prose(node: LexborNode) -> bool:
    # Comments and declarations have tags that begin with a mark.
    tag = node.tag or "-"
    if not tag[0].isalpha() or tag in _SKIPPED:
        return False
    if tag == "sup" and (node.attributes.get("id") or "").startswith("cite_ref"):
        return False
    hidden = "display:none" in (node.attributes.get("style") or "").replace(" ", "")
    return not hidden and not classes_of(node) & (_SKIPPED_CLASSES | {_FORMULA})


def _formula(node: LexborNode) -> str:
    image = node.css_first("img[alt]")
    return (image.attributes.get("alt") or "") if image is not None else ""
