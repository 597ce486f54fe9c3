"""The small catalogue of the golden pages, and the pages that the generator makes of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from content.catalogue import Catalogue
from content.load import load_catalogue
from content.settings import Settings, read_settings
from generator.build import render_edition, render_pages
from generator.descargas.downloads import OpenData, csv_download
from generator.descargas.json_files import json_files
from generator.descargas.publication import Publication
from generator.descargas.tables import all_tables
from generator.idiomas.edition import Edition, english_edition
from generator.plan import plan
from generator.written import HandWritten, read_written

ROOT = Path(__file__).parents[2]
DATOS = ROOT / "tests" / "golden" / "datos"
ESCRITAS = ROOT / "tests" / "golden" / "escritas"


def quiet(step: str, done: int, total: int) -> None:
    """A progress function that shows nothing."""


@cache
def catalogo() -> Catalogue:
    """The small catalogue."""
    return load_catalogue(DATOS)


@cache
def escritas() -> HandWritten:
    """The hand-written pages that go with it."""
    return read_written(ESCRITAS)


@cache
def settings() -> Settings:
    """The configuration of this checkout, whatever the environment says."""
    return read_settings(ROOT / "emra.toml", {})


def datos_abiertos(catalogue: Catalogue) -> OpenData:
    """Downloads as pages list them, without the binary formats: their sizes hang on the libraries installed."""
    publication = Publication(catalogue, settings().site.url)
    tables = all_tables(publication)
    files = [*map(csv_download, tables), *json_files(publication)]
    return OpenData(publication, tables, {f.path: f for f in files})


@cache
def edicion_inglesa() -> Edition:
    """The small catalogue in English, with the words and introductions of the real site."""
    made = english_edition(plan(catalogo(), escritas()), catalogo(), escritas(), ROOT / "site_src" / "en")
    assert made is not None
    return made


@cache
def paginas_inglesas() -> dict[str, str]:
    """Markdown of every page in English, by file."""
    files = render_edition(edicion_inglesa(), (), settings(), quiet, datos_abiertos(catalogo()))
    return {name: text.decode() for name, text in files.items()}


def paginas(catalogue: Catalogue | None = None) -> dict[str, str]:
    """Markdown of every page, by file."""
    data = catalogue or catalogo()
    files = render_pages(plan(data, escritas()), data, escritas(), settings(), quiet, datos_abiertos(data))
    return {name: text.decode() for name, text in files.items()}
