"""A chart → a picture that travels alone: title, drawing, cautions, source, version of the data and address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from content.catalogue import Catalogue
from content.evidencia import Cita
from content.model import Fuente
from content.rutas import page_url
from generator.escape import one_line
from generator.graficos.chart import Chart, Clave
from generator.graficos.drawing import SMALL, TEXT
from generator.graficos.measure import text_width, wrap
from generator.graficos.palette import BRAND, LIGHT
from generator.graficos.svg import REM, Fixed, language, markup, paint, paint_sample, trim
from generator.graficos.words import SPANISH, Say
from generator.idiomas.marks import unmarked

WIDE, MARGIN = 720, 32
INNER = WIDE - 2 * MARGIN
TITLE, LEAD = 1.5, 1.0
FONTS = "Liberation Sans, Arimo, Arial, Helvetica, sans-serif"
SHEET = Fixed(INNER)
VERSION_LENGTH = 12
FOLDER = "graficos/"


@dataclass(frozen=True, slots=True)
class Imprint:
    """What every picture of one edition shares; `site_url` ends with a slash."""

    catalogue: Catalogue
    site_name: str
    site_url: str
    say: Say = SPANISH
    folder: str = ""
    """Folder of the edition on the site: nothing, or `en/`."""

    @property
    def version(self) -> str:
        """Version of the data: the beginning of its hash."""
        return self.catalogue.content_hash[:VERSION_LENGTH]

    def address(self, chart: Chart) -> str:
        """Public address of the chart's page."""
        return f"{self.site_url}{self.folder}{FOLDER}{chart.id}/"

    def record(self, global_id: str) -> str:
        """Public address of a record."""
        return self.site_url + self.folder + page_url(self.catalogue.registros[global_id])


def source_text(citas: Iterable[Cita], catalogue: Catalogue) -> str:
    """`Name of the source, date: section; section. Name of another, date: section.`"""
    places: dict[str, list[str]] = {}
    for cita in citas:
        fuente = catalogue.get(Fuente, cita.fuente)
        places.setdefault(cita.fuente, []).append(next(s.localizador for s in fuente.secciones if s.id == cita.seccion))
    named = []
    for id_, found in places.items():
        fuente = catalogue.get(Fuente, id_)
        named.append(f"{fuente.nombre}, {fuente.fecha_texto}: {'; '.join(dict.fromkeys(found))}.")
    return " ".join(named)


def picture(chart: Chart, imprint: Imprint) -> bytes:
    """The SVG file. It names no other file and holds no script."""
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "font-family": FONTS})
    root.set("lang", "es-CL" if imprint.catalogue.idioma == "es" else "en")
    root.set("role", "group" if chart.is_map else "img")
    SubElement(root, "title").text = one_line(unmarked(chart.title))
    SubElement(root, "desc").text = one_line(unmarked(chart.description))
    paper = SubElement(root, "rect", {"fill": LIGHT["papel"], "width": str(WIDE)})
    for n, colour in enumerate(BRAND):
        share = WIDE / len(BRAND)
        SubElement(root, "rect", {"fill": colour, "x": trim(n * share, 2), "width": trim(share, 2), "height": "8"})
    y = _lines(root, 8 + MARGIN * 0.8, chart.title, TITLE, "g-h", bold=True)
    y = _lines(root, y + 4, chart.lead, LEAD, "g-t") + 10
    if chart.legend:
        y = _legend(root, chart.legend, y) + 8
    drawing = chart.draw(INNER / REM)
    body = SubElement(root, "g", {"transform": f"translate({MARGIN} {trim(y, 2)})"})
    paint(body, drawing, SHEET, imprint.record)
    y += drawing.height * REM + 14
    for remark in chart.remarks:
        y = _lines(root, y, remark.text, SMALL, "g-n") + 2
    y += 8
    SubElement(
        root,
        "line",
        {
            **SHEET.look("line", "g-eje"),
            "x1": str(MARGIN),
            "x2": str(WIDE - MARGIN),
            "y1": trim(y, 2),
            "y2": trim(y, 2),
        },
    )
    for text in _foot(chart, imprint):
        y = _lines(root, y + 4, text, SMALL, "g-n")
    height = trim(y + MARGIN * 0.6, 0)
    paper.set("height", height)
    for name, value in (("width", str(WIDE)), ("height", height), ("viewBox", f"0 0 {WIDE} {height}")):
        root.set(name, value)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + markup(root) + "\n").encode()


def _foot(chart: Chart, imprint: Imprint) -> Sequence[str]:
    source = source_text(chart.sources, imprint.catalogue)
    own = imprint.say("{}. Datos: versión {}.", imprint.site_name, imprint.version)
    return [*([imprint.say("Fuente: {}", source)] if source else []), own, imprint.address(chart)]


def _lines(root: Element, y: float, text: str, size: float, style: str, bold: bool = False) -> float:
    """Write a text from height `y` down, broken into lines; gives the height below it, in pixels."""
    step = size * REM * 1.32
    for line in wrap(one_line(text), INNER / REM, size, bold):
        place = {"x": str(MARGIN), "y": trim(y + step * 0.78, 2), "font-size": trim(size * REM, 2)}
        SubElement(root, "text", {**SHEET.look("text", style), **place, **language(line)}).text = unmarked(line)
        y += step
    return y


def _legend(root: Element, legend: Sequence[Clave], y: float) -> float:
    """Samples with their names, as many on a line as fit."""
    side, gap = 13.0, 18.0
    x = float(MARGIN)
    for clave in legend:
        wide = side + 7 + text_width(clave.text, TEXT) * REM
        if x > MARGIN and x + wide > WIDE - MARGIN:
            x, y = float(MARGIN), y + 23
        sample = SubElement(root, "g", {"transform": f"translate({trim(x, 2)} {trim(y + 3, 2)})"})
        paint_sample(sample, clave.style, SHEET)
        place = {"x": trim(x + side + 7, 2), "y": trim(y + 15, 2), **language(clave.text)}
        text = SubElement(root, "text", {**SHEET.look("text", "g-t"), **place})
        text.text = one_line(unmarked(clave.text))
        x += wide + gap
    return y + 23
