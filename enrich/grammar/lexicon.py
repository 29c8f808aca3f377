"""Closed classes of English words that the grammar of names and of speech rests on."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLES = _words("a an the")
POSSESSIVES = _words("his her its their my our your")
DETERMINERS = ARTICLES | POSSESSIVES | _words("this that these those another one")
RELATIVES = _words("who whom whose which")
PREPOSITIONS = _words(
    """of for in at on from to with by about against as into over under between among through
    during near across after before since until despite without within outside inside behind
    beyond toward towards upon via like unlike per than amid around along off out up down
    throughout following including regarding concerning"""
)
CONJUNCTIONS = _words(
    """and or but nor yet so if whether because although though while whereas when where unless
    once that then both either neither plus"""
)
# What a clause begins with that depends on another.
SUBORDINATORS = _words(
    "when after before as while because although though since if unless once until whether where"
)
PRONOUNS = _words(
    """i you he she it we they me him us them who whom whose which what himself herself itself
    themselves there here someone everyone everybody nobody anybody all some many others most each
    none nothing something"""
)
BE = _words("is are was were be been being isn't wasn't aren't weren't isn’t wasn’t aren’t weren’t")
HAVE = _words("has have had")
AUXILIARIES = (
    BE
    | HAVE
    | _words(
        """do does did will would can could may might must shall should cannot can't won't don't
    didn't doesn't wouldn't couldn't shouldn't hasn't haven't hadn't can’t won’t don’t didn’t
    doesn’t wouldn’t couldn’t shouldn’t hasn’t haven’t hadn’t ca wo"""
    )
)
ADVERBS = _words(
    """also then later now still even just only again already soon today yesterday tomorrow tonight
    meanwhile however ago not never ever too very almost nearly perhaps maybe thus therefore
    instead moreover furthermore indeed often always sometimes once twice earlier recently further
    n't n’t afterwards afterward nevertheless nonetheless otherwise"""
)
TIMES = _words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december today yesterday tonight morning afternoon
    evening night week month year earlier later last this early late"""
)
# Forms of -ing and -ed that stand before a noun as adjectives do.
ADJECTIVES = _words(
    """acting visiting outgoing incoming leading ruling sitting founding reigning defending managing
    retired united armed red married unmarried aged rising surviving commanding presiding
    supporting serving practising practicing aspiring dissenting campaigning governing opposing"""
)
COURTESIES = _words("mr mrs ms miss mx dr prof sir dame madam madame mister mr. mrs. ms. dr. prof.")
# Adjectives that follow their noun: "a man close to her".
FOLLOWING = _words(
    """close loyal responsible famous critical sympathetic hostile present active popular native
    faithful eager able keen unknown familiar"""
)
