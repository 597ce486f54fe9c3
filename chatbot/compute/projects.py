"""Projects of the strategy by place, sector, objective or funder: which ones and how many."""

from __future__ import annotations

from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.lookup import look_up
from chatbot.places import chosen_place, is_place, projects_in
from chatbot.plan import Plan
from chatbot.text import content_keys
from content.model import Comuna, Proyecto, Registro

STRATEGY = "iniciativa_emra"
GENERAL = ("termino-", "sesion-", "fuente-")
"""Kinds whose names («EMRA») do not select projects."""

MANY = 3
"""Words and attributes that select nothing, from which a question about projects is about something else."""

HEAVY = 2.0
"""Weight from which a word says something of its own."""


def projects(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The projects that a question selects; None if it selects by nothing or names one project itself."""
    if _names_one(question) or "distrito" in question.classes:
        return None
    place = _place(question, knowledge)
    others = _others(question, knowledge)
    sectors = question.sectors
    asks_for_projects = "proyecto" in question.classes and not any(s.text.isdecimal() for s in question.of_kind("term"))
    more = _asks_more(question, knowledge)
    only_place = place is not None and all(any(is_place(i) for i in s.ids) for s in question.slots) and not others
    by_sector = bool(sectors) and not more
    if not asks_for_projects and not only_place and not (place and by_sector and not _other_subject(question)):
        return None
    if asks_for_projects and _tells_much(question):
        return None
    everything = not _asks_more(question, knowledge, {"cantidad"}) and not question.entities_but(GENERAL)
    if not place and not others and not by_sector and not everything:
        return None
    found = [p for p in knowledge.catalogue.de(Proyecto) if p.clase == STRATEGY]
    if place is not None:
        places = _places(question, knowledge)
        found = [p for p in found if any(p in projects_in(i, found, knowledge.catalogue) for i in places)]
    for other in others:
        found = [p for p in found if other.global_id in knowledge.linked[p.global_id]]
    narrowed = [p for p in found if p.sector in sectors]
    if sectors and narrowed:
        found = narrowed
    elif sectors and not asks_for_projects:
        return None
    if not found:
        return _none(place, others, knowledge) if asks_for_projects and not more else None
    if len(found) == 1:
        return _one(found[0], question, knowledge)
    named = [knowledge.catalogue.registros[i] for i in _places(question, knowledge)]
    return _several(found, named, others, bool(sectors and narrowed), knowledge)


def _tells_much(question: Interpretation) -> bool:
    """Whether the question says several things that select no project: it is about something else."""
    heavy = [s for s in question.of_kind("term") if s.weight >= HEAVY and s.start >= 0 and s.known]
    asked = [s for s in question.of_kind("attribute") if not {"lugar", "cantidad"} & set(s.ids)]
    return not question.sectors and len(heavy) + len(asked) >= MANY


def _names_one(question: Interpretation) -> bool:
    """Whether the question names a project; a name that several share («tren») is a kind of project."""
    return any(len([i for i in s.ids if i.startswith("proyecto-")]) == 1 for s in question.of_kind("entity")) or (
        "proyecto" not in question.classes and any(i.startswith("proyecto-") for i in question.entities)
    )


def _place(question: Interpretation, knowledge: Knowledge) -> Registro | None:
    for slot in question.of_kind("entity"):
        place = chosen_place(slot, question, knowledge.catalogue)
        if place is not None:
            return knowledge.catalogue.registros[place]
    return None


def _places(question: Interpretation, knowledge: Knowledge) -> list[str]:
    """Every place that is named: «in Ollagüe and Sierra Gorda»."""
    found = [chosen_place(s, question, knowledge.catalogue) for s in question.of_kind("entity")]
    return [p for p in dict.fromkeys(found) if p is not None]


def _others(question: Interpretation, knowledge: Knowledge) -> list[Registro]:
    """Objectives, focuses and funders that the question filters by."""
    kinds = ("objetivo-", "foco-", "organizacion-")
    found = [knowledge.catalogue.registros[i] for i in question.entities if i.startswith(kinds)]
    projects = [p for p in knowledge.catalogue.de(Proyecto) if p.clase == STRATEGY]
    return [r for r in found if any(r.global_id in knowledge.linked[p.global_id] for p in projects)]


def _other_subject(question: Interpretation) -> bool:
    """Whether, besides place and sector, the question asks for something that is no project."""
    kinds = ("distrito", "organizacion", "acuerdo", "sesion", "persona", "indicador")
    subjects = [s for s in question.of_kind("entity") if not any(is_place(i) for i in s.ids)]
    return any(i.startswith(kinds) for s in subjects for i in s.ids) or bool(
        {"familias", "poblacion", "empresas", "pib", "produccion", "distancia", "superficie", "altitud", "causa"}
        & set(question.attributes)
    )


def _asks_more(
    question: Interpretation, knowledge: Knowledge, but: frozenset[str] | set[str] = frozenset({"cantidad", "lugar"})
) -> bool:
    """Whether the question says more than which projects: an attribute, or a word that is no filter."""
    if set(question.attributes) - but:
        return True
    sector_words = {
        key
        for v in knowledge.catalogue.vocablos
        if v.grupo == "sector" and v.id in question.sectors
        for key in content_keys(v.terminos)
    }
    terms = [s for s in question.slots if s.kind == "term" and s.known and s.start >= 0]
    return any(
        s.text.isdecimal() or (s.weight >= HEAVY and not {k[2:] for k, _ in s.keys} & sector_words) for s in terms
    )


def _one(project: Proyecto, question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """One project: what was asked about it, or what it is."""
    asked = tuple(s for s in question.slots if s.kind == "attribute" and "lugar" not in s.ids)
    if asked and set(question.attributes) - {"definicion", "nombre", "lugar"}:
        plan = look_up(question.with_slots(asked), knowledge, only=knowledge.by_record[project.global_id])
        if plan is not None:
            return plan
    definition = f"{project.global_id}.definicion"
    if definition not in knowledge.by_id:
        return None
    return Plan("answered", "statements", "passage", parts=(definition,), focus=(project.global_id,))


def _several(
    found: list[Proyecto], places: list[Registro], others: list[Registro], by_sector: bool, knowledge: Knowledge
) -> Plan:
    filters = [_label(place) for place in places]
    filters += [o.nombre for o in others]
    if by_sector:
        filters.append("sector " + ", ".join(sorted({p.sector.replace("_", " ") for p in found})))
    names = "; ".join(f"{p.nombre}{_ids(p)}" for p in found)
    selected = f" ({'; '.join(filters)})" if filters else " (fichas de este portal; una ficha puede reunir dos ID)"
    return Plan(
        status="answered",
        intent="projects",
        kind="computed",
        lead=f"La EMRA nombra {len(found)} proyectos{selected}: {names}.",
        cited=tuple(i for p in found if (i := f"{p.global_id}.definicion") in knowledge.by_id),
        focus=tuple(p.global_id for p in found),
    )


def _none(place: Registro | None, others: list[Registro], knowledge: Knowledge) -> Plan:
    filters = [_label(place)] if place else []
    filters += [o.nombre for o in others]
    return Plan(
        status="no_answer",
        intent="projects",
        lead=f"Las fuentes no nombran ningún proyecto de la EMRA para: {'; '.join(filters)}.",
        focus=tuple(r.global_id for r in [*([place] if place else []), *others]),
    )


def _label(place: Registro) -> str:
    if isinstance(place, Comuna):
        return f"comuna de {place.nombre}"
    return place.nombre


def _ids(project: Proyecto) -> str:
    numbers = [i.id for i in project.identificadores]
    return f" (ID {' y '.join(numbers)})" if numbers else ""
