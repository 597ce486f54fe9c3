"""Vectors in FAISS against plain matrix products."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from search_index.dense import SENTENCE_SHARE, DenseIndex, build_dense, read_index, rows_of, scale, signed, write_index

COUNTS = [3, 1, 4]
TOLERANCE = 0.02  # 16 dimensions leave bytes coarse; 384 leave an error of 0.003


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
    assert index.scores(query, np.array([0, 1, 2])) == pytest.approx(expected(vectors, query), abs=TOLERANCE)
    assert index.scores(query, np.array([2])) == pytest.approx(expected(vectors, query)[2:], abs=TOLERANCE)


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


def test_indexing_stored_vectors_again_gives_the_same_bytes(tmp_path: Path) -> None:
    index = build_dense(unit_vectors(8), COUNTS)
    again = build_dense(rows_of(index.index, np.arange(8)), COUNTS)
    write_index(index.index, tmp_path / "a")
    write_index(again.index, tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_the_bytes_read_in_place_are_those_that_faiss_reconstructs(tmp_path: Path) -> None:
    index = build_dense(unit_vectors(8), COUNTS)
    write_index(index.index, tmp_path / "i")
    for held in (index, DenseIndex(read_index(tmp_path / "i"), index.starts)):
        components = signed(held._codes) / scale(16)
        assert components == pytest.approx(rows_of(held.index, np.arange(8)), abs=1e-6)


def test_an_index_without_rows_is_no_error() -> None:
    index = build_dense(np.empty((0, 16), dtype=np.float32), [])
    none = np.empty(0, dtype=np.int64)
    assert index.scores(unit_vectors(1)[0], none).shape == (0,)
    assert index.candidates(unit_vectors(1)[0], 5).tolist() == []
