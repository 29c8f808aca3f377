"""Noun phrases without a parser: where the one before a name begins, and what its head is."""

from __future__ import annotations

from enrich import lexicon
from enrich.grammar import lexicon as lex
from enrich.grammar import speech
from enrich.grammar.line import DASHES, NAME, QUOTATION, STOPS, Line
from enrich.grammar.nouns import may_be_singular, names_a
from enrich.grammar.verbs import is_base, is_finite

# How many words a phrase has at most.
LONGEST = 12
_BOUND = lex.PREPOSITIONS | lex.CONJUNCTIONS | lex.PRONOUNS | lex.AUXILIARIES | lex.ADVERBS
_NO_MODIFIER = _BOUND | (lex.TIMES - {"late", "last", "early"}) | speech.QUOTING | speech.CALLING
_MARKS = STOPS | DASHES | frozenset("()[]/,\"'“”‘’«»*|•")


def is_possessive(word: str) -> bool:
    """Whether a word is the ending that makes an owner of what is before it."""
    return word in {"'s", "’s"}


def is_word(word: str) -> bool:
    """Whether this is a word of letters, and no name, number or mark."""
    return word[:1].isalpha()


def fits(label: str, line: Line, head: int) -> bool:
    """Whether the noun at a place is one for a name of this label."""
    noun = line.word(head)
    return is_word(noun) and names_a(label, noun.rstrip("."))


def premodifier(line: Line, name: int, *, owned: bool = True) -> int:
    """Return where the noun phrase begins that stands before a name as its epithet.

    That is the name's own place if there is none: "the secretive Russian firm Wagner" is one,
    a bare "Mr" is none. ``owned`` says that it may begin with an owner, as in "Ada's friend Bo".
    """
    label = line.names[name].label
    end = name
    while end and line.words[end - 1] in lex.COURTESIES:
        end -= 1
    head = _office(line, end) if label == "PERSON" else end - 1
    if head < 0 or not fits(label, line, head) or _is_sentence_verb(line, head):
        return name
    start = _start(line, head, line.names[name].key, owned=owned)
    if label != "PERSON" and (start == head or line.is_capital(head)):
        # "Party" before a party's name is a part of it; "group" alone says nothing.
        return name
    if label == "PERSON" and line.words[start] in {"a", "an"} and _goes_on(line, name + 1):
        return name
    return start


def _goes_on(line: Line, at: int) -> bool:
    """Whether a phrase goes on behind the name in it: "a major Bell retrospective"."""
    return at < len(line) and is_word(line.words[at]) and is_modifier(line, at)


def after_premodifier(line: Line, name: int) -> int:
    """Return where the premodifier of a name ends: before "Mr" and the like."""
    while name and line.words[name - 1] in lex.COURTESIES:
        name -= 1
    return name


def phrase_start(line: Line, name: int) -> int:
    """Return where the noun phrase of a name begins, with "the", "Mr" and its premodifier."""
    start = premodifier(line, name)
    if start == name:
        start = after_premodifier(line, name)
        if start and line.words[start - 1] in lex.ARTICLES:
            start -= 1
    return start


def _is_sentence_verb(line: Line, head: int) -> bool:
    """Whether a noun that is a verb too stands as one: "they guide Ada"."""
    return line.word(head - 1) in lex.PRONOUNS or line.word(head - 1) == "to"


def _office(line: Line, end: int) -> int:
    """Return the head of what stands before ``end``: in "Secretary of State", "Secretary"."""
    at = end - 1
    while at > 0 and end - at <= 6:
        word = line.words[at]
        if word in {"of", "for"}:
            last = line.words[end - 1]
            if last != NAME and not lexicon.is_word(last) and not fits("PERSON", line, end - 1):
                # "CEO of the Guild Enver Bell", where only "Bell" was found.
                return end - 1
            return at - 1 if at - 1 >= 0 and line.is_capital(at - 1) and at < end - 1 else end - 1
        if word not in {"the", "and", "of"} and not line.is_capital(at):
            return end - 1
        at -= 1
    return end - 1


def _start(line: Line, head: int, key: str, *, owned: bool) -> int:
    """Return where the noun phrase with this head begins."""
    at = head
    while at > 0 and head - at < LONGEST:
        before = line.words[at - 1]
        if before in lex.DETERMINERS:
            return at - 1
        if is_possessive(before):
            return owner_start(line, at - 1) if owned else at
        if before == NAME:
            if line.names[at - 1].key == key:
                return at
        elif before == ")":
            opening = _opening(line, at - 1)
            if opening is None:
                return at
            at = opening + 1
        elif before == "and" and fits("PERSON", line, at - 2):
            # "the actor and director".
            at -= 1
        elif before == "and" and is_modifier(line, at - 2) and _determines(line, at - 3):
            # "the interior and overseas minister".
            at -= 1
        elif not is_modifier(line, at - 1):
            return at
        at -= 1
    return at


def _determines(line: Line, at: int) -> bool:
    return line.word(at) in lex.DETERMINERS or is_possessive(line.word(at))


def _opening(line: Line, closing: int) -> int | None:
    """Return where a bracket opens that closes at a place."""
    for at in range(closing - 1, max(-1, closing - 6), -1):
        if line.words[at] == "(":
            return at
    return None


def owner_start(line: Line, possessive: int) -> int:
    """Return where the phrase begins that a possessive ends: "the group's", "Mali's"."""
    owner = possessive - 1
    if owner < 0:
        return possessive + 1
    if line.words[owner] == NAME:
        at = premodifier(line, owner, owned=False)
        at = after_premodifier(line, owner) if at == owner else at
        if at and line.words[at - 1] in lex.ARTICLES:
            at -= 1
        return at
    at = owner
    while at >= 0 and possessive - at < LONGEST:
        word = line.words[at]
        if word in lex.DETERMINERS:
            return at
        if word != NAME and not is_modifier(line, at):
            break
        at -= 1
    # Without a determiner nothing says where it begins: the phrase begins behind it.
    return possessive + 1 if at + 1 < owner else owner if line.is_capital(owner) else at + 1


def is_modifier(line: Line, at: int) -> bool:
    """Whether a word may stand within a noun phrase, before its head."""
    word = line.words[at]
    if word == QUOTATION or word in _MARKS or not is_word(word) or word in _NO_MODIFIER:
        return False
    if word in lex.ADJECTIVES:
        return True
    if line.word(at - 1) == "to" and is_base(word) and not line.is_capital(at):
        return False
    if word.endswith(("ed", "ing")) and len(word) > 4 and not line.is_capital(at):
        # "the jailed politician", "by jailed politician": a participle; "police jailed": a verb.
        before = line.word(at - 1)
        if before.endswith("ly"):
            before = line.word(at - 2)
        return (
            not before
            or before in lex.DETERMINERS
            or (word.endswith("ed") and before in lex.PREPOSITIONS)
        )
    if word[-1] == "s" and not may_be_singular(word):
        # "police detains Ada": what modifies a noun is seldom in the plural.
        return line.is_capital(at)
    return not is_finite(word) or line.is_capital(at)
