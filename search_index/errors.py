"""What can go wrong in this room, with Spanish messages that say how to mend it."""

from __future__ import annotations


class SearchIndexError(Exception):
    """Base of the errors of the index and the library."""


class BundleError(SearchIndexError):
    """A bundle is missing, damaged or of another format; `file` names the culprit relative to the bundle."""

    def __init__(self, message: str, file: str = "") -> None:
        self.file = file
        super().__init__(message)


class LibraryError(SearchIndexError):
    """A document cannot enter the library; the message says why."""


class EncoderError(SearchIndexError):
    """The configured model cannot be exported, or its export does not agree with the original."""
