"""Two signals into one."""

from __future__ import annotations

import numpy as np
import pytest

from search_index.fusion import FusionWeights, agreed, decided, fuse

WEIGHTS = FusionWeights(dense_share=0.4, coverage_share=0.5, exact_share=0.2)


def scores(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array(values, dtype=np.float32)


def test_the_score_is_a_convex_combination_of_normalised_signals() -> None:
    assert fuse(scores(4, 3, 0), scores(0.2, 0.4, -0.3), WEIGHTS) == pytest.approx([0.8, 0.85, 0.0])


def test_what_is_not_covered_and_not_asked_takes_its_share_of_the_score() -> None:
    found = agreed(scores(0.8, 0.8, 0.8), scores(1, 0.5, 0), scores(1, 0.5, 0), WEIGHTS)
    assert found == pytest.approx([0.8, 0.8 * 0.75 * 0.9, 0.8 * 0.5 * 0.8])
    assert agreed(scores(0.8), scores(0.5), None, WEIGHTS) == pytest.approx([0.6])


def test_without_lexical_evidence_only_the_vectors_speak() -> None:
    assert fuse(scores(0, 0), scores(0.1, 0.2), WEIGHTS) == pytest.approx([0.2, 0.4])


def test_one_candidate_and_none_are_no_error() -> None:
    assert fuse(scores(2), scores(0.5), WEIGHTS) == pytest.approx([1.0])
    assert fuse(scores(), scores(), WEIGHTS).shape == (0,)


def test_words_decide_where_no_other_passage_comes_near() -> None:
    weights = FusionWeights(decisive=0.7)
    passages = np.array([0, 0, 1], dtype=np.int64)
    assert decided(scores(1.0, 0.9, 0.7), passages, weights)
    assert not decided(scores(1.0, 0.9, 0.71), passages, weights)
    assert not decided(scores(0, 0, 0), passages, weights)
    assert not decided(scores(), passages[:0], weights)
    assert weights.by_words.dense_share == 0
