"""The files to download: valid, the same every time, and complete without the page around them."""

from __future__ import annotations

import os
import re
import struct
import zlib
from pathlib import Path

import pytest
from vl_convert import svg_to_png

from generator.graficos import raster
from generator.graficos.files import has_png, picture_files
from generator.graficos.picture import picture, source_text
from tests.generator.graficos.muestra import SVG, catalogue, chart, charts, imprint, parse, words

CHARTS = [c.id for c in charts()]


@pytest.mark.parametrize("id_", CHARTS)
def test_the_picture_carries_title_source_version_and_address(id_: str) -> None:
    c = chart(id_)
    root = parse(picture(c, imprint()))
    text = " ".join(words(t) for t in root.iter(f"{SVG}text"))
    assert c.title in text
    assert c.lead in text
    assert f"Datos: versión {catalogue().content_hash[:12]}" in text
    assert f"https://ejemplo.cl/graficos/{id_}/" in text
    assert source_text(c.sources, catalogue()) in text
    for remark in c.remarks:
        assert remark.text in text


@pytest.mark.parametrize("id_", CHARTS)
def test_the_picture_has_a_name_and_a_description_for_who_does_not_see_it(id_: str) -> None:
    c = chart(id_)
    root = parse(picture(c, imprint()))
    assert root.findtext(f"{SVG}title") == c.title
    assert root.findtext(f"{SVG}desc") == c.description
    assert root.get("role") == ("group" if c.is_map else "img")


def test_every_chart_but_the_count_of_this_site_names_its_source() -> None:
    assert [c.id for c in charts() if not c.sources] == ["mapa-comunas"]


@pytest.mark.parametrize("id_", CHARTS)
def test_nothing_in_the_picture_asks_for_another_file(id_: str) -> None:
    svg = picture(chart(id_), imprint()).decode()
    assert not re.search(r"<(script|style|image|use|foreignObject)| style=| class=|url\(|@import|xlink", svg)
    assert {e.tag.removeprefix(SVG) for e in parse(svg.encode()).iter()} <= {
        "svg", "title", "desc", "rect", "line", "circle", "text", "g", "a",
    }  # fmt: skip


@pytest.mark.parametrize("id_", CHARTS)
def test_text_stays_on_the_sheet(id_: str) -> None:
    root = parse(picture(chart(id_), imprint()))
    assert float(root.get("height", "0")) > max(float(t.get("y", "0")) for t in root.iter(f"{SVG}text"))
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


def test_the_same_data_gives_the_same_files(tmp_path: Path) -> None:
    few = charts()[:2]
    first = picture_files(few, imprint(), None)
    assert first == picture_files(few, imprint(), tmp_path)
    assert first == picture_files(few, imprint(), tmp_path)
    assert all(data.startswith(b"\x89PNG\r\n") for name, data in first.items() if name.endswith(".png"))


def test_what_was_drawn_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = charts()[:2]
    files = picture_files(few, imprint(), tmp_path)
    monkeypatch.setattr(raster, "to_png", lambda svg: pytest.fail("drawn again"))
    assert picture_files(few, imprint(), tmp_path) == files


def test_the_folder_keeps_only_what_is_still_there(tmp_path: Path) -> None:
    picture_files(charts()[:2], imprint(), tmp_path)
    picture_files(charts()[:1], imprint(), tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_png_is_twice_as_wide_as_its_svg() -> None:
    png = raster.to_png(picture(chart("componentes-447"), imprint()))
    assert int.from_bytes(png[16:20], "big") == 1440


def test_a_very_tall_picture_is_drawn_one_pixel_a_unit() -> None:
    def drawn(high: int) -> tuple[int, ...]:
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="{high}" viewBox="0 0 10 {high}"></svg>'
        return struct.unpack(">II", raster.to_png(svg.encode())[16:24])

    assert drawn(raster.TALLEST // 2) == (20, raster.TALLEST)
    assert drawn(raster.TALLEST // 2 + 1) == (10, raster.TALLEST // 2 + 1)


def test_a_png_is_packed_again_without_touching_its_pixels() -> None:
    def pixels(png: bytes) -> bytes:
        found, at = b"", 8
        while at < len(png):
            length = int.from_bytes(png[at : at + 4], "big")
            if png[at + 4 : at + 8] == b"IDAT":
                found += png[at + 8 : at + 8 + length]
            at += length + 12
        return zlib.decompress(found)

    svg = picture(chart("componentes-447"), imprint())
    drawn, packed = svg_to_png(svg.decode(), scale=raster.SCALE), raster.to_png(svg)
    assert pixels(packed) == pixels(drawn)
    assert len(packed) < len(drawn) / 2


def test_fonts_of_the_machine_are_hidden_from_the_renderer_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "of-the-machine.conf")
    assert raster.FONTS.is_file()
    raster.to_png(picture(chart("componentes-447"), imprint()))
    assert os.environ["FONTCONFIG_FILE"] == "of-the-machine.conf"


def test_a_site_with_very_many_charts_draws_no_pixels_for_single_projects() -> None:
    alone = chart("financiamiento-275")
    many = (*charts(), *[alone] * raster.MANY)
    assert has_png(alone, charts())
    assert not has_png(alone, many)
    assert has_png(chart("financiamiento"), many)
