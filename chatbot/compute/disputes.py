"""What does not add up: the contradictions that the Catalogue keeps, when somebody asks for them."""

from __future__ import annotations

from chatbot.conflict import MAX_SIDES
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.ranking import rank

DISPUTE = "contradiccion"
MIN_COVERAGE = 0.25


def disputes(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The contradiction that fits the question best, with the figures that it is about."""
    if DISPUTE not in question.operations:
        return None
    told = [knowledge.position[i] for i, n in knowledge.catalogue.notas.items() if n.nota.tipo == DISPUTE]
    ranked = rank(question, knowledge, only=told, limit=1)
    if not ranked or ranked[0].coverage < MIN_COVERAGE:
        return None
    note = ranked[0].statement
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
