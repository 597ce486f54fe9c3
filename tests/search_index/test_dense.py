"""Vectors in FAISS against plain matrix products."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from search_index import dense
from search_index.dense import SENTENCE_SHARE, DenseIndex, build_dense, read_index, write_index

COUNTS = [3, 1, 4]


def unit_vectors(n: int, seed: int = 0) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    found = np.random.default_rng(seed).normal(size=(n, 16)).astype(np.float32)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


def expected(vectors: np.ndarray, query: np.ndarray) -> list[float]:
    cosines = vectors @ query
    return [
        SENTENCE_SHARE * max(cosines[0:2]) + (1 - SENTENCE_SHARE) * cosines[2],
        cosines[3],
        SENTENCE_SHARE * max(cosines[4:7]) + (1 - SENTENCE_SHARE) * cosines[7],
    ]


def test_a_chunk_scores_its_best_sentence_and_its_whole() -> None:
    vectors, query = unit_vectors(8), unit_vectors(1, seed=1)[0]
    index = build_dense(vectors, COUNTS)
    assert index.scores(query, np.array([0, 1, 2])) == pytest.approx(expected(vectors, query), abs=1e-6)
    assert index.scores(query, np.array([2])) == pytest.approx(expected(vectors, query)[2:], abs=1e-6)


def test_candidates_own_the_nearest_rows() -> None:
    vectors = unit_vectors(8)
    index = build_dense(vectors, COUNTS)
    assert index.candidates(vectors[5], 1).tolist() == [2]
    assert index.candidates(vectors[5], 100).tolist() == [0, 1, 2]


def test_an_index_survives_the_disk(tmp_path: Path) -> None:
    vectors = unit_vectors(8)
    index = build_dense(vectors, COUNTS)
    write_index(index.index, tmp_path / "i")
    again = DenseIndex(read_index(tmp_path / "i"), index.starts)
    assert np.array_equal(again.scores(vectors[0], np.arange(3)), index.scores(vectors[0], np.arange(3)))


def test_large_indexes_keep_8_bit_codes_near_the_truth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense, "FLAT_LIMIT", 4)
    vectors = unit_vectors(8)
    index = build_dense(vectors, COUNTS)
    assert index.scores(vectors[0], np.arange(3)) == pytest.approx(expected(vectors, vectors[0]), abs=0.05)
