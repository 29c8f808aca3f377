"""Relative clauses that say more of a name: "Ada, who bakes"."""

from __future__ import annotations

from enrich.grammar import lexicon as lex
from enrich.grammar import speech
from enrich.grammar.asides import is_age, skip_brackets
from enrich.grammar.line import QUOTATION, Line
from enrich.grammar.phrases import fits, phrase_start
from enrich.grammar.verbs import OR_NOUNS, is_finite

LONGEST = 45
Span = tuple[int, int]


def relative(line: Line, name: int, apposition: Span | None) -> Span | None:
    """Return the words of a relative clause behind a name, or behind its apposition."""
    at = apposition[1] if apposition else skip_brackets(line, name + 1)
    if line.word(at) != ",":
        return None
    start = at + 1
    if is_age(line, start) and line.word(start + 1) == ",":
        start += 2
    pronouns = _pronouns(line.names[name].label)
    if line.word(start) not in pronouns or _belongs_elsewhere(line, name):
        return None
    end = _end(line, start)
    if end - start < 2 or not any(map(_may_be_verb, line.words[start + 1 : end])):
        return None
    if line.words[end - 1] in lex.AUXILIARIES | speech.QUOTING:
        # What it is that they were, or said, is yet to come.
        return None
    return start, end


def _pronouns(label: str) -> frozenset[str]:
    return frozenset({"who", "whom", "whose"} if label == "PERSON" else {"which", "whose"})


def _may_be_verb(word: str) -> bool:
    return is_finite(word) or word in OR_NOUNS or (word[:1].isalpha() and word.endswith("s"))


def _belongs_elsewhere(line: Line, name: int) -> bool:
    """Whether the clause may be said of what stands before the name as well."""
    start = phrase_start(line, name)
    before = line.word(start - 1)
    if before in {"and", "or", "&", "of"}:
        return True
    if before in lex.PREPOSITIONS:
        label = line.names[name].label
        owner = start - 2
        other = line.names.get(owner)
        # "a lawyer for Ada, who"; "the army in Mali, which".
        return fits(label, line, owner) or (other is not None and other.label != "GPE")
    return False


def _end(line: Line, start: int) -> int:
    """Return where the clause ends: at a comma that is none of a date, an age or a place."""
    at = start
    while (at := skip_brackets(line, at + 1)) < min(len(line), start + LONGEST):
        word = line.words[at]
        if word == ")" or line.is_stop(at) or line.is_dash(at):
            return at
        if word == QUOTATION and line.text[line.quotations[at].inner_end - 1] == ",":
            return at + 1
        if word == ",":
            if line.word(at + 1)[:1].isdigit() or _is_aside(line, start, at):
                continue
            inside = line.names.get(at - 1)
            after = line.names.get(at + 1)
            if (
                inside is not None
                and after is not None
                and {inside.label, after.label} <= {"GPE", "LOC"}
            ):
                continue
            return at
    return len(line) if len(line) - start < LONGEST else start


def _is_aside(line: Line, start: int, comma: int) -> bool:
    """Whether nothing but an adverbial stands before a comma: "who, on Monday, said"."""
    if comma == start + 1:
        return True
    inside = line.words[start + 1 : comma]
    # "who, at the time she left, was": what a comma opened, the next one closes.
    opened = inside[:1] == [","] and "," not in inside[1:]
    return opened or not any(map(_may_be_verb, inside))
