"""Write docs/keys.md from the table of commands: ``python scripts/keys.py``."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from tui.actions import COMMANDS
from tui.command import Command, keys_of

PATH = Path(__file__).parents[1] / "docs" / "keys.md"
HEAD = """# Keys

Written by `scripts/keys.py` from the table of commands (`tui/actions/`); a test keeps it current.

`?` shows the keys in the reader, and the command palette (`:` or Ctrl+P) finds every command by
its name. Any key can be changed in the settings under the command's id:

```toml
[keys]
down = "j, down"        # alternatives are parted by commas
top = "g g, home"       # the keys of a sequence by blanks
quit = "nop"            # no key at all
```

A key is a character, or a name such as `space`, `enter`, `escape`, `pagedown`, `f1`, `ctrl+d`;
the comma key is `comma`, the full stop `full_stop`.
"""


def text() -> str:
    """Return the whole page."""
    parts = [HEAD]
    for group, members in groupby(COMMANDS, key=lambda command: command.group):
        parts.append(f"\n## {group}\n\n| Keys | Does | Id |\n|---|---|---|\n")
        parts += [_row(command) for command in members]
    return "".join(parts)


def _row(command: Command) -> str:
    keys = " ".join(f"`{keys}`" for keys in keys_of(command).split("  ") if keys)
    does = f"{command.title}. {command.help}." if command.help else f"{command.title}."
    return f"| {keys.replace('|', chr(92) + '|') or 'palette only'} | {does} | `{command.id}` |\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
