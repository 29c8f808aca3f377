"""Readers: from a file to an article, one reader per format behind one registry."""

from __future__ import annotations

from enrich.readers.errors import ReadError
from enrich.readers.registry import MAX_BYTES, read, suffixes

__all__ = ["MAX_BYTES", "ReadError", "read", "suffixes"]
