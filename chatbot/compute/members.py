"""The mining district with most or fewest communes, mines, provinces or regions."""

from __future__ import annotations

from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.places import chosen_place, districts_in
from chatbot.plan import Plan
from chatbot.text import ordinal_in
from content.model import Distrito

DISTRICT = "distrito"
MEMBERS = {"comuna": "comunas", "faena": "faenas", "provincia": "provincias_fuente", "region": "regiones"}
"""Kinds that a district has several of, and the field that lists them."""

NAMES = {"comuna": ("comuna", "comunas"), "faena": ("faena", "faenas")}
NAMES |= {"provincia": ("provincia", "provincias"), "region": ("región", "regiones")}


def members(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The districts with the extreme number of members; None if the question asks for no such thing."""
    wanted = question.operations & {"mayor", "menor"}
    kinds = [c for c in question.classes if c in MEMBERS]
    if DISTRICT not in question.classes or len(wanted) != 1 or len(kinds) != 1:
        return None
    if any(i.startswith("distrito-") for i in question.without_excluded().entities):
        return None
    found = [d for d in knowledge.catalogue.de(Distrito) if d.global_id not in question.excluded]
    question = question.without_excluded()
    for slot in question.of_kind("entity"):
        regions = [i for i in slot.ids if getattr(knowledge.catalogue.registros.get(i), "tipo", "") == "region"]
        place = regions[0] if regions else chosen_place(slot, question, knowledge.catalogue)
        if place is not None:
            found = [d for d in found if d in districts_in(place, knowledge.catalogue)]
    if len(found) < 2:
        return None
    counts = {d.global_id: len(getattr(d, MEMBERS[kinds[0]])) for d in found}
    ordered = sorted(set(counts.values()), reverse="mayor" in wanted)
    nth = ordinal_in(question.tokens) or 1
    if nth > len(ordered):
        return None
    extreme = ordered[nth - 1]
    chosen = [d for d in found if counts[d.global_id] == extreme]
    names = "; ".join(d.nombre for d in chosen)
    word = NAMES[kinds[0]][extreme != 1]
    most, order = ("más", "mayor") if "mayor" in wanted else ("menos", "menor")
    which = most if nth == 1 else f"la {nth}ª {order} cantidad de"
    verb = "uno tiene" if len(chosen) == 1 else f"{len(chosen)} tienen"
    return Plan(
        status="answered",
        intent="members",
        kind="computed",
        lead=f"De {len(found)} distritos mineros, {verb} {which} {NAMES[kinds[0]][1]}: {names}, con {extreme} {word}.",
        cited=tuple(i for d in chosen if (i := f"{d.global_id}.ubicacion") in knowledge.by_id),
        focus=tuple(d.global_id for d in chosen),
    )
