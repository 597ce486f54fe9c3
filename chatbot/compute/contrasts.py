"""Two things of one kind side by side: what each of them is."""

from __future__ import annotations

from chatbot.gate import strong
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan

DEFINITION = "definicion"
COMPARING = frozenset({"comparar", "diferencia"})

HEAVY = 3.0
"""Weight of a word that says in what they are compared: then what they are is no answer."""


def contrasts(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """What the two named things of one kind are; None if one is named, or something is asked of them."""
    if not COMPARING & question.operations or set(question.attributes) - {DEFINITION, "cantidad"}:
        return None
    if any(s.kind == "term" and s.known and s.weight >= HEAVY and s.start >= 0 for s in question.slots):
        return None
    named = list(dict.fromkeys(s.ids[0] for s in question.of_kind("entity") if strong(s)))
    parts = tuple(i for n in named if (i := f"{knowledge.entities[n].record_id}.{DEFINITION}") in knowledge.by_id)
    if len(named) != 2 or len(parts) != 2 or len({n.split("-")[0] for n in named}) != 1:
        return None
    return Plan(
        "answered", "contrast", "passage", parts=parts, focus=tuple(knowledge.entities[n].record_id for n in named)
    )
