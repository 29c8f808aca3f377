"""Quotes: what named speakers are quoted as saying, sentence after sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from db.following.records import Epithet, Quote
from enrich.grammar import direct, speech
from enrich.grammar.discourse import Discourse
from enrich.grammar.line import Line
from enrich.grammar.marks import Marked
from enrich.grammar.reported import reported
from enrich.grammar.speakers import Voice, according, voice_at

_TELLS = speech.QUOTING | speech.CALLING | speech.ADDING | {"according"}
# Who speaks, by the start of the mention, and the verb that says so.
_Speaker = tuple[int, int, int]


class Quotes:
    """Reads the sentences of an article in order, and tells who says what in each."""

    __slots__ = ("_discourse", "_last", "_open", "_pending")

    def __init__(self) -> None:
        self._discourse = Discourse()
        self._last: _Speaker | None = None
        self._open: _Speaker | None = None
        # Open paragraphs of a quotation whose speaker a later one will name.
        self._pending = list[Marked]()

    def begin_block(self, *, goes_on: bool) -> None:
        """Begin a block; a quotation that the last left open ``goes_on`` or not."""
        self._last = self._open if goes_on else None
        self._open = None
        if not goes_on:
            self._pending.clear()

    def forget(self) -> None:
        """Begin anew: nobody has spoken, and nobody has been spoken of."""
        self._discourse.forget()
        self._last = self._open = None
        self._pending.clear()

    def of(self, line: Line, epithets: Sequence[Epithet]) -> list[Quote]:
        """Return what is said in the next sentence."""
        if not line.words:
            self._discourse.forget()
            self._last = None
            return []
        speakers = list[_Speaker]()
        last, self._last = self._last, None
        found = list(self._direct(line, speakers, last)) if line.quotations else []
        if not _TELLS.isdisjoint(line.words):
            found += self._reported(line, speakers, found)
        found.sort(key=lambda quote: quote.start)
        one = speakers[0][0] if len({s[0] for s in speakers}) == 1 else None
        self._discourse.follow(line, one, epithets)
        return found

    def _direct(
        self, line: Line, speakers: list[_Speaker], last: _Speaker | None
    ) -> Iterator[Quote]:
        ended, alone = 0, direct.is_alone(line)
        if not alone:
            last = None
        for at, span in line.quotations.items():
            voice = direct.voice_behind(line, at) or direct.voice_ahead(line, at)
            if voice is not None:
                last = self._speaker(line, voice)
                ended = max(voice.end, at + 1)
            elif not alone and not (last and direct.goes_on(line, ended, at)):
                last = None
            if last is None and not span.open:
                self._pending.clear()
            if last is None:
                if span.open:
                    self._pending.append(span)
                continue
            for earlier in self._pending:
                yield Quote(earlier.inner_start, earlier.inner_end, *last, direct=True)
            self._pending.clear()
            if last not in speakers:
                speakers.append(last)
            yield Quote(span.inner_start, span.inner_end, *last, direct=True)
            if span.open:
                self._open = last
        self._last = last

    def _reported(
        self, line: Line, speakers: list[_Speaker], taken: Sequence[Quote]
    ) -> Iterator[Quote]:
        verbs = {quote.verb_start for quote in taken}
        end, said = 0, None
        for at, word in enumerate(line.words):
            if word not in _TELLS or at < end:
                continue
            if line.starts[at] in verbs:
                said = voice_at(line, at, inverted=True)
                continue
            if word == "according":
                voice = according(line, at) if line.word(at + 1) == "to" else None
            elif word in speech.ADDING:
                # Who has spoken last goes on, where nobody has come between.
                voice = None if line.word(at - 1) != "," or said is None else said.again(at)
            else:
                voice = voice_at(line, at, inverted=line.word(at - 1) == ",")
            if voice is None:
                continue
            said = voice
            speaker = self._speaker(line, voice)
            clause = reported(line, voice) if speaker else None
            if speaker is None or clause is None:
                continue
            start, end = clause
            end = max(end, at + 1)
            quote = Quote(line.starts[start], line.end(clause[1] - 1), *speaker, direct=False)
            if any(one.start < quote.end and quote.start < one.end for one in taken):
                continue
            speakers.append(speaker)
            self._last = speaker
            yield quote

    def _speaker(self, line: Line, voice: Voice) -> _Speaker | None:
        name = line.names.get(voice.speaker)
        mention = name.start if name else self._discourse.antecedent(line, voice.speaker)
        if mention is None:
            return None
        last = voice.verb + (line.words[voice.verb] == "according")
        if line.words[voice.verb] in speech.TELLING and line.word(voice.verb + 1) in speech.HEARERS:
            last = voice.verb + 1
        return mention, line.starts[voice.verb], line.end(last)
