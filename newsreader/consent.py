"""Whether names from the articles may leave the machine: settings, answers given, or a question."""

from __future__ import annotations

import sys

import click

from db.library import Library
from enrich.settings import CONTACT
from newsreader.output import is_terminal, note
from newsreader.settings import Settings


def may_go_online(library: Library, settings: Settings) -> bool:
    """Return whether the network may be used; on a terminal, ask once for each shelf."""
    if settings.enrich.stays_offline:
        return False
    if settings.enrich.context.online is True:
        return True
    shelves = library.shelves.all()
    if any(shelf.online is False for shelf in shelves):
        note(
            "Nothing is fetched from the network: you said no to it for a shelf of this library."
            " To allow it: online = true under [context] in the settings file."
        )
        return False
    # A yes for one shelf is no yes for a shelf that came later.
    unanswered = [shelf for shelf in shelves if shelf.online is None]
    if shelves and not unanswered:
        return True
    if not (is_terminal() and sys.stdin.isatty()):
        note(
            'Nothing is fetched from the network: nobody has been asked yet (online = "ask").'
            " Run this on a terminal, or set online = true under [context] in the settings file."
        )
        return False
    question = f"Names from the articles will be sent to {settings.wiki_host}. Go on?"
    answer = click.confirm(question, err=True)
    for shelf in unanswered:
        library.shelves.set_consent(shelf.id, answer)
    if answer and not settings.enrich.context.contact and CONTACT not in library.facts():
        said = click.prompt(_WHO.format(host=settings.wiki_host), default="", err=True)
        library.set_fact(CONTACT, " ".join(str(said).split())[:200])
    return answer


_WHO = (
    "{host} would like to know whom to write to about a program that asks it often: an e-mail"
    " address or a web page, sent with each request. Empty for none: names are then looked up one"
    " every six seconds. Contact"
)
