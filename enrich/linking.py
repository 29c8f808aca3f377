"""Linking of entities to pages from what is on this machine."""

from __future__ import annotations

from contextlib import suppress

from db.library import Library
from enrich.progress import OnProgress, Progress, Stop, never
from enrich.settings import Settings

BATCH = 100
# What decided the links of the library, as a fact of it.
STAMP = "link stamp"


def link_entities(
    library: Library, settings: Settings, progress: OnProgress, stop: Stop = never
) -> int:
    """Link every entity that no link of the present sources speaks of; nothing leaves the machine.

    A Kiwix file that can't be read is passed over: a look at a name says so, and so does the
    doctor. Returns how many entities were looked at.
    """
    # It brings a wiki's client along, which articles do without while they are read.
    from enrich.context.lookup import Lookup
    from enrich.context.sources import SourceError
    from enrich.context.weighing import Weigher

    with Lookup(library, settings) as lookup:
        if library.facts().get(STAMP) != lookup.stamp:
            library.parting.begin_again()
            library.set_fact(STAMP, lookup.stamp)
        total = library.links.coverage().entities
        done = 0
        while not stop() and (batch := library.links.unlinked(lookup.stamp, BATCH)):
            with suppress(SourceError):
                for _ in lookup.fetch(batch):
                    done += 1
            progress(Progress("link", min(done, total), total))
        weigher = Weigher(library, lookup)
        while not stop() and weigher.weigh(BATCH):
            progress(Progress("link", total, total))
    return done
