"""The keys of the reader, in the form of the settings file."""

from __future__ import annotations

from itertools import groupby

from newsreader.options import command, json_option
from newsreader.output import say, write_records
from newsreader.session import Session


@command(
    "keys", examples="  newsreader keys\n  newsreader keys >> ~/.config/newsreader/config.toml"
)
@json_option
def keys(session: Session, *, as_json: bool) -> None:
    """Print the default keys, as a settings file would have them.

    Each line can be copied into the settings and changed there: alternatives are parted by commas,
    the keys of a sequence by blanks, and nop takes a key away.
    """
    from tui.actions import COMMANDS

    if as_json:
        write_records(
            {
                "id": known.id,
                "keys": known.keys,
                "title": known.title,
                "help": known.help,
                "group": known.group,
            }
            for known in COMMANDS
        )
        return
    lines = ["[keys]"]
    for group, members in groupby(COMMANDS, key=lambda known: known.group):
        lines += ["", f"# {group}"]
        lines += [f'{known.id} = "{known.keys or "nop"}"  # {known.title}' for known in members]
    for line in lines:
        say(line)
