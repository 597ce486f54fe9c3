"""Vectors of sentences and passages in FAISS, and a chunk's dense score. The only module that imports faiss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

SENTENCE_SHARE = 0.6
"""A chunk's dense score is this share of its best sentence and the rest of its whole passage."""

FLAT_LIMIT = 60_000
"""Up to this many vectors the index is exact (IndexFlatIP); beyond, 8-bit codes keep it in memory."""

Vectors = NDArray[np.float32]
Rows = NDArray[np.int64]

faiss.omp_set_num_threads(1)  # a service brings its own threads; a query is too small to split


@dataclass(frozen=True)
class DenseIndex:
    """Chunk i owns the rows `starts[i]:starts[i+1]`: its sentences, then its whole passage as the last row."""

    index: Any
    starts: Rows

    def candidates(self, query: Vectors, k: int) -> Rows:
        """Chunks that own the k nearest rows, ascending and unique."""
        k = min(k, int(self.index.ntotal))
        if k == 0:
            return np.empty(0, dtype=np.int64)
        _, rows = self.index.search(query[np.newaxis, :], k)
        return np.unique(np.searchsorted(self.starts, rows[0], side="right") - 1).astype(np.int64)

    def scores(self, query: Vectors, chunks: Rows) -> Vectors:
        """Dense score of the given chunks, (n,) float32, cosine between -1 and 1."""
        if not len(chunks):
            return np.empty(0, dtype=np.float32)
        counts = self.starts[chunks + 1] - self.starts[chunks]
        bounds = np.concatenate(([0], np.cumsum(counts)))
        rows = np.repeat(self.starts[chunks] - bounds[:-1], counts) + np.arange(bounds[-1])
        cosines = self.index.reconstruct_batch(rows) @ query
        passages = cosines[bounds[1:] - 1]
        cosines[bounds[1:] - 1] = -1.0
        best = np.maximum.reduceat(cosines, bounds[:-1])
        best = np.where(counts > 1, best, passages)
        return np.asarray(SENTENCE_SHARE * best + (1 - SENTENCE_SHARE) * passages, dtype=np.float32)


def build_dense(vectors: Vectors, counts: Sequence[int]) -> DenseIndex:
    """Index (n_rows, dim) float32 vectors of length 1; `counts` says how many rows each chunk owns."""
    starts = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    if len(vectors) <= FLAT_LIMIT:
        index: Any = faiss.IndexFlatIP(vectors.shape[1])
    else:
        index = faiss.IndexScalarQuantizer(
            vectors.shape[1], faiss.ScalarQuantizer.QT_8bit_uniform, faiss.METRIC_INNER_PRODUCT
        )
        index.train(vectors)
    index.add(np.ascontiguousarray(vectors))
    return DenseIndex(index, starts)


def rows_of(index: Any, rows: Rows) -> Vectors:
    """The stored vectors of some rows, (n, dim) float32."""
    return np.asarray(index.reconstruct_batch(rows), dtype=np.float32)


def write_index(index: Any, path: Path) -> None:
    """Write the FAISS index."""
    faiss.write_index(index, str(path))


def read_index(path: Path) -> Any:
    """Open a FAISS index, mapped into memory where its kind allows it."""
    return faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
