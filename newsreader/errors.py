"""How the program ends when something is wrong, is interrupted, or nobody reads on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from newsreader.plain import plain

INTERRUPTED = 130


class Complaint(click.ClickException):
    """Something the user has to put right; shown on one or a few lines, exit code 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message; what it quotes of files and articles can't steer the terminal."""
        click.echo(f"Error: {plain(self.message, lines=True)}", file=file, err=file is None)


@contextmanager
def quiet_ending() -> Iterator[None]:
    """End quietly when the reader of a pipe has gone, and with one line on Ctrl+C."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more at its end, and would complain there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(0) from None
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nInterrupted.", err=True)
        raise click.exceptions.Exit(INTERRUPTED) from None
