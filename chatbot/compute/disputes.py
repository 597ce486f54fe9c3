"""What does not add up: the contradictions that the Catalogue keeps, when somebody asks for them."""

from __future__ import annotations

import numpy as np

from chatbot.conflict import MAX_SIDES, conflict_sides
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.ranking import credits
from chatbot.statements import Statement
from search_index.analysis import number

DISPUTE = "contradiccion"
DOUBTS = {DISPUTE: 1.0, "errata": 0.85, "ambiguedad": 0.6}
"""Kinds of note that say that something does not add up, and what their coverage counts."""

DISPUTED, MIN_NAMED = "en_conflicto", 10
"""State of a figure in dispute; the least one that is known by its number alone."""

MIN_COVERAGE = 0.25
ABOUT = 0.9
"""Credit of a word that stands in what a note is about, beside one in the note itself."""


def disputes(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The contradiction that fits the question best, with the figures that it is about."""
    if DISPUTE not in question.operations:
        return None
    note = _fitting(question, knowledge)
    if note is None:
        return None
    affected = [i for i in knowledge.catalogue.notas[note.id].nota.afecta if i in knowledge.by_id]
    return Plan(
        status="conflict",
        intent="dispute",
        kind="passage",
        lead=f"{note.nombre}. {note.texto}",
        cited=(note.id,),
        operands=tuple(affected[:MAX_SIDES]),
        focus=(note.registro.global_id,),
    )


def both_named(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The two figures of a dispute, where the question names both by their values: «la de 62,5 % y la de 69 %»."""
    said = {t.word for t in question.tokens if t.word[0].isdecimal()}
    if len(said) < 2:
        return None
    for statement in knowledge.statements:
        if statement.estado != DISPUTED or not _is_said(statement, said):
            continue
        others = [o for i in statement.conflicto_con if (o := knowledge.by_id.get(i)) and o.valor != statement.valor]
        if any(_is_said(o, said) for o in others):
            sides = conflict_sides(statement, question, knowledge)
            return Plan(
                status="conflict",
                intent="conflict",
                kind="computed",
                parts=tuple(s.id for s in sides),
                focus=(statement.registro.global_id,),
            )
    return None


def _is_said(statement: Statement, said: set[str]) -> bool:
    return statement.valor is not None and statement.valor >= MIN_NAMED and number(str(statement.valor)) in said


def _fitting(question: Interpretation, knowledge: Knowledge) -> Statement | None:
    """The contradiction that holds most of the question together with what it is about; None if none holds enough."""
    matrix = credits(question.slots, knowledge)
    weights = np.array([s.weight for s in question.slots], dtype=np.float32)
    best: tuple[float, Statement | None] = (MIN_COVERAGE * float(weights.sum()), None)
    for note_id, published in knowledge.catalogue.notas.items():
        if published.nota.tipo not in DOUBTS:
            continue
        about = [knowledge.position[i] for i in published.nota.afecta if i in knowledge.position]
        own = matrix[:, knowledge.position[note_id]]
        met = np.maximum(own, ABOUT * matrix[:, about].max(axis=1, initial=0.0))
        held = DOUBTS[published.nota.tipo] * float(weights @ met)
        if held > best[0]:
            best = (held, knowledge.by_id[note_id])
    return best[1]
