"""Two signals → one score: convex combination of normalised scores, ties by chunk id. Signals come from elsewhere.

Bruch, Gai and Ingber, «An Analysis of Fusion Functions for Hybrid Retrieval» (ACM TOIS 2023): a convex combination
of normalised scores beats reciprocal ranks and needs few examples to tune.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """`dense_share` of the final score; it falls to `decisive_share` where the best lexical score leads clearly.

    `coverage_share` of the score depends on how much of the question a passage covers, `exact_share` on how much of
    its heading was asked (see `agreement`).

    The lead is `(first - second) / first`; from `decisive_lead` on the lexical evidence counts as decisive.
    """

    dense_share: float = 0.2
    decisive_share: float = 0.2
    decisive_lead: float = 0.3
    coverage_share: float = 0.4
    exact_share: float = 0.1


def fuse(bm25: Scores, dense: Scores, weights: FusionWeights) -> Scores:
    """Combined score of each candidate, (n,) float32 in [0, 1]; each signal is divided by its best positive score."""
    share = dense_share(bm25, weights)
    return np.asarray((1 - share) * _by_maximum(bm25) + share * _by_maximum(dense), dtype=np.float32)


def agreed(scores: Scores, coverage: Scores, exact: Scores | None, weights: FusionWeights) -> Scores:
    """Scores of the candidates after what question and passage have in common, (n,) float32 in [0, 1]."""
    found = scores * (1 - weights.coverage_share + weights.coverage_share * coverage)
    if exact is not None:
        found = found * (1 - weights.exact_share + weights.exact_share * exact)
    return np.asarray(found, dtype=np.float32)


def dense_share(bm25: Scores, weights: FusionWeights) -> float:
    """How much the dense signal counts for this question."""
    if len(bm25) < 2:
        return weights.dense_share
    second, first = np.partition(bm25, -2)[-2:]
    lead = float((first - second) / first) if first > 0 else 0.0
    return weights.decisive_share if lead >= weights.decisive_lead else weights.dense_share


def _by_maximum(scores: Scores) -> Scores:
    best = float(scores.max(initial=0.0))
    return np.clip(scores, 0.0, None) / np.float32(best) if best > 0 else np.zeros_like(scores)


def ranking(scores: Scores, ids: list[str]) -> list[int]:
    """Positions from best to worst; equal scores in the order of their ids."""
    return sorted(range(len(ids)), key=lambda i: (-float(scores[i]), ids[i]))
