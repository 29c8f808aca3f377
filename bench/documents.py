"""The documents of a data set: JSON lines, in two halves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the documents of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def is_even(document: dict[str, Any]) -> bool:
    """Whether a document is of the half that rules are chosen on."""
    return sha256(document["doc_id"].encode()).digest()[-1] % 2 == 0
