"""A chart → the figure of a page: drawing, legend, cautions, table, source and downloads, as one block of HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element, SubElement

from markupsafe import Markup

from content.catalogue import Catalogue
from content.rutas import anchored_url, page_url
from generator.escape import one_line
from generator.graficos.chart import Celda, Chart
from generator.graficos.picture import FOLDER, source_text
from generator.graficos.svg import Fluid, markup, paint, paint_sample
from generator.graficos.words import SPANISH, Say
from generator.idiomas.marks import unmarked
from generator.links import Links

NARROW = 18.0
"""Width in rem of the narrowest column that text is broken for: a phone of 320 pixels."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands. `table` is «closed», «open» or «none» (where the page itself has the numbers)."""

    table: Literal["closed", "open", "none"] = "closed"
    title: bool = True
    link: bool = True
    png: bool = True


def figure(chart: Chart, catalogue: Catalogue, links: Links, place: Place, say: Say = SPANISH) -> Markup:
    """The figure. Its text is escaped once, by the writer of the XML tree; Markdown leaves the block alone."""
    root = Element("figure", {"class": f"grafico grafico--{chart.kind}", "id": f"grafico-{chart.id}"})
    caption = SubElement(root, "figcaption")
    if place.title:
        SubElement(caption, "p", {"class": "grafico-titulo"}).text = one_line(chart.title)
    SubElement(caption, "p", {"class": "grafico-entrada"}).text = one_line(chart.lead)
    if chart.legend:
        _legend(root, chart)
    _drawing(root, chart, catalogue, links)
    if chart.remarks:
        notes = SubElement(root, "ul", {"class": "grafico-notas"})
        for remark in chart.remarks:
            _linked(SubElement(notes, "li"), remark, catalogue, links)
    if place.table != "none":
        _table(root, chart, catalogue, links, place, say)
    _foot(root, chart, catalogue, links, place, say)
    return Markup(markup(root))


def _drawing(root: Element, chart: Chart, catalogue: Catalogue, links: Links) -> None:
    drawing = chart.draw(NARROW)
    unit = Fluid()
    name, words = f"g-{chart.id}-nombre", f"g-{chart.id}-palabras"
    svg = SubElement(
        root,
        "svg",
        {
            "class": "g",
            "width": "100%",
            "height": unit.length(drawing.height),
            "role": "group" if chart.is_map else "img",
            "aria-labelledby": name,
            "aria-describedby": words,
        },
    )
    SubElement(svg, "title", {"id": name}).text = one_line(unmarked(chart.title))
    SubElement(svg, "desc", {"id": words}).text = one_line(unmarked(chart.description))
    paint(svg, drawing, unit, lambda id_: str(links.address(page_url(catalogue.registros[id_]))))


def _legend(root: Element, chart: Chart) -> None:
    items = SubElement(root, "ul", {"class": "grafico-leyenda"})
    for clave in chart.legend:
        item = SubElement(items, "li")
        sample = SubElement(item, "svg", {"class": "g", "width": "1rem", "height": "1rem", "aria-hidden": "true"})
        paint_sample(sample, clave.style, Fluid())
        SubElement(item, "span").text = one_line(clave.text)


def _table(root: Element, chart: Chart, catalogue: Catalogue, links: Links, place: Place, say: Say) -> None:
    details = SubElement(root, "details", {"class": "apoyos", **({"open": "open"} if place.table == "open" else {})})
    SubElement(details, "summary").text = say("Los mismos números en una tabla")
    box = SubElement(
        details,
        "div",
        {
            "class": "tabla",
            "role": "region",
            "tabindex": "0",
            "aria-label": say("Tabla: {}", one_line(unmarked(chart.title))),
        },
    )
    table = SubElement(box, "table")
    head = SubElement(SubElement(table, "thead"), "tr")
    for column in chart.table.columns:
        SubElement(head, "th", {"scope": "col"}).text = one_line(column)
    body = SubElement(table, "tbody")
    for row in chart.table.rows:
        _row(SubElement(body, "tr"), row, catalogue, links)


def _row(tr: Element, row: Sequence[Celda], catalogue: Catalogue, links: Links) -> None:
    for n, celda in enumerate(row):
        cell = SubElement(tr, "td") if n else SubElement(tr, "th", {"scope": "row"})
        _linked(cell, celda, catalogue, links)


def _linked(parent: Element, celda: Celda, catalogue: Catalogue, links: Links) -> None:
    """The text of a cell, as a link where it leads somewhere."""
    if celda.record:
        record = catalogue.registros[celda.record]
        page, _, anchor = (anchored_url(record, celda.anchor) if celda.anchor else page_url(record)).partition("#")
        href = f"{links.address(page)}#{anchor}" if anchor else str(links.address(page))
        parent = SubElement(parent, "a", {"href": href})
    parent.text = one_line(celda.text)


def _foot(root: Element, chart: Chart, catalogue: Catalogue, links: Links, place: Place, say: Say) -> None:
    source = source_text(chart.sources, catalogue)
    if source:
        SubElement(root, "p", {"class": "grafico-pie"}).text = say("Fuente: {}", one_line(source))
    foot = SubElement(root, "p", {"class": "grafico-pie grafico-enlaces"})
    own = str(links.address(f"{FOLDER}{chart.id}/"))
    if place.link:
        page = SubElement(foot, "a", {"href": own})
        page.text = say("Ver solo este mapa") if chart.is_map else say("Ver solo este gráfico")
        page.tail = " "
    for kind in ("svg", "png") if place.png else ("svg",):
        link = SubElement(foot, "a", {"href": f"{own.removesuffix('/')}.{kind}", "download": ""})
        link.text = say("Descargar {}", kind.upper())
        link.tail = " "
