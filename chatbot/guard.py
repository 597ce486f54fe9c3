"""What is not a question about the sources: greetings, distress, personal data, injections, other subjects."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.text import clean, tokenise
from content.model import Conversacion

_CLAUSE = re.compile(r"(?<=[.!?;:\n])\s+|\s*(?=[¿¡])")
MIN_CLAUSE_CONTENT = 2
"""Content words that a clause needs to be a question of its own after the imperative part was removed."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """The question that is left, the subject outside the domain that it names, or the reply that ends it."""

    text: str
    reply: Plan | None = None
    subject: Conversacion | None = None
    small_talk: Conversacion | None = None
    """Greeting or thanks that stands in the question: it is the reply if nothing else is left."""


def guard(question: str, knowledge: Knowledge) -> Guarded:
    """Clean a question and decide what needs no look at the sources."""
    text = clean(question)
    found = _found(text, knowledge)
    for entry in found:
        if entry.modo == "siempre":
            return Guarded(text, reply(entry))
    removable = [c for c in found if c.modo == "quita"]
    if removable:
        text = _without_orders(text, knowledge)
        if sum(t.content for t in tokenise(text)) < MIN_CLAUSE_CONTENT:
            return Guarded(text, reply(removable[0]))
        found = _found(text, knowledge)
    subject = next((c for c in found if c.modo == "tema"), None)
    small_talk = next((c for c in found if c.modo == "solo"), None)
    return Guarded(text, subject=subject, small_talk=small_talk)


def reply(entry: Conversacion) -> Plan:
    """The plan that says the entry's sentence."""
    return Plan(status=entry.status, intent=f"conversacion:{entry.id}", lead=entry.respuesta)


def _found(text: str, knowledge: Knowledge) -> list[Conversacion]:
    """Entries whose terms stand in the text, in the editors' order."""
    tokens = tokenise(text)
    hit = {c.id for m in knowledge.lexicon.conversaciones.find(tokens) for c in m.values}
    return [c for c in knowledge.catalogue.conversaciones if c.id in hit]


def _without_orders(text: str, knowledge: Knowledge) -> str:
    """The clauses that give no order to the assistant."""
    clauses = [c for c in _CLAUSE.split(text) if c.strip()]
    return " ".join(c for c in clauses if not any(e.modo == "quita" for e in _found(c, knowledge)))


def only_small_talk(text: str, knowledge: Knowledge) -> bool:
    """Whether nothing is left of the text without its small talk and filler."""
    tokens = tokenise(text)
    covered: set[int] = set()
    for match in knowledge.lexicon.conversaciones.find(tokens):
        if any(c.modo == "solo" for c in match.values):
            covered.update(range(match.start, match.end))
    for functional in knowledge.lexicon.vocablos.find(tokens):
        if any(v.grupo == "relleno" for v in functional.values):
            covered.update(range(functional.start, functional.end))
    return all(i in covered or not t.content for i, t in enumerate(tokens))
