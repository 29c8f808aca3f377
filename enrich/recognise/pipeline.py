"""The recogniser: articles in, named spans out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from db.credits import with_credits
from enrich.limits import LONGEST_CHARS
from enrich.model import load_model
from enrich.recognise import acronyms, credits, headlines, known, propagate, trim, vote
from enrich.recognise.layout import joined, text_of
from enrich.recognise.names import Name, Recognised, Text
from enrich.settings import RecogniseSettings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from db.records import Block

BATCH = 16
# spaCy takes signs off a word one by one, and copies what is left each time: half a minute for
# 20,000 brackets in a row. No word of a language is so long.
LONGEST_WORD = 250
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
COMPONENTS = (
    "newsreader_trim",
    "newsreader_credits",
    "newsreader_headlines",
    "newsreader_known",
    "newsreader_acronyms",
    "newsreader_propagate",
    "newsreader_vote",
)
# Importing a component's module registers it with spaCy.
_REGISTERED = (trim, credits, headlines, known, acronyms, propagate, vote)


class Recogniser:
    """A loaded model, and the components behind it.

    The model reads each block by itself: the blank lines between blocks, which its training
    did not have, make it miss names that begin one. The components see the whole article.
    """

    def __init__(self, nlp: Language, components: Sequence[str] = COMPONENTS) -> None:
        self._nlp = nlp
        self._components = [nlp.create_pipe(name) for name in components]

    @classmethod
    def load(cls, settings: RecogniseSettings) -> Recogniser:
        """Load the model that the settings ask for.

        Raises:
            ModelError: there is none to load.
        """
        return cls(load_model(settings))

    def recognise(self, articles: Sequence[Text]) -> list[Recognised]:
        """Find the names of a batch of texts with their blocks and styles, in order.

        Beyond ``LONGEST_CHARS`` code points a text is not searched: memory is bounded.
        """
        return [_recognised(doc) for doc in self.annotate(articles)]

    def annotate(self, articles: Sequence[Text]) -> Iterator[Doc]:
        """Yield the Doc of each text, with its names as the last component leaves them."""
        laid_out = [(text[:LONGEST_CHARS], with_credits(b, s)) for text, b, s in articles]
        pieces = [_pieces(text, blocks) for text, blocks in laid_out]
        flat = [self._nlp.make_doc(piece) for parts in pieces for piece in parts]
        found = iter(self._nlp.pipe(flat, batch_size=max(1, len(flat))))
        for (text, blocks), parts in zip(laid_out, pieces, strict=True):
            doc = joined(islice(found, len(parts)), text, self._nlp.vocab)
            doc._.blocks = blocks
            for component in self._components:
                doc = component(doc)
            yield doc


def _pieces(text: str, blocks: Sequence[Block]) -> list[str]:
    """Cut a text before each block, and in endless words; the pieces joined are the text again."""
    cuts = {0, *(block.start for block in blocks if block.start < len(text))}
    for word in _LONG_WORD.finditer(text):
        cuts.update(range(word.start(), word.end(), LONGEST_WORD))
    starts = sorted(cuts)
    ends = [*starts[1:], len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True) if start < end]


def _recognised(doc: Doc) -> Recognised:
    text = text_of(doc)
    return Recognised(
        names=tuple(
            Name(e.start_char, e.end_char, e.label_, text[e.start_char : e.end_char])
            for e in doc.ents
        ),
        acronyms=dict(doc._.acronyms or {}),
    )
