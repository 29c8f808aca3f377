"""The command line: ``newsreader [PATH...]`` opens the reader, everything else is a command."""

from __future__ import annotations

import io
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from enrich import network
from newsreader import __version__
from newsreader.errors import quiet_ending
from newsreader.options import shared_options

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# The modules of the commands, in the order in which a new user meets them. Each is imported when
# its command is wanted: opening the reader must not wait for the others.
_COMMANDS = {
    "ingest": "ingest",
    "context": "context",
    "shelves": "shelves",
    "forget": "shelves",
    "articles": "articles",
    "article": "articles",
    "entities": "entities",
    "mentions": "mentions",
    "together": "company",
    "timeline": "timeline",
    "names": "called",
    "said": "sayings",
    "bridge": "bridge",
    "compare": "compare",
    "watched": "watched",
    "new": "novelty",
    "copies": "copies",
    "diff": "copies",
    "brief": "brief",
    "search": "search",
    "export": "export",
    "correct": "correct",
    "merge": "merge",
    "distinct": "merge",
    "split": "split",
    "link": "link",
    "rename": "entity",
    "relabel": "entity",
    "hide": "entity",
    "watch": "entity",
    "not-a-name": "names",
    "is-a-name": "names",
    "undo": "undo",
    "redo": "undo",
    "decisions": "decisions",
    "note": "notes",
    "notes": "notes",
    "keys": "keys",
    "doctor": "doctor",
}
_EXAMPLES = """\b
Examples:
  newsreader seeds/                    read the articles of a folder
  newsreader                           go on with the library as it is
  newsreader ./articles                a folder that is named like a command
  newsreader ingest ~/news --jobs 4    take articles in without reading them
  newsreader search "peace deal"       print what answers
"""


class FrontDoor(click.Group):
    """A group that takes a first word that is no command for a path to read."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None if there is none of that name."""
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"newsreader.commands.{_COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command of the first word, or the reader with all words as its paths."""
        if args[0] in _COMMANDS:
            return super().resolve_command(ctx, args)
        # A first word that still looks like an option stood behind "--".
        return "", _reader(), ["--", *args] if args[0].startswith("-") else args

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Parse the options before the command."""
        with quiet_ending():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        with quiet_ending():
            return super().invoke(ctx)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete commands, options, and files where neither fits."""
        from click.shell_completion import CompletionItem

        found = super().shell_complete(ctx, incomplete)
        return found or [CompletionItem(incomplete, type="file")]


@click.group(
    "newsreader",
    cls=FrontDoor,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    subcommand_metavar="[PATH]... | COMMAND [ARGS]...",
    epilog=_EXAMPLES,
)
@click.version_option(__version__, prog_name="newsreader")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Read news with the names in it explained.

    A PATH, to a file or a folder of articles, opens the reader; with no PATH it opens on the
    library as it is. COMMANDs print tables on a terminal and JSON Lines in a pipe.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(_reader(), paths=())


cli.params += shared_options(from_environment=True)


def _reader() -> click.Command:
    from newsreader.commands.reader import read

    return read


def main() -> None:
    """Run the program."""
    network.guard()
    if isinstance(sys.stdout, io.TextIOWrapper):
        # JSON is UTF-8 whatever the locale; a terminal gets what its own encoding can show.
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    cli(prog_name="newsreader")
