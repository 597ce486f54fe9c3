"""What an acronym stands for: its entry in the glossary, where nobody wrote down that the sources do not expand it."""

from __future__ import annotations

from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.text import content_keys
from content.model import Termino

MEANING, DEFINITION = "significado", "definicion"


def meanings(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The glossary's entry of the only thing named, if what is asked is the meaning of its letters."""
    if MEANING not in question.operations or set(question.attributes) - {DEFINITION}:
        return None
    asking = {k for v in knowledge.catalogue.vocablos if v.id == MEANING for k in content_keys(v.terminos)}
    named = [s for s in question.slots if s.kind == "entity"]
    others = [s for s in question.slots if s.kind not in ("entity", "attribute")]
    if len(named) != 1 or any(s.key not in asking for s in others):
        return None
    for entity in named[0].ids:
        term = knowledge.catalogue.registros.get(entity)
        if isinstance(term, Termino) and term.sigla and not _unexplained(entity, knowledge):
            return Plan("answered", "meanings", "passage", parts=(f"{entity}.resumen",), focus=(entity,))
    return None


def _unexplained(entity: str, knowledge: Knowledge) -> bool:
    """Whether the sources were said not to expand it."""
    own = (knowledge.statements[i] for i in knowledge.by_record.get(entity, ()))
    return any(s.is_gap and s.atributo == DEFINITION for s in own)
