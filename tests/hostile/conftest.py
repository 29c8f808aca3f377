"""A folder of all hostile files, taken into a library once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hostile.corpus import of_kind
from hostile.inputs import File
from hostile.taking import Taken, take


@pytest.fixture(scope="session")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Taken]:
    """All files that are not heavy, in a library."""
    home = tmp_path_factory.mktemp("hostile")
    yield from take(home, [one for one in of_kind(File) if not one.heavy])
