from __future__ import annotations

from db.decisions.kinds import Same, Watch
from db.entities import Entity
from db.library import Library
from support.following import put_story
from tests.db.conftest import article_of

NAMES = {name: f"person:{name.lower()}" for name in ("Ada", "Bo", "Cyd")}
# Before anything is watched, when it is, after that, and after every visit of a test.
EARLIER, WATCHED = "2020-01-01T00:00:00+00:00", "2020-01-02T00:00:00.000000+00:00"
ADDED, LATER = "2020-01-03T00:00:00+00:00", "2999-01-01T00:00:00+00:00"


def put(library: Library, path: str, told: str, added_at: str = ADDED) -> int:
    article_id = put_story(library, path, article_of(path, told), NAMES)
    with library.connections.write() as write:
        write.execute("UPDATE articles SET added_at = ? WHERE id = ?", (added_at, article_id))
    return article_id


def of(library: Library, name: str) -> Entity:
    (found,) = library.entities.find(name)
    return found


def watch(library: Library, name: str, at: str | None = WATCHED) -> str:
    watched = library.decisions.named(of(library, name).id)
    uid = library.decisions.take(Watch(entity=watched)).uid
    if at is not None:
        with library.connections.write() as write:
            write.execute("UPDATE decisions SET at = ? WHERE uid = ?", (at, uid))
    return uid


def news(library: Library) -> list[tuple[str, int]]:
    return [(entity.name, count) for entity, count in library.following.watched.news()]


def test_what_was_added_since_it_is_watched_is_news(library: Library) -> None:
    put(library, "/old", "Ada and Bo met.", EARLIER)
    assert news(library) == []
    watch(library, "Ada")
    watch(library, "Bo")
    assert news(library) == [("Ada", 0), ("Bo", 0)]
    one = put(library, "/1", "Bo waits. Bo sleeps.")
    two = put(library, "/2", "Bo and Ada met again.")
    other = put(library, "/3", "Cyd waits.")
    assert news(library) == [("Bo", 2), ("Ada", 1)]
    assert library.following.watched.is_news([1, one, two, other]) == {one, two}
    assert library.following.watched.is_news([1, other]) == set()


def test_a_visit_ends_what_is_news(library: Library) -> None:
    put(library, "/old", "Ada and Bo met.", EARLIER)
    watch(library, "Ada")
    watch(library, "Bo")
    one = put(library, "/1", "Ada and Bo met again.")
    library.following.watched.visited(of(library, "Ada").id)
    assert news(library) == [("Bo", 1), ("Ada", 0)]
    assert library.following.watched.is_news([one]) == {one}
    library.following.watched.visited(of(library, "Bo").id)
    assert library.following.watched.is_news([one]) == set()
    two = put(library, "/2", "Ada left.")
    assert news(library) == [("Ada", 1), ("Bo", 0)]
    assert library.following.watched.is_news([one, two]) == {two}


def test_news_are_counted_by_whichever_index_is_shorter(library: Library) -> None:
    for number in range(30):
        put(library, f"/old{number}", "Ada met nobody.", EARLIER)
    watch(library, "Ada")
    put(library, "/1", "Ada left.")
    assert news(library) == [("Ada", 1)]


def test_an_article_that_takes_the_number_of_one_that_went_is_news(library: Library) -> None:
    put(library, "/old", "Ada waits.", EARLIER)
    watch(library, "Ada")
    gone = put(library, "/1", "Ada left.")
    library.following.watched.visited(of(library, "Ada").id)
    library.shelving.forget("/1")
    assert put(library, "/2", "Ada came back.", LATER) == gone
    assert news(library) == [("Ada", 1)]


def test_what_is_not_watched_any_more_is_no_news_and_begins_anew(library: Library) -> None:
    put(library, "/old", "Ada waits.", EARLIER)
    uid = watch(library, "Ada")
    library.following.watched.visited(of(library, "Ada").id)
    library.decisions.undo(uid)
    put(library, "/1", "Ada left.")
    assert news(library) == []
    watch(library, "Ada", None)
    assert news(library) == [("Ada", 0)]
    put(library, "/2", "Ada came back.", LATER)
    assert news(library) == [("Ada", 1)]


def test_a_visit_holds_for_all_that_are_one(library: Library) -> None:
    put(library, "/old", "Ada waits. Bo waits.", EARLIER)
    watch(library, "Bo")
    put(library, "/1", "Bo left.")
    put(library, "/2", "Ada left.")
    library.following.watched.visited(of(library, "Bo").id)
    assert news(library) == [("Bo", 0)]
    named = library.decisions.named
    same = library.decisions.take(
        Same(one=named(of(library, "Ada").id), other=named(of(library, "Bo").id))
    )
    assert [count for _, count in library.following.watched.news()] == [0]
    put(library, "/3", "Ada and Bo are one.")
    assert [count for _, count in library.following.watched.news()] == [1]
    library.following.watched.visited(of(library, "Ada").id)
    assert [count for _, count in library.following.watched.news()] == [0]
    library.decisions.undo(same.uid)
    # Whose visit it was is told by the key of the one that all were shown as.
    assert dict(news(library))["Bo"] == 1


def test_an_empty_library_has_no_news(library: Library) -> None:
    assert news(library) == []
    library.following.watched.visited(7)
    assert library.facts() == {}
    assert library.following.watched.is_news([1]) == set()
