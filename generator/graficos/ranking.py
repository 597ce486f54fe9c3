"""The ranking of districts: two columns, the number in the study and the place in the ranking, joined by lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from content.catalogue import Catalogue
from content.model import Distrito
from generator.graficos.chart import Celda, Chart, Clave, Cuadro
from generator.graficos.drawing import LINE, Dot, Drawing, Line, Mark, Text, sheet
from generator.graficos.words import SPANISH, Say, cautions, cell, joined, record_cell, shown, sources_of

ROW = 1.75
COLUMN = 0.445
WIDE_COLUMN = 0.36
"""Width of each column of names, as a fraction of the sheet; names leave more room for the lines where they can."""

WIDE = 30.0
"""Width in rem from which names keep the usual size."""

ONLY_PLACES = "El gráfico muestra lugares, no puntajes: dos lugares vecinos pueden estar cerca o lejos."


def ranking_charts(catalogue: Catalogue, region: str, say: Say = SPANISH) -> Iterator[Chart]:
    """The ranking, if there are districts to rank; those of the region stand out."""
    districts = catalogue.de(Distrito)
    if len(districts) > 1:
        yield _chart(districts, catalogue, region, say)


def short_name(d: Distrito) -> str:
    """A district's name without the number that it repeats: `Distrito 5 - La Negra` → `La Negra`."""
    return d.nombre.partition(" - ")[2] or d.nombre


def _chart(districts: Sequence[Distrito], cat: Catalogue, region: str, say: Say) -> Chart:
    ranked = sorted(districts, key=lambda d: (d.rango, d.numero))
    figures = [cat.cifras[f"{d.global_id}.rango"] for d in ranked]
    ids = tuple(c.global_id for c in figures)
    places = dict(zip((d.id for d in ranked), figures, strict=True))
    own = [d for d in ranked if region in d.regiones]
    order = "; ".join(f"{shown(places[d.id], cat)}, {d.nombre}" for d in ranked)
    mine = joined([f"{d.nombre} ({shown(places[d.id], cat)})" for d in own], cat.idioma)
    deduced = [d.nombre for d in ranked if d.rango_deducido]
    remarks = [Celda(say(ONLY_PLACES))]
    if deduced:
        remarks.append(Celda(say("Lugar deducido del resto de la fuente: {}.", joined(deduced, cat.idioma))))
    return Chart(
        id="ranking-distritos",
        kind="ranking",
        title=say("Ranking de distritos mineros"),
        lead=say("Del más desarrollado al menos desarrollado"),
        description=f"{order}." + (say(" De la Región de {}: {}.", region, mine) if own else ""),
        table=Cuadro(
            tuple(map(say, ("Lugar", "Distrito", "Regiones"))),
            tuple((cell(places[d.id], cat), record_cell(d), Celda(", ".join(d.regiones))) for d in ranked),
        ),
        draw=partial(_draw, tuple(districts), region, say),
        figures=ids,
        legend=(Clave("g-1", say("Región de {}", region)), Clave("g-punto", say("Otras regiones"))),
        remarks=(*remarks, *cautions(ids, cat)),
        sources=sources_of(figures),
    )


def _draw(districts: Sequence[Distrito], region: str, say: Say, width: float) -> Drawing:
    top = LINE * 1.9
    left = WIDE_COLUMN if width >= WIDE else COLUMN
    right = 1 - left
    style = "g-t" if width >= WIDE else "g-c"
    marks: list[Mark] = [
        Text(left, LINE * 0.76, say("Número"), "g-n", "end"),
        Text(left, LINE * 1.6, say("en el estudio"), "g-n", "end"),
        Text(right, LINE * 0.76, say("Lugar en"), "g-n"),
        Text(right, LINE * 1.6, say("el ranking"), "g-n"),
    ]
    ranked = sorted(districts, key=lambda d: (d.rango, d.numero))
    rows = {d.id: n for n, d in enumerate(ranked)}
    lines = [(n, d, region in d.regiones) for n, d in enumerate(districts)]
    for n, d, own in sorted(lines, key=lambda x: x[2]):
        y1, y2 = top + (n + 0.5) * ROW, top + (rows[d.id] + 0.5) * ROW
        marks.append(Line(left + 0.02, y1, right - 0.02, y2, "g-hilo-1" if own else "g-hilo"))
        marks.append(Dot(left + 0.02, y1, 0.28, "g-1" if own else "g-punto"))
        marks.append(Dot(right - 0.02, y2, 0.28, "g-1" if own else "g-punto"))
        marks.append(Text(left, y1 + 0.3, f"{short_name(d)} {d.numero}", style, "end"))
        marks.append(Text(right, y2 + 0.3, say("{}°\N{NO-BREAK SPACE}{}", str(d.rango), short_name(d)), style))
    return sheet(marks, top + ROW * len(districts))
