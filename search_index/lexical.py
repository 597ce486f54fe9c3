"""BM25F over terms: building its arrays and scoring with them. Terms come from `analysis`, files from `bundle`.

Formula: Zaragoza, Craswell, Taylor, Saria and Robertson, «Microsoft Cambridge at TREC-13: Web and HARD tracks» (2004),
equations 1-3: the frequency of a term is normalised by length in each field, weighted, summed, then saturated once,
`idf * tf / (k1 + tf)`. Idf is the one of Lucene, `ln(1 + (N - df + 0.5) / (df + 0.5))`, never negative. With one
field of weight 1 this is BM25 (Robertson and Zaragoza, «The Probabilistic Relevance Framework», 2009) without its
constant factor `k1 + 1`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

FIELDS = ("title", "heading", "alias", "body")


@dataclass(frozen=True, slots=True)
class Bm25Parameters:
    """`k1` and `b` are Anserini's defaults; the weights say how much a term counts in each of FIELDS."""

    k1: float = 0.9
    b: float = 0.4
    weights: tuple[float, float, float, float] = (0.6, 0.8, 0.6, 1.0)


@dataclass(frozen=True)
class Bm25Index:
    """Postings in compressed rows: term i owns `docs[indptr[i]:indptr[i+1]]` with their finished `impacts`.

    terms: sorted. indptr (n_terms + 1,) int64. docs (n_postings,) int32, ascending in a row. impacts float32.
    """

    terms: Sequence[str]
    n_docs: int
    indptr: NDArray[np.int64]
    docs: NDArray[np.int32]
    impacts: NDArray[np.float32]

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """Row of each term."""
        return {term: row for row, term in enumerate(self.terms)}

    def df(self, term: str) -> int:
        """In how many passages the term occurs."""
        row = self.rows.get(term)
        return 0 if row is None else int(self.indptr[row + 1] - self.indptr[row])

    def idf(self, term: str) -> float:
        """Lucene's idf; a term that no passage has gets the largest."""
        return float(idf(self.n_docs, self.df(term)))

    def scores(self, query: Mapping[str, float]) -> NDArray[np.float32]:
        """Sum of impacts of the weighted query terms for every passage, (n_docs,) float32."""
        total = np.zeros(self.n_docs, dtype=np.float32)
        for term in sorted(query):
            row = self.rows.get(term)
            if row is None:
                continue
            span = slice(int(self.indptr[row]), int(self.indptr[row + 1]))
            total[self.docs[span]] += np.float32(query[term]) * self.impacts[span]
        return total


def idf(n_docs: int, df: int) -> float:
    """`ln(1 + (N - df + 0.5) / (df + 0.5))`."""
    return float(np.log1p((n_docs - df + 0.5) / (df + 0.5)))


def build_bm25(documents: Sequence[Sequence[Sequence[str]]], parameters: Bm25Parameters) -> Bm25Index:
    """Index documents given as terms per field, in the order of FIELDS. Pure and deterministic."""
    n_docs, n_fields = len(documents), len(FIELDS)
    lengths = np.array([[len(field) for field in doc] for doc in documents], dtype=np.float64).reshape(-1, n_fields)
    average = np.maximum(lengths.mean(axis=0), 1e-9) if n_docs else np.ones(n_fields)
    norms = (1 - parameters.b) + parameters.b * lengths / average
    postings: dict[str, tuple[list[int], list[float]]] = {}
    for doc, fields in enumerate(documents):
        tf: dict[str, float] = {}
        for f, found in enumerate(fields):
            for term, count in Counter(found).items():
                tf[term] = tf.get(term, 0.0) + parameters.weights[f] * count / norms[doc, f]
        for term, value in tf.items():
            docs, values = postings.setdefault(term, ([], []))
            docs.append(doc)
            values.append(value)
    terms = sorted(postings)
    indptr = np.zeros(len(terms) + 1, dtype=np.int64)
    np.cumsum([len(postings[t][0]) for t in terms], out=indptr[1:])
    docs_array = np.empty(int(indptr[-1]), dtype=np.int32)
    impacts = np.empty(int(indptr[-1]), dtype=np.float32)
    for row, term in enumerate(terms):
        docs, values = postings[term]
        span = slice(int(indptr[row]), int(indptr[row + 1]))
        tf_array = np.array(values)
        docs_array[span] = docs
        impacts[span] = idf(n_docs, len(docs)) * tf_array / (parameters.k1 + tf_array)
    return Bm25Index(terms, n_docs, indptr, docs_array, impacts)
