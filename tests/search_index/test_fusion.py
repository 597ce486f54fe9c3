"""Two signals into one."""

from __future__ import annotations

import numpy as np
import pytest

from search_index.fusion import FusionWeights, dense_share, fuse

WEIGHTS = FusionWeights(dense_share=0.4, decisive_share=0.1, decisive_lead=0.5)


def scores(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array(values, dtype=np.float32)


def test_the_score_is_a_convex_combination_of_normalised_signals() -> None:
    assert fuse(scores(4, 3, 0), scores(0.2, 0.4, -0.3), WEIGHTS) == pytest.approx([0.8, 0.85, 0.0])


def test_a_clear_lexical_lead_leaves_less_to_the_vectors() -> None:
    assert dense_share(scores(10, 4), WEIGHTS) == 0.1
    assert dense_share(scores(10, 9), WEIGHTS) == 0.4


def test_without_lexical_evidence_only_the_vectors_speak() -> None:
    assert fuse(scores(0, 0), scores(0.1, 0.2), WEIGHTS) == pytest.approx([0.2, 0.4])


def test_one_candidate_and_none_are_no_error() -> None:
    assert fuse(scores(2), scores(0.5), WEIGHTS) == pytest.approx([1.0])
    assert fuse(scores(), scores(), WEIGHTS).shape == (0,)
