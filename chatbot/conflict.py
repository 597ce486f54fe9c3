"""Which statements dispute each other about one thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.postings import NAME
from chatbot.ranking import Ranked
from chatbot.statements import Statement
from search_index.analysis import fold

MAX_SIDES, NEAR = 4, 5
"""Most statements that are shown; how many of the best are looked at for the part of a disputed figure."""

AS_GOOD = 0.99
"""Share of the best coverage from which a part is meant as well."""

COMPARING = frozenset({"comparar", "diferencia", "mas-de", "menos-de"})
_MORE_THAN = re.compile(r"\b(?:mas|menos|mayor|menor|more|less)\b.{,60}?\b(?:que|q|than)\b")
"""A comparison with other words between: «cuesta más plata que»."""

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


def part_beside_whole(question: Interpretation, ranked: Sequence[Ranked], knowledge: Knowledge) -> list[Statement]:
    """What a sector takes of a record and the disputed figure of the whole, where a question compares the two («salud
    cuesta más que las 35 iniciativas»): design, works, or both if it does not say which."""
    record = ranked[0].statement.registro.global_id
    if not question.sectors or record not in question.entities or not compares(question, knowledge):
        return []
    words = [i for i, s in enumerate(question.slots) if s.kind == "term" and s.weight >= HEAVY and s.start >= 0]
    wholes = {
        s.atributo: s
        for s in (knowledge.statements[i] for i in knowledge.by_record[record])
        if s.tipo == "cifra" and s.estado == "en_conflicto" and not s.calculada_de
    }
    found = [
        r
        for r in ranked
        if (r.statement.registro.global_id, r.statement.tipo) == (record, "cifra")
        and r.statement.estado != "en_conflicto"
        and r.statement.atributo in wholes
        and any(r.credits[i] >= NAME for i in words)
    ]
    best = max((r.coverage for r in found), default=0.0)
    kept = [r.statement for r in found if r.coverage >= AS_GOOD * best]
    return [side for part in kept for side in (part, wholes[part.atributo])][:MAX_SIDES]


def compares(question: Interpretation, knowledge: Knowledge) -> bool:
    """Whether it says that one thing is more, or less, than another, in whatever words stand between."""
    said = {v.id for m in knowledge.lexicon.vocablos.find(question.tokens) for v in m.values}
    return bool(COMPARING & said) or _MORE_THAN.search(fold(question.text)) is not None


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
