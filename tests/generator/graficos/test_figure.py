"""The figure of a page: named, described, with its table, and with links that lead somewhere."""

from __future__ import annotations

import re
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, fromstring

import pytest

from content.model import Comuna, Distrito
from content.rutas import page_url
from generator.graficos.figure import Place, figure
from tests.generator.graficos.muestra import catalogue, chart, charts, links, sources, words

CHARTS = [c.id for c in charts()]


def drawn(id_: str, place: Place | None = None) -> Element:
    return fromstring(figure(chart(id_), catalogue(), links(), place or Place("open")))


def svg_of(root: Element) -> Element:
    return next(e for e in root.findall("svg") if e.get("role"))


@pytest.mark.parametrize("id_", CHARTS)
def test_the_figure_is_one_line_of_valid_xml(id_: str) -> None:
    text = figure(chart(id_), catalogue(), links(), Place("open"))
    assert "\n" not in text
    assert fromstring(text).tag == "figure"


@pytest.mark.parametrize("id_", CHARTS)
def test_the_drawing_has_its_name_and_description(id_: str) -> None:
    svg = svg_of(drawn(id_))
    by_id = {e.get("id"): e for e in svg.iter() if e.get("id")}
    assert words(by_id[svg.get("aria-labelledby")]) == chart(id_).title
    assert words(by_id[svg.get("aria-describedby")]) == chart(id_).description
    assert svg.get("role") == ("group" if chart(id_).is_map else "img")


@pytest.mark.parametrize("id_", CHARTS)
def test_every_link_leads_to_a_page_or_a_picture(id_: str) -> None:
    pictures = {f"graficos/{c.id}.{kind}" for c in charts() for kind in ("svg", "png")}
    for link in drawn(id_).iter("a"):
        url = urljoin("http://x/graficos/prueba/", link.get("href", "")).removeprefix("http://x/").partition("#")[0]
        assert url in sources() or url in pictures, url


@pytest.mark.parametrize(("id_", "kind"), [("mapa-comunas", Comuna), ("mapa-distritos", Distrito)])
def test_every_place_of_a_map_is_a_link_and_a_row_of_its_table(id_: str, kind: type[Comuna] | type[Distrito]) -> None:
    root = drawn(id_)
    here = {f"../../{page_url(r)}": r.nombre for r in catalogue().de(kind)}
    on_map = {a.get("href"): a.findtext("title", "") for a in svg_of(root).iter("a")}
    in_table = {th.find("a").get("href") for th in root.iter("th") if th.find("a") is not None}  # type: ignore[union-attr]
    assert set(on_map) == in_table
    assert len(on_map) == len(chart(id_).table.rows) == (9 if kind is Comuna else 14)
    for href, label in on_map.items():
        assert label.startswith(here[href or ""])


def test_a_chart_without_places_has_no_links_in_its_drawing() -> None:
    assert [c.id for c in charts() if not c.is_map and list(svg_of(drawn(c.id)).iter("a"))] == []


@pytest.mark.parametrize("id_", CHARTS)
def test_lengths_follow_the_column_and_the_text_size_of_the_reader(id_: str) -> None:
    svg = svg_of(drawn(id_))
    assert svg.get("width") == "100%"
    assert re.fullmatch(r"[\d.]+rem", svg.get("height", ""))
    for mark in svg.iter():
        for key in ("x", "x1", "x2", "cx"):
            assert re.fullmatch(r"-?[\d.]+%", mark.get(key, "0%"))
        for key in ("y", "y1", "y2", "cy", "dx", "r"):
            assert re.fullmatch(r"-?[\d.]+rem", mark.get(key, "0rem"))


@pytest.mark.parametrize("id_", CHARTS)
def test_bars_stay_on_the_sheet(id_: str) -> None:
    svg = svg_of(drawn(id_))
    for rect in svg.iter("rect"):
        if rect.get("width", "").endswith("%"):
            assert float(rect.get("x", "0%")[:-1]) + float(rect.get("width", "0%")[:-1]) <= 100.02


def test_the_table_can_be_left_to_the_page() -> None:
    assert list(drawn("componentes-447", Place("none")).iter("table")) == []
    assert drawn("componentes-447", Place("closed")).find("details").get("open") is None  # type: ignore[union-attr]


def test_hostile_text_stays_text() -> None:
    from dataclasses import replace

    bad = '<script>alert(1)</script> "&" \x02 \u202e **x** [y](javascript:z)'
    c = replace(chart("componentes-447"), title=bad, description=bad, lead=bad)
    text = figure(c, catalogue(), links(), Place("open"))
    assert "<script" not in text
    assert "\x02" not in text
    assert "\u202e" not in text
    assert fromstring(text).tag == "figure"
