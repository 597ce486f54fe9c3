"""The largest or smallest member of a table, or the dearest project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from chatbot.compute.selection import strategy
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.places import is_place
from chatbot.plan import Plan
from chatbot.ranking import rank
from chatbot.statements import Statement
from chatbot.text import OR, content_keys, ordinal_in, token
from chatbot.told import SATISFIED

MIN_TABLE = 0.5
"""Least coverage of the question for a table to be the one meant."""

NEAR = 0.8
"""Share of the best score of all from which the table is what the question is about."""

TELLING = 5.0
"""Weight of a word so rare that a table without it does not tell what is asked («próspero»)."""

MEASURING, COUNTING = frozenset({"attribute", "term"}), 1.0
"""What must be met besides names, and its least weight: «best» alone does not say what is compared."""

MIN_CELLS, MIN_TOTAL = 2, 0.7
"""Fewest cells that are compared; least coverage of the question by a total whose parts are meant."""

AVERAGE = "promedio"
"""Operation whose word says nothing of what is averaged."""

LISTED = 6
"""Most cells of which all are said."""

PLACES = frozenset({"region", "provincia", "comuna", "lugar"})
KINDS = ("region", "provincia", "comuna", "lugar")
PLACE, DIFFERENCE = "lugar", "diferencia"
_TOTAL, WITHOUT = "total", "sin"


def extremes(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The extreme that the question asks for; None if it asks for none or no table fits."""
    wanted = question.operations & {"mayor", "menor"}
    if len(wanted) != 1 or not question.slots or DIFFERENCE in question.operations:
        return None
    highest = "mayor" in wanted
    if "proyecto" in question.classes and {"monto-total"} & set(question.attributes):
        return _project(knowledge, highest)
    cells = [c for c in cells_of(question.without_excluded(), knowledge) if c.entidad not in question.excluded]
    cells = _offered(question, cells, knowledge)
    if len(cells) < MIN_CELLS:
        return None
    ordered = sorted(cells, key=lambda c: ((-1 if highest else 1) * (c.valor or 0), c.id))
    place = ordinal_in(question.tokens) or 1
    return _plan(ordered[place - 1], ordered, highest, place, knowledge) if place <= len(ordered) else None


def cells_of(question: Interpretation, knowledge: Knowledge) -> list[Statement]:
    """The cells to compare: the rows of a table, or one row across the tables of several places."""
    asked = question.with_slots(tuple(s for s in question.slots if PLACE not in s.ids))
    if not asked.slots:
        return []
    wanted = next((c for c in question.classes if c in PLACES and not _is_said_of_a_name(c, question, knowledge)), None)
    wanted = wanted or _kind_asked(question, asked, knowledge)
    own = [i for i, s in enumerate(knowledge.statements) if s.serie and s.valor is not None and _is_row(s, knowledge)]
    fitting = [i for i in own if wanted is None or _is_of(knowledge.statements[i], wanted, knowledge)]
    ranked = rank(asked, knowledge, only=fitting, limit=1) if fitting else []
    overall = rank(asked, knowledge, limit=1)
    if not ranked or ranked[0].coverage < MIN_TABLE or ranked[0].score < NEAR * overall[0].score:
        return []
    pairs = list(zip(asked.slots, ranked[0].credits, strict=True))
    if any(s.kind == "term" and s.weight >= TELLING and c < SATISFIED for s, c in pairs):
        return []
    if not any(s.kind in MEASURING and s.weight >= COUNTING and c >= SATISFIED for s, c in pairs):
        return []
    best = ranked[0].statement
    table = [s for i in own if (s := knowledge.statements[i]).serie == best.serie]
    if wanted is None and _names_a_row(question, best, table, knowledge):
        return []
    if wanted is None or len({s.entidad for s in table}) > 1:
        placed = any(is_place(i) for s in question.of_kind("entity") for i in s.ids)
        return (
            table if wanted is None or placed else _of_sister_tables(best, [knowledge.statements[i] for i in fitting])
        )
    row = best.id.rsplit(".", 1)[-1]
    return [
        s
        for i in fitting
        if (s := knowledge.statements[i]).registro == best.registro and s.id.rsplit(".", 1)[-1] == row
    ]


def parts_of_a_total(question: Interpretation, knowledge: Knowledge) -> list[Statement]:
    """The parts of the total that the question names best: «por localidad en la comuna» means the commune's rows."""
    asked = question.with_slots(tuple(s for s in question.slots if s.text != AVERAGE))
    sums = {t: parts for t, parts in knowledge.totals.items() if t in knowledge.position}
    best = rank(asked, knowledge, only=[knowledge.position[t] for t in sums], limit=1)
    over = rank(asked, knowledge, limit=1)
    if not best or best[0].coverage < MIN_TOTAL or best[0].score < over[0].score:
        return []
    return [knowledge.by_id[i] for i in sums[best[0].statement.id] if i in knowledge.by_id]


def _is_kind(place: str, kind: str, knowledge: Knowledge) -> bool:
    """Whether a place is of the kind: a commune, a region, a province; any other, a locality."""
    record = knowledge.catalogue.registros.get(place)
    if record is None or not is_place(place):
        return False
    tipo = getattr(record, "tipo", "") if record.kind == "lugar" else record.kind
    return tipo == kind or (kind == "lugar" and tipo not in PLACES)


def _is_said_of_a_name(kind: str, question: Interpretation, knowledge: Knowledge) -> bool:
    """Whether the kind of place is said only with a name («la comuna de Calama»): then it is not what is compared."""
    names = {s.start for s in question.of_kind("entity") if any(_is_kind(i, kind, knowledge) for i in s.ids)}
    said = [s for s in question.of_kind("term") if any(k == f"k:{kind}" for k, _ in s.keys)]
    return bool(said) and all({s.end, s.end + 1} & names for s in said)


def row_names(cells: Sequence[Statement], knowledge: Knowledge) -> list[str]:
    """What tells the cells apart: the row of one table, or the place where one row of several is compared."""
    rows = [c.nombre.rsplit(": ", 1)[-1] for c in cells]
    places = [_place_of(c, knowledge) for c in cells]
    return places if len(set(rows)) < len(set(places)) else rows


def _place_of(cell: Statement, knowledge: Knowledge) -> str:
    """The place that a cell speaks of, or the name of its table, which says it."""
    if cell.entidad in knowledge.entities:
        return knowledge.entities[cell.entidad].nombre
    return knowledge.by_id[cell.serie].nombre if cell.serie else cell.registro.nombre


def _names_a_row(question: Interpretation, best: Statement, table: list[Statement], knowledge: Knowledge) -> bool:
    """Whether the question says which row it means («la pequeña empresa»), and offers no other: none is compared."""
    rows = [content_keys([name]) for name in row_names(table, knowledge)]
    times = Counter(key for row in rows for key in row)
    own = next(row for row, cell in zip(rows, table, strict=True) if cell is best)
    words = {t.word for t in question.tokens}
    return not OR & words and any(times[t.key] == 1 and t.key in own for t in question.tokens)


def _of_sister_tables(best: Statement, cells: list[Statement]) -> list[Statement]:
    """The cells of all tables of the record that tell the same of such places, where no place limits them."""
    same = (best.registro, best.atributo, best.unidad)
    return [c for c in cells if (c.registro, c.atributo, c.unidad) == same]


def _kind_asked(question: Interpretation, asked: Interpretation, knowledge: Knowledge) -> str | None:
    """The kind of place of the cell that fits best, where it is asked in which of two places."""
    words = {t.word for t in question.tokens}
    if "donde" not in words or not OR & words:
        return None
    best = rank(asked, knowledge, limit=1)
    if not best or not best[0].statement.serie:
        return None
    return next((k for k in KINDS if _is_of(best[0].statement, k, knowledge)), None)


def _offered(question: Interpretation, cells: list[Statement], knowledge: Knowledge) -> list[Statement]:
    """The cells that the question offers («en Antofagasta o en el Maule»), or all of them."""
    names = [content_keys([name]) for name in row_names(cells, knowledge)]
    times = Counter(key for name in names for key in name)
    said = {t.key for t in question.tokens if times[t.key] == 1}
    kept = [c for c, name in zip(cells, names, strict=True) if name & said]
    return kept if len(kept) >= MIN_CELLS and OR & {t.word for t in question.tokens} else cells


def _is_row(cell: Statement, knowledge: Knowledge) -> bool:
    """Whether the cell can be an extreme: it is no total and no place in an order."""
    unit = knowledge.catalogue.unidades.get(cell.unidad or "")
    return _TOTAL not in cell.id.rsplit(".", 1)[-1] and not (unit and unit.magnitud == "rango")


def _is_of(cell: Statement, wanted: str, knowledge: Knowledge) -> bool:
    """Whether the cell speaks of a place of the kind asked for."""
    record = knowledge.catalogue.registros.get(cell.entidad or "")
    if record is None:
        return not cell.entidad and _is_called(cell, wanted, knowledge)
    if wanted in ("region", "provincia"):
        return getattr(record, "tipo", "") == wanted
    return record.kind == wanted and getattr(record, "tipo", "") not in ("region", "provincia")


def _is_called(cell: Statement, wanted: str, knowledge: Knowledge) -> bool:
    """Whether the cell's table says in its name that it is of such a place («Empleo de la Región de …»); what is
    «sin información de región» is of none."""
    name = knowledge.by_id[cell.serie].nombre if cell.serie else ""
    return token(wanted).key in content_keys([name]) and WITHOUT not in name.split()


def _plan(chosen: Statement, cells: list[Statement], highest: bool, place: int, knowledge: Knowledge) -> Plan:
    which = ("mayor" if highest else "menor") if place == 1 else f"{place}° {'mayor' if highest else 'menor'}"
    lead = f"El valor {which} de {len(cells)} comparados es de {chosen.nombre}: {chosen.valor_texto}."
    others = [c for c in cells if c is not chosen]
    if len(cells) <= LISTED:
        names = row_names(cells, knowledge)
        rest = "; ".join(f"{n}, {c.valor_texto}" for n, c in zip(names, cells, strict=True) if c in others)
        lead += f" Los demás: {rest}."
    return Plan("answered", "extreme", "computed", lead=lead, operands=(chosen.id,), focus=(chosen.registro.global_id,))


def priced_projects(knowledge: Knowledge) -> tuple[list[Statement], int]:
    """Total amounts of the strategy's projects, of one unit or none at all, and how many projects there are."""
    projects = strategy(knowledge)
    priced = [
        s
        for p in projects
        if p.presupuesto and (s := knowledge.by_id.get(f"{p.global_id}.{p.presupuesto}")) and s.valor
    ]
    return (priced if len({s.unidad for s in priced}) == 1 else []), len(projects)


def _project(knowledge: Knowledge, highest: bool) -> Plan | None:
    priced, projects = priced_projects(knowledge)
    if not priced:
        return None
    chosen = sorted(priced, key=lambda s: ((-1 if highest else 1) * (s.valor or 0), s.id))[0]
    which = "más" if highest else "menos"
    listed = "; ".join(f"{s.registro.nombre}, {s.valor_texto}" for s in priced)
    lead = (
        f"El proyecto de {which} costo es {chosen.registro.nombre}: {chosen.valor_texto}. Solo {len(priced)} de "
        f"{projects} proyectos informan un monto total comparable: {listed}."
    )
    return Plan(
        "answered",
        "extreme",
        "computed",
        lead=lead,
        operands=tuple(s.id for s in priced),
        focus=(chosen.registro.global_id,),
    )
