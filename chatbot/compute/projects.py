"""Projects of the strategy by place, sector, objective or funder: which ones and how many."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from chatbot.compute.selection import GENERAL, PLURALS, Selection, select, strategy
from chatbot.interpretation import Interpretation, Slot
from chatbot.knowledge import Knowledge
from chatbot.lookup import look_up
from chatbot.places import is_place
from chatbot.plan import Option, Plan
from chatbot.text import content_keys
from content.model import Lugar, Proyecto

MANY = 3
"""Words and attributes that select nothing, from which a question about projects is about something else."""

MAX_OPTIONS, MIN_TOLD = 4, 2
BEYOND = frozenset({"acuerdo", "alianza", "sesion"})
"""Kinds that have projects of their own, which the strategy's list does not tell."""

COUNT, SEVERAL = "contar", "multisectorial"
DONE, WHAT = frozenset({"acciones"}), "que "
"""Attribute of what is done, and how a question begins that asks for it."""

SAID = 1.0
"""Weight from which a word is one of those that a sentence about the project has to hold."""

HEAVY = 2.0
"""Weight from which a word says something of its own."""


def projects(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The projects that a question selects; None if it selects by nothing or names one project itself."""
    if (
        _names_one(question)
        or "distrito" in question.classes
        or (BEYOND & set(question.classes) and not question.sectors)
    ):
        return None
    wanted = question.without_excluded()
    selection = select(question, knowledge)
    others, sectors = selection.others, wanted.sectors
    place = selection.places[0] if selection.places else None
    asks_for_projects = "proyecto" in question.classes and not any(s.text.isdecimal() for s in question.of_kind("term"))
    more = _asks_more(question, knowledge)
    if more and selection.excluded and PLURALS & {t.word for t in question.tokens}:
        selection, more = _told_of(selection, question, knowledge)
    said = [s for s in wanted.slots if not _asks_what_is_done(s)]
    only_place = place is not None and all(any(is_place(i) for i in s.ids) for s in said) and not others
    more = more and not (only_place and set(question.attributes) <= DONE)
    only_place = only_place and (asks_for_projects or _is_named_by(selection))
    by_sector = bool(sectors) and not more
    if not asks_for_projects and not only_place and not (place and by_sector and not _other_subject(wanted)):
        return None
    if asks_for_projects and not selection.words and _tells_much(question):
        return None
    everything = not _asks_more(question, knowledge, {"cantidad", "nombre"}) and not wanted.entities_but(GENERAL)
    if not place and not others and not by_sector and not everything and (more or not selection.excluded):
        return None
    if sectors and not selection.sectors and not asks_for_projects:
        return None
    if not selection.projects:
        return _none(selection) if asks_for_projects and not more else None
    within = _within_others(question, knowledge) if by_sector and not (selection.places or others) else ()
    if len(selection.projects) == 1:
        plan = _one(selection, question, knowledge)
        return replace(plan, parts=(*plan.parts, *within)) if plan is not None else None
    if _means_one(question):
        return _which(selection, question, knowledge)
    return replace(_several(selection, knowledge), parts=within)


def _asks_what_is_done(slot: Slot) -> bool:
    """Whether it asks what will be done: «qué van a hacer en Paposo» asks for its projects."""
    return slot.kind == "attribute" and set(slot.ids) <= DONE and slot.text.startswith(WHAT)


def _is_named_by(selection: Selection) -> bool:
    """Whether the place is a commune or wider, or some project names it: a village has no project by its commune."""
    villages = [p for p in selection.places if isinstance(p, Lugar) and p.tipo not in ("region", "provincia")]
    return not villages or any(v.id in p.lugares for v in villages for p in selection.projects)


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
    sector_words = _sector_words(question, knowledge)
    terms = [s for s in question.slots if s.kind == "term" and s.known and s.start >= 0]
    terms = [s for s in terms if not any(k.startswith("k:") for k, _ in s.keys)]  # kinds select, counted or not
    return any(
        s.text.isdecimal() or (s.weight >= HEAVY and not {k[2:] for k, _ in s.keys} & sector_words) for s in terms
    )


def _sector_words(question: Interpretation, knowledge: Knowledge) -> set[str]:
    sectors = [v for v in knowledge.catalogue.vocablos if v.grupo == "sector" and v.id in question.sectors]
    return {key for v in sectors for key in content_keys(v.terminos)}


def _within_others(question: Interpretation, knowledge: Knowledge) -> tuple[str, ...]:
    """How many of the sector a project of several sectors holds, where it is asked how many there are."""
    if COUNT not in question.operations:
        return ()
    words = _sector_words(question, knowledge)
    of_several = [p for p in strategy(knowledge) if p.sector == SEVERAL]
    own = [knowledge.statements[i] for p in of_several for i in knowledge.by_record[p.global_id]]
    return tuple(
        s.id for s in own if s.atributo == "cantidad" and s.calculada_de and words & content_keys([s.nombre, *s.alias])
    )[:1]


def _told_of(selection: Selection, question: Interpretation, knowledge: Knowledge) -> tuple[Selection, bool]:
    """The projects of which one sentence holds all the other words («con impacto en la calidad de vida»), and whether
    words are left that select nothing."""
    left = [s for s in question.of_kind("term") if s.known and s.start >= 0 and s.weight >= SAID]
    left = [s for s in left if not any(k.startswith("k:") for k, _ in s.keys)]
    keys = {s.keys[0][0][2:] for s in left}
    own = {p: [knowledge.statements[i] for i in knowledge.by_record[p.global_id]] for p in selection.projects}
    kept = tuple(p for p, told in own.items() if any(keys <= content_keys([s.texto]) for s in told if not s.is_gap))
    if not keys or len(kept) < MIN_TOLD:
        return selection, True
    return replace(selection, projects=kept, words=tuple(s.text for s in left)), False


def _one(selection: Selection, question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """One project: what was asked about it, or what it is, after the count where it is asked how many."""
    project = selection.projects[0]
    asked = tuple(s for s in question.slots if s.kind == "attribute" and "lugar" not in s.ids)
    if asked and set(question.attributes) - {"definicion", "nombre", "lugar", "cantidad"}:
        plan = look_up(question.with_slots(asked), knowledge, only=knowledge.by_record[project.global_id])
        if plan is not None:
            return plan
    definition = f"{project.global_id}.definicion"
    if definition not in knowledge.by_id:
        return None
    counts = COUNT in question.operations
    lead = f"La EMRA nombra un proyecto ({'; '.join(selection.filters)}): {project.nombre}{_ids(project)}."
    return Plan(
        status="answered",
        intent="projects" if counts else "statements",
        kind="computed" if counts else "passage",
        lead=lead if counts else "",
        parts=(definition,),
        focus=(project.global_id,),
    )


def _means_one(question: Interpretation) -> bool:
    """«¿Cuánto pone el GORE en el proyecto?» means one of several, and does not say which."""
    words = [t.word for t in question.tokens]
    one = any(w in ("el", "del", "ese", "este") and n in ("proyecto", "obra") for w, n in pairwise(words))
    return one and bool(set(question.attributes) - {"lugar", "cantidad", "definicion", "nombre"})


def _which(selection: Selection, question: Interpretation, knowledge: Knowledge) -> Plan:
    """Which of the selected projects is meant; each option asks the same of one of them."""
    asked = next(a for a in question.attributes if a not in ("lugar", "cantidad", "definicion", "nombre"))
    name = knowledge.lexicon.atributo_por_id[asked].nombre
    options = tuple(Option(p.nombre, f"¿{name[:1].upper()}{name[1:]} de {p.nombre}?") for p in selection.projects)
    return Plan(
        status="clarification",
        intent="clarification",
        lead="¿A cuál te refieres?",
        options=options[:MAX_OPTIONS],
        focus=tuple(p.global_id for p in selection.projects[:MAX_OPTIONS]),
    )


def _several(selection: Selection, knowledge: Knowledge) -> Plan:
    names = "; ".join(f"{p.nombre}{_ids(p)}" for p in selection.projects)
    filters = "; ".join(selection.filters)
    selected = f" ({filters})" if filters else " (fichas de este portal; una ficha puede reunir dos ID)"
    return Plan(
        status="answered",
        intent="projects",
        kind="computed",
        lead=f"La EMRA nombra {len(selection.projects)} proyectos{selected}: {names}.",
        cited=tuple(i for p in selection.projects if (i := f"{p.global_id}.definicion") in knowledge.by_id),
        focus=tuple(p.global_id for p in selection.projects),
    )


def _none(selection: Selection) -> Plan:
    return Plan(
        status="no_answer",
        intent="projects",
        lead=f"Las fuentes no nombran ningún proyecto de la EMRA para: {'; '.join(selection.filters)}.",
        focus=tuple(r.global_id for r in (*selection.places, *selection.others)),
    )


def _ids(project: Proyecto) -> str:
    numbers = [i.id for i in project.identificadores]
    return f" (ID {' y '.join(numbers)})" if numbers else ""
