"""BM25F over terms and pairs of neighbouring terms: building the arrays and scoring with them. Terms: `analysis`.

Formula: Zaragoza, Craswell, Taylor, Saria and Robertson, «Microsoft Cambridge at TREC-13: Web and HARD tracks» (2004),
equations 1-3: the frequency of a term is normalised by length in each field, weighted, summed, then saturated once,
`idf * tf / (k1 + tf)`. Idf is the one of Lucene, `ln(1 + (N - df + 0.5) / (df + 0.5))`, never negative. With one
field of weight 1 this is BM25 (Robertson and Zaragoza, «The Probabilistic Relevance Framework», 2009) without its
constant factor `k1 + 1`.

Neighbouring terms score as terms of their own with a small weight, so that compound names and word order count
(Metzler and Croft, «A Markov random field model for term dependencies», 2005, sequential dependence).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

FIELDS = ("title", "heading", "alias", "body")

Fields = Sequence[Sequence[str]]
"""Terms of one passage in each of FIELDS, in reading order."""


@dataclass(frozen=True, slots=True)
class Bm25Parameters:
    """`weights` says how much a term counts in each of FIELDS; `pair_weight` how much a pair counts beside a term."""

    k1: float = 0.6
    b: float = 0.4
    weights: tuple[float, float, float, float] = (0.3, 2.0, 1.0, 1.0)
    pair_weight: float = 0.1


@dataclass(frozen=True)
class Postings:
    """Compressed rows: row i owns `docs[indptr[i]:indptr[i+1]]`, ascending, with their finished `impacts`.

    indptr (n_rows + 1,) int64. docs (n_postings,) int32. impacts (n_postings,) float32.
    """

    indptr: NDArray[np.int64]
    docs: NDArray[np.int32]
    impacts: NDArray[np.float32]

    def add(self, total: NDArray[np.float32], row: int, weight: float) -> None:
        """Add the weighted impacts of a row to the scores of its passages."""
        span = slice(int(self.indptr[row]), int(self.indptr[row + 1]))
        total[self.docs[span]] += np.float32(weight) * self.impacts[span]


@dataclass(frozen=True)
class Bm25Index:
    """Postings of the sorted `terms`, and of pairs, whose sorted keys are `row of first << 32 | row of second`."""

    terms: Sequence[str]
    n_docs: int
    singles: Postings
    pair_keys: NDArray[np.int64]
    pairs: Postings
    pair_weight: float

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """Row of each term."""
        return {term: row for row, term in enumerate(self.terms)}

    def df(self, term: str) -> int:
        """In how many passages the term occurs."""
        row = self.rows.get(term)
        return 0 if row is None else int(self.singles.indptr[row + 1] - self.singles.indptr[row])

    def idf(self, term: str) -> float:
        """Lucene's idf; a term that no passage has gets the largest."""
        return idf(self.n_docs, self.df(term))

    def scores(self, weights: Mapping[str, float], sequence: Sequence[str] = ()) -> NDArray[np.float32]:
        """Score of every passage for weighted terms and the neighbours in `sequence`, (n_docs,) float32."""
        total = np.zeros(self.n_docs, dtype=np.float32)
        for term in sorted(weights):
            row = self.rows.get(term)
            if row is not None:
                self.singles.add(total, row, weights[term])
        for first, second in sorted(set(pairwise(sequence))):
            row = self._pair_row(first, second)
            if row is not None:
                self.pairs.add(total, row, self.pair_weight)
        return total

    def contains(self, term: str, docs: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of some passages hold a term, (n,) bool."""
        row = self.rows.get(term)
        if row is None:
            return np.zeros(len(docs), dtype=np.bool_)
        held = self.singles.docs[int(self.singles.indptr[row]) : int(self.singles.indptr[row + 1])]
        at = np.minimum(held.searchsorted(docs), len(held) - 1)
        return np.asarray(held[at] == docs)

    def _pair_row(self, first: str, second: str) -> int | None:
        if first not in self.rows or second not in self.rows:
            return None
        key = pair_key(self.rows[first], self.rows[second])
        row = int(np.searchsorted(self.pair_keys, key))
        return row if row < len(self.pair_keys) and int(self.pair_keys[row]) == key else None


def best(scores: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """Positions of the `count` greatest positive scores, ascending; of equal ones the first. Only hits are compared."""
    found = np.flatnonzero(scores > 0)
    if len(found) <= count:
        return found
    values = scores[found]
    least = np.partition(values, len(values) - count)[len(values) - count]
    kept = values > least
    equal = np.flatnonzero(values == least)[: count - int(kept.sum())]
    kept[equal] = True
    return np.asarray(found[kept])


def idf(n_docs: int, df: int) -> float:
    """`ln(1 + (N - df + 0.5) / (df + 0.5))`."""
    return float(np.log1p((n_docs - df + 0.5) / (df + 0.5)))


def pair_key(first_row: int, second_row: int) -> int:
    """Key of two neighbouring terms."""
    return first_row << 32 | second_row


def build_bm25(documents: Sequence[Fields], parameters: Bm25Parameters) -> Bm25Index:
    """Index passages given as terms per field. Pure and deterministic."""
    n_docs = len(documents)
    norms = _norms(documents, parameters.b)
    terms = sorted({term for fields in documents for field in fields for term in field})
    rows = {term: row for row, term in enumerate(terms)}
    numbered = [[[rows[term] for term in field] for field in fields] for fields in documents]
    _, singles = _postings((_frequencies(f, norms[d], parameters.weights) for d, f in enumerate(numbered)), parameters)
    paired = ([[pair_key(a, b) for a, b in pairwise(field)] for field in fields] for fields in numbered)
    pair_keys, pairs = _postings(
        (_frequencies(f, norms[d], parameters.weights) for d, f in enumerate(paired)), parameters
    )
    return Bm25Index(terms, n_docs, singles, pair_keys, pairs, parameters.pair_weight)


def _norms(documents: Sequence[Fields], b: float) -> NDArray[np.float64]:
    """Length normalisation of each field, `1 - b + b * length / average`, (n_docs, n_fields)."""
    lengths = np.array([[len(field) for field in fields] for fields in documents], dtype=np.float64)
    lengths = lengths.reshape(-1, len(FIELDS))
    average = np.maximum(lengths.mean(axis=0), 1e-9) if len(documents) else np.ones(len(FIELDS))
    return np.asarray((1 - b) + b * lengths / average)


def _frequencies(
    fields: Sequence[Sequence[int]], norms: NDArray[np.float64], weights: Sequence[float]
) -> dict[int, float]:
    """Normalised and weighted frequency of each row over all fields."""
    total: dict[int, float] = {}
    for field, norm, weight in zip(fields, norms.tolist(), weights, strict=True):
        for row, count in Counter(field).items():
            total[row] = total.get(row, 0.0) + weight * count / norm
    return total


def _postings(
    frequencies: Iterable[Mapping[int, float]], parameters: Bm25Parameters
) -> tuple[NDArray[np.int64], Postings]:
    """Sorted keys and their finished postings."""
    keys: list[int] = []
    docs: list[int] = []
    values: list[float] = []
    n_docs = 0
    for doc, found in enumerate(frequencies):
        n_docs += 1
        keys += found.keys()
        values += found.values()
        docs += [doc] * len(found)
    order = np.lexsort((docs, keys)) if keys else np.empty(0, dtype=np.int64)
    sorted_keys = np.array(keys, dtype=np.int64)[order]
    unique, starts, counts = np.unique(sorted_keys, return_index=True, return_counts=True)
    tf = np.array(values, dtype=np.float64)[order]
    weights = np.log1p((n_docs - counts + 0.5) / (counts + 0.5))
    impacts = np.repeat(weights, counts) * tf / (parameters.k1 + tf)
    indptr = np.append(starts, len(sorted_keys)).astype(np.int64)
    return unique, Postings(indptr, np.array(docs, dtype=np.int32)[order], impacts.astype(np.float32))
