"""How many projects each commune, province, sector or objective has: all of them, the most and the fewest."""

from __future__ import annotations

from chatbot.compute.selection import GENERAL, PLURALS, strategy
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.places import REGION, projects_in
from chatbot.plan import Plan
from content.etiquetas import SECTOR as NAMES
from content.model import Comuna, Lugar, Objetivo, Proyecto

COMMUNE, PROVINCE, OBJECTIVE, SECTOR = "comuna", "provincia", "objetivo", "sector"
SECTORS = frozenset({"sector", "sectores", "rubro", "rubros", "area", "areas", "ambito", "tema", "temas"})
OBJECTIVES = frozenset({"objetivo", "objetivos", "oe"})

BESIDE = frozenset({"cantidad", "lugar", "rango", "objetivo-estrategico", "objetivo"})
"""Attributes that the words of such a question may name too."""

PER, NEGATION = "por", "negar"
HEAVY = 3.5
"""Weight of a word that says something else is asked."""


def grouped(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The projects counted by what the question groups them by; None if it groups them by nothing, or asks more."""
    words = [t.word for t in question.tokens]
    kind = _dimension(question, words)
    compares = bool({"mayor", "menor"} & question.operations) or PER in words
    if kind is None or not compares or not PLURALS & set(words) or NEGATION in question.operations:
        return None
    if (
        set(question.attributes) - BESIDE
        or set(question.entities_but(GENERAL)) - {REGION}
        or question.bounds is not None
    ):
        return None
    terms = [s for s in question.of_kind("term") if s.known and s.start >= 0 and s.text not in SECTORS | OBJECTIVES]
    if any(s.weight >= HEAVY and not any(k.startswith("k:") for k, _ in s.keys) for s in terms):
        return None
    projects = strategy(knowledge)
    groups = _groups(kind, projects, knowledge)
    ordered = sorted(groups, key=lambda name: (-len(groups[name]), name))
    counts = {name: len(groups[name]) for name in ordered}
    listed = "; ".join(f"{name}, {counts[name]}" for name in ordered)
    silent = len(projects) - len({p.global_id for found in groups.values() for p in found})
    lead = f"{_first(kind, counts, question)}Proyectos de la EMRA por {kind}: {listed}."
    lead += " Un proyecto puede contar en más de una parte." if sum(counts.values()) > len(projects) - silent else ""
    lead += f" De {silent} no se sabe." if silent else ""
    return Plan(
        status="answered",
        intent="grouped",
        kind="computed",
        lead=f"{lead} Lo calcula este sitio.",
        cited=tuple(i for p in projects if (i := f"{p.global_id}.definicion") in knowledge.by_id),
        focus=tuple(p.global_id for p in projects),
    )


def _dimension(question: Interpretation, words: list[str]) -> str | None:
    """What the projects are grouped by."""
    if COMMUNE in question.classes or PROVINCE in question.classes:
        return COMMUNE if COMMUNE in question.classes else PROVINCE
    if SECTORS & set(words):
        return SECTOR
    return OBJECTIVE if OBJECTIVES & set(words) or OBJECTIVE in question.classes else None


def _groups(kind: str, projects: list[Proyecto], knowledge: Knowledge) -> dict[str, list[Proyecto]]:
    """Projects by the name of what they are grouped by; communes and provinces of the region without any are there."""
    catalogue = knowledge.catalogue
    if kind == SECTOR:
        return {NAMES[s]: [p for p in projects if p.sector == s] for s in dict.fromkeys(p.sector for p in projects)}
    if kind == OBJECTIVE:
        return {f"{o.codigo} {o.nombre}": [p for p in projects if o.id in p.objetivos] for o in catalogue.de(Objetivo)}
    region = catalogue.registros.get(REGION)
    own = region.region if isinstance(region, Lugar) else None
    if kind == COMMUNE:
        places = [(c.nombre, c.global_id) for c in catalogue.de(Comuna) if c.region == own]
    else:
        provinces = (x for x in catalogue.de(Lugar) if x.tipo == PROVINCE and x.region == own)
        places = [(x.nombre, x.global_id) for x in provinces]
    return {name: projects_in(place, projects, catalogue) for name, place in places}


def _first(kind: str, counts: dict[str, int], question: Interpretation) -> str:
    """Who has the most, or the fewest, where one of them is asked for."""
    wanted = question.operations & {"mayor", "menor"}
    if len(wanted) != 1 or not counts:
        return ""
    extreme = (max if "mayor" in wanted else min)(counts.values())
    chosen = [name for name, number in counts.items() if number == extreme]
    which = "más" if "mayor" in wanted else "menos"
    return f"Con {which} proyectos ({extreme}): {', '.join(chosen)}. "
