"""Everything that a terminal was told beside text: each control in a stream of bytes, by its kind.

The forms are those of ECMA-48: a control sequence (CSI) with parameters, a string (OSC, DCS, SOS,
PM, APC) up to its terminator, an escape with one more character, and single controls.
"""

from __future__ import annotations

import re

_CONTROL = re.compile(
    r"\x1b\[(?P<parameters>[\x30-\x3f]*)(?P<between>[\x20-\x2f]*)(?P<final>[\x40-\x7e])"
    r"|\x1b(?P<string>[\]PX^_])(?P<content>[^\x07\x1b]*)(?:\x07|\x1b\\|$)"
    r"|\x1b(?P<escape>[\x20-\x2f]*[\x30-\x7e]?)"
    # Single controls, the C1 set, and what turns the order of the text around it.
    r"|(?P<single>[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff])"
)
# What colours and places text has parameters of all kinds; what sets a mode is told by them.
_TELLING = "hlpqtunc"


def controls_in(received: bytes) -> set[str]:
    """Return the controls in what a terminal received, each once.

    Line ends are text. A control sequence is told with its parameters where they say which mode
    or report it is about.

    Raises:
        UnicodeDecodeError: it is not UTF-8.
    """
    found = set[str]()
    for match in _CONTROL.finditer(received.decode("utf-8")):
        if final := match["final"]:
            parameters = match["parameters"] if final in _TELLING else ""
            found.add(f"CSI {parameters}{match['between']}{final}")
        elif match["string"]:
            found.add(f"ESC {match['string']}{match['content']}")
        elif match["single"]:
            found.add(f"U+{ord(match['single']):04X}")
        else:
            found.add(f"ESC {match['escape']}")
    return found
