"""The recogniser: articles in, named spans out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from db.credits import with_credits
from enrich.limits import LONGEST_CHARS
from enrich.model import load_model
from enrich.recognise import acronyms, credits, headlines, known, propagate, trim, vote
from enrich.recognise.layout import joined, text_of
from enrich.recognise.names import Name, Recognised, Text
from enrich.recognise.pieces import batches, pieces
from enrich.settings import RecogniseSettings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 16
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
        cut = [pieces(text, blocks) for text, blocks in laid_out]
        found = self._found(piece for parts in cut for piece in parts)
        for (text, blocks), parts in zip(laid_out, cut, strict=True):
            doc = joined(islice(found, len(parts)), text, self._nlp.vocab)
            doc._.blocks = blocks
            for component in self._components:
                doc = component(doc)
            yield doc

    def _found(self, parts: Iterable[str]) -> Iterator[Doc]:
        """Yield the Doc of each piece with the names that the model finds in it."""
        for batch in batches(parts):
            docs = [self._nlp.make_doc(piece) for piece in batch]
            yield from self._nlp.pipe(docs, batch_size=len(docs))


def _recognised(doc: Doc) -> Recognised:
    text = text_of(doc)
    return Recognised(
        names=tuple(
            Name(e.start_char, e.end_char, e.label_, text[e.start_char : e.end_char])
            for e in doc.ents
        ),
        acronyms=dict(doc._.acronyms or {}),
    )
