"""What the components know of an article's layout, carried on the Doc."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from spacy.attrs import ENT_IOB, ENT_TYPE, ORTH, SPACY
from spacy.tokens import Doc, Span

from db.records import Block, BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Token
    from spacy.vocab import Vocab

if not Doc.has_extension("blocks"):
    Doc.set_extension("blocks", default=())
    Doc.set_extension("acronyms", default=None)

_TEXT, _WORDS, _LOWERCASE = "newsreader_text", "newsreader_words", "newsreader_lowercase"
# In spaCy's IOB scheme: the first token of an entity.
_BEGINS = 3
TITLE_CASE_SHARE = 0.6
_WITNESSES = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ITEM})
_SMALL = frozenset(
    "a an and as at but by for from in into is its nor of off on onto or over per the to up via"
    " vs with".split()
)


def text_of(doc: Doc) -> str:
    """Return the text of a Doc, put together once: spaCy does it anew each time it is asked."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


def words_of(doc: Doc) -> Sequence[str]:
    """Return the tokens of a Doc as they are written, put together once."""
    words: Sequence[str] | None = doc.user_data.get(_WORDS)
    if words is None:
        words = doc.user_data[_WORDS] = [token.text for token in doc]
    return words


def written(span: Span) -> str:
    """Return a span as it is written; spaCy would put its tokens together anew."""
    return text_of(span.doc)[span.start_char : span.end_char]


def labels_of(doc: Doc, entities: Iterable[Span]) -> list[str]:
    """Return the label of the entity that each token is in, or nothing."""
    labels = [""] * len(doc)
    for entity in entities:
        labels[entity.start : entity.end] = [entity.label_] * (entity.end - entity.start)
    return labels


def joined(parts: Iterable[Doc], text: str, vocab: Vocab) -> Doc:
    """Return the Docs of the pieces of a text as one, with their names.

    ``Doc.from_docs`` does the same, but goes through every token in Python twice.
    """
    strings, words, spaces, names = vocab.strings, list[str](), list[bool](), list[list[int]]()
    for part in parts:
        for orth, space, iob, label in part.to_array([ORTH, SPACY, ENT_IOB, ENT_TYPE]).tolist():
            if iob == _BEGINS:
                names.append([len(words), len(words), label])
            words.append(strings[orth])
            spaces.append(bool(space))
            if label:
                names[-1][1] = len(words)
    doc = Doc(vocab, words=words, spaces=spaces)
    doc.set_ents([Span(doc, start, end, label=label) for start, end, label in names])
    doc.user_data.update({_TEXT: text, _WORDS: words})
    return doc


def blocks_of(doc: Doc) -> Sequence[Block]:
    """Return the blocks of a Doc; one paragraph if nobody set them."""
    return doc._.blocks or (Block(BlockKind.PARAGRAPH, 0, len(text_of(doc))),)


def title_cased(doc: Doc) -> list[Block]:
    """Return the blocks whose words are capitalised whether they are names or not.

    Headlines and headings of related articles are, where most of their longer words are.
    """
    found, text = [], text_of(doc)
    for block in blocks_of(doc):
        if block.kind not in (BlockKind.HEADLINE, BlockKind.RELATED, BlockKind.HEADING):
            continue
        words = [w for w in text[block.start : block.end].split() if w[0].isalpha()]
        words = [w for w in words if w.lower() not in _SMALL]
        capitals = sum(w[0].isupper() for w in words)
        if words and capitals / len(words) >= TITLE_CASE_SHARE:
            found.append(block)
    return found


def witnesses(doc: Doc) -> list[Block]:
    """Return the blocks whose words are sentences: neither captions nor lines about others."""
    return [block for block in blocks_of(doc) if block.kind in _WITNESSES]


def within(span: Span, blocks: Iterable[Block]) -> bool:
    """Whether a span starts inside one of some blocks."""
    return any(block.start <= span.start_char < block.end for block in blocks)


def lowercase_words(doc: Doc) -> set[str]:
    """Return the words that a Doc also writes in lower case, and which so are not only names."""
    words: set[str] | None = doc.user_data.get(_LOWERCASE)
    if words is None:
        words = {word for word in words_of(doc) if word.islower()}
        doc.user_data[_LOWERCASE] = words
    return words


def is_capitalised(token: Token) -> bool:
    """Whether a token starts like a name: with an upper-case letter or a figure before one."""
    return bool(token.text[:1].isupper()) or (token.text[:1].isdigit() and not token.is_digit)


def set_names(doc: Doc, spans: Iterable[Span]) -> None:
    """Set the entities of a Doc; of overlapping ones the longest stays, then the first.

    One that begins in one block and ends in another is no name.
    """
    cuts = [block.start for block in blocks_of(doc)]
    taken = bytearray(len(doc))
    kept = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        start, end = span.start, span.end
        if any(taken[start:end]):
            continue
        if bisect_right(cuts, span.start_char) == bisect_left(cuts, span.end_char):
            taken[start:end] = b"\1" * (end - start)
            kept.append(span)
    doc.set_ents(sorted(kept, key=lambda s: s.start))
