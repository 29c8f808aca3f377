"""The hostile files that take long to write or to read, each in a bounded process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from hostile.checking import check_file
from hostile.corpus import name_of, of_kind
from hostile.inputs import File
from hostile.taking import take

pytestmark = pytest.mark.torture

CPU_S = 300


@pytest.mark.parametrize("one", [one for one in of_kind(File) if one.heavy], ids=name_of)
def test_a_heavy_input_and_those_beside_it(tmp_path: Path, one: File) -> None:
    for taken in take(tmp_path, [one], CPU_S):
        assert taken.code == (one.outcome == "refused"), taken.err
        assert "Traceback" not in taken.err
        check_file(taken, one)
