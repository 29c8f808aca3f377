"""Where a key stands in a TOML file, which the parser does not tell."""

from __future__ import annotations

import re


def line_of(written: str, section: str, key: str) -> int:
    """Return the line that a key of a TOML file stands on; 1 where it can't be told."""
    name, outer = (rf"[\"']?{re.escape(part)}[\"']?" for part in (key, section))
    header = re.compile(rf"\s*\[+\s*{name if not section else outer}\s*(?:\.[^\]]*)?\]")
    assigned = re.compile(rf"\s*{name}\s*[.=]")
    dotted = re.compile(rf"\s*{outer}\s*(?:\.\s*{name}\s*[.=]|=.*[{{,]\s*{name}\s*[.=])")
    nested = re.compile(rf"\s*\[+\s*{outer}\s*\.\s*{name}\s*[.\]]")
    inside = not section
    for number, line in enumerate(written.split("\n"), start=1):
        if re.match(r"\s*\[", line):
            if nested.match(line) or (not section and header.match(line)):
                return number
            inside = bool(section and header.match(line))
        elif (inside and assigned.match(line)) or (section and dotted.match(line)):
            return number
    return 1
