"""Who pays a project and how much: the one that is named, the only one that a funder pays for, or all of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from chatbot.compute.arithmetic import SUM, printed
from chatbot.compute.financing import AMOUNT, about_financing, financing
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.told import PAYING
from content.formato import numero
from content.model import Aporte, Proyecto

EACH, PROJECT, DISPUTED = "ambos", "proyecto", "en_conflicto"


def payers(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The financing that the question asks for; None if it asks for none or names no project that has one."""
    together = _in_all(question, knowledge)
    if together is not None:
        return together
    if (
        not PAYING & set(question.attributes)
        or not about_financing(question)
        or {"sumar", "diferencia", "comparar"} & question.operations
    ):
        return None
    funded = [p for p in knowledge.catalogue.de(Proyecto) if p.financiamiento]
    named = [p for p in funded if p.global_id in question.entities]
    funders = {i for i in question.entities if i.startswith("organizacion-")}
    others = question.entities_but(("proyecto-", "organizacion-", "termino-", "comuna-", "lugar-"))
    if len(named) != 1 and (named or others or _names_a_project(question)):
        return None
    funds = {i for i in question.entities if any(i == f"termino-{a.fondo}" for p in funded for a in p.financiamiento)}
    if not named:
        named = [p for p in funded if (funders | funds) & {i for a in p.financiamiento for i in _paid_by(a)}]
    if len(named) > 1 and EACH in question.operations:
        return _each(named, knowledge)
    if len(named) != 1:
        return None
    project = named[0]
    paying = {f"organizacion-{a.organizacion}" for a in project.financiamiento}
    strangers = [s for s in question.of_kind("entity") if set(s.ids) & funders and not set(s.ids) & paying]
    return None if strangers else financing(project, knowledge)


def _in_all(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """What one funder pays in all projects together; None if it is not asked for or pays in fewer than two."""
    payers_named = question.entities_but(("termino-",)) or question.entities
    if SUM not in question.operations or len(set(payers_named)) != 1 or question.bounds is not None:
        return None
    if set(question.attributes) - PAYING - {AMOUNT} or set(question.classes) - {PROJECT}:
        return None
    paid = [
        (project, knowledge.by_id[i])
        for project in knowledge.catalogue.de(Proyecto)
        for aporte in project.financiamiento
        if payers_named[0] in _paid_by(aporte) and (i := f"{project.global_id}.{aporte.monto}") in knowledge.by_id
    ]
    figures = [s for _, s in paid]
    if len(paid) < 2 or len({s.unidad for s in figures}) > 1 or any(s.estado == DISPUTED for s in figures):
        return None
    values = [s.valor or Decimal(0) for s in figures]
    total = printed(sum(values, Decimal(0)), figures[0], knowledge)
    terms = " + ".join(numero(v) for v in values)
    listed = "; ".join(f"{p.nombre}, {s.valor_texto}" for p, s in paid)
    name = knowledge.entities[payers_named[0]].nombre
    lead = f"Con {name} se pagan {total} ({terms}) en {len(paid)} proyectos: {listed}."
    if payers_named[0].startswith("organizacion-"):
        lead = f"{name} pone {total} ({terms}) en {len(paid)} proyectos: {listed}."
    return Plan(
        status="answered",
        intent="payers",
        kind="computed",
        lead=lead,
        operands=tuple(s.id for s in figures),
        focus=tuple(p.global_id for p, _ in paid),
    )


def _paid_by(aporte: Aporte) -> tuple[str, str]:
    return f"organizacion-{aporte.organizacion}", f"termino-{aporte.fondo}"


def _each(projects: list[Proyecto], knowledge: Knowledge) -> Plan | None:
    """The financing of each project that a funder pays for."""
    plans = [p for project in projects if (p := financing(project, knowledge)) is not None]
    return replace(
        plans[0],
        lead=" ".join(p.lead for p in plans),
        operands=tuple(i for p in plans for i in p.operands),
        focus=tuple(i for p in plans for i in p.focus),
    )


def _names_a_project(question: Interpretation) -> bool:
    return any(i.startswith("proyecto-") for i in question.entities)
