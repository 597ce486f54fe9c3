"""All the open data of a Catalogue: tables → files in each format → descriptions → archive → index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.catalogue import Catalogue
from generator.aside import aside
from generator.descargas.archive import make_zip
from generator.descargas.csv_file import to_csv
from generator.descargas.datapackage import datapackage
from generator.descargas.dcat import catalog
from generator.descargas.descarga import Descarga
from generator.descargas.dictionary import dictionary
from generator.descargas.geojson_files import geojson_files
from generator.descargas.index import index
from generator.descargas.json_files import json_files
from generator.descargas.oc4ids import oc4ids_files
from generator.descargas.publication import LICENCE, PUBLISHER, TITLE, Publication
from generator.descargas.readme import licence_text, readme_lines
from generator.descargas.sqlite_file import to_sqlite
from generator.descargas.table import Table
from generator.descargas.tables import all_tables
from generator.descargas.xlsx_file import to_xlsx

ARCHIVE = "emra-datos.zip"

MANY = 10_000
"""Rows from which workbook and database are worth a process of their own."""


@dataclass(frozen=True, slots=True)
class OpenData:
    """One publication of the open data: its tables, and its files by path, sorted."""

    publication: Publication
    tables: tuple[Table, ...]
    files: Mapping[str, Descarga]


def all_downloads(catalogue: Catalogue, site_url: str) -> tuple[Descarga, ...]:
    """Every download, sorted by path. `site_url` ends with a slash. The same input gives the same bytes."""
    return tuple(open_data(catalogue, site_url).files.values())


def open_data(catalogue: Catalogue, site_url: str) -> OpenData:
    """Every download, with the tables that they hold, for the pages that list them."""
    publication = Publication(catalogue, site_url)
    tables = all_tables(publication)
    tables = (*tables, dictionary(tables))
    with aside(lambda: _whole(publication, tables), worth_it=_rows(tables) > MANY) as whole:
        csv_files = {t.name: csv_download(t) for t in tables}
        files = [*csv_files.values(), *json_files(publication), *geojson_files(publication), *oc4ids_files(publication)]
        files += [*whole.result(), datapackage(publication, tables, csv_files)]
    files.append(_archive(publication, tables, files))
    files.append(catalog(publication, tables, files))
    files += index(publication, files)
    return OpenData(publication, tables, {f.path: f for f in sorted(files, key=lambda f: f.path)})


def csv_download(table: Table) -> Descarga:
    """The CSV of one table."""
    return Descarga(
        f"csv/{table.name}.csv",
        table.title,
        "CSV",
        "text/csv",
        to_csv(table),
        len(table.rows),
        table.description,
        "tabla",
    )


def _whole(publication: Publication, tables: Sequence[Table]) -> tuple[Descarga, Descarga]:
    return _workbook(publication, tables), _database(publication, tables)


def _workbook(publication: Publication, tables: Sequence[Table]) -> Descarga:
    return Descarga(
        "emra.xlsx",
        "Todas las tablas, en una planilla",
        "XLSX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        to_xlsx(readme_lines(publication, tables), tables, TITLE),
        _rows(tables),
        "Una hoja por tabla, con filtros, y una hoja que explica cómo leerlas.",
        "completo",
    )


def _database(publication: Publication, tables: Sequence[Table]) -> Descarga:
    about: Mapping[str, str] = {
        "titulo": TITLE,
        "version": publication.version,
        "licencia": f"{LICENCE.title} ({LICENCE.url})",
        "publica": PUBLISHER,
        "sitio": publication.site_url,
        "como_citar": publication.citation,
    }
    return Descarga(
        "emra.sqlite",
        "Todas las tablas, en una base de datos",
        "SQLite",
        "application/vnd.sqlite3",
        to_sqlite(tables, about),
        _rows(tables),
        "Las mismas tablas con sus claves, para consultarlas con SQL.",
        "completo",
    )


def _archive(publication: Publication, tables: Sequence[Table], files: Sequence[Descarga]) -> Descarga:
    """Everything but the files of single figures and records, which the two bulk JSON files hold."""
    content = {f.path: f.data for f in files if f.group not in ("cifra", "ficha")}
    content["LEAME.txt"] = "\n".join((*readme_lines(publication, tables), "")).encode()
    content["LICENCIA.txt"] = licence_text().encode()
    return Descarga(
        ARCHIVE,
        "Todo, en un solo archivo",
        "ZIP",
        "application/zip",
        make_zip(content, first=("LEAME.txt", "LICENCIA.txt")),
        _rows(tables),
        "Todas las tablas y los demás formatos, con LEAME, licencia, versión y número de filas.",
        "completo",
    )


def _rows(tables: Sequence[Table]) -> int:
    return sum(len(t.rows) for t in tables)
