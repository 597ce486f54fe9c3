"""The charts of the real data, drawn once, and small helpers to look inside what was drawn."""

from __future__ import annotations

import re
from functools import cache
from xml.etree.ElementTree import Element, fromstring

from content.catalogue import Catalogue
from content.load import load_catalogue
from generator.graficos.chart import Chart
from generator.graficos.chosen import site_charts
from generator.graficos.picture import Imprint
from generator.links import Links
from generator.plan import plan
from generator.written import HandWritten, read_written
from tests.generator.ejemplo import ROOT

NARROW, WIDE = 18.0, 41.0
SVG = "{http://www.w3.org/2000/svg}"


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


@cache
def written() -> HandWritten:
    return read_written(ROOT / "site_src")


@cache
def charts() -> tuple[Chart, ...]:
    return site_charts(catalogue(), written())


def chart(id_: str) -> Chart:
    return next(c for c in charts() if c.id == id_)


def imprint() -> Imprint:
    return Imprint(catalogue(), "Portal de prueba", "https://ejemplo.cl/")


@cache
def sources() -> dict[str, str]:
    return {p.url: p.source for p in plan(catalogue(), written())}


def links(here: str = "graficos/prueba.md") -> Links:
    return Links(sources(), here)


def words(element: Element) -> str:
    return re.sub(r"[ \n]+", " ", " ".join(element.itertext())).strip()


def parse(svg: bytes) -> Element:
    return fromstring(svg.decode())
