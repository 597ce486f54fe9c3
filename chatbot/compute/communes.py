"""The communes of a province or region, listed or counted."""

from __future__ import annotations

from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.places import communes_of
from chatbot.plan import Plan
from content.model import Comuna, Lugar

COMMUNE, WIDE = "comuna", ("provincia", "region")
OTHERS = frozenset({"distrito", "proyecto", "faena", "acuerdo", "alianza"})
"""Kinds of record beside which communes are asked for as a filter, not for themselves."""


def communes(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The communes of the one province or region that is named; None if the question says anything else."""
    if (
        COMMUNE not in question.classes
        or OTHERS & set(question.classes)
        or set(question.attributes) - {"cantidad", "lugar"}
    ):
        return None
    if not question.operations <= {"contar", "listar"} or len(question.of_kind("entity")) != 1:
        return None
    if any(
        s.kind == "term" and s.start >= 0 and not any(k.startswith("k:") for k, _ in s.keys) for s in question.slots
    ):
        return None
    wide = [r for i in question.entities if isinstance(r := knowledge.catalogue.registros.get(i), Lugar)]
    wide = [r for r in wide if r.tipo in WIDE and (r.tipo in question.classes or len(question.entities) == 1)]
    if len(wide) != 1:
        return None
    place = wide[0]
    codes = communes_of(place.global_id, knowledge.catalogue)
    names = [c.nombre for c in knowledge.catalogue.de(Comuna) if c.id in codes]
    if len(names) < 2:
        return None
    own = [knowledge.statements[i] for i in knowledge.by_record[place.global_id]]
    told = [s.id for s in own if sum(name in s.texto for name in names) * 2 >= len(names)]
    cited = told or [f"{place.global_id}.resumen"]
    return Plan(
        status="answered",
        intent="communes",
        kind="computed",
        lead=f"{place.nombre} tiene {len(names)} comunas: {', '.join(names)}.",
        cited=tuple(cited[:1]),
        focus=(place.global_id,),
    )
