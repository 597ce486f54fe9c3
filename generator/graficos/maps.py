"""Schematic maps: the communes of the region, and the mining districts along the country. Every place is a link.

They are drawn from the approximate coordinates of the communal seats in the Catalogue, and say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from content.catalogue import Catalogue
from content.formato import Idioma, numero
from content.model import Comuna, Distrito, Proyecto
from generator.graficos.chart import Celda, Chart, Clave, Cuadro
from generator.graficos.drawing import LINE, Dot, Drawing, Group, Line, Mark, Text, sheet
from generator.graficos.measure import wrap
from generator.graficos.places import Frame, Place, spots
from generator.graficos.ranking import short_name
from generator.graficos.words import SPANISH, Say, cell, joined, listed, record_cell, shown, sources_of

WIDE = 30.0
"""Width in rem from which there is room for bold names and for the regions."""

APPROXIMATE = "Mapa esquemático, hecho con coordenadas aproximadas de las cabeceras comunales. No muestra límites."
COUNTED = "Recuento hecho por este sitio con los proyectos de todas sus fuentes."
CENTRE = "Cada distrito está en el punto medio de las cabeceras de sus comunas, no donde están sus faenas."
TOGETHER = "Los distritos de una misma comuna se dibujan uno al lado del otro."


def map_charts(catalogue: Catalogue, region: str, say: Say = SPANISH) -> Iterator[Chart]:
    """The map of the region's communes and that of the districts, where coordinates are known."""
    communes = [c for c in catalogue.de(Comuna) if c.region == region]
    if len([c for c in communes if _known(c)]) > 1:
        yield _communes(communes, catalogue, region, say)
    districts = [(d, centre) for d in catalogue.de(Distrito) if (centre := _centre(d, catalogue))]
    if len(districts) > 1:
        yield _districts(districts, catalogue, region, say)


def _known(c: Comuna) -> bool:
    return c.latitud is not None and c.longitud is not None


def _degrees(value: Decimal | None, phrase: str, idioma: Idioma, say: Say) -> str:
    return say(phrase, numero(abs(value), idioma)) if value is not None else say("no informada")


def _count(projects: int, say: Say) -> str:
    if projects < 2:
        return say("1 proyecto") if projects else say("ningún proyecto")
    return say("{} proyectos", str(projects))


def _communes(communes: Sequence[Comuna], cat: Catalogue, region: str, say: Say) -> Chart:
    projects = {c.id: len([p for p in cat.de(Proyecto) if c.id in p.comunas]) for c in communes}
    drawn = [c for c in communes if _known(c)]
    north_first = sorted(drawn, key=lambda c: (-(c.latitud or 0), c.id))
    provinces = sorted({c.provincia for c in communes})
    styles = {name: f"g-{n % 4 + 1}" for n, name in enumerate(provinces)}
    said = listed([f"{c.nombre}, {_count(projects[c.id], say)}" for c in north_first])
    missing = [c.nombre for c in communes if not _known(c)]
    return Chart(
        id="mapa-comunas",
        kind="mapa",
        title=say("Las comunas de la Región de {}", region),
        lead=say("Cuántos proyectos de las fuentes nombran cada comuna"),
        description=say("De norte a sur: {}. Un proyecto puede nombrar varias comunas.", said),
        table=Cuadro(
            tuple(map(say, ("Comuna", "Provincia", "Proyectos", "Latitud", "Longitud"))),
            tuple(
                (
                    record_cell(c),
                    Celda(c.provincia),
                    Celda(str(projects[c.id])),
                    Celda(_degrees(c.latitud, "{}° S", cat.idioma, say)),
                    Celda(_degrees(c.longitud, "{}° O", cat.idioma, say)),
                )
                for c in communes
            ),
        ),
        draw=partial(_draw_communes, tuple(drawn), projects, styles, say),
        legend=tuple(Clave(style, say("Provincia de {}", name)) for name, style in styles.items()),
        remarks=(
            Celda(say(APPROXIMATE)),
            Celda(say(COUNTED)),
            *([Celda(say("Sin coordenadas en los datos: {}.", joined(missing, cat.idioma)))] if missing else []),
        ),
    )


def _draw_communes(
    communes: Sequence[Comuna], projects: dict[str, int], styles: dict[str, str], say: Say, width: float
) -> Drawing:
    style = "g-v" if width >= WIDE else "g-t"
    most = max(projects.values()) or 1
    places = [
        Place(
            c.global_id,
            float(c.latitud or 0),
            float(c.longitud or 0),
            round(0.35 + 0.65 * (projects[c.id] / most) ** 0.5, 4),
            (*((line, style) for line in wrap(c.nombre, 7.5, 0.9375, True)), (_count(projects[c.id], say), "g-n")),
        )
        for c in communes
    ]
    frame = _frame(places, left=0.19, right=0.95, top=1.6, height=39.0)
    chosen = spots(places, frame, min(width, 26.0))
    marks = _parallels(frame, 0.13)
    for place, commune in zip(places, communes, strict=True):
        spot = chosen[place.id]
        x = frame.x(place.longitude)
        texts = tuple(
            Text(x, round(spot.top + LINE * n + LINE * 0.76, 4), text, style, spot.anchor, dx=round(spot.dx, 4))
            for n, (text, style) in enumerate(place.lines)
        )
        dot = Dot(x, frame.y(place.latitude), place.radius, styles[commune.provincia])
        name = f"{commune.nombre}, {_count(projects[commune.id], say)}"
        marks.append(Group(commune.global_id, name, (dot, *texts)))
    return sheet(marks, frame.bottom + 1.8)


def _frame(places: Sequence[Place], left: float, right: float, top: float, height: float) -> Frame:
    return Frame(
        west=min(p.longitude for p in places),
        east=max(p.longitude for p in places),
        north=max(p.latitude for p in places),
        south=min(p.latitude for p in places),
        left=left,
        right=right,
        top=top,
        bottom=top + height,
    )


def _parallels(frame: Frame, end: float) -> list[Mark]:
    marks: list[Mark] = []
    for degree in frame.parallels():
        y = frame.y(degree)
        marks.append(Line(0, y, end, y, "g-tenue"))
        marks.append(Text(0, round(y - 0.25, 4), f"{abs(degree)}° {'S' if degree < 0 else 'N'}", "g-n"))
    return marks


def _centre(d: Distrito, cat: Catalogue) -> tuple[float, float] | None:
    """Mean latitude and longitude of the seats of its communes, or None if none is known."""
    seats = [c for c in (cat.get(Comuna, id_) for id_ in d.comunas) if _known(c)]
    if not seats:
        return None
    latitudes = [c.latitud for c in seats if c.latitud is not None]
    longitudes = [c.longitud for c in seats if c.longitud is not None]
    return float(sum(latitudes) / len(latitudes)), float(sum(longitudes) / len(longitudes))


def _districts(found: Sequence[tuple[Distrito, tuple[float, float]]], cat: Catalogue, region: str, say: Say) -> Chart:
    figures = {d.id: cat.cifras[f"{d.global_id}.rango"] for d, _ in found}
    north_first = sorted(found, key=lambda x: (-x[1][0], x[0].numero))
    said = listed([f"{d.nombre} ({', '.join(d.regiones)}; {shown(figures[d.id], cat)})" for d, _ in north_first])
    return Chart(
        id="mapa-distritos",
        kind="mapa",
        title=say("Los distritos mineros a lo largo de Chile"),
        lead=say("Número de cada distrito y su lugar en el ranking"),
        description=say("De norte a sur: {}.", said),
        table=Cuadro(
            tuple(map(say, ("Distrito", "Regiones", "Comunas", "Lugar en el ranking"))),
            tuple(
                (
                    record_cell(d),
                    Celda(", ".join(d.regiones)),
                    Celda(", ".join(cat.get(Comuna, c).nombre for c in d.comunas)),
                    cell(figures[d.id], cat),
                )
                for d, _ in north_first
            ),
        ),
        draw=partial(_draw_districts, tuple(north_first), region, cat.idioma, say),
        figures=tuple(c.global_id for c in figures.values()),
        legend=(Clave("g-1", say("Región de {}", region)), Clave("g-punto", say("Otras regiones"))),
        remarks=tuple(Celda(say(text)) for text in (APPROXIMATE, CENTRE, TOGETHER)),
        sources=sources_of(figures[d.id] for d, _ in north_first),
    )


def _draw_districts(
    found: Sequence[tuple[Distrito, tuple[float, float]]], region: str, idioma: Idioma, say: Say, width: float
) -> Drawing:
    """Dots on the left by their coordinates; names on the right, each joined to its dot."""
    places = [Place(d.id, lat, lon, 0.45, ()) for d, (lat, lon) in found]
    step = 2.6
    start = 0.49 if width >= WIDE else 0.42
    frame = _frame(places, left=0.16, right=0.3, top=1.6, height=step * (len(places) - 1))
    marks = _parallels(frame, start - 0.06)
    used: dict[tuple[float, float], int] = {}
    groups: list[Mark] = []
    for n, ((d, (lat, lon)), place) in enumerate(zip(found, places, strict=True)):
        twin = used[lat, lon] = used.get((lat, lon), -1) + 1
        x, y = round(frame.x(place.longitude) + 0.06 * twin, 6), frame.y(lat)
        own = region in d.regiones
        where = f" · {joined(list(d.regiones), idioma)}" if width >= WIDE else ""
        rank_text = say("{}° lugar", str(d.rango)) + where
        label_y = frame.top + step * n
        marks.append(Line(x, y, start - 0.02, label_y, "g-hilo-1" if own else "g-hilo"))
        dot = Dot(x, y, place.radius, "g-1" if own else "g-punto")
        name = Text(start, round(label_y + 0.1, 4), f"{d.numero}. {short_name(d)}")
        rank = Text(start, round(label_y + 1.15, 4), rank_text, "g-n")
        groups.append(Group(d.global_id, say("{}, {}° lugar del ranking", d.nombre, str(d.rango)), (dot, name, rank)))
    return sheet([*marks, *groups], frame.bottom + 1.4)
