"""What a check of the doctor says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; a hint where all is well is advice."""

    name: str
    ok: bool
    detail: str
    hint: str = ""
