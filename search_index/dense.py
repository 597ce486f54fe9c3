"""Vectors of sentences and passages in FAISS, and a chunk's dense score. The only module that imports faiss.

Components are kept as signed bytes at a fixed scale: exhaustive search over a quarter of the memory, and the same
bytes whether a vector was computed now or taken over from an earlier bundle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

SENTENCE_SHARE = 0.6
"""A chunk's dense score is this share of its best sentence and the rest of its whole passage."""

DEVIATIONS = 8
"""A byte spans so many standard deviations of a component; the components of a unit vector deviate by 1/√dim."""

Vectors = NDArray[np.float32]
Rows = NDArray[np.int64]

faiss.omp_set_num_threads(1)  # a service brings its own threads; a query is too small to split


@dataclass(frozen=True)
class DenseIndex:
    """Chunk i owns the rows `starts[i]:starts[i+1]`: its sentences, then its whole passage as the last row."""

    index: Any
    starts: Rows

    @cached_property
    def _codes(self) -> NDArray[np.uint8]:
        """The bytes of all rows where FAISS holds or maps them, (n_rows, dim); nothing is copied."""
        codes = self.index.codes
        flat = faiss.rev_swig_ptr(codes.data(), codes.size()) if codes.size() else np.empty(0, dtype=np.uint8)
        return np.asarray(flat, dtype=np.uint8).reshape(-1, self.index.d)

    def candidates(self, query: Vectors, k: int) -> Rows:
        """Chunks that own the k nearest rows, ascending and unique."""
        k = min(k, int(self.index.ntotal))
        if k == 0:
            return np.empty(0, dtype=np.int64)
        _, rows = self.index.search(query[np.newaxis, :], k)
        owners = np.searchsorted(self.starts, np.sort(rows[0]), side="right") - 1
        return np.asarray(owners[np.diff(owners, prepend=-1) > 0], dtype=np.int64)

    def scores(self, query: Vectors, chunks: Rows) -> Vectors:
        """Dense score of the given chunks, (n,) float32, cosine between -1 and 1."""
        if not len(chunks):
            return np.empty(0, dtype=np.float32)
        counts = self.starts[chunks + 1] - self.starts[chunks]
        bounds = np.concatenate(([0], np.cumsum(counts)))
        rows = np.repeat(self.starts[chunks] - bounds[:-1], counts) + np.arange(bounds[-1])
        cosines = signed(self._codes[rows]) @ query / np.float32(scale(self.index.d))
        passages = cosines[bounds[1:] - 1]
        cosines[bounds[1:] - 1] = -1.0
        best = np.maximum.reduceat(cosines, bounds[:-1])
        best = np.where(counts > 1, best, passages)
        return np.asarray(SENTENCE_SHARE * best + (1 - SENTENCE_SHARE) * passages, dtype=np.float32)


def build_dense(vectors: Vectors, counts: Sequence[int]) -> DenseIndex:
    """Index (n_rows, dim) float32 vectors of length 1; `counts` says how many rows each chunk owns."""
    starts = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    dim = vectors.shape[1]
    index = faiss.IndexScalarQuantizer(dim, faiss.ScalarQuantizer.QT_8bit_direct_signed, faiss.METRIC_INNER_PRODUCT)
    index.add(np.clip(np.rint(vectors * scale(dim)), -127, 127).astype(np.float32))
    return DenseIndex(index, starts)


def scale(dim: int) -> float:
    """Bytes a unit: what a component is multiplied with before it is rounded."""
    return float(127 * np.sqrt(dim) / DEVIATIONS)


def signed(codes: NDArray[np.uint8]) -> Vectors:
    """Codes of QT_8bit_direct_signed → scaled components: FAISS stores `x + 128`, `x` with its top bit turned."""
    return (codes ^ np.uint8(128)).view(np.int8).astype(np.float32)


def rows_of(index: Any, rows: Rows) -> Vectors:
    """The stored vectors of some rows, (n, dim) float32; indexing them again gives the same bytes."""
    return np.asarray(index.reconstruct_batch(rows) / np.float32(scale(index.d)), dtype=np.float32)


def write_index(index: Any, path: Path) -> None:
    """Write the FAISS index."""
    faiss.write_index(index, str(path))


def read_index(path: Path) -> Any:
    """Open a FAISS index, mapped into memory where its kind allows it."""
    return faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
