"""What is known of the candidates → their order: statements scored with their passages, copies and floods taken out.

A statement is read in the light of its passage, which holds more of what a question may say: each signal is the mean
of the statement's own and its passage's (Callan, «Passage-level evidence in document retrieval», 1994, combines both
likewise). A passage ranks by its best statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search_index.fusion import FusionWeights, Scores, agreed, by_maximum, fuse

Rows = NDArray[np.int64]

FREE_RESULTS = 5
"""Results that may all come from one document; of the following, each document gives at most LATER_RESULTS."""
LATER_RESULTS = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """BM25, cosine, and share of the question that is covered, of each candidate; all (n,) float32."""

    lexical: Scores
    dense: Scores
    covered: Scores


@dataclass(frozen=True, slots=True)
class Signals:
    """Positions of the candidates, ascending, the passage of each, and what is known of both; all (n,).

    `exact` is the statement's alone: how much of its own heading was asked.
    """

    candidates: Rows
    passages: Rows
    own: Evidence
    whole: Evidence
    exact: Scores


def scored(signals: Signals, weights: FusionWeights) -> Scores:
    """Score of each candidate, (n,) float32 in [0, 1], before the weight of its kind."""
    own, whole, share = signals.own, signals.whole, np.float32(weights.passage_share)
    lexical = (1 - share) * by_maximum(own.lexical) + share * by_maximum(whole.lexical)
    dense = (1 - share) * by_maximum(own.dense) + share * by_maximum(whole.dense)
    covered = (1 - share) * own.covered + share * whole.covered
    return agreed(fuse(lexical, dense, weights), covered, signals.exact, weights)


def runs(passages: Rows) -> tuple[Rows, Rows]:
    """Where each passage begins in an ascending row of passages, not empty, and how many candidates it has."""
    first = np.concatenate(([0], np.flatnonzero(passages[1:] != passages[:-1]) + 1))
    return first, np.concatenate((first[1:], [len(passages)])) - first


def diverse(passages: Sequence[int], clusters: Sequence[int], sources: Sequence[int], limit: int) -> list[int]:
    """Places kept of a ranking: one of each passage, the first passage of each cluster of copies.

    After FREE_RESULTS no document floods the rest, if others remain. What is chosen keeps its order.
    """
    seen: set[int] = set()
    copies: set[int] = set()
    picked: list[int] = []
    later: list[int] = []
    counts: dict[int, int] = {}
    for place, (passage, cluster, source) in enumerate(zip(passages, clusters, sources, strict=True)):
        if len(picked) >= limit:
            break
        if passage in seen:
            continue
        seen.add(passage)
        if cluster in copies:
            continue
        copies.add(cluster)
        if len(picked) >= FREE_RESULTS:
            counts[source] = counts.get(source, 0) + 1
        (picked if counts.get(source, 0) <= LATER_RESULTS else later).append(place)
    return sorted([*picked, *later][:limit])
