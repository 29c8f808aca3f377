"""A brief to hand on: what the library says, as Markdown."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from db.library import Library
from newsreader.errors import Complaint
from newsreader.exports import put_in_place
from newsreader.find import article_given, entity_named, two_named
from newsreader.options import command
from newsreader.paths import spellings
from newsreader.session import Session


@command(
    "brief",
    examples=(
        '  newsreader brief "Wagner Group" --output wagner.md\n'
        "  newsreader brief Prigozhin Touadéra > both.md\n"
        "  newsreader brief ~/news/a.txt ~/news/b.txt\n"
        "  newsreader brief --articles 12 17"
    ),
)
@click.argument("words", nargs=-1, required=True, metavar="ENTITY | A B | ARTICLE...")
@click.option("--articles", is_flag=True, help="The numbers are those of articles.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write; it is put in place when it is complete.",
)
def brief(session: Session, *, words: tuple[str, ...], articles: bool, output: Path | None) -> None:
    """Write a brief of an entity, a connection of two, or some articles, as Markdown.

    One or two words are names or ids of entities, unless they are paths of articles; more are
    articles. Each sentence comes with its article, publication, date and place. The same library
    gives the same bytes.
    """
    with session.reading() as library:
        page = _page(library, words, articles=articles)
        if output is None:
            sys.stdout.write(page)
            return
        with put_in_place(output, session.library_path) as stream:
            stream.write(page)


def _page(library: Library, words: tuple[str, ...], *, articles: bool) -> str:
    from db.brief import articles_brief, bridge_brief, entity_brief

    try:
        if articles or len(words) > 2 or all(_is_path(library, word) for word in words):
            return articles_brief(library, [article_given(library, word) for word in words])
        if len(words) == 1:
            return entity_brief(library, entity_named(library, words[0]).id)
        one, other = two_named(library, *words)
        return bridge_brief(library, one.id, other.id)
    except LookupError as error:
        raise Complaint("It has just been taken out of the library.") from error


def _is_path(library: Library, word: str) -> bool:
    """Whether a word is the path of an article; numbers are those of entities."""
    if word.isdecimal():
        return False
    return any(library.articles.find(spelling) is not None for spelling in spellings(word))
