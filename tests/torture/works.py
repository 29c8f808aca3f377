"""What is killed: taking articles in, looking names up, deciding, migrating."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from db.decisions import log
from db.decisions.effects import bring_about
from db.decisions.kinds import Rename
from db.library import Library
from enrich.ingest import ingest
from enrich.settings import Settings
from support.decided import content, fill
from support.deciding import Deciding
from support.gold import SEEDS
from support.killing import LIBRARY, NEWSREADER, PYTHON, Work
from support.old_libraries import old_library
from support.tables import tables
from support.wiki_library import library_of
from support.zim_files import article, write_zim

SEEDS_BEFORE, SEEDS_MORE, TOWNS, DECISIONS, OLD_ARTICLES = 3, 9, 120, 60, 2_000

_READER = (*NEWSREADER, "--library", LIBRARY)
_DECISIONS = "SELECT uid, kind, body FROM decisions"


def _links(library: Library) -> object:
    query = """SELECT e.key, l.verdict, p.title, p.extract, l.evidence FROM entities e
        LEFT JOIN links l ON l.entity_id = e.id LEFT JOIN pages p ON p.id = l.page_id ORDER BY 1"""
    return library.connections.read().execute(query).fetchall()


def start_ingest(folder: Path) -> None:
    """Fill a library with a few seeds, a decision and a note, and put more seeds beside them."""
    news, seeds = folder / "news", sorted(SEEDS.glob("*.txt"))
    news.mkdir(parents=True)
    for seed in seeds[:SEEDS_BEFORE]:
        shutil.copy(seed, news)
    library = Library.create(folder / LIBRARY)
    ingest(library, [news], Settings(offline=True), progress=lambda _: None)
    entity = library.entities.ranked(limit=1)[0]
    library.decisions.take(Rename(entity=library.decisions.named(entity.id), name="The First"))
    library.noting.on_entity(entity.id, "A note.")
    library.close()
    for seed in seeds[SEEDS_BEFORE : SEEDS_BEFORE + SEEDS_MORE]:
        shutil.copy(seed, news)


def ingesting(jobs: int) -> Work:
    """Take the seeds in, in a number of processes."""
    return Work(
        lambda folder: (*_READER, "ingest", "news", "--jobs", str(jobs), "--offline"),
        lambda read: {
            *read.execute(_DECISIONS),
            *read.execute("SELECT hash FROM articles"),
            *read.execute("SELECT hash, stage FROM articles WHERE stage != ''"),
        },
        lambda library: [tables(library), _links(library), _log(library)],
    )


def start_context(folder: Path) -> None:
    """Make a library of towns that nobody has looked up, and a Kiwix file that knows them."""
    folder.mkdir()
    names = [f"Invented Town {number:03}" for number in range(TOWNS)]
    named = [(name, "GPE", f"Rain fell on {name}, a town.") for name in names]
    library_of(folder / LIBRARY, *named).close()
    pages = {name: article(f"<b>{name}</b> is a town. " * 20) for name in names}
    write_zim(folder / "towns.zim", {"Main Page": "<p>Welcome.</p>", **pages})


LOOKING_UP = Work(
    lambda folder: (*_READER, "context", "--all", "--zim", "towns.zim", "--offline"),
    lambda read: {
        *read.execute("SELECT title, extract FROM pages"),
        *read.execute("SELECT key, verdict, page_id FROM links JOIN entities ON id = entity_id"),
    },
    _links,
)


def start_decisions(folder: Path) -> None:
    """Make a small library in which names are alike."""
    folder.mkdir()
    library = Library.create(folder / LIBRARY)
    fill(library)
    library.close()


def decide(path: Path) -> None:
    """Take decisions of all kinds one after the other, from where another run was killed on."""
    library = Library.create(path)
    library.decisions.finish()
    query = "SELECT count(*) FROM decisions"
    taken = library.connections.read().execute(query).fetchone()[0]
    for number in range(taken, DECISIONS):
        chance = random.Random(number)
        first, second, third, fourth = (chance.randrange(21) for _ in range(4))
        decision = Deciding(library, (first, second, third, fourth)).made()
        # Names of decisions that are not drawn anew, since entities are sorted by them.
        with library.connections.write() as write:
            bring_about(write, log.append(write, decision, uid=f"{number:04}"))
        library.decisions.finish()
    library.close()


def _standing(library: Library) -> str:
    found = content(library)
    return repr([found["tables"], sorted(found["entities"].items()), found["notes"]])  # type: ignore[attr-defined]


DECIDING = Work(
    lambda folder: (*PYTHON, "-c", _DECIDE, folder / LIBRARY),
    lambda read: set(read.execute(_DECISIONS)),
    _standing,
)
_DECIDE = f"""import sys
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from torture.works import decide
decide(Path(sys.argv[1]))"""


def start_migration(folder: Path, version: int) -> None:
    """Make a library of an older version."""
    folder.mkdir()
    old_library(folder / LIBRARY, version, OLD_ARTICLES)


MIGRATING = Work(
    lambda folder: (*_READER, "shelves"),
    lambda read: {
        # Moments become finer, and what takes another back an entry of its own.
        *read.execute("SELECT kind, count(*) FROM decisions WHERE kind != 'undo' GROUP BY 1"),
        *read.execute("SELECT hash, title, text, read_at FROM articles"),
        *read.execute("SELECT title, extract FROM pages"),
    },
    lambda library: _without_uids(library, repr(_all(library))),
)


def _log(library: Library) -> object:
    read = library.connections.read()
    places = "SELECT path, hash, stage FROM places JOIN articles ON id = article_id ORDER BY 1"
    return read.execute(f"{_DECISIONS} ORDER BY 1").fetchall(), read.execute(places).fetchall()


def _all(library: Library) -> object:
    read = library.connections.read()
    query = """SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'
        AND name NOT LIKE '%fts%' AND substr(name, 1, 1) != '_' AND name NOT LIKE 'sqlite%'
        ORDER BY 1"""
    names = [row[0] for row in read.execute(query).fetchall()]
    return [(name, read.execute(f"SELECT * FROM {name}").fetchall()) for name in names]


def _without_uids(library: Library, text: str) -> str:
    """Put the place in the log for what names decisions, which is drawn anew in each library."""
    query = "SELECT uid FROM decisions ORDER BY id"
    for number, (uid,) in enumerate(library.connections.read().execute(query).fetchall()):
        text = text.replace(uid, f"<{number}>")
    return text
