"""Verbs of saying: which take a clause, with or without "that", and which only words quoted."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# "She said it rained"; "she argued that it rained"; "she asked, 'Does it rain?'".
BARE = _words("said says told tells")
# These take a thing as well ("added a goal"): without "that", only what begins like a subject.
BARE_BEFORE_SUBJECTS = _words(
    """added adds claimed claims announced announces insisted insists stressed confirmed confirms
    argued argues explained admitted"""
)
WITH_THAT = (
    BARE
    | BARE_BEFORE_SUBJECTS
    | _words(
        """stated states argued argues warned warns noted notes explained explains wrote writes
    admitted admits acknowledged acknowledges declared declares maintained maintains alleged alleges
    asserted asserts conceded concedes predicted predicts remarked remarks replied replies responded
    responds reiterated reiterates emphasised emphasises emphasized emphasizes underlined underlines
    underscored complained complains tweeted tweets estimated estimates commented comments observed
    observes cautioned cautions testified testifies concluded concludes contended contends charged
    vowed vows pledged pledges revealed reveals reported reports recalled recalls hinted joked
    boasted mused lamented suggested suggests promised swore informed reminded assured posted
    stresses highlighted highlights indicated indicates disclosed discloses opined held"""
    )
)
# "Ada said that it rained, adding that it snowed".
ADDING = _words("adding saying noting stressing warning arguing insisting explaining claiming")
# Nouns in the plural as well: "news reports".
OR_NOUNS = _words("reports notes comments claims estimates remarks charges")
# With these whoever is spoken to stands between the verb and the clause.
TELLING = _words("told tells informed reminded assured")
QUOTING = WITH_THAT - _words("held charged indicated indicates highlighted highlights") | _words(
    """asked asks urged urges shouted exclaimed quipped continued continues cried demanded answered
    answers whispered yelled recounted remembered chanted denounced thundered concurred
    agreed agrees joked"""
)
# "She called it 'a disgrace'".
CALLING = _words(
    "called calls described describes dubbed branded labelled labeled termed denounced dismissed"
)
HEARERS = _words(
    """reporters journalists lawmakers parliament congress supporters fans us me him her them
    investors viewers listeners delegates reporters' parliamentarians senators media everyone"""
)
STATEMENTS = _words(
    """statement interview interviews speech letter tweet tweets report broadcast video message
    conference briefing remarks post email e-mail release press comment article address note"""
)
