"""Statements ranked against an Interpretation: how much of what was asked each one covers, and how exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chatbot.interpretation import Interpretation, Slot
from chatbot.knowledge import Knowledge
from chatbot.postings import NAME_ATTRIBUTE, NAMED
from chatbot.statements import TIPOS, Statement, Tipo

PRIOR: dict[Tipo, float] = {"cifra": 1.0, "dato": 1.0, "vacio": 0.99, "serie": 0.93, "resumen": 0.84, "nota": 0.8}
"""A note or a summary answers only when nothing more direct does."""

DEFINITION, DEFINED = "definicion", 0.88
"""A summary is a good answer to what a thing is."""

RETRIEVED = 0.15
"""What the search engine's word and meaning scores add to a statement that it ranks first."""

NEUTRAL = 0.5
"""Exactness of a name that says no more than its record's."""

OF_THE_ATTRIBUTE = 0.6
"""Least exactness of a statement of the attribute that was asked in other words."""

EXACTNESS = 0.22
"""Share of the score that depends on how much of the statement's own name was asked for."""

PARTICULAR = frozenset({"proyecto", "distrito", "lugar", "organizacion"})
UNASKED, RECOGNISED = 0.92, 0.5
"""A general question is not answered with a fact of a particular record of whose names it holds less than half."""

WHICH = frozenset({"que", "cuales", "quienes", "which"})
COUNT, NAMING, UNCOUNTED = "cantidad", frozenset({"identificador", "nombre"}), 0.93
"""Who asks which things there are is not answered with how many they are, nor with a number or a name that names one,
if something else tells it."""

CANDIDATES = 60


@dataclass(frozen=True, slots=True)
class Ranked:
    """A statement with its score and the share of the question that it covers, both in [0, 1]."""

    statement: Statement
    score: float
    coverage: float
    credits: tuple[float, ...]
    """Credit for each slot of the question, in its order."""
    exact: float
    """How much of one of its names was asked for."""
    asked: bool
    """Whether the question names its record, or the record is of a general kind."""


def credits(slots: Sequence[Slot], knowledge: Knowledge) -> NDArray[np.float32]:
    """Credit of every statement for every slot, `(n_slots, n_statements)` float32 in [0, 1]."""
    matrix = np.zeros((len(slots), len(knowledge.statements)), dtype=np.float32)
    for row, slot in zip(matrix, slots, strict=True):
        for key, credit in slot.keys:
            found = knowledge.postings.get(key)
            if found is not None:
                ids, values = found
                row[ids] = np.maximum(row[ids], values * np.float32(credit))
    return matrix


def rank(
    question: Interpretation,
    knowledge: Knowledge,
    *,
    only: Sequence[int] | None = None,
    limit: int = 12,
) -> list[Ranked]:
    """The best statements, best first; ties by id. `only` restricts to those indexes."""
    if not question.slots:
        return []
    matrix = credits(question.slots, knowledge)
    weights = np.array([s.weight for s in question.slots], dtype=np.float32)
    coverage = weights @ matrix / weights.sum()
    defines = DEFINITION in question.attributes or all(s.kind == "entity" for s in question.slots)
    priors = {**PRIOR, "resumen": DEFINED} if defines else PRIOR
    rough = coverage * np.array([priors[t] for t in TIPOS], dtype=np.float32)[knowledge.tipos]
    for statement_id, score in question.retrieved:
        rough[list(knowledge.found_as.get(statement_id, ()))] += RETRIEVED * score
    if only is not None:
        mask = np.full(len(rough), -1.0, dtype=np.float32)
        mask[list(only)] = rough[list(only)]
        rough = mask
    count = min(CANDIDATES, len(rough))
    best = np.argpartition(-rough, count - 1)[:count]
    asked = {key[2:] for slot in question.slots for key, _ in slot.keys if key.startswith("t:")}
    asked |= {t.key for t in question.tokens if t.content}
    wanted = {key for slot in question.slots for key, _ in slot.keys if key.startswith("a:")}
    named = {
        t.key for slot in question.of_kind("entity") if slot.start >= 0 for t in question.tokens[slot.start : slot.end]
    }
    asks_which = not question.asks_figure and not WHICH.isdisjoint(t.word for t in question.tokens)
    found = []
    for i in best:
        if rough[i] <= 0:
            continue
        exact = _exactness(int(i), asked, named, knowledge)
        statement = knowledge.statements[i]
        if f"a:{statement.atributo}" in wanted or (statement.tipo == "resumen" and f"a:{NAME_ATTRIBUTE}" in wanted):
            exact = max(exact, OF_THE_ATTRIBUTE)
        score = float(rough[i]) * (1 - EXACTNESS + EXACTNESS * exact)
        named_record = statement.registro.kind not in PARTICULAR or _is_asked(
            statement, asked, matrix[:, i], question, knowledge
        )
        score *= 1.0 if named_record else UNASKED
        counts = asks_which and statement.tipo == "cifra" and statement.atributo == COUNT
        if (counts or statement.atributo in NAMING) and statement.atributo not in question.attributes:
            score *= UNCOUNTED
        found.append(
            Ranked(
                knowledge.statements[i],
                round(score, 5),
                round(float(coverage[i]), 5),
                tuple(map(float, matrix[:, i])),
                exact,
                named_record,
            )
        )
    return sorted(found, key=lambda r: (-r.score, r.statement.id))[:limit]


def _is_asked(
    statement: Statement,
    asked: set[str],
    held: NDArray[np.float32],
    question: Interpretation,
    knowledge: Knowledge,
) -> bool:
    """Whether the question names the statement's record, or shares a word with its names."""
    for name in knowledge.record_names[statement.registro.global_id]:
        said = name & asked
        if said and knowledge.share(said, name) >= RECOGNISED:
            return True
    return any(s.kind == "entity" and c >= NAMED for s, c in zip(question.slots, held, strict=True))


def _exactness(i: int, asked: set[str], named: set[str], knowledge: Knowledge) -> float:
    """Largest share of one of the statement's names that stands in the question, by word weight.

    Words of the things that the question names do not count: they are in the name of everything about them.
    """
    names = knowledge.name_keys[i]
    if named:
        names = tuple(name - named for name in names)
    best = 0.0 if any(names) else NEUTRAL
    for name in names:
        held = name & asked
        if held:
            best = max(best, knowledge.share(held, name))
    return best
