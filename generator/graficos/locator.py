"""Where a record is: a small schematic map of its region's communes, on the record's own page. Each place is a link.

Dots stand by the approximate coordinates of the communal seats; names stand beside them from north to south, each
joined to its dot by a line, so that no name covers a dot however close two seats are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

from markupsafe import Markup

from content.catalogue import Catalogue
from content.model import Comuna
from content.rutas import page_url
from generator.graficos.drawing import BOLD, LINE, SIZES, Dot, Drawing, Group, Line, Mark, Text, sheet
from generator.graficos.maps import APPROXIMATE
from generator.graficos.measure import wrap
from generator.graficos.places import Frame
from generator.graficos.svg import Fluid, markup, paint
from generator.graficos.words import Say, joined
from generator.links import Links

HEADING = "parte-mapa"
"""Anchor of the heading that names the map."""

NAMES = 0.42
"""Where the names begin, as a fraction of the width."""

ROOM = 9.8
"""Width in rem for a name on a phone of 320 pixels."""

RADIUS = 0.35
GAP = 0.4
"""Air between two names, in rem; with the height of a line it leaves a finger room for each."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A commune as the map shows it. `title` is what the link is called; `href` is empty on the commune's own page."""

    id: str
    name: str
    latitude: float
    longitude: float
    own: bool
    title: str
    href: str


def locator(own: Sequence[str], record_id: str, catalogue: Catalogue, links: Links, say: Say) -> Markup | None:
    """The communes of the regions that the communes `own` (CUT codes) belong to, `own` standing out.

    None if none of them has coordinates, or nothing else is there to compare its place with. `record_id` is the global
    id of the page's record: its own place is no link.
    """
    known = [c for c in catalogue.de(Comuna) if c.latitud is not None and c.longitud is not None]
    regions = {c.region for c in known if c.id in own}
    here = sorted((c for c in known if c.region in regions), key=lambda c: (-(c.latitud or 0), c.id))
    if len(here) < 2:
        return None
    mine = [c.nombre for c in here if c.id in own]
    seats = tuple(
        Seat(
            c.global_id,
            c.nombre,
            float(c.latitud or 0),
            float(c.longitud or 0),
            c.id in own,
            say("{} (destacada)", c.nombre) if c.id in own else c.nombre,
            "" if c.global_id == record_id else str(links.address(page_url(c))),
        )
        for c in here
    )
    told = say("Destacada en el mapa: {}.", mine[0])
    if len(mine) > 1:
        told = say("Destacadas en el mapa: {}.", joined(mine, catalogue.idioma))
    return _figure(seats, told, say(APPROXIMATE))


@lru_cache(maxsize=256)
def _figure(seats: tuple[Seat, ...], told: str, caution: str) -> Markup:
    """The block of HTML; records of the same communes share it."""
    drawing = _draw(seats)
    root = Element("figure", {"class": "grafico grafico--lugar"})
    svg = SubElement(root, "svg", {"class": "g", "width": "100%", "height": Fluid().length(drawing.height)})
    svg.attrib |= {"role": "group", "aria-labelledby": HEADING, "aria-describedby": "mapa-palabras"}
    addresses = {s.id: s.href for s in seats}
    paint(svg, drawing, Fluid(), addresses.__getitem__)
    caption = SubElement(root, "figcaption", {"class": "grafico-pie"})
    SubElement(caption, "span", {"id": "mapa-palabras"}).text = told
    caption[0].tail = f" {caution}"
    return Markup(markup(root))


def _draw(seats: Sequence[Seat]) -> Drawing:
    names = [_name(s) for s in seats]
    tops = [0.2]
    for lines in names:
        tops.append(tops[-1] + LINE * len(lines) + GAP)
    middles = [top + LINE * len(lines) / 2 for top, lines in zip(tops, names, strict=False)]
    frame = Frame(
        west=min(s.longitude for s in seats),
        east=max(s.longitude for s in seats),
        north=max(s.latitude for s in seats),
        south=min(s.latitude for s in seats),
        left=0.03,
        right=0.33,
        top=middles[0],
        bottom=middles[-1],
    )
    threads: list[Mark] = []
    places: list[Mark] = []
    for seat, lines, top, middle in zip(seats, names, tops, middles, strict=False):
        x, y = frame.x(seat.longitude), frame.y(seat.latitude)
        threads.append(Line(x, y, NAMES - 0.02, round(middle, 4), "g-hilo-1" if seat.own else "g-eje"))
        texts = [Text(NAMES, round(top + LINE * (n + 0.76), 4), t, _style(seat)) for n, t in enumerate(lines)]
        marks: tuple[Dot | Text, ...] = (Dot(x, y, RADIUS, "g-1" if seat.own else "g-punto"), *texts)
        places += [Group(seat.id, seat.title, marks)] if seat.href else marks
    return sheet([*threads, *places], tops[-1])


def _style(seat: Seat) -> str:
    return "g-v" if seat.own else "g-c"


def _name(seat: Seat) -> list[str]:
    style = _style(seat)
    return wrap(seat.name, ROOM, SIZES[style], style in BOLD)
