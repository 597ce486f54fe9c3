"""The target of an agreement: its figure with its year, whichever of the two was asked for."""

from __future__ import annotations

from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.statements import Statement
from content.model import Acuerdo


def target(best: Statement, knowledge: Knowledge) -> Plan | None:
    """The target of the agreement that the best statement tells of; None if that statement is about something else."""
    record = best.registro
    if not isinstance(record, Acuerdo) or not record.meta or best.is_gap:
        return None
    figure = knowledge.by_id.get(f"{record.global_id}.{record.meta}")
    if figure is None or figure.estado == "en_conflicto":
        return None
    dated = {a.id for a in knowledge.catalogue.atributos.values() if a.responde == "fecha"}
    if best.atributo not in dated | {figure.atributo}:
        return None
    return Plan("answered", "statements", "computed", parts=(figure.id,), focus=(record.global_id,))
