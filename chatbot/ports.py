"""What the assistant needs of a search engine. `search_index.engine.SearchEngine` is one; tests have their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from content.catalogue import Catalogue
from search_index.chunks import Chunk


class CorrectionLike(Protocol):
    """A text with its typing errors mended, and the words that were changed."""

    @property
    def changes(self) -> tuple[tuple[str, str], ...]:
        """Pairs (from, to)."""


class HitLike(Protocol):
    """A ranked passage."""

    @property
    def chunk(self) -> Chunk:
        """The passage."""

    @property
    def score(self) -> float:
        """Fused score in [0, 1]."""

    @property
    def dense(self) -> float:
        """Cosine of question and passage."""


class Engine(Protocol):
    """The part of the engine that answering uses."""

    @property
    def catalogue(self) -> Catalogue:
        """The Catalogue that was indexed."""

    @property
    def version(self) -> str:
        """Version of the bundle."""

    def search(
        self, query: str, limit: int = 10, types: frozenset[str] | None = None, comuna: str | None = None
    ) -> Sequence[HitLike]:
        """Ranked passages, best first."""

    def statements(self, query: str, limit: int = 10) -> Sequence[HitLike]:
        """Ranked statements of the data, each by itself, best first."""

    def correct(self, text: str) -> CorrectionLike:
        """Mend typing errors against the closed vocabularies."""
