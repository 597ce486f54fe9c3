"""Charts of an indicator's series: bars by group, parts of a whole by row, and one row among all the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Literal

from content.catalogue import Catalogue, CifraPublicada, cifras_de
from content.model import Indicador, Serie
from generator.errors import GeneratorError
from generator.graficos.bars import BAR, GAP, Bar, Panel, draw_panels, inside, line, segments
from generator.graficos.chart import Celda, Chart, Clave, Cuadro
from generator.graficos.drawing import Draw, Drawing, Line, Mark, Rect, Text, label, sheet
from generator.graficos.palette import SERIES
from generator.graficos.sums import total_ids, total_in_words, total_of
from generator.graficos.words import (
    SPANISH,
    Say,
    capital,
    cautions,
    cell,
    known,
    listed,
    sentence,
    short,
    shown,
    sources_of,
)
from generator.tables import trimmed

Form = Literal["barras", "partes", "rangos"]
Row = tuple[Serie, str, list[CifraPublicada]]
"""A series, its short name and its figures."""


@dataclass(frozen=True, slots=True)
class _Material:
    """What the three forms are made from."""

    indicador: Indicador
    rows: Sequence[Row]
    figures: list[CifraPublicada]
    own: str
    cat: Catalogue
    say: Say


def series_chart(indicador: Indicador, form: Form, own: str, catalogue: Catalogue, say: Say = SPANISH) -> Chart:
    """The chart of an indicator. `own` is the global id of the entity whose row stands out (a region)."""
    rows = list(_rows(indicador, form))
    figures = [c for _, _, found in rows for c in found]
    if not known(figures):
        where = f"site_src/secciones/graficos.md: {form}"
        raise GeneratorError(where, f"«{indicador.id}» no tiene cifras que dibujar.", "Quítalo de la lista.")
    make = {"barras": _bars, "partes": _parts, "rangos": _ranges}[form]
    return make(_Material(indicador, rows, figures, own, catalogue, say))


def _rows(indicador: Indicador, form: Form) -> Iterator[Row]:
    """The series that can share a scale with the first one: same unit and, in a matrix, same columns.

    Series whose cells are sums of others are left out.
    """
    summed = {s.total for s in indicador.sumas}
    cells: dict[str, list[CifraPublicada]] = {}
    for c in cifras_de(indicador):
        if c.serie and c.global_id not in summed:
            cells.setdefault(c.serie.id, []).append(c)
    series = [s for s in indicador.series if s.id in cells]
    series = [s for s in series if _shape(s, form) == _shape(series[0], form)]
    for serie, name in zip(series, trimmed([s.nombre for s in series]), strict=True):
        yield serie, capital(name), cells[serie.id]


def _shape(serie: Serie, form: Form) -> tuple[str, ...]:
    columns = () if form == "barras" else tuple(o.id for o in serie.observaciones)
    return (serie.unidad, *columns)


def _name(c: CifraPublicada) -> str:
    assert c.observacion is not None
    return c.observacion.nombre


def _chart(  # one place for what the three forms share
    m: _Material,
    form: Form,
    *,
    lead: str,
    said: str,
    table: Cuadro,
    draw: Draw,
    legend: tuple[Clave, ...] = (),
    more: tuple[str, ...] = (),
    remarks: tuple[Celda, ...] = (),
) -> Chart:
    ids = tuple(dict.fromkeys((*(c.global_id for c in m.figures), *more)))
    return Chart(
        id=m.indicador.id,
        kind=form,
        title=m.indicador.nombre,
        lead=lead,
        description=sentence(said),
        table=table,
        draw=draw,
        figures=ids,
        legend=legend,
        remarks=(*remarks, *cautions(ids, m.cat)),
        sources=sources_of(m.figures),
        pages=(m.indicador.global_id,),
    )


def _bars(m: _Material) -> Chart:
    rows, figures, cat, say = m.rows, m.figures, m.cat, m.say
    top = max(known(figures)) or Decimal(1)
    panels: list[Panel] = []
    said: list[str] = []
    subtotals: list[CifraPublicada] = []
    for number, (serie, name, found) in enumerate(rows):
        subtotal = total_of((c.global_id for c in found), cat)
        subtotals += [subtotal] if subtotal else []
        bars = tuple(Bar(_name(c), short(c, cat), _share(c, top), f"g-{number % SERIES + 1}") for c in found)
        title = name if len(rows) > 1 else ""
        panels.append(Panel(title, short(subtotal, cat) if subtotal else "", bars))
        count = f", {shown(subtotal, cat)}" if subtotal else ""
        said.append(f"{serie.nombre}{count}: {listed([f'{_name(c)}, {short(c, cat)}' for c in found])}.")
    whole = total_of((c.global_id for c in subtotals), cat) if len(subtotals) == len(rows) > 1 else None
    return _chart(
        m,
        "barras",
        lead=_lead(rows, cat, say),
        said=total_in_words(whole, cat, say) + " ".join(said),
        table=Cuadro(
            tuple(map(say, ("Lugar o fila", "Grupo", "Valor"))),
            tuple((Celda(_name(c)), Celda(name), cell(c, cat)) for _, name, found in rows for c in found),
        ),
        draw=partial(draw_panels, tuple(panels)),
        more=(*(c.global_id for c in subtotals), *total_ids(whole)),
    )


def _share(c: CifraPublicada, top: Decimal) -> float | None:
    return None if c.cifra.valor is None else float(c.cifra.valor / top)


def _lead(rows: Sequence[Row], cat: Catalogue, say: Say) -> str:
    unit = cat.unidades[rows[0][0].unidad]
    periods = {serie.periodo for serie, _, _ in rows}
    when = f", {rows[0][0].periodo}" if len(periods) == 1 and rows[0][0].periodo else ""
    return f"{say('Porcentaje') if unit.id == 'porcentaje' else capital(unit.plural)}{when}"


def _matrix(rows: Sequence[Row], corner: str, cat: Catalogue) -> Cuadro:
    columns = tuple(_name(c) for c in rows[0][2])
    return Cuadro((corner, *columns), tuple((Celda(name), *(cell(c, cat) for c in found)) for _, name, found in rows))


def _is_own(serie: Serie, own: str) -> bool:
    return bool(own) and serie.entidad == own


def _extremes(rows: Sequence[Row], index: int, cat: Catalogue, say: Say) -> str:
    """The lowest and the highest row of one column, in words."""
    known_rows = [(found[index], name) for _, name, found in rows if found[index].cifra.valor is not None]
    if not known_rows:
        return say("no tiene cifras")
    low = min(known_rows, key=lambda x: (x[0].cifra.valor, x[1]))
    high = max(known_rows, key=lambda x: (x[0].cifra.valor, x[1]))
    return say("va de {} ({}) a {} ({})", shown(low[0], cat), low[1], shown(high[0], cat), high[1])


def _parts(m: _Material) -> Chart:
    rows, own, cat, say = m.rows, m.own, m.cat, m.say
    names = [_name(c) for c in rows[0][2]]
    styles = _part_styles(len(names))
    said = [
        f"{name}: {listed([f'{_name(c)}, {shown(c, cat)}' for c in found])}."
        for serie, name, found in rows
        if _is_own(serie, own)
    ]
    said += [f"{n} {_extremes(rows, i, cat, say)}." for i, n in enumerate(names)]
    return _chart(
        m,
        "partes",
        lead=_lead(rows, cat, say),
        said=" ".join(said),
        table=_matrix(rows, say("Fila"), cat),
        draw=partial(_draw_parts, tuple((name, found, _is_own(s, own)) for s, name, found in rows), styles, cat),
        legend=tuple(Clave(style, name) for style, name in zip(styles, names, strict=True)),
        remarks=tuple(Celda(s.diferencia_conocida) for s, _, _ in rows if s.diferencia_conocida),
    )


def _part_styles(count: int) -> tuple[str, ...]:
    """The last of five parts is an outline, for what has no colour left."""
    return tuple(f"g-{n + 1}" if n < SERIES else "g-0" for n in range(count))


def _draw_parts(
    rows: Sequence[tuple[str, list[CifraPublicada], bool]], styles: Sequence[str], cat: Catalogue, width: float
) -> Drawing:
    whole = max(sum(known(found)) for _, found, _ in rows) or Decimal(1)
    marks: list[Mark] = []
    y = 0.0
    height = BAR * 1.5
    for name, found, own in rows:
        heading, y = label(name, y, width, "g-v" if own else "g-t")
        marks += heading
        y += 0.15
        shares = [float((c.cifra.valor or 0) / whole) for c in found]
        bars = segments(list(zip(shares, styles, strict=True)), y, height)
        marks += bars
        for c, bar, style in zip(found, bars, styles, strict=True):
            text = short(c, cat).removesuffix("%").strip()
            if inside(text, bar.x1, bar.x2, width):
                tone = style.replace("g-", "g-d g-s") if style != "g-0" else "g-d"
                marks.append(Text(round((bar.x1 + bar.x2) / 2, 6), y + height * 0.72, text, tone, "middle"))
        y += height + GAP
    return sheet(marks, y - GAP)


def _ranges(m: _Material) -> Chart:
    rows, own, cat, say = m.rows, m.own, m.cat, m.say
    mine = next(((serie, name, found) for serie, name, found in rows if _is_own(serie, own)), rows[0])
    order = sorted(range(len(mine[2])), key=lambda i: (-(mine[2][i].cifra.valor or 0), i))
    said = [
        say("{}: {}; en el cuadro {}.", _name(mine[2][i]), shown(mine[2][i], cat), _extremes(rows, i, cat, say))
        for i in order
    ]
    columns = tuple(tuple(found[i] for _, _, found in rows) for i in order)
    return _chart(
        m,
        "rangos",
        lead=say(
            "{}: {}, y la menor y la mayor de las {} filas del cuadro",
            _lead(rows, cat, say),
            mine[1],
            str(len(rows)),
        ),
        said=" ".join([f"{mine[1]}.", *said]),
        table=_matrix(rows, say("Fila"), cat),
        draw=partial(_draw_ranges, tuple(mine[2][i] for i in order), columns, _row_names(rows), cat, say),
        legend=(Clave("g-1", mine[1]), Clave("g-tope", say("De la fila menor a la mayor"))),
    )


def _row_names(rows: Sequence[Row]) -> Mapping[str, str]:
    return {c.global_id: name for _, name, found in rows for c in found}


def _draw_ranges(
    mine: Sequence[CifraPublicada],
    columns: Sequence[Sequence[CifraPublicada]],
    names: Mapping[str, str],
    cat: Catalogue,
    say: Say,
    width: float,
) -> Drawing:
    top = max(v for column in columns for v in known(column)) or Decimal(1)
    marks: list[Mark] = []
    y = 0.0
    for c, column in zip(mine, columns, strict=True):
        heading, y = line(_name(c), shown(c, cat), y, width)
        marks += heading
        y += 0.2
        if not known(column):
            continue
        ordered = sorted((x for x in column if x.cifra.valor is not None), key=lambda x: (x.cifra.valor, x.global_id))
        low, high = ordered[0], ordered[-1]
        x1, x2 = (float((x.cifra.valor or 0) / top) for x in (low, high))
        marks.append(Rect(0, 1, y, BAR, "g-pista"))
        marks.append(Rect(0, _share(c, top) or 0, y, BAR, "g-1"))
        middle = y + BAR + 0.3
        marks += [Line(x1, middle, x2, middle, "g-tope")]
        marks += [Line(x, middle - 0.2, x, middle + 0.2, "g-tope") for x in (x1, x2)]
        y = middle + 0.25
        text = say(
            "de {} ({}) a {} ({})",
            *(shown(low, cat), names[low.global_id], shown(high, cat), names[high.global_id]),
        )
        remark, y = label(text, y, width, "g-n")
        marks += remark
        y += GAP
    return sheet(marks, y - GAP)


__all__ = ["Form", "series_chart"]
