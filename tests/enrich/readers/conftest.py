"""What the tests of the readers share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from db.records import Article
from enrich.readers import read

ReadText = Callable[..., Article]


@pytest.fixture
def read_text(tmp_path: Path) -> ReadText:
    """Write a text to a real file and read it."""

    def write_and_read(text: str, name: str = "story.txt") -> Article:
        path = tmp_path / name
        path.write_bytes(text.encode())
        return read(path)

    return write_and_read
