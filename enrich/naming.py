"""Recognising and resolving the articles of a library that wait for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from db.library import Library
from db.naming import ArticleNames
from db.waiting import WaitingArticle
from enrich.following import facts_of
from enrich.language import language_of
from enrich.model import LANGUAGE
from enrich.progress import OnProgress, Progress, Stop, never
from enrich.recognise.names import Recognised, Text
from enrich.recognise.pipeline import BATCH
from enrich.recognise.pool import recognise_batches
from enrich.resolve import resolve
from enrich.settings import RecogniseSettings
from enrich.stage import stage_stamp


def name_articles(
    library: Library,
    settings: RecogniseSettings,
    progress: OnProgress,
    *,
    jobs: int = 1,
    stop: Stop = never,
    first: deque[int] | None = None,
) -> int:
    """Recognise and resolve every article that is not stamped with the present stage.

    ``first`` holds ids that are taken before the others; it may be added to meanwhile. Articles in
    a language that the model does not know are stamped without mentions. Each batch is stored on
    its own: a run that is stopped goes on where it was. Returns how many mentions were stored.
    """
    stamp = stage_stamp(settings)
    total = library.waiting.count(stamp)
    if not total:
        return 0
    done = mentions = 0
    sent = deque[tuple[list[WaitingArticle], list[str]]]()

    def texts() -> Iterator[list[Text]]:
        for batch in _batches(library, stamp, stop, first if first is not None else deque()):
            languages = [language_of(article.text, LANGUAGE) for article in batch]
            sent.append((batch, languages))
            yield [
                (article.text, article.blocks, article.styles)
                for article, language in zip(batch, languages, strict=True)
                if language == LANGUAGE
            ]

    for results in recognise_batches(texts(), settings, jobs):
        batch, languages = sent.popleft()
        mentions += library.naming.store(stamp, _named(batch, languages, results))
        done += len(batch)
        progress(Progress("recognise", min(done, total), total))
    return mentions


def _batches(
    library: Library, stamp: str, stop: Stop, first: deque[int]
) -> Iterator[list[WaitingArticle]]:
    last: tuple[str, int] | None = None
    ahead = set[int]()
    while not stop():
        wanted = [first.popleft() for _ in range(len(first))]
        batch = library.waiting.among(stamp, wanted) if wanted else []
        if batch:
            ahead |= {article.id for article in batch}
        else:
            batch = library.waiting.after(stamp, last, BATCH)
            if not batch:
                return
            last = batch[-1].place
            batch = [article for article in batch if article.id not in ahead]
        yield batch


def _named(
    batch: list[WaitingArticle], languages: list[str], results: list[Recognised]
) -> Iterator[ArticleNames]:
    found = iter(results)
    for article, language in zip(batch, languages, strict=True):
        spans = resolve(next(found)) if language == LANGUAGE else []
        facts = facts_of(article.text, article.blocks, article.styles, spans)
        yield ArticleNames(article.id, article.hash, language, spans, facts)
