"""Who pays a project and how much: the project that is named, or the only one that a named funder pays for."""

from __future__ import annotations

from dataclasses import replace

from chatbot.compute.financing import about_financing, financing
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.told import PAYING
from content.model import Aporte, Proyecto

EACH = "ambos"


def payers(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The financing that the question asks for; None if it asks for none or names no project that has one."""
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
