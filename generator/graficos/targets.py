"""The targets that the strategy's agreements set: as many percent as the source says, by the year that it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from content.catalogue import Catalogue, CifraPublicada
from content.model import Acuerdo, Alianza
from generator.graficos.bars import Bar, Panel, draw_panels
from generator.graficos.chart import Celda, Chart, Cuadro
from generator.graficos.words import (
    SPANISH,
    Say,
    cautions,
    cell,
    joined,
    listed,
    record_cell,
    shown,
    sources,
    sources_of,
)

NO_NUMBER = "sin cifra en la fuente"
NO_YEAR = "La fuente no dice el año"


def target_charts(catalogue: Catalogue, say: Say = SPANISH) -> Iterator[Chart]:
    """The targets in percent, beside those that have no number."""
    found = [
        (a, catalogue.cifras[f"{a.global_id}.{a.meta}"] if a.meta else None)
        for a in catalogue.de(Acuerdo)
        if a.tipo == "meta_transversal"
    ]
    found = [(a, c) for a, c in found if c is None or c.cifra.unidad == "porcentaje"]
    if any(c for _, c in found):
        yield _chart(found, catalogue, say)


def _chart(found: Sequence[tuple[Acuerdo, CifraPublicada | None]], cat: Catalogue, say: Say) -> Chart:
    with_number = [(a, c) for a, c in found if c]
    without = [a for a, c in found if not c]
    figures = [c for _, c in with_number]
    years = sorted({a.meta_anio for a, _ in with_number if a.meta_anio})
    ids = tuple(c.global_id for c in figures)
    said = [f"{c.cifra.nombre}: {shown(c, cat)}{_year(a, say)}." for a, c in with_number]
    if without:
        said.append(say("Sin cifra en la fuente: {}.", listed([f"{a.nombre}{_year(a, say)}" for a in without])))
    bars = tuple(
        Bar(
            c.cifra.nombre if c else a.nombre,
            shown(c, cat) if c else say(NO_NUMBER),
            float(c.cifra.valor / 100) if c and c.cifra.valor is not None else None,
            "g-3",
            say("Al {}", str(a.meta_anio)) if a.meta_anio else say(NO_YEAR),
        )
        for a, c in [*with_number, *((a, None) for a in without)]
    )
    alianzas = {a.alianza for a, _ in found if a.alianza}
    pages = tuple(x.global_id for x in cat.de(Alianza) if x.id in alianzas)
    return Chart(
        id="metas",
        kind="metas",
        title=say("Metas de los acuerdos al {}", joined([str(y) for y in years], cat.idioma))
        if years
        else say("Metas de los acuerdos"),
        lead=say("Porcentaje que fija cada acuerdo; la barra entera es el 100 %"),
        description=" ".join(said),
        table=Cuadro(
            tuple(map(say, ("Acuerdo", "Meta", "Año"))),
            tuple(
                (
                    record_cell(a),
                    cell(c, cat) if c else Celda(say(NO_NUMBER)),
                    Celda(str(a.meta_anio) if a.meta_anio else say("no informado")),
                )
                for a, c in found
            ),
        ),
        draw=partial(draw_panels, (Panel("", "", bars),)),
        figures=ids,
        remarks=cautions(ids, cat, pages),
        sources=sources((*sources_of(figures), *(x for a in without for x in a.fuentes))),
        pages=pages,
    )


def _year(a: Acuerdo, say: Say) -> str:
    return say(", al {}", str(a.meta_anio)) if a.meta_anio else say(", sin año en la fuente")
