"""How question and passage agree: how much of the question a passage covers, how much of its heading was asked.

BM25 lets one rare word outweigh the rest of a question. Coverage is the share of the question's idf that a passage
holds, each word counted once (the coordination of Clarke, Cormack and Tudhope, «Relevance ranking for one to three
term queries», 2000); a synonym counts a little less than the word itself. Exactness is the share of the idf of a
heading that the question names: a passage about less than what was asked is better than one about something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from search_index.analysis import terms
from search_index.chunks import Chunk
from search_index.lexical import Bm25Index

Rows = NDArray[np.int64]
Scores = NDArray[np.float32]

UNNAMED = 0.3
"""Exactness of a passage without a heading of its own."""

OF_THE_KIND = 0.5
"""Least exactness of a passage of the kind that is asked for."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of a question: its weight, and what else says the same: terms of which all count together, credit."""

    weight: float
    alternatives: tuple[tuple[tuple[str, ...], float], ...]


@dataclass(frozen=True)
class Headings:
    """Rows of the distinct terms of each passage's own heading: passage i owns `rows[starts[i]:starts[i+1]]`.

    starts (n + 1,) int64. rows (n_terms_in_headings,) int32, rows of `bm25.terms`.
    """

    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    bm25: Bm25Index

    @cached_property
    def _idf(self) -> NDArray[np.float64]:
        df = np.diff(self.bm25.singles.indptr)
        return np.asarray(np.log1p((self.bm25.n_docs - df + 0.5) / (df + 0.5)))

    def exactness(self, docs: Rows, weights: Mapping[str, float], kinds: Iterable[str]) -> Scores:
        """Share of the idf of each heading that the weighted terms name, (n,) float32 in [0, 1].

        `kinds` are those of the terms that stand for a kind of passage; whoever has one is at least OF_THE_KIND.
        """
        counts = self.starts[docs + 1] - self.starts[docs]
        ends = np.cumsum(counts)
        flat = self.rows[np.repeat(self.starts[docs] - (ends - counts), counts) + np.arange(counts.sum())]
        asked = sorted(
            (row, weight) for term, weight in weights.items() if (row := self.bm25.rows.get(term)) is not None
        )
        idf = self._idf[flat]
        named = idf * _looked_up(flat, [row for row, _ in asked], [weight for _, weight in asked])
        owners = np.repeat(np.arange(len(docs)), counts)
        mass = np.bincount(owners, weights=idf, minlength=len(docs))
        found = np.bincount(owners, weights=named, minlength=len(docs))
        exact = np.where(counts > 0, found / np.maximum(mass, 1e-9), UNNAMED)
        for kind in kinds:
            exact = np.where(self.bm25.contains(kind, docs), np.maximum(exact, OF_THE_KIND), exact)
        return np.minimum(exact, 1.0).astype(np.float32)


def build_headings(headings: Sequence[Sequence[str]], bm25: Bm25Index) -> Headings:
    """Headings of the passages, given as terms."""
    distinct = [sorted({bm25.rows[term] for term in heading}) for heading in headings]
    starts = np.zeros(len(headings) + 1, dtype=np.int64)
    np.cumsum([len(rows) for rows in distinct], out=starts[1:])
    return Headings(starts, np.array([row for rows in distinct for row in rows], dtype=np.int32), bm25)


def own_heading(chunk: Chunk) -> list[str]:
    """Terms of what a statement is called; a section of a page or text may speak of more than its heading."""
    return terms(chunk.heading_path[-1]) if chunk.tipo == "dato" and chunk.heading_path else []


def exactness_of(
    heading: Iterable[str], weights: Mapping[str, float], idf: Callable[[str], float], of_the_kind: bool
) -> float:
    """Exactness of one passage; see `Headings.exactness`."""
    masses = {term: idf(term) for term in heading}
    named = sum(mass * weights.get(term, 0.0) for term, mass in masses.items())
    exact = named / sum(masses.values()) if masses else UNNAMED
    return min(1.0, max(exact, OF_THE_KIND) if of_the_kind else exact)


def coverage(slots: Sequence[Slot], docs: Rows, contains: Callable[[str, Rows], NDArray[np.bool_]]) -> Scores:
    """Share of the question's weight that each passage holds, (n,) float32 in [0, 1]."""
    covered = np.zeros(len(docs), dtype=np.float32)
    total = sum(slot.weight for slot in slots)
    if not total:
        return covered
    found: dict[tuple[tuple[str, ...], float], Scores] = {}
    for slot in slots:
        best = np.zeros(len(docs), dtype=np.float32)
        for phrase, credit in slot.alternatives:
            if (phrase, credit) not in found:  # what stands for several words of the question comes up again
                held = contains(phrase[0], docs).astype(np.float32)
                for term in phrase[1:]:
                    held += contains(term, docs)
                found[phrase, credit] = held * np.float32(credit / len(phrase))
            np.maximum(best, found[phrase, credit], out=best)
        covered += np.float32(slot.weight / total) * best
    return covered


def _looked_up(rows: NDArray[np.int32], known: Sequence[int], values: Sequence[float]) -> NDArray[np.float64]:
    """Value of each row, 0 for those that are not known; `known` ascending."""
    if not known:
        return np.zeros(len(rows))
    keys = np.array(known)
    at = np.minimum(np.searchsorted(keys, rows), len(keys) - 1)
    return np.where(keys[at] == rows, np.array(values)[at], 0.0)
