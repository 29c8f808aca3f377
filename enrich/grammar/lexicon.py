"""Classes of English words that the grammar of names and of speech rests on.

All are closed classes or general English, written down by hand; none is from a corpus.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from enrich.nouns import kinds_of_nouns
from enrich.recognise import cues


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
        """do does did will would can could may might must shall should cannot can't won't don't didn't
    doesn't wouldn't couldn't shouldn't hasn't haven't hadn't can’t won’t don’t didn’t doesn’t
    wouldn’t couldn’t shouldn’t hasn’t haven’t hadn’t ca wo"""
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

# What a person is called that the list of nouns does not have, or has as another thing.
_PERSONS = _words(
    """accomplice actor adviser aide ally analyst anchor applicant archdeacon assistant associate
    aunt author bassist bloke boy boyfriend bride broker bystander candidate captive caregiver
    challenger chaplain citizen classmate client colleague comic companion complainant constable
    consultant contender contestant controller convert convict coordinator coroner corporal
    correspondent councilor counsel counselor counterpart cousin coworker creator critic curator
    custodian dad dean debutant defector defendant delegate demonstrator deputy descendant developer
    dictator dignitary dispatcher donor eldest employee expert ex-president ex-wife ex-husband
    fiance fiancé fiancée fighter figure filmmaker foreman forward friend frontrunner fugitive
    girl girlfriend grandfather grandmother granddaughter grandson graduate guard guardian guest
    guide guru hacker helper hero heroine holder homeowner hostage housewife hunter husband icon
    immigrant incumbent informant inmate inspector instructor insider intellectual intern
    interpreter investigator keeper landlord lecturer legend lieutenant lobbyist major maker man
    marshal martyr mastermind mate mediator medic member mentor migrant miner mistress moderator
    mum mom nanny native neighbour neighbor neighbor nemesis nephew newcomer niece nominee observer
    ombudsperson opponent organiser organizer outsider owner panelist parent parliamentarian
    participant partner passenger patient patriarch patron pastor peer performer pioneer planner
    policeman policewoman polymath predecessor prefect principal prisoner prodigy protege protégé
    protester rebel recipient recruiter rector refugee registrar relative representative rescuer
    researcher resident rival roommate scorer scout seller sergeant shareholder showman sibling
    skipper specialist spiritualist sponsor spouse staffer star statistician stepfather stepmother
    strategist strongman substitute successor suitor superintendent superstar supervisor supporter
    survivor suspect tactician taxpayer technician teammate tenant toddler trainee trainer tutor
    tycoon uncle undersecretary veteran viceroy victim volunteer voter watchdog whistleblower
    whistle-blower witness woman worker youngster youth bodyguard chairperson mp ceo cfo coo cto
    imam sheikh tribesman vet nurse midwife cameraman businesswoman anchorwoman newsreader"""
)
_ORGANISATIONS = _words(
    """agency airline arm body broadcaster charity chain club company contractor consultancy
    corporation daily developer distributor firm giant group institution insurer lender maker
    manufacturer militia network newspaper nonprofit operator organisation organization outfit
    outlet party producer provider publication publisher retailer startup subsidiary supplier
    syndicate think-tank union unit venture watchdog website weekly bank wing affiliate alliance
    faction force mercenaries brand label paper magazine portal carrier regulator part"""
)
_PLACES = _words(
    """capital city town village province region district country nation state county island
    suburb republic kingdom territory port settlement stronghold hometown birthplace enclave
    municipality hub neighbour neighbor"""
)
# What names are called by nouns, and so may have epithets.
NAMED_BY_NOUNS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART"})
_KINDS_OF_LABEL = {
    "PERSON": frozenset({"PERSON"}),
    "ORG": frozenset({"ORG", "TEAM"}),
    "GPE": frozenset({"GPE"}),
    "LOC": frozenset({"LOC"}),
    "FAC": frozenset({"FAC"}),
    "PRODUCT": frozenset({"PRODUCT", "WORK_OF_ART"}),
    "WORK_OF_ART": frozenset({"WORK_OF_ART"}),
}
_FURTHER = {"PERSON": _PERSONS | (cues.ROLES - COURTESIES), "ORG": _ORGANISATIONS, "GPE": _PLACES}
# Of the nouns that name persons, those that as often name what is no single one.
_UNSURE = _words("character host model god deity chair person personality")


@cache
def names_a(label: str, noun: str) -> bool:
    """Whether a noun in the singular, in lower case, is one for what bears a name of this label."""
    if not noun or noun in _UNSURE:
        return False
    if noun in _FURTHER.get(label, ()):
        return True
    kind = kinds_of_nouns().get(noun, "")
    if not kind and label == "PERSON":
        # "vice-president", "ex-husband", "co-founder"; then "economist" and "politician".
        head = noun.rpartition("-")[2]
        if head != noun:
            return names_a(label, head)
        return len(noun) > 6 and noun.endswith(("ologist", "omist", "ographer", "ician", "woman"))
    return kind in _KINDS_OF_LABEL.get(label, ())


@cache
def may_be_singular(word: str) -> bool:
    """Whether a word that ends in "s" may stand before a noun: "sports", "human rights"."""
    return word.endswith(("ss", "us", "is", "ics", "'s", "as", "os")) or word in _MODIFYING


_MODIFYING = _words(
    """affairs arms arts awards bonds business civics communications customs defenses derivatives
    drugs elections emissions equities events facilities features fields finals foods forces foreign
    futures games goods graphics headquarters hostages industries information infrastructures
    intelligence jobs logistics markets materials media minerals motors needs news operations parks
    parts pensions planes plans prisons procurements products programs projects programmes
    prosecutions records relations resources rights sales savings schools sciences securities
    series services shipments singles solutions species sports standards stars states statistics
    stocks studies supplies systems talks taxes technologies telecoms cables metres television textiles times tools
    transactions trials trains veterans weapons welfare women's works doubles heads always perhaps"""
)


@cache
def is_finite(word: str) -> bool:
    """Whether a word in lower case is likely the verb of a clause; "-ed" may be a participle."""
    if word in AUXILIARIES or word in _finite_forms():
        return True
    return len(word) > 3 and word.endswith("ed") and word not in ADJECTIVES | _NO_PAST


@cache
def is_surely_finite(word: str) -> bool:
    """Whether a word in lower case can only be the verb of a clause, and no participle."""
    return word in AUXILIARIES or (word in _past_forms() and word not in _PARTICIPLES)


_NO_PAST = _words("need feed seed deed weed speed breed greed indeed hundred sacred kindred")
# Adjectives that follow their noun: "a man close to her".
FOLLOWING = _words(
    """close loyal responsible famous critical sympathetic hostile present active popular native
    faithful eager able keen unknown familiar"""
)
_PARTICIPLES = _words(
    """brought built bought caught cost cut dealt fed felt fought found heard held hit hurt kept laid
    led left lent let lost made meant met paid put read set sent shot shut sold spent split spread
    struck stuck taught told thought understood upheld won wound said"""
)


@cache
def _past_forms() -> frozenset[str]:
    return _file("irregular.txt")


@cache
def _finite_forms() -> frozenset[str]:
    third = set[str]()
    for verb in _file("verbs.txt"):
        if verb.endswith(("s", "sh", "ch", "x", "go")):
            third.add(verb + "es")
        elif verb.endswith("y") and verb[-2] not in "aeou":
            third.add(verb[:-1] + "ies")
        else:
            third.add(verb + "s")
    # As often nouns in the plural.
    return frozenset(third | _past_forms()) - _words(
        """aims attacks calls charges claims controls costs demands ends faces forces guards hopes
        leads lies looks lives minds moves needs offers orders plays promises reports rests rises
        runs sets shows signs stands starts stays stops strikes struggles supports talks thanks
        touches trains uses visits votes walks watches winds wishes works worries changes causes
        increases cuts falls fights finds helps hits loves misses presents releases returns sleeps
        wins covers drives drops passes pays pushes pulls reads turns waits wears"""
    )


def _file(name: str) -> frozenset[str]:
    lines = (files(__package__) / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())
