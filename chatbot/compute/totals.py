"""What several projects cost together: those that are named, or those of a place, sector, objective or funder."""

from __future__ import annotations

from decimal import Decimal

from chatbot.compute.arithmetic import SUM, printed
from chatbot.compute.extremes import priced_projects
from chatbot.compute.selection import PLURALS, projects_named, select
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from content.formato import numero

PROJECT, PAYER = "proyecto", "organizacion-"
BESIDE = frozenset({"monto-diseno", "monto-ejecucion", "cantidad"})
"""Attributes that the same words may name."""

MONEY = frozenset({"monto-total", "aporte"})


def totals(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The sum of the projects' amounts; None if none is asked for, or fewer than two of them have an amount."""
    if SUM not in question.operations or set(question.attributes) - MONEY - BESIDE:
        return None
    projects = projects_named(question, knowledge)
    direct = [p for p in projects if p.global_id in question.entities]
    if len(direct) > 1:
        if any(i.startswith(PAYER) for i in question.entities):
            return None
    elif PROJECT not in question.classes or not MONEY & set(question.attributes):
        return None
    said = ""
    if len(projects) < 2:
        if projects or not PLURALS & {t.word for t in question.tokens}:
            return None
        selection = select(question, knowledge)
        projects, said = list(selection.projects), "; ".join(selection.filters)
    ids = {p.global_id for p in projects}
    priced = [s for s in priced_projects(knowledge)[0] if s.registro.global_id in ids]
    if len(priced) < 2:
        return None
    total = sum((s.valor or Decimal(0) for s in priced), Decimal(0))
    terms = " + ".join(numero(s.valor or Decimal(0)) for s in priced)
    listed = "; ".join(f"{s.registro.nombre}, {s.valor_texto}" for s in priced)
    lead = f"Suman {printed(total, priced[0], knowledge)} ({terms}){f' ({said})' if said else ''}: {listed}."
    covered = f" Solo {len(priced)} de {len(ids)} proyectos informan un monto total comparable."
    return Plan(
        status="answered",
        intent="sum",
        kind="computed",
        lead=lead + (covered if len(priced) < len(ids) else ""),
        operands=tuple(s.id for s in priced),
        focus=tuple(s.registro.global_id for s in priced),
    )
