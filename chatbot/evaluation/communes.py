"""Which communes a judged question is about: those that it, its context or its entities name, by the Catalogue."""

from __future__ import annotations

from chatbot.evaluation.judged import Judged
from chatbot.knowledge import Knowledge
from chatbot.text import tokenise

PREFIX = "comuna-"


def communes_of(item: Judged, knowledge: Knowledge) -> tuple[str, ...]:
    """Names of the communes, sorted; empty if it names none."""
    found = set()
    for text in (item.question, *item.context, *item.entities):
        for match in knowledge.names.find_longest(tokenise(text)):
            found |= {i for i in match.values if i.startswith(PREFIX)}
    return tuple(sorted(knowledge.catalogue.registros[i].nombre for i in found))
