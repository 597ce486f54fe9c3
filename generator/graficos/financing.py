"""Who pays a project, and who pays all of them: every project's bar is its own whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from content.catalogue import Catalogue, CifraPublicada
from content.model import Organizacion, Proyecto, Registro, Termino
from generator.graficos.bars import Part, Whole, draw_wholes
from generator.graficos.chart import Celda, Chart, Cuadro
from generator.graficos.palette import SERIES
from generator.graficos.words import SPANISH, Say, cautions, cell, joined, record_cell, sentence, shown, sources_of

COLUMNS = ("Quién", "Monto", "Parte", "Fondo")
TOGETHER = 20
"""Most projects in the chart that shows them together."""

OWN_SCALE = "Cada barra es el total de su proyecto: los largos no comparan un proyecto con otro."


@dataclass(frozen=True, slots=True)
class _Aporte:
    """A funder of one project, with what is known of its part."""

    organizacion: Organizacion
    amount: CifraPublicada | None
    percent: CifraPublicada | None
    fund: Termino | None
    share: Decimal

    def figures(self) -> list[CifraPublicada]:
        return [c for c in (self.amount, self.percent) if c]


def financing_charts(catalogue: Catalogue, say: Say = SPANISH) -> Iterator[Chart]:
    """A chart of every project whose shares are all known, and one of them together."""
    drawable = [(p, found) for p in catalogue.de(Proyecto) if (found := _aportes(p, catalogue))]
    if not drawable:
        return
    styles = _styles([a.organizacion for _, found in drawable for a in found])
    if len(drawable) > 1:
        yield _together(_largest(drawable, catalogue), len(drawable), styles, catalogue, say)
    for p, found in drawable:
        yield _alone(p, found, styles, catalogue, say)


def _aportes(p: Proyecto, catalogue: Catalogue) -> list[_Aporte]:
    """The funders of a project; none where a share is unknown, since the bar would be a guess."""
    figures = [(a, _figure(p, a.monto, catalogue), _figure(p, a.porcentaje, catalogue)) for a in p.financiamiento]
    shares = _shares([m for _, m, _ in figures], [x for _, _, x in figures])
    return [
        _Aporte(
            catalogue.get(Organizacion, a.organizacion),
            amount,
            percent,
            catalogue.get(Termino, a.fondo) if a.fondo else None,
            share,
        )
        for (a, amount, percent), share in zip(figures, shares, strict=False)
    ]


def _shares(amounts: Sequence[CifraPublicada | None], percents: Sequence[CifraPublicada | None]) -> list[Decimal]:
    """Part of the whole of each, from the amounts if all are known in one unit, else from the percentages."""
    for figures in (amounts, percents):
        known = [c.cifra.valor for c in figures if c and c.cifra.valor is not None]
        units = {c.cifra.unidad for c in figures if c}
        if known and len(known) == len(figures) and len(units) == 1 and sum(known) > 0:
            return [v / sum(known) for v in known]
    return []


def _figure(p: Proyecto, id_: str | None, catalogue: Catalogue) -> CifraPublicada | None:
    return catalogue.cifras[f"{p.global_id}.{id_}"] if id_ else None


def _styles(organizaciones: Sequence[Registro]) -> dict[str, str]:
    """One colour a funder, the same in every chart; who pays most projects comes first."""
    times: dict[str, int] = {}
    for o in organizaciones:
        times[o.id] = times.get(o.id, 0) + 1
    ordered = sorted(times, key=lambda id_: (-times[id_], id_))
    return {id_: f"g-{n % SERIES + 1}" for n, id_ in enumerate(ordered)}


def _whole(
    title: str, found: Sequence[_Aporte], total: CifraPublicada | None, styles: dict[str, str], cat: Catalogue
) -> Whole:
    parts = tuple(
        Part(
            a.organizacion.nombre,
            _amount(a, cat),
            float(a.share),
            styles[a.organizacion.id],
        )
        for a in found
    )
    return Whole(title, shown(total, cat) if total else "", parts)


def _total(p: Proyecto, catalogue: Catalogue) -> CifraPublicada | None:
    return _figure(p, p.presupuesto, catalogue)


def _amount(a: _Aporte, cat: Catalogue) -> str:
    """`1.955 millones de pesos (91 %)`, or the one of the two that is known."""
    if a.amount and a.percent:
        return f"{shown(a.amount, cat)} ({shown(a.percent, cat)})"
    return "".join(shown(c, cat) for c in a.figures())


def _said(found: Sequence[_Aporte], cat: Catalogue, say: Say) -> str:
    return joined([say("{} pone {}", a.organizacion.nombre, _amount(a, cat)) for a in found], cat.idioma)


def _rows(found: Sequence[_Aporte], cat: Catalogue, say: Say) -> Iterator[tuple[Celda, ...]]:
    for a in found:
        yield (
            record_cell(a.organizacion),
            cell(a.amount, cat) if a.amount else Celda(say("no informado")),
            cell(a.percent, cat) if a.percent else Celda(say("no informada")),
            record_cell(a.fund) if a.fund else Celda(say("no informado")),
        )


def _alone(p: Proyecto, found: Sequence[_Aporte], styles: dict[str, str], cat: Catalogue, say: Say) -> Chart:
    total = _total(p, cat)
    figures = [c for a in found for c in a.figures()]
    ids = tuple(c.global_id for c in (*figures, *([total] if total else [])))
    who = _said(found, cat, say)
    said = say("De {} en total, {}", shown(total, cat), who) if total else who
    return Chart(
        id=f"financiamiento-{p.id}",
        kind="financiamiento",
        title=say("Quién paga: {}", p.nombre),
        lead=say("Parte de cada financista en el monto total"),
        description=sentence(said),
        table=Cuadro(tuple(map(say, COLUMNS)), tuple(_rows(found, cat, say))),
        draw=partial(draw_wholes, (_whole(say("Monto total"), found, total, styles, cat),)),
        figures=ids,
        remarks=cautions(ids, cat),
        sources=sources_of(figures),
        pages=(p.global_id,),
    )


Drawable = tuple[Proyecto, Sequence[_Aporte]]


def _largest(drawable: Sequence[Drawable], cat: Catalogue) -> list[Drawable]:
    """The projects of the chart that shows them together: at most `TOGETHER`, the largest amounts first."""

    def pesos(x: Drawable) -> Decimal:
        total = _total(x[0], cat)
        unit = cat.unidades.get(total.cifra.unidad or "") if total else None
        if total is None or total.cifra.valor is None or unit is None or unit.magnitud != "dinero_clp":
            return Decimal(0)
        return total.cifra.valor * unit.factor

    return sorted(drawable, key=lambda x: (-pesos(x), x[0].id))[:TOGETHER]


def _together(
    drawable: Sequence[Drawable], found_in_all: int, styles: dict[str, str], cat: Catalogue, say: Say
) -> Chart:
    projects = len(cat.de(Proyecto))
    totals = [_total(p, cat) for p, _ in drawable]
    shown_few = say("Se muestran los {} de mayor monto.", str(len(drawable)))
    left_out = [Celda(shown_few)] if len(drawable) < found_in_all else []
    wholes = tuple(_whole(p.nombre, found, t, styles, cat) for (p, found), t in zip(drawable, totals, strict=True))
    figures = [c for _, found in drawable for a in found for c in a.figures()]
    ids = tuple(c.global_id for c in (*figures, *(t for t in totals if t)))
    said = [
        f"{p.nombre}{f', {shown(t, cat)}' if t else ''}: {_said(found, cat, say)}."
        for (p, found), t in zip(drawable, totals, strict=True)
    ]
    rows = tuple((record_cell(p), *row) for p, found in drawable for row in _rows(found, cat, say))
    return Chart(
        id="financiamiento",
        kind="financiamiento",
        title=say("Quién paga los proyectos"),
        lead=say("Parte de cada financista en el monto total de su proyecto"),
        description=" ".join(
            [
                say(
                    "Las fuentes dicen quién paga y qué parte en {} de {} proyectos.",
                    str(found_in_all),
                    str(projects),
                ),
                *said,
            ]
        ),
        table=Cuadro(tuple(map(say, ("Proyecto", *COLUMNS))), rows),
        draw=partial(draw_wholes, wholes),
        figures=ids,
        remarks=(Celda(say(OWN_SCALE)), *left_out, *cautions(ids, cat)),
        sources=sources_of(figures),
    )
