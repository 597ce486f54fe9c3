"""The same figure told twice: the cell of a table about a record, the record's own figure, the sentence with it.

Which of them ranks first depends on the wording; which of them is printed should not.
"""

from __future__ import annotations

from dataclasses import replace

from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.statements import Statement
from chatbot.text import content_keys
from search_index.analysis import number, words

SAME_SUBJECT = 0.75
"""Share of a figure's name, its record's name aside, that a sentence holds if it tells the same figure."""


def told_best(statement: Statement, knowledge: Knowledge) -> Statement:
    """The statement that is printed for one: itself, unless the editors or its record tell the same more fully.

    Without the editors' word, figures with a note of their own, in dispute or without a value stay: another statement
    would lose what they say.
    """
    if statement.told_in in knowledge.by_id:
        return knowledge.by_id[statement.told_in]
    own = _of_its_record(statement, knowledge)
    return _sentence(own, knowledge) or own


def told_elsewhere(plan: Plan, knowledge: Knowledge) -> Plan:
    """The plan with each part replaced by the statement that the editors say tells it completely."""
    parts = tuple(dict.fromkeys(knowledge.by_id[i].told_in or i for i in plan.parts))
    return plan if parts == plan.parts else replace(plan, parts=parts)


def _of_its_record(cell: Statement, knowledge: Knowledge) -> Statement:
    """The figure that the record which a cell speaks of holds itself: same attribute, unit and value."""
    if cell.tipo != "cifra" or cell.serie is None or cell.entidad is None or cell.estado != "confirmado":
        return cell
    if cell.nota != knowledge.by_id[cell.serie].nota:  # a note of the whole table says nothing of this cell alone
        return cell
    for i in knowledge.by_record.get(cell.entidad, ()):
        other = knowledge.statements[i]
        same = (other.atributo, other.unidad, other.valor) == (cell.atributo, cell.unidad, cell.valor)
        if other.tipo == "cifra" and same:
            return other
    return cell


def _sentence(figure: Statement, knowledge: Knowledge) -> Statement | None:
    """A sentence of the same record and attribute that holds the value and most of the figure's name."""
    if figure.tipo != "cifra" or figure.valor is None or figure.serie or figure.nota or figure.estado != "confirmado":
        return None
    record = content_keys([figure.registro.nombre, *figure.registro.alias])
    unit = knowledge.catalogue.unidades.get(figure.unidad or "")
    measured = content_keys([unit.singular, unit.plural]) if unit else set()
    name = content_keys([figure.nombre]) - record - measured
    if not name:
        return None
    for i in knowledge.by_record[figure.registro.global_id]:
        other = knowledge.statements[i]
        if (
            other.tipo == "dato"
            and not other.is_list
            and other.estado == figure.estado
            and _is_of_the_same_attribute(figure, other, knowledge)
            and number(str(figure.valor)) in words(other.texto)
            and len(name & content_keys([other.texto, other.nombre])) >= SAME_SUBJECT * len(name)
        ):
            return other
    return None


def _is_of_the_same_attribute(one: Statement, other: Statement, knowledge: Knowledge) -> bool:
    """Whether both answer the same: one attribute, or two that are told by a date («when», «since when»)."""
    told = {knowledge.catalogue.atributos[s.atributo].responde for s in (one, other) if s.atributo}
    return one.atributo == other.atributo or told == {"fecha"}
