"""Fusion weights by cross-validation: on SQuAD files, and on judged questions. Measuring one choice is `evaluate`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from content.settings import IndexSettings
from search_index.engine import Hit, SearchEngine
from search_index.errors import SearchIndexError
from search_index.evaluate import Measures, Progress, every_signal, measures, rank, read_squad
from search_index.fusion import FusionWeights, agreed, fuse
from search_index.judged import DEPTH, Question, has_evidence, read_judged

FOLDS = 5

GRID = tuple(FusionWeights(share / 100, covered / 10) for covered in (0, 2, 4, 6) for share in range(0, 61, 5))
"""What is tried on SQuAD files: how much coverage counts, and how much the vectors do. The first is BM25 alone."""


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
        bm25=measures(ranks[0].tolist()),
    )


JUDGED_GRID = tuple(
    FusionWeights(share / 100, covered / 10, exact / 10, whole / 10)
    for whole in (0, 3, 5, 7)
    for exact in (0, 1, 2)
    for covered in (0, 2, 4, 6)
    for share in (0, 10, 20, 30, 40)
)
"""What is tried on judged questions; the first is BM25 with the weights of kinds of passage."""


@dataclass(frozen=True, slots=True)
class TunedJudged:
    """Share of questions with their evidence in the first five and in the first passage, of each choice."""

    questions: int
    best: FusionWeights
    on_all: tuple[float, float]
    cross_validated: tuple[float, float]
    configured: tuple[float, float]
    bm25: tuple[float, float]


def tune_judged(path: Path, engine: SearchEngine, progress: Progress) -> TunedJudged:
    """Try every weight of JUDGED_GRID on judged questions; a question and its variants share a fold."""
    questions = [question for question in read_judged(path) if question.spoken]
    if not questions:
        raise SearchIndexError(f"{path} no tiene preguntas con respuesta.")
    grid = (*JUDGED_GRID, engine.fusion)
    right = np.zeros((len(grid), len(questions), 2))
    for column, question in enumerate(questions):
        signals, holds = engine.signals(question.text), _evidence(engine, question)
        for row, weights in enumerate(grid if signals is not None else ()):
            hits = engine.ranked(signals, weights, DEPTH) if signals is not None else []
            right[row, column] = holds(hits), holds(hits[:1])
        progress("probar", column + 1, len(questions))
    families = sorted({question.variant_of or question.id for question in questions})
    folds = np.array([families.index(q.variant_of or q.id) % FOLDS for q in questions])
    held_out = np.zeros((len(questions), 2))
    for fold in range(FOLDS):
        held_out[folds == fold] = right[_most(right[:-1, folds != fold]), folds == fold]
    best = _most(right[:-1])
    return TunedJudged(
        len(questions),
        JUDGED_GRID[best],
        _shares(right[best]),
        _shares(held_out),
        _shares(right[-1]),
        _shares(right[0]),
    )


def _evidence(engine: SearchEngine, question: Question) -> Callable[[Sequence[Hit]], bool]:
    """`has_evidence` of hits; most choices of weights put the same passages first, which are read once."""

    @cache
    def held(passages: tuple[range, ...]) -> bool:
        return has_evidence(question, [[engine.chunks.get(i) for i in members] for members in passages])

    return lambda hits: held(tuple(hit.members for hit in hits))


def _most(right: NDArray[np.float64]) -> int:
    """Choice with most evidence, first five and first passage counting alike; of equals the first."""
    return int(np.argmax(right.sum(axis=(1, 2)))) if right.shape[1] else 0


def _shares(right: NDArray[np.float64]) -> tuple[float, float]:
    five, one = right.mean(axis=0).tolist()
    return five, one


def best_row(rows: Sequence[Sequence[int]]) -> int:
    """Row with the best nDCG@10; of equals the first, which trusts the vectors least."""
    return max(range(len(rows)), key=lambda row: (round(measures(rows[row]).ndcg10, 9), -row))
