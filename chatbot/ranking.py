"""Statements ranked against an Interpretation: how much of what was asked each one covers, and how exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chatbot.interpretation import Interpretation, Slot
from chatbot.knowledge import Knowledge
from chatbot.statements import Statement, Tipo

PRIOR: dict[Tipo, float] = {"cifra": 1.0, "dato": 1.0, "vacio": 0.99, "serie": 0.93, "resumen": 0.84, "nota": 0.8}
"""A note or a summary answers only when nothing more direct does."""

NEUTRAL = 0.5
"""Exactness of a name that says no more than its record's."""

OF_THE_ATTRIBUTE = 0.6
"""Least exactness of a statement of the attribute that was asked in other words."""

EXACTNESS = 0.22
"""Share of the score that depends on how much of the statement's own name was asked for."""

CANDIDATES = 60


@dataclass(frozen=True, slots=True)
class Ranked:
    """A statement with its score and the share of the question that it covers, both in [0, 1]."""

    statement: Statement
    score: float
    coverage: float
    credits: tuple[float, ...]
    """Credit for each slot of the question, in its order."""


def credits(slots: Sequence[Slot], knowledge: Knowledge) -> NDArray[np.float32]:
    """Credit of every statement for every slot, `(n_slots, n_statements)` float32 in [0, 1]."""
    matrix = np.zeros((len(slots), len(knowledge.statements)), dtype=np.float32)
    for row, slot in zip(matrix, slots, strict=True):
        for key, credit in slot.keys:
            found = knowledge.postings.get(key)
            if found is not None:
                ids, values = found
                np.maximum.at(row, ids, values * np.float32(credit))
    return matrix


def rank(
    question: Interpretation,
    knowledge: Knowledge,
    *,
    only: Sequence[int] | None = None,
    bonus: NDArray[np.float32] | None = None,
    limit: int = 12,
) -> list[Ranked]:
    """The best statements, best first; ties by id. `only` restricts to those indexes; `bonus` is added evidence."""
    if not question.slots:
        return []
    matrix = credits(question.slots, knowledge)
    weights = np.array([s.weight for s in question.slots], dtype=np.float32)
    coverage = weights @ matrix / weights.sum()
    prior = np.array([PRIOR[s.tipo] for s in knowledge.statements], dtype=np.float32)
    rough = coverage * prior
    if bonus is not None:
        rough = rough + bonus
    if only is not None:
        mask = np.full(len(rough), -1.0, dtype=np.float32)
        mask[list(only)] = rough[list(only)]
        rough = mask
    count = min(CANDIDATES, len(rough))
    best = np.argpartition(-rough, count - 1)[:count]
    asked = {key for slot in question.slots for key, _ in slot.keys if key.startswith("t:")}
    asked |= {f"t:{t.key}" for t in question.tokens if t.content}
    wanted = {key for slot in question.slots for key, _ in slot.keys if key.startswith("a:")}
    found = []
    for i in best:
        if rough[i] <= 0:
            continue
        exact = _exactness(int(i), asked, knowledge)
        if f"a:{knowledge.statements[i].atributo}" in wanted:
            exact = max(exact, OF_THE_ATTRIBUTE)
        score = float(rough[i]) * (1 - EXACTNESS + EXACTNESS * exact)
        found.append(
            Ranked(
                knowledge.statements[i], round(score, 5), round(float(coverage[i]), 5), tuple(map(float, matrix[:, i]))
            )
        )
    return sorted(found, key=lambda r: (-r.score, r.statement.id))[:limit]


def _exactness(i: int, asked: set[str], knowledge: Knowledge) -> float:
    """Largest share of one of the statement's names that stands in the question, by word weight."""
    best = 0.0 if any(knowledge.name_keys[i]) else NEUTRAL
    for name in knowledge.name_keys[i]:
        total = sum(knowledge.idf.get(f"t:{k}", 1.0) for k in name)
        if total:
            held = sum(knowledge.idf.get(f"t:{k}", 1.0) for k in name if f"t:{k}" in asked)
            best = max(best, held / total)
    return best
