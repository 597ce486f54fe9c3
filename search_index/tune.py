"""Fusion weights by cross-validation on questions with a known answer. Measuring one choice is `evaluate`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from content.settings import IndexSettings
from search_index.evaluate import Measures, Progress, every_signal, measures, rank, read_squad
from search_index.fusion import FusionWeights, agreed, fuse

FOLDS = 5

GRID = tuple(
    dict.fromkeys(
        FusionWeights(share / 100, min(share, decisive) / 100, lead / 10, covered / 10)
        for covered in (0, 2, 4, 6)
        for share in range(0, 61, 5)
        for decisive in (0, 10, 20, 60)
        for lead in (2, 3, 4)
    )
)
"""What is tried: how much coverage counts, how much the vectors do, and how much where the lexical lead is clear."""
LEXICAL = FusionWeights(0.0, 0.0, 0.2, 0.0)
"""BM25 alone."""


@dataclass(frozen=True, slots=True)
class Tuned:
    """The weights that are best over all questions, and the honest measures: each fold with weights of the others."""

    best: FusionWeights
    on_all: Measures
    cross_validated: Measures
    configured: Measures
    bm25: Measures


def tune_squad(path: Path, settings: IndexSettings, index_dir: Path, progress: Progress) -> Tuned:
    """Try every weight of GRID on a SQuAD file; question i belongs to fold `i % FOLDS`."""
    columns = []
    for answer, lexical, dense, covered in every_signal(read_squad(path), settings, index_dir, progress):
        tried = (agreed(fuse(lexical, dense, w), covered, None, w) for w in (*GRID, FusionWeights()))
        columns.append([rank(scores, answer) for scores in tried])
    ranks = np.array(columns, dtype=np.int64).T
    folds = np.arange(ranks.shape[1]) % FOLDS
    held_out = np.zeros(ranks.shape[1], dtype=np.int64)
    for fold in range(FOLDS):
        chosen = best_row(ranks[:-1, folds != fold].tolist()) if (folds != fold).any() else 0
        held_out[folds == fold] = ranks[chosen, folds == fold]
    best = best_row(ranks[:-1].tolist())
    return Tuned(
        best=GRID[best],
        on_all=measures(ranks[best].tolist()),
        cross_validated=measures(held_out.tolist()),
        configured=measures(ranks[-1].tolist()),
        bm25=measures(ranks[GRID.index(LEXICAL)].tolist()),
    )


def best_row(rows: Sequence[Sequence[int]]) -> int:
    """Row with the best nDCG@10; of equals the first, which trusts the vectors least."""
    return max(range(len(rows)), key=lambda row: (round(measures(rows[row]).ndcg10, 9), -row))
