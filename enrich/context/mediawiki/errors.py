"""What can go wrong with a wiki's answer, and how it is told to the reader."""

from __future__ import annotations

import wikipediaapi

from enrich.context.sources import SourceError

UNREADABLE = "The wiki's answer can't be read."


class RefusedError(SourceError):
    """The wiki is there, but has only an error for this question."""


class WikiBusyError(wikipediaapi.WikipediaException):
    """The wiki asks for a longer wait than a reader would bear."""


class WikiAnswerError(wikipediaapi.WikipediaException):
    """The wiki answered with something that is no answer."""


class WikiRefusalError(WikiAnswerError):
    """The wiki answered with an error of its own."""


class WikiInternalError(WikiRefusalError):
    """Something broke inside the wiki; the next time it may work."""


def message(error: wikipediaapi.WikipediaException) -> str:
    """Return a sentence that is fit to show."""
    match error:
        case wikipediaapi.WikiHttpTimeoutError():
            return "The wiki does not answer."
        case wikipediaapi.WikiConnectionError():
            return "The wiki can't be reached."
        case WikiBusyError():
            return f"The wiki is busy: {error}."
        case wikipediaapi.WikiRateLimitError():
            return "The wiki is busy: it asks to be asked later."
        case wikipediaapi.WikiHttpError(status_code=403):
            return (
                "The wiki refused this program (HTTP status 403). It wants to know who asks:"
                " set contact under [context] in the settings to an address of yours."
            )
        case wikipediaapi.WikiHttpError():
            return f"The wiki answered with HTTP status {error.status_code}."
        case WikiAnswerError():
            return f"The wiki answered with an error: {error}."
    return UNREADABLE
