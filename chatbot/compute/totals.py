"""What several projects cost together: those that are named, or those of a place, sector, objective or funder."""

from __future__ import annotations

from decimal import Decimal

from chatbot.compute.arithmetic import SUM, printed
from chatbot.compute.extremes import priced_projects
from chatbot.compute.selection import PLURALS, others_in, select
from chatbot.gate import strong
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from content.formato import numero
from content.model import Proyecto

PROJECT, PAYER = "proyecto", "organizacion-"
BESIDE = frozenset({"monto-diseno", "monto-ejecucion", "cantidad"})
"""Attributes that the same words may name."""

MONEY = frozenset({"monto-total", "aporte"})


def totals(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The sum of the projects' amounts; None if none is asked for, or fewer than two of them have an amount."""
    if SUM not in question.operations or set(question.attributes) - MONEY - BESIDE:
        return None
    projects = _named(question, knowledge)
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


def _named(question: Interpretation, knowledge: Knowledge) -> list[Proyecto]:
    """The project that each name stands for: its own, or the only one that a named funder pays."""
    found: dict[str, Proyecto] = {}
    strategy = {p.global_id: p for p in select(question.with_slots(()), knowledge).projects}
    for slot in (s for s in question.of_kind("entity") if strong(s)):
        own = [strategy[i] for i in slot.ids if i in strategy]
        ties = [r.global_id for r in others_in(question.with_slots((slot,)), knowledge)]
        paid = [p for p in strategy.values() if knowledge.linked[p.global_id] & set(ties)]
        for project in own or (paid if len(paid) == 1 else []):
            found[project.global_id] = project
    return list(found.values())
