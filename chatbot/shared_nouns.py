"""«The health post», asked about as if there were one, where a project and a part of another one are called so."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.ambiguity import SINGULAR, question_about
from chatbot.gate import strong
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Option, Plan
from chatbot.reading.attributes import INTERROGATIVES
from chatbot.text import content_keys
from content.model import Proyecto

MOST = 3
"""Most things of one name that are offered."""


@dataclass(frozen=True, slots=True)
class Called:
    """A project of the strategy, or a part of one, by its name."""

    name: str
    record: str


def shared_noun(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """A question back, where the sources tell of none of them what is asked; None if the noun means one thing."""
    if any(strong(s) for s in question.slots) or not INTERROGATIVES & {t.word for t in question.tokens}:
        return None
    found: dict[str, list[Called]] = {}
    for before, noun in zip(question.tokens, question.tokens[1:], strict=False):
        if before.word in SINGULAR and noun.content:
            found[noun.key] = [c for c in _called(knowledge) if noun.key in content_keys([c.name])]
    shared = [things for things in found.values() if len({c.record for c in things}) > 1 and len(things) <= MOST]
    if len(shared) != 1 or not question.attributes:
        return None
    names = knowledge.catalogue.registros
    labels = [c.name if c.name == names[c.record].nombre else f"{c.name} ({names[c.record].nombre})" for c in shared[0]]
    return Plan(
        "clarification",
        "clarification",
        lead="¿A cuál te refieres?",
        options=tuple(Option(label, question_about(question, label)) for label in labels),
        focus=tuple(dict.fromkeys(c.record for c in shared[0])),
    )


def _called(knowledge: Knowledge) -> list[Called]:
    projects = [p for p in knowledge.catalogue.de(Proyecto) if p.identificadores]
    own = [Called(p.nombre, p.global_id) for p in projects]
    return own + [Called(c.nombre, p.global_id) for p in projects for c in p.componentes]
