"""A part of a whole that the Catalogue adds up: which share it is, and what is left without it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from chatbot.compute.arithmetic import printed
from chatbot.compute.selection import PLURALS, select, strategy
from chatbot.gate import strong
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.ranking import Ranked, rank
from chatbot.statements import Statement
from chatbot.told import SATISFIED
from content.formato import numero
from content.model import Proyecto

SHARE, COUNT, COUNTING, PROJECT = "participacion", "contar", "cantidad", "proyecto"
NEGATIONS = frozenset({"no", "ni", "sin"})
SHARES, MONEY = ("proporcion", "puntos"), "dinero"
"""Magnitudes of which no share is taken, and of what is not counted."""

PERCENT, DISPUTED = "porcentaje", "en_conflicto"

MIN_PART = 0.62
"""Least coverage of the question, without what it asks for, by the part and its whole together."""

APART = 1.02
"""How much better than the next part of a sum the part has to fit."""

TOLD = 0.9
"""Share of the part's coverage from which a share that somebody tells speaks instead."""

HEAVY = 2.0
"""Weight from which a word of the question has to be met by the part or its whole."""


def shares(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The share of a part in its whole; None if none is asked for, one is told, or no such whole is known."""
    if SHARE not in question.attributes or COUNT in question.operations or question.bounds is not None:
        return None
    joint = _joint(question, knowledge) or _counted(question, knowledge)
    if joint is not None:
        return joint
    wanted = question.with_slots(tuple(s for s in question.slots if s.kind != "attribute" or SHARE not in s.ids))
    found = _part_and_whole(wanted, knowledge, SHARES)
    if found is None or _is_told(question, found[0], knowledge):
        return None
    part, whole = found[0].statement, found[1]
    return _plan(part.nombre, [part], [whole], knowledge)


def remainders(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """How many of a whole are left without a part: «de las 35, cuántas no son de salud»; None if no part is named."""
    if COUNT not in question.operations or not question.excluded:
        return None
    wanted = question.with_slots(tuple(s for s in question.slots if COUNTING not in s.ids and s.text not in NEGATIONS))
    found = _part_and_whole(wanted, knowledge, (*SHARES, MONEY))
    if found is None:
        return None
    part, whole = found[0].statement, found[1]
    left = _value(whole) - _value(part)
    others = [knowledge.by_id[i] for i in _siblings(part, whole) if i != part.id]
    listed = "; ".join(f"{s.nombre}, {s.valor_texto}" for s in others)
    lead = f"Quedan {printed(left, whole, knowledge)} ({numero(_value(whole))} − {numero(_value(part))}): {listed}."
    return Plan(
        status="answered",
        intent="remainder",
        kind="computed",
        lead=f"{lead} Lo calcula este sitio.",
        operands=(whole.id, part.id),
        cited=tuple(s.id for s in others),
        focus=(whole.registro.global_id,),
    )


def _joint(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The share of one funder in several named projects together."""
    funders = {i for i in question.entities if i.startswith("organizacion-")}
    named = [p for p in knowledge.catalogue.de(Proyecto) if p.global_id in question.entities]
    if len(named) < 2 or not funders:
        return None
    paid: list[Statement] = []
    totals: list[Statement] = []
    for project in named:
        own = [a for a in project.financiamiento if f"organizacion-{a.organizacion}" in funders and a.monto]
        total = knowledge.by_id.get(f"{project.global_id}.{project.presupuesto}")
        amounts = [knowledge.by_id[f"{project.global_id}.{a.monto}"] for a in own]
        if len(amounts) != 1 or total is None:
            return None
        paid, totals = [*paid, *amounts], [*totals, total]
    name = ", ".join(knowledge.entities[i].nombre for i in sorted(funders))
    return _plan(f"{name}, en los {len(named)} proyectos juntos", paid, totals, knowledge)


def _counted(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The share of the strategy's projects that the places, sectors, objectives or funders of the question select."""
    asked = set(question.attributes) - {SHARE, COUNTING, "lugar"}
    if not PLURALS & {t.word for t in question.tokens} or PROJECT not in question.classes or asked:
        return None
    selection, every = select(question, knowledge), strategy(knowledge)
    chosen = selection.projects
    filters = "; ".join(selection.filters)
    if not filters or not chosen or len(chosen) == len(every):
        return None
    share = numero((Decimal(100 * len(chosen)) / len(every)).quantize(Decimal("0.1")))
    return Plan(
        status="answered",
        intent="share",
        kind="computed",
        lead=f"{len(chosen)} de {len(every)} proyectos ({filters}): {share} %. Lo calcula este sitio.",
        cited=tuple(i for p in chosen if (i := f"{p.global_id}.definicion") in knowledge.by_id),
        focus=tuple(p.global_id for p in chosen),
    )


def _plan(name: str, parts: Sequence[Statement], wholes: Sequence[Statement], knowledge: Knowledge) -> Plan | None:
    figures = (*parts, *wholes)
    if len({s.unidad for s in figures}) != 1 or any(s.valor is None or s.estado == DISPUTED for s in figures):
        return None
    part, whole = sum(map(_value, parts), Decimal(0)), sum(map(_value, wholes), Decimal(0))
    if not whole:
        return None
    share = numero((100 * part / whole).quantize(Decimal("0.1")))
    of = f"{numero(part)} de {printed(whole, wholes[0], knowledge)}"
    detail = "; ".join(f"{s.registro.nombre}, {s.valor_texto}" for s in parts) if len(parts) > 1 else wholes[0].nombre
    return Plan(
        status="answered",
        intent="share",
        kind="computed",
        lead=f"{name}: {share} % ({of}). {detail}. Lo calcula este sitio.",
        operands=tuple(s.id for s in (*parts, *wholes)),
        focus=tuple(dict.fromkeys(s.registro.global_id for s in parts)),
    )


def _part_and_whole(
    question: Interpretation, knowledge: Knowledge, without: tuple[str, ...]
) -> tuple[Ranked, Statement] | None:
    """The part of a sum that the question names, and the widest whole that it is a part of.

    Figures of magnitudes that begin like one of `without` are left aside.
    """
    if not question.slots:
        return None
    figures = (s for i in knowledge.wholes if (s := knowledge.by_id.get(i)) is not None)
    positions = [knowledge.position[s.id] for s in figures if not _magnitude(s, knowledge).startswith(without)]
    ranked = rank(question, knowledge, only=positions, limit=8)
    if not ranked:
        return None
    best = ranked[0]
    wholes = [knowledge.by_id[i] for i in knowledge.wholes[best.statement.id]]
    wholes = [w for w in wholes if w.unidad == best.statement.unidad and w.valor and w.estado != DISPUTED]
    if best.statement.valor is None or best.statement.estado == DISPUTED or not wholes:
        return None
    whole = max(wholes, key=lambda w: (_value(w), w.id))
    if any(best.score < APART * r.score and r.statement.valor != best.statement.valor for r in ranked[1:]):
        return None
    told = rank(question, knowledge, only=[knowledge.position[whole.id]], limit=1)
    met = [max([c, *(t.credits[i] for t in told)]) for i, c in enumerate(best.credits)]
    weights = [s.weight for s in question.slots]
    if sum(w * m for w, m in zip(weights, met, strict=True)) < MIN_PART * sum(weights):
        return None
    missed = (s for s, m in zip(question.slots, met, strict=True) if m < SATISFIED)
    return None if any(strong(s) or (s.weight >= HEAVY and s.start >= 0) for s in missed) else (best, whole)


def _is_told(question: Interpretation, part: Ranked, knowledge: Knowledge) -> bool:
    """Whether a statement tells the share itself, or the project prints it beside the contribution."""
    record = part.statement.registro
    if isinstance(record, Proyecto) and any(
        a.porcentaje and f"{record.global_id}.{a.monto}" == part.statement.id for a in record.financiamiento
    ):
        return True
    told = [
        r for r in rank(question, knowledge, limit=3) if r.statement.unidad == PERCENT or r.statement.atributo == SHARE
    ]
    return any(r.coverage >= TOLD * part.coverage for r in told)


def _magnitude(figure: Statement, knowledge: Knowledge) -> str:
    unit = knowledge.catalogue.unidades.get(figure.unidad or "")
    return unit.magnitud if unit is not None else ""


def _siblings(part: Statement, whole: Statement) -> tuple[str, ...]:
    sums = [s for s in getattr(whole.registro, "sumas", ()) if s.total == whole.id and part.id in s.partes]
    return sums[0].partes if sums else ()


def _value(statement: Statement) -> Decimal:
    assert statement.valor is not None
    return statement.valor
