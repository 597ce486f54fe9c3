"""Which projects, districts or rows of a table lie within the bounds that a question sets, and how many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from chatbot.compute.extremes import cells_of, parts_of_a_total, priced_projects, row_names
from chatbot.compute.members import MEMBERS, NAMES
from chatbot.compute.selection import FILTERS, Selection, select
from chatbot.gate import strong
from chatbot.interpretation import Bounds, Interpretation, Slot
from chatbot.knowledge import Knowledge
from chatbot.places import districts_in, is_place
from chatbot.plan import Plan
from chatbot.reading.attributes import INTERROGATIVES
from chatbot.statements import Statement
from chatbot.text import content_keys
from chatbot.told import PAYING
from content.formato import numero
from content.model import Distrito, Organizacion

PROJECT, DISTRICT, COUNT = "proyecto", "distrito", "contar"
PESOS = "dinero_clp"
WIDE = frozenset({"region", "provincia"})


def bounded(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """What lies within the bounds; None if the question sets none, asks about one thing, or nothing can be compared."""
    bounds = question.bounds
    if bounds is None or not _asks_which(question):
        return None
    rest = question.without_bounds()
    if PROJECT in question.classes:
        return _projects(rest, bounds, knowledge) if bounds.pesos else None
    if DISTRICT in question.classes and (kind := _members(bounds, knowledge)) is not None:
        return _districts(rest, bounds, kind, knowledge)
    kept = rest.without_excluded()
    cells = parts_of_a_total(kept, knowledge) or cells_of(kept, knowledge)
    cells = [s for s in cells if s.entidad not in question.excluded]
    cells = [s for s in cells if _is_measured_so(s, bounds, knowledge)]
    if len(cells) < 2:
        return None
    values = {s.id: (s.valor or Decimal(0)) * (_factor(s, knowledge) if bounds.pesos else 1) for s in cells}
    chosen = sorted((s for s in cells if bounds.hold(values[s.id])), key=lambda s: (-values[s.id], s.id))
    rows = [f"{name}, {s.valor_texto}" for name, s in zip(row_names(chosen, knowledge), chosen, strict=True)]
    tables = dict.fromkeys(knowledge.by_id[s.serie].nombre for s in cells if s.serie)
    table = next(iter(tables)) if len(tables) == 1 else cells[0].registro.nombre
    lead = f"De {len(cells)} valores comparados («{table}»), {_some(rows, 'es', 'son')} de {_said(bounds)}"
    lead += f"{_unit(chosen or cells, bounds, knowledge)}{_listed(rows)}. Lo calcula este sitio."
    operands = tuple(s.id for s in chosen) or tuple(s.id for s in cells)
    focus = tuple(dict.fromkeys(s.registro.global_id for s in cells))
    return Plan("answered", "bounded", "computed", lead=lead, operands=operands, focus=focus)


def _asks_which(question: Interpretation) -> bool:
    """Whether it asks which or how many of several things, not about a figure of one named thing."""
    asked = INTERROGATIVES & {t.word for t in question.tokens} or {COUNT, "listar"} & question.operations
    plural = bool(question.classes) or bool(asked)
    return plural and all(any(is_place(i) or i.startswith(FILTERS) for i in s.ids) for s in _named(question))


def _named(question: Interpretation) -> list[Slot]:
    return [s for s in question.of_kind("entity") if strong(s)]


def _projects(question: Interpretation, bounds: Bounds, knowledge: Knowledge) -> Plan | None:
    """Projects of the selection whose total amount lies within the bounds; those without an amount are said."""
    selection = select(question, knowledge)
    funders = [o for o in selection.others if isinstance(o, Organizacion)]
    if funders and PAYING & set(question.attributes):
        return _contributions(selection, funders, bounds, knowledge)
    ids = {p.global_id for p in selection.projects}
    priced = [s for s in priced_projects(knowledge)[0] if s.registro.global_id in ids]
    if not priced:
        return None
    values = {s.id: (s.valor or Decimal(0)) * _factor(s, knowledge) for s in priced}
    chosen = sorted((s for s in priced if bounds.hold(values[s.id])), key=lambda s: (-values[s.id], s.id))
    rows = [f"{s.registro.nombre}, {s.valor_texto}" for s in chosen]
    filters = f" ({'; '.join(selection.filters)})" if selection.filters else ""
    told = "informa" if len(priced) == 1 else "informan"
    lead = f"De {_projects_said(len(ids))}{filters}, {len(priced)} {told} un monto total comparable. De ellos, "
    lead += f"{_some(rows, 'cuesta', 'cuestan')} {_said(bounds)}{_listed(rows)}."
    return Plan(
        status="answered",
        intent="bounded",
        kind="computed",
        lead=lead,
        operands=tuple(s.id for s in priced),
        focus=tuple(s.registro.global_id for s in chosen or priced),
    )


def _projects_said(number: int) -> str:
    return "un proyecto" if number == 1 else f"{number} proyectos"


def _contributions(
    selection: Selection, funders: Sequence[Organizacion], bounds: Bounds, knowledge: Knowledge
) -> Plan | None:
    """Projects of the selection to which the funders give an amount within the bounds."""
    wanted = {f.id for f in funders}
    given = [
        s
        for p in selection.projects
        for a in p.financiamiento
        if a.organizacion in wanted and (s := knowledge.by_id.get(f"{p.global_id}.{a.monto}")) and s.valor is not None
    ]
    if not given:
        return None
    chosen = [s for s in given if bounds.hold((s.valor or Decimal(0)) * _factor(s, knowledge))]
    rows = [f"{s.registro.nombre}, {s.valor_texto}" for s in chosen]
    lead = f"De {len(given)} proyectos con aporte informado de {', '.join(f.nombre for f in funders)}, "
    lead += f"{_some(rows, 'recibe', 'reciben')} {_said(bounds)}{_listed(rows)}."
    return Plan(
        status="answered",
        intent="bounded",
        kind="computed",
        lead=lead,
        operands=tuple(s.id for s in given),
        focus=tuple(s.registro.global_id for s in chosen or given),
    )


def _members(bounds: Bounds, knowledge: Knowledge) -> str | None:
    """The kind of thing of a district that the bounds count; None if it lists no such thing."""
    for vocablo in knowledge.catalogue.vocablos:
        if vocablo.grupo == "clase" and vocablo.id in MEMBERS and bounds.noun in content_keys(vocablo.terminos):
            return vocablo.id
    return None


def _districts(question: Interpretation, bounds: Bounds, kind: str, knowledge: Knowledge) -> Plan | None:
    """Districts with so many communes, mines, provinces or regions."""
    found = list(knowledge.catalogue.de(Distrito))
    for slot in question.of_kind("entity"):
        regions = [i for i in slot.ids if getattr(knowledge.catalogue.registros.get(i), "tipo", "") in WIDE]
        if regions:
            found = [d for d in found if d in districts_in(regions[0], knowledge.catalogue)]
    counts = {d.global_id: len(getattr(d, MEMBERS[kind])) for d in found}
    chosen = sorted((d for d in found if bounds.hold(Decimal(counts[d.global_id]))), key=lambda d: int(d.id))
    if len(found) < 2:
        return None
    rows = [f"{d.nombre} ({counts[d.global_id]})" for d in chosen]
    said, singular = _said_of_things(bounds)
    counted = NAMES[kind][not singular]
    lead = f"De {len(found)} distritos mineros, {_some(rows, 'tiene', 'tienen')} {said} {counted}"
    lead += f"{_listed(rows)}. Lo calcula este sitio."
    return Plan(
        status="answered",
        intent="bounded",
        kind="computed",
        lead=lead,
        cited=tuple(i for d in chosen or found if (i := f"{d.global_id}.ubicacion") in knowledge.by_id),
        focus=tuple(d.global_id for d in chosen),
    )


def _is_measured_so(cell: Statement, bounds: Bounds, knowledge: Knowledge) -> bool:
    """Whether the cell's unit is that of the bounds: money, or what is counted; any, if nothing is said."""
    unit = knowledge.catalogue.unidades.get(cell.unidad or "")
    if unit is None or bounds.pesos or unit.magnitud == PESOS:
        return unit is not None and bounds.pesos and unit.magnitud == PESOS
    if not bounds.noun:
        return True
    names = [unit.singular, unit.plural, *(["porciento"] if unit.id == "porcentaje" else [])]
    return bounds.noun in content_keys([*names, cell.nombre])


def _factor(cell: Statement, knowledge: Knowledge) -> Decimal:
    return Decimal(str(knowledge.catalogue.unidades[cell.unidad or ""].factor))


def _some(rows: Sequence[str], one: str, several: str) -> str:
    """How many there are, with the verb."""
    return f"ninguno {one}" if not rows else f"{len(rows)} {one if len(rows) == 1 else several}"


def _said(bounds: Bounds) -> str:
    """The bounds in words."""
    low, high = bounds.low, bounds.high
    if low is not None and low == high:
        return f"exactamente {_printed(low, bounds)}"
    if low is not None and high is not None:
        return f"entre {_printed(low, bounds)} y {_printed(high, bounds)}"
    value, words = (low, ("más de", "o más")) if low is not None else (high, ("menos de", "o menos"))
    assert value is not None
    return f"{_printed(value, bounds)} {words[1]}" if bounds.closed else f"{words[0]} {_printed(value, bounds)}"


def _said_of_things(bounds: Bounds) -> tuple[str, bool]:
    """The bounds on a count of communes, mines…, and whether the noun after them is singular: «más de una faena»."""
    if (bounds.low or bounds.high) != 1:
        return _said(bounds), False
    said = re.sub(r"\b1\b", "una", _said(bounds))
    return said, not said.startswith("una")


def _printed(value: Decimal, bounds: Bounds) -> str:
    if not bounds.pesos:
        return numero(value)
    million = Decimal(1_000_000)
    return f"{numero(value / million)} millones de pesos" if value >= million else f"{numero(value)} pesos"


def _unit(cells: Sequence[Statement], bounds: Bounds, knowledge: Knowledge) -> str:
    """The unit of the cells, where the bounds are not printed with theirs."""
    units = {s.unidad for s in cells}
    if bounds.pesos or len(units) != 1:
        return ""
    unit = knowledge.catalogue.unidades[next(iter(units)) or ""]
    return f" {unit.plural}"


def _listed(rows: Sequence[str]) -> str:
    return f": {'; '.join(rows)}" if rows else ""
