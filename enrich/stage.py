"""The stamp of what recognises, by which articles are told that wait for it."""

from __future__ import annotations

from enrich import gazetteer
from enrich.model import describe_model
from enrich.settings import RecogniseSettings

# Raised whenever the rules change what is found, so that articles are recognised again.
RULES = 5


def stage_stamp(settings: RecogniseSettings) -> str:
    """Return the stamp of the present recognition: model, its version, gazetteer and rules.

    Raises:
        ModelError: there is no model to use.
    """
    name, version = describe_model(settings)
    return f"{name}-{version}/{gazetteer.VERSION}/{RULES}"
