"""Encyclopedia pages, kept so that they read offline, and which entity is explained by which."""

from db.pages.records import NO_LINK, Cached, Choice, Coverage, Link, NamePage, Page

__all__ = ["NO_LINK", "Cached", "Choice", "Coverage", "Link", "NamePage", "Page"]
