"""What has none of something: communes without projects, projects of which the sources do not say an attribute."""

from __future__ import annotations

from collections import Counter

from chatbot.compute.selection import PLURALS, strategy
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.places import chosen_place, communes_of, districts_in, projects_in
from chatbot.plan import Plan
from content.model import Comuna, Distrito

NEGATION, COMMUNE, PROJECT = "negar", "comuna", "proyecto"
DISTRICT, MINE, PLACE, IDENTIFIER = "distrito", "faena", "lugar", "identificador"

MIN_GAPS = 2
"""Fewest projects of which somebody wrote down that the sources do not say it."""

IGNORED = frozenset({"lugar", "cantidad", "definicion", "nombre"})


def absences(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The communes without projects, or the projects without the attribute that the question names."""
    if NEGATION not in question.operations:
        return _informed_by_none(question, knowledge)
    if COMMUNE in question.classes and {DISTRICT, MINE} & set(question.classes):
        return _communes_without_district(question, knowledge)
    if PROJECT not in question.classes:
        return None
    if not _of_all(question):
        return None
    asked = [a for a in question.attributes if a not in IGNORED]
    if COMMUNE in question.classes and not asked:
        first = next(c for c in question.classes if c in (COMMUNE, PROJECT))
        return _communes(knowledge) if first == COMMUNE else _projects(PLACE, knowledge)
    if asked == [IDENTIFIER]:
        return _without_identifier(knowledge)
    return _projects(asked[0], knowledge) if len(asked) == 1 else None


def _of_all(question: Interpretation) -> bool:
    """Whether nothing is named that selects some of the projects."""
    return all(i.startswith(("lugar-region", "termino-")) for i in question.entities)


def _informed_by_none(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """No answer where projects are asked for by something that the sources say of none of them: when they begin."""
    asked = set(question.attributes) - IGNORED
    if not PLURALS & {t.word for t in question.tokens} or len(asked) != 1 or question.bounds is not None:
        return None
    if PROJECT not in question.classes or not _of_all(question):
        return None
    (attribute,) = asked
    own = [knowledge.statements[i] for p in strategy(knowledge) for i in knowledge.by_record.get(p.global_id, ())]
    of_it = [s for s in own if s.atributo == attribute]
    gaps = [s for s in of_it if s.is_gap]
    if len(gaps) < MIN_GAPS or len(gaps) < len(of_it):
        return None
    name = knowledge.lexicon.atributo_por_id[attribute].nombre
    return Plan(
        status="no_answer",
        intent="absences",
        lead=f"Las fuentes no informan «{name}» de ningún proyecto de la EMRA.",
        cited=tuple(s.id for s in gaps),
    )


def _communes(knowledge: Knowledge) -> Plan:
    """Communes of the region that most projects name."""
    projects = strategy(knowledge)
    communes = {c.id: c for c in knowledge.catalogue.de(Comuna)}
    region = Counter(communes[i].region for p in projects for i in p.comunas).most_common(1)[0][0]
    own = [c for c in communes.values() if c.region == region]
    without = [c for c in own if not projects_in(c.global_id, projects, knowledge.catalogue)]
    named = ", ".join(c.nombre for c in without) or "ninguna"
    lead = (
        f"De las {len(own)} comunas de {region}, sin un proyecto de la EMRA que las nombre: {len(without)} ({named})."
    )
    cited = tuple(i for p in projects if (i := f"{p.global_id}.lugar") in knowledge.by_id)
    return Plan("answered", "absences", "computed", lead=lead, cited=cited, focus=tuple(c.global_id for c in without))


def _communes_without_district(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """Communes of the one named province or region that no mining district covers."""
    places = [p for s in question.of_kind("entity") if (p := chosen_place(s, question, knowledge.catalogue))]
    if len(set(places)) != 1 or not places[0].startswith("lugar-"):
        return None
    codes = communes_of(places[0], knowledge.catalogue)
    own = [c for c in knowledge.catalogue.de(Comuna) if c.id in codes]
    covered = {c for d in knowledge.catalogue.de(Distrito) for c in d.comunas}
    without = [c for c in own if c.id not in covered]
    if len(own) < 2:
        return None
    named = ", ".join(c.nombre for c in without) or "ninguna"
    where = knowledge.entities[places[0]].nombre
    lead = (
        f"De las {len(own)} comunas de {where}, no están en ningún distrito minero de SONAMI: {len(without)} ({named})."
    )
    near = districts_in(places[0], knowledge.catalogue)
    cited = tuple(i for d in near if (i := f"{d.global_id}.ubicacion") in knowledge.by_id)
    return Plan("answered", "absences", "computed", lead=lead, cited=cited, focus=tuple(c.global_id for c in without))


def _without_identifier(knowledge: Knowledge) -> Plan:
    projects = strategy(knowledge)
    without = [p for p in projects if not p.identificadores]
    named = "; ".join(p.nombre for p in without) or "ninguno"
    return Plan(
        status="answered",
        intent="absences",
        kind="computed",
        lead=f"De {len(projects)} proyectos de la EMRA, sin ID en la fuente: {len(without)} ({named}).",
        cited=tuple(i for p in without if (i := f"{p.global_id}.definicion") in knowledge.by_id),
        focus=tuple(p.global_id for p in without),
    )


def _projects(attribute: str, knowledge: Knowledge) -> Plan | None:
    projects = strategy(knowledge)
    gaps = {
        p.global_id: gap
        for p in projects
        for i in knowledge.by_record.get(p.global_id, ())
        if (gap := knowledge.statements[i]).is_gap and gap.atributo == attribute
    }
    without = [p for p in projects if p.global_id in gaps]
    if len(without) < 2:
        return None
    name = knowledge.lexicon.atributo_por_id[attribute].nombre
    lead = f"De {len(projects)} proyectos, {len(without)} no informan «{name}»: {'; '.join(p.nombre for p in without)}."
    return Plan(
        status="answered",
        intent="absences",
        kind="computed",
        lead=lead,
        cited=tuple(gaps[p.global_id].id for p in without),
        focus=tuple(p.global_id for p in without),
    )
