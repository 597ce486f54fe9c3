"""The largest or smallest member of a table, or the dearest project."""

from __future__ import annotations

from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.ranking import rank
from chatbot.statements import Statement
from content.model import Proyecto

MIN_TABLE = 0.5
"""Least coverage of the question for a table to be the one meant."""

_TOTAL = "total"


def extremes(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The extreme that the question asks for; None if it asks for none or no table fits."""
    wanted = question.operations & {"mayor", "menor"}
    if len(wanted) != 1 or not question.slots:
        return None
    highest = "mayor" in wanted
    if "proyecto" in question.classes and {"monto-total"} & set(question.attributes):
        return _project(knowledge, highest)
    tables = [i for i, s in enumerate(knowledge.statements) if s.tipo == "serie"]
    ranked = rank(question, knowledge, only=tables, limit=1)
    overall = rank(question, knowledge, limit=1)
    if not ranked or ranked[0].coverage < MIN_TABLE or ranked[0].score < 0.9 * overall[0].score:
        return None
    table = ranked[0].statement
    cells = [s for s in knowledge.statements if s.serie == table.id and s.valor is not None]
    cells = [c for c in cells if _TOTAL not in c.id.rsplit(".", 1)[-1]]
    if len(cells) < 2:
        return None
    chosen = sorted(cells, key=lambda c: ((-1 if highest else 1) * (c.valor or 0), c.id))[0]
    return _plan(chosen, cells, highest)


def _plan(chosen: Statement, cells: list[Statement], highest: bool) -> Plan:
    row = chosen.nombre.rsplit(": ", 1)[-1]
    which = "mayor" if highest else "menor"
    table = chosen.nombre.rsplit(": ", 1)[0]
    lead = f"{row} tiene el valor {which}: {chosen.valor_texto} ({table}; se compararon {len(cells)})."
    return Plan("answered", "extreme", "computed", lead=lead, operands=(chosen.id,), focus=(chosen.registro.global_id,))


def _project(knowledge: Knowledge, highest: bool) -> Plan | None:
    projects = [p for p in knowledge.catalogue.de(Proyecto) if p.clase == "iniciativa_emra"]
    priced = [
        s
        for p in projects
        if p.presupuesto and (s := knowledge.by_id.get(f"{p.global_id}.{p.presupuesto}")) and s.valor
    ]
    if not priced or len({s.unidad for s in priced}) > 1:
        return None
    chosen = sorted(priced, key=lambda s: ((-1 if highest else 1) * (s.valor or 0), s.id))[0]
    which = "más" if highest else "menos"
    listed = "; ".join(f"{s.registro.nombre}, {s.valor_texto}" for s in priced)
    lead = (
        f"El proyecto de {which} costo es {chosen.registro.nombre}: {chosen.valor_texto}. Solo {len(priced)} de "
        f"{len(projects)} proyectos informan un monto total comparable: {listed}."
    )
    return Plan(
        "answered",
        "extreme",
        "computed",
        lead=lead,
        operands=tuple(s.id for s in priced),
        focus=(chosen.registro.global_id,),
    )
