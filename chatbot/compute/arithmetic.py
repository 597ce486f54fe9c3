"""Sums and differences of figures, with their operands. Units are never mixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from chatbot.compute.operands import MAX_CHOICES, by_coverage, by_entity
from chatbot.compute.selection import projects_named
from chatbot.gate import strong
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.ranking import rank
from chatbot.statements import Statement
from chatbot.told import SATISFIED
from content.formato import con_unidad, numero

SUM, DIFFERENCE, COMPARE = "sumar", "diferencia", "comparar"
AMOUNT = "monto-total"
PERCENT, POINTS, WHOLE = "porcentaje", "puntos", 100


def arithmetic(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The sum or the difference of the figures that the question names; None if it asks for neither."""
    adds = SUM in question.operations
    compares = bool({DIFFERENCE, COMPARE} & question.operations) or _chooses(question)
    counts = "contar" in question.operations and not compares
    if not adds and not compares and not counts:
        return None
    if not adds and not compares and _told_together(question, knowledge):
        return None
    operands = by_entity(question, knowledge)
    if counts and not adds:
        adds = len(operands) > 1 and all(_is_own(name, s, knowledge) for name, s in operands)
    if len(operands) < 2 and (adds or _chooses(question) or DIFFERENCE in question.operations):
        operands = by_coverage(question, knowledge)
    if len(operands) < 2 and compares:
        operands = _budgets(question, knowledge)
    if len(operands) < 2 or len({s.unidad for _, s in operands}) > 1:
        return None
    if compares and len(operands) == 2:
        return _difference(operands, knowledge)
    return _sum(operands, knowledge) if adds and _fit_in_one_whole(operands) else None


def _budgets(question: Interpretation, knowledge: Knowledge) -> list[tuple[str, Statement]]:
    """The amounts of the two projects that the names stand for: «el de ENAMI o el de La Negra»."""
    if AMOUNT not in question.attributes:
        return []
    totals = [(p, f"{p.global_id}.{p.presupuesto}") for p in projects_named(question, knowledge)]
    return [(p.nombre, knowledge.by_id[i]) for p, i in totals if i in knowledge.by_id]


def _fit_in_one_whole(operands: Sequence[tuple[str, Statement]]) -> bool:
    """Shares beyond a hundred together are no parts of one thing, and adding them says nothing."""
    return operands[0][1].unidad != PERCENT or sum(_value(s) for _, s in operands) <= WHOLE


def _chooses(question: Interpretation) -> bool:
    """«… más …, en Antofagasta o en Tarapacá»: one of two things by an extreme."""
    return bool({"mayor", "menor"} & question.operations) and bool({"o", "u", "or"} & {t.word for t in question.tokens})


def _told_together(question: Interpretation, knowledge: Knowledge) -> bool:
    """Whether one figure is about all that is named: the distance «from A to B» is no sum of two."""
    named = [i for i, s in enumerate(question.slots) if strong(s)]
    return len(named) > 1 and any(
        r.statement.tipo == "cifra" and all(r.credits[i] >= SATISFIED for i in named)
        for r in rank(question, knowledge, limit=MAX_CHOICES)
    )


def _is_own(name: str, statement: Statement, knowledge: Knowledge) -> bool:
    """Whether the figure is of that very place, so that a count over several places adds them up."""
    return statement.entidad is not None and knowledge.entities[statement.entidad].nombre == name


def _sum(operands: Sequence[tuple[str, Statement]], knowledge: Knowledge) -> Plan:
    values = [_value(s) for _, s in operands]
    total = sum(values, Decimal(0))
    terms = " + ".join(numero(v) for v in values)
    detail = "; ".join(f"{name}: {s.valor_texto}" for name, s in operands)
    lead = f"Suman {printed(total, operands[0][1], knowledge)} ({terms}). {detail}."
    return _plan("sum", lead, operands)


def _difference(operands: Sequence[tuple[str, Statement]], knowledge: Knowledge) -> Plan:
    (high_name, high), (low_name, low) = sorted(operands, key=lambda o: (-_value(o[1]), o[1].id))
    gap = _value(high) - _value(low)
    if gap == 0:
        lead = f"Son iguales: {high.valor_texto} en {high_name} y en {low_name}."
    else:
        about = "cerca de " if "aproximado" in (high.estado, low.estado) else ""
        named_by_figures = (high_name, low_name) == (high.nombre, low.nombre)
        larger = (
            f"Es mayor «{high_name}»: {high.valor_texto}, contra {low.valor_texto} de «{low_name}»"
            if named_by_figures
            else f"{high_name} tiene más: {high.valor_texto}, contra {low.valor_texto} de {low_name}"
        )
        lead = f"{larger}. La diferencia es de {about}{_apart(gap, high, knowledge)}."
    return _plan("difference", lead, operands)


def _apart(gap: Decimal, like: Statement, knowledge: Knowledge) -> str:
    """A difference in the unit of its figures; two shares are so many points apart, not so many per cent."""
    return printed(gap, replace(like, unidad=POINTS) if like.unidad == PERCENT else like, knowledge)


def _value(statement: Statement) -> Decimal:
    assert statement.valor is not None
    return statement.valor


def printed(value: Decimal, like: Statement, knowledge: Knowledge) -> str:
    """A computed value in the unit of a figure."""
    unit = knowledge.catalogue.unidades.get(like.unidad or "")
    text = numero(value)
    return con_unidad(text, value, unit).replace("\N{NO-BREAK SPACE}", " ") if unit else text


def _plan(intent: str, lead: str, operands: Sequence[tuple[str, Statement]]) -> Plan:
    return Plan(
        status="answered",
        intent=intent,
        kind="computed",
        lead=lead,
        operands=tuple(s.id for _, s in operands),
        focus=tuple(dict.fromkeys(s.registro.global_id for _, s in operands)),
    )
