"""The open data page and the downloads of a record: what a link says of its file is true."""

from __future__ import annotations

import re
from functools import cache

import pytest

from content.formato import NBSP
from content.model import Termino
from content.rutas import page_url
from generator.build import render_pages
from generator.descargas.downloads import OpenData, open_data
from generator.escape import escape
from generator.open_data import file_size
from generator.plan import plan
from tests.generator.ejemplo import catalogo, escritas, quiet, settings

LINK = re.compile(r"\[([^\]]+) \((\w[\w-]*), ([^)]+)\)\]\((?:\.\./)*datos/([^)]+)\)")


@cache
def made() -> tuple[OpenData, dict[str, str]]:
    data = open_data(catalogo(), settings().site.url)
    files = render_pages(plan(catalogo(), escritas()), catalogo(), escritas(), settings(), quiet, data)
    return data, {name: text.decode() for name, text in files.items()}


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1 kB"), (12_449, "12,4 kB"), (999_949, "999,9 kB"),
     (999_950, "1 MB"), (1_740_315, "1,7 MB"), (120_000_000, "120 MB")],
)  # fmt: skip
def test_sizes_are_said_in_decimal_units(size: int, text: str) -> None:
    assert file_size(size) == text.replace(" ", NBSP)


def test_every_link_to_a_download_says_its_true_format_and_size() -> None:
    data, pages = made()
    for name, text in pages.items():
        assert text.count("](../datos/") + text.count("](datos/") == len(LINK.findall(text)), name
        for _, form, size, path in LINK.findall(text):
            file = data.files[path]
            assert (form, size) == (file.format, file_size(file.size)), (name, path)


def test_the_page_lists_every_file_but_those_of_single_records_and_figures() -> None:
    data, pages = made()
    listed = {path for *_, path in LINK.findall(pages["datos.md"])}
    assert listed >= {p for p, f in data.files.items() if f.group not in ("cifra", "ficha")}
    assert {data.files[p].group for p in listed} >= {"completo", "tabla", "mapa", "obras", "metadatos"}


def test_the_page_explains_every_column() -> None:
    data, pages = made()
    for table in data.tables:
        for column in table.columns:
            assert f"| {escape(column.name)} | " in pages["datos.md"], (table.name, column.name)


def test_every_record_page_offers_the_record() -> None:
    _, pages = made()
    sources = {p.url: p.source for p in plan(catalogo(), escritas())}
    for registro in catalogo().registros.values():
        if not isinstance(registro, Termino):
            links = [path for *_, path in LINK.findall(pages[sources[page_url(registro)]])]
            assert f"registros/{registro.global_id}.json" in links


def test_the_page_names_version_licence_and_citation() -> None:
    data, pages = made()
    for said in (data.publication.version, "CC-BY-4.0", "Cómo citar"):
        assert said in pages["datos.md"]
