"""Reads the downloads back as someone outside would, with the formats' own libraries."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from content.catalogue import Catalogue
from content.load import load
from generator.descargas.cells import unquoted
from generator.descargas.descarga import Descarga
from generator.descargas.downloads import all_downloads

SITE_URL = "https://emra.example/portal/"

Files = dict[str, Descarga]


@cache
def real_catalogue() -> Catalogue:
    """The content of this checkout."""
    return load().catalogue()


@cache
def real_files() -> Files:
    """Its downloads by path."""
    return {d.path: d for d in all_downloads(real_catalogue(), SITE_URL)}


def write(files: Files, folder: Path) -> Path:
    """Put the downloads on the disk; returns the folder."""
    for path, file in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
    return folder


def csv_rows(files: Files, table: str) -> list[dict[str, str]]:
    """Rows of a CSV with the protective apostrophes taken off."""
    text = files[f"csv/{table}.csv"].data.decode("utf-8")
    return [{k: unquoted(v) for k, v in row.items()} for row in csv.DictReader(io.StringIO(text, newline=""))]


def cells_of(data: bytes) -> Iterator[str]:
    """Every cell of a CSV exactly as it stands."""
    for row in csv.reader(io.StringIO(data.decode("utf-8"), newline="")):
        yield from row


def json_of(files: Files, path: str) -> Any:
    """A JSON file with exact decimals."""
    return json.loads(files[path].data, parse_float=Decimal)


def xlsx_rows(files: Files, table: str) -> list[dict[str, Any]]:
    """Rows of a sheet."""
    return _sheets(files["emra.xlsx"].data)[table]


@lru_cache(maxsize=2)
def _sheets(book: bytes) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for sheet in load_workbook(io.BytesIO(book), read_only=True).worksheets:
        rows = iter(sheet.iter_rows(values_only=True))
        names = [str(n) for n in next(rows)]
        found[sheet.title] = [dict(zip(names, row, strict=False)) for row in rows]
    return found


def sqlite_rows(files: Files, query: str) -> list[dict[str, Any]]:
    """Rows of a query on the database."""
    database = sqlite3.connect(":memory:")
    database.deserialize(files["emra.sqlite"].data)
    database.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in database.execute(query)]
    finally:
        database.close()
