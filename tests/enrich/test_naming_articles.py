from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path

import pytest

from db.library import Library
from db.rows import StoredArticle
from enrich.naming import name_articles
from enrich.progress import Progress
from enrich.reading import open_shelf, read_shelf
from enrich.recognise.pipeline import BATCH
from enrich.settings import RecogniseSettings
from enrich.stage import stage_stamp

pytestmark = [pytest.mark.model, pytest.mark.xdist_group("model")]

Write = Callable[[int], list[Path]]

ENGLISH = (
    "Emmanuel Macron spoke in Paris on Monday. Macron said that the talks in Bamako would go on."
)
FRENCH = (
    "Le président Emmanuel Macron a annoncé lundi à Paris que les pourparlers avec le gouvernement"
    " de Bamako allaient continuer pendant toute la semaine, selon le ministère."
)
RUSSIAN = (
    "Президент Владимир Путин заявил в понедельник в Москве, что переговоры с правительством Мали"
    " продолжатся до конца недели, сообщило министерство иностранных дел."
)


def read(library: Library, news: Path) -> None:
    read_shelf(library, open_shelf(library, news), lambda progress: None)


def article(library: Library, path: Path) -> StoredArticle:
    article_id = library.articles.find(str(path))
    assert article_id is not None
    found = library.articles.get(article_id)
    assert found is not None
    return found


def test_articles_in_other_languages_are_stored_without_mentions(
    library: Library, news: Path
) -> None:
    for name, text in (("en", ENGLISH), ("fr", FRENCH), ("ru", RUSSIAN)):
        (news / f"{name}.txt").write_text(text)
    read(library, news)
    told = list[Progress]()
    mentions = name_articles(library, RecogniseSettings(), told.append)
    stamp = stage_stamp(RecogniseSettings())
    for name, text in (("en", ENGLISH), ("fr", FRENCH), ("ru", RUSSIAN)):
        stored = article(library, news / f"{name}.txt")
        assert (stored.text, stored.language, stored.stage) == (text, name, stamp)
        assert len(stored.mentions) == (mentions if name == "en" else 0)
    assert [text_of(library, news / "en.txt")[0]] == ["Emmanuel Macron"]
    assert told == [Progress("recognise", 3, 3)]
    assert library.waiting.count(stamp) == 0
    assert name_articles(library, RecogniseSettings(), told.append) == 0
    assert len(told) == 1


def text_of(library: Library, path: Path) -> list[str]:
    stored = article(library, path)
    return [stored.text[m.start : m.end] for m in stored.mentions]


def test_a_stopped_run_goes_on_where_it_was(
    library: Library, news: Path, write_articles: Write
) -> None:
    write_articles(BATCH * 2 + 1)
    read(library, news)
    stamp, told = stage_stamp(RecogniseSettings()), list[Progress]()
    name_articles(library, RecogniseSettings(), told.append, stop=lambda: len(told) == 1)
    assert library.waiting.count(stamp) == BATCH + 1
    name_articles(library, RecogniseSettings(), told.append)
    assert library.waiting.count(stamp) == 0
    assert [(p.done, p.total) for p in told] == [
        (BATCH, BATCH * 2 + 1),
        (BATCH, BATCH + 1),
        (BATCH + 1, BATCH + 1),
    ]
    assert library.check().problems == ()


def test_some_articles_come_first(library: Library, news: Path, write_articles: Write) -> None:
    paths = write_articles(BATCH + 4)
    read(library, news)
    wanted = article(library, paths[0]).row.id
    stamp, told = stage_stamp(RecogniseSettings()), list[Progress]()
    first = deque([wanted, 999_999])
    name_articles(
        library, RecogniseSettings(), told.append, stop=lambda: len(told) == 1, first=first
    )
    assert told == [Progress("recognise", 1, BATCH + 4)]
    assert article(library, paths[0]).stage == stamp
    assert not first


def test_an_article_that_changes_is_recognised_again(library: Library, news: Path) -> None:
    path = news / "a.txt"
    path.write_text(ENGLISH)
    read(library, news)
    name_articles(library, RecogniseSettings(), lambda progress: None)
    path.write_text("Angela Merkel spoke in Berlin on Monday.")
    read(library, news)
    assert article(library, path).mentions == ()
    name_articles(library, RecogniseSettings(), lambda progress: None)
    assert text_of(library, path) == ["Angela Merkel", "Berlin"]
    assert library.entities.find("Macron") == []
    assert library.check().problems == ()
