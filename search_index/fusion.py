"""Two signals → one score: convex combination of normalised scores, ties by chunk id. Signals come from elsewhere.

Bruch, Gai and Ingber, «An Analysis of Fusion Functions for Hybrid Retrieval» (ACM TOIS 2023): a convex combination
of normalised scores beats reciprocal ranks and needs few examples to tune.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """How much of a score is the dense signal's, depends on coverage, and on exactness (see `agreement`).

    `passage_share` is how much of a statement's signals are those of its passage (see `ranking`).
    """

    dense_share: float = 0.45
    coverage_share: float = 0.4
    exact_share: float = 0.1
    passage_share: float = 0.5
    decisive: float = 0.85
    """Where by words alone no other passage has more than this share of the best one's score, words decide."""

    @property
    def by_words(self) -> FusionWeights:
        """The same without vectors."""
        return replace(self, dense_share=0.0)


def fuse(bm25: Scores, dense: Scores, weights: FusionWeights) -> Scores:
    """Combined score of each candidate, (n,) float32 in [0, 1]; each signal is divided by its best positive score."""
    share = weights.dense_share
    return np.asarray((1 - share) * by_maximum(bm25) + share * by_maximum(dense), dtype=np.float32)


def agreed(scores: Scores, coverage: Scores, exact: Scores | None, weights: FusionWeights) -> Scores:
    """Scores of the candidates after what question and passage have in common, (n,) float32 in [0, 1]."""
    found = scores * (1 - weights.coverage_share + weights.coverage_share * coverage)
    if exact is not None:
        found = found * (1 - weights.exact_share + weights.exact_share * exact)
    return np.asarray(found, dtype=np.float32)


def decided(scores: Scores, passages: NDArray[np.int64], weights: FusionWeights) -> bool:
    """Whether the words decide: scores of the candidates by words alone, and the passage of each, ascending.

    The first then leads by 1 - `decisive` of its score or more. Vectors could still turn that round, for `dense_share`
    is larger than the lead; measured, rankings were no better for it (docs/adr/0016). Where words decide, the question
    need not be encoded, which is most of its time.
    """
    if not len(scores):
        return False
    first = int(scores.argmax())
    others = scores[passages != passages[first]]
    return bool(scores[first] > 0 and others.max(initial=0.0) <= weights.decisive * scores[first])


def by_maximum(scores: Scores) -> Scores:
    """Scores divided by the best positive one, negative ones as 0."""
    best = float(scores.max(initial=0.0))
    return np.clip(scores, 0.0, None) / np.float32(best) if best > 0 else np.zeros_like(scores)
