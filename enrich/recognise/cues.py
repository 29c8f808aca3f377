"""Classes of words that say what the name beside them, or the name they stand in, may be.

Each class is one witness; what its word counts for is told by the weights (loglinear.py).
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Beside a name: closed classes, each word a witness of its own.
BEFORE = _words(
    """in at from to near across the of and by with for against between on into toward towards
    around outside inside through throughout over than a an as that like via within under after
    before since said says told when if because but is are was were"""
)
AFTER = _words(
    """said says told added is was has had have who 's and in of ( , . are will would were to at on
    for from as that which also after where when while being can could should may whom or but"""
)
INSIDE = _words("in at")
DEFINITE = _words("the")
OPENING = _words('( " “ ‘ «')
CLOSING = _words(') " ” ’ »')
# Beside a name: open classes, all words one witness.
SAYING = _words(
    """said says told added noted explained stressed stated urged warned announced argued claimed
    insisted admitted replied recalled wrote thinks believes knows wants tweeted"""
)
ROLES = _words(
    """mr mrs ms miss dr prof president premier chancellor minister director manager chairman
    chairperson chairwoman secretary spokesman spokesperson spokeswoman officer ceo founder coach
    captain professor doctor leader king queen chief judge justice lawyer advocate businessman
    actor actress singer musician artist author writer journalist activist farmer teacher player
    striker midfielder defender goalkeeper senator governor mayor commissioner ambassador general
    gen colonel col sgt lt maj pastor bishop father brother sister mother wife husband son daughter
    economist analyst engineer student resident victim politician mp candidate colleague friend
    deputy head member counterpart rival predecessor successor"""
)
SORTS_OF_PLACE = _words(
    """city town village district province region state county capital island river lake mount port
    area suburb republic kingdom commune governorate municipality township settlement coast
    valley"""
)
PARTS_OF_PLACES = _words(
    """region province district county town city village area airport border authorities government
    river island coast residents state metropolis suburb municipality township valley"""
)
PARTS_OF_ORGANISATIONS = _words(
    """officials executives spokesman spokesperson spokeswoman shares fighters group party company
    leader leaders members member board staff employees management fans supporters players coach
    subsidiary headquarters ceo chairman founder director manager team club squad bank firm app
    website report statement newspaper university"""
)
BELONGING = _words("members member leader chairman head director ceo president founder manager")

# In a name.
ORGANISATIONS = _words(
    """party ltd inc corp company group bank council committee commission ministry department
    agency authority association federation union university college school institute foundation
    trust fund board court parliament assembly senate congress army police force forces service
    services organisation organization network media news times post radio tv television press club
    united fc airlines airways air holdings plc limited international centre center society
    movement front alliance coalition league chamber office secretariat directorate bureau church
    team academy hospital corporation industries energy motors insurance brigade unit programme
    program initiative project confederation forum summit mission"""
)
PLACES = _words(
    """river lake mount mountain mountains island islands park valley desert sea ocean bay gulf
    peninsula coast province region district county town city village state road street avenue
    highway square bridge airport port stadium hill hills beach forest reserve canyon falls north
    south east west northern southern eastern western central lower upper new"""
)
OTHERS = _words(
    """cup prize award awards act law bill agreement treaty protocol constitution war day festival
    games olympics championship championships conference convention summit project plan index
    report week year code covenant charter declaration marathon tournament league show album accord
    covid covid-19"""
)
HONORIFICS = _words(
    """king queen chief imam sheikh prince princess nana sir pope saint st emperor sultan haj hajj
    alhaji baba madam pastor bishop otumfuo honourable hon"""
)
PARTICLES = _words("al el bin ben ibn de del della di da dos van von der den la le du abu abd")
LINKS = _words("of the and for")

# What sort of place or of other thing a name is, by its last word.
FACILITIES = _words(
    """road street avenue highway square bridge airport port stadium palace tower canal museum
    station terminal hall hotel dam plaza arena prison cathedral mosque house"""
)
LANDSCAPES = _words(
    """river lake mount mountain mountains island islands valley desert sea ocean bay gulf
    peninsula coast beach forest canyon falls hill hills strait delta basin cape glacier nebula
    volcano plateau"""
)
EVENTS = _words(
    """cup war day festival games olympics championship championships conference convention summit
    marathon tournament league hurricane"""
)
LAWS = _words(
    """act law bill agreement treaty protocol constitution code covenant charter declaration accord
    accords pact"""
)
