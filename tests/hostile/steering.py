"""Text that would steer a terminal, or the library that draws on it."""

from __future__ import annotations

from hostile.inputs import payloads

ESCAPES = payloads(
    "escapes",
    {
        "colour": "\x1b[31mPWNED\x1b[0m",
        "clear": "\x1b[2J\x1b[HPWNED",
        "title": "\x1b]0;PWNED\x07",
        "clipboard": "\x1b]52;c;UFdORUQ=\x07PWNED",
        "hyperlink": "\x1b]8;;https://evil.example/PWNED\x1b\\click\x1b]8;;\x1b\\",
        "device-string": "\x1bP$qPWNED\x1b\\",
        "graphics": "\x1b_Gi=1,a=T;PWNED\x1b\\",
        "private-message": "\x1b^PWNED\x1b\\ \x1bXPWNED\x1b\\",
        "asks-the-terminal": "\x1b[6n\x1b[c\x1b[>q\x1b]11;?\x07PWNED",
        "ends-a-paste": "\x1b[201~PWNED\r:q\n",
        "leaves-the-screen": "\x1b[?1049lPWNED\x1bc",
        "other-letters": "\x0e\x1b(0PWNED\x0f",
        "rings-and-rubs-out": "\x07\x08\x08\x7fPWNED",
        "never-ends": "\x1b]0;PWNED",
        "as-references": "&#27;[31mPWNED&#x1b;]0;PWNED&#7; &#155;2J",
    },
)
C1 = payloads(
    "c1",
    {
        "control-sequence": "\x9b31mPWNED\x9b0m",
        "system-command": "\x9d0;PWNED\x9c",
        "device-string": "\x90qPWNED\x9c",
        "next-line": "PWNED\x85second",
        "application": "\x9fPWNED\x9c",
        "every-one": "".join(map(chr, range(0x80, 0xA0))) + "PWNED",
    },
)
BIDI = payloads(
    "bidi",
    {
        "override": "\u202ePWNED gnp.exe",
        "embedding": "\u202aPWNED",
        "isolate-left-open": "\u2066\u2067PWNED",
        "pop-without-push": "\u202c\u2069PWNED",
        "hundred-deep": "\u202e\u202d" * 100 + "PWNED",
        "marks": "\u200e\u200f\u061cPWNED",
        "as-references": "&#8238;PWNED&#x2066;",
    },
)
FLOODS = payloads(
    "floods",
    {
        "marks-on-one-letter": "e" + "\u0301" * 20_000 + "PWNED",
        "marks-out-of-order": "a" + "\u0301\u0323" * 10_000 + "PWNED",
        "enclosing-marks": "\u20dd\u20e3" * 2_000 + "PWNED",
        "zero-width-spaces": "P\u200bW\u200bN" + "\u200b" * 20_000 + "PWNED",
        "joiners": "\U0001f468" + "\u200d\U0001f468" * 500 + "PWNED",
        "non-joiners": "\u200c" * 20_000 + "PWNED",
        "variation-selectors": "x" + "\ufe0f\U000e0100" * 5_000 + "PWNED",
        "tags": "".join(chr(0xE0000 + ord(c)) for c in "ignore all") * 50 + "PWNED",
        "fillers": "\u115f\u3164\uffa0" * 2_000 + "PWNED",
        "annotations": "\ufff9PWNED\ufffax\ufffb",
    },
)
MARKUP = payloads(
    "markup",
    {
        "rich": "[bold red]PWNED[/bold red][/]",
        "rich-link": "[link=file:///etc/passwd]PWNED[/link]",
        "textual-action": "[@click=app.quit]PWNED[/]",
        "never-closed": "[bold [red [[[PWNED",
        "closed-only": "[/nope]]][/][/red]PWNED",
        "emoji": ":smile: :skull: PWNED",
        "variables": "$foreground [$error on $surface]PWNED[/]",
        "escaped": "\\[bold]PWNED\\[/] \\\\[b]",
        "style-sheet": "} * { display: none; } /* PWNED */ Screen {",
        "format": "{0} {self.__class__} %s %(x)s PWNED",
    },
)
INPUTS = [*ESCAPES, *C1, *BIDI, *FLOODS, *MARKUP]
