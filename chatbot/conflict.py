"""Which statements dispute each other about one thing."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.postings import NAME
from chatbot.ranking import Ranked
from chatbot.statements import Statement

MAX_SIDES, NEAR = 4, 5
"""Most statements that are shown; how many of the best are looked at for the part of a disputed figure."""

HEAVY = 2.0
"""Weight from which a word says something of its own."""


def conflict_sides(first: Statement, question: Interpretation, knowledge: Knowledge) -> list[Statement]:
    """Everything in dispute with a statement about the same attribute, in the Catalogue's order.

    A question that names a source («según SONAMI») hears that source alone.
    """
    group, queue = {first.id}, [first]
    while queue:
        for other_id in queue.pop().conflicto_con:
            other = knowledge.by_id.get(other_id)
            if other is not None and other_id not in group and other.atributo == first.atributo:
                group.add(other_id)
                queue.append(other)
    if len(group) == 1:
        group.update(i for i in first.conflicto_con if i in knowledge.by_id)
    members = sorted((knowledge.by_id[i] for i in group), key=lambda s: (s.tipo != "cifra", knowledge.position[s.id]))
    sources = [i for s in question.of_kind("source") for i in s.ids]
    if sources:
        members = [m for m in members if any(_cites(m, i, knowledge) for i in sources)] or members
    return members[:MAX_SIDES]


def _cites(statement: Statement, source: str, knowledge: Knowledge) -> bool:
    found = knowledge.postings.get(f"s:{source}")
    return found is not None and knowledge.position[statement.id] in found[0]


def part_in_dispute(question: Interpretation, ranked: Sequence[Ranked]) -> list[Statement]:
    """Beside a disputed figure, the one of its record that a sector in the question means: «solo lo de salud»."""
    best = ranked[0]
    if best.statement.estado != "en_conflicto" or best.statement.tipo != "cifra" or not question.sectors:
        return []
    words = [i for i, s in enumerate(question.slots) if s.kind == "term" and s.weight >= HEAVY]
    for r in ranked[1:NEAR]:
        same = (r.statement.registro, r.statement.atributo, r.statement.tipo) == (
            best.statement.registro,
            best.statement.atributo,
            best.statement.tipo,
        )
        if same and any(r.credits[i] >= NAME > best.credits[i] for i in words):
            return [r.statement]
    return []
