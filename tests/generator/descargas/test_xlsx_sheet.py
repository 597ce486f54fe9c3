"""A sheet written row by row is the one that xlsxwriter writes cell by cell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from generator.descargas.cells import Cell, is_formula, joined, plain_number
from generator.descargas.xlsx_sheet import CUT, MAX_TEXT, TableSheet, fitting

HEAD = ("id", "b", "c", "d")
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("a", None, 1, True),
    (None, "=1+1", Decimal("2.5"), False),
    ('<&">\n', ("x", "-y | z"), Decimal("12345678901234.5678"), None),
    *[(None, None, n, None) for n in range(20)],
    *[(None, None, None, None)] * 40,
    (" a ", "a", Decimal("0.1"), ("=1",)),
    (None, None, None, None),
)


def cell_by_cell(sheet: Worksheet, rows: Sequence[Sequence[Cell]], bold: Any, literal: Any) -> None:
    for column, name in enumerate(HEAD):
        sheet.write_string(0, column, name, bold)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, bool):
                sheet.write_boolean(number, column, value)
            elif isinstance(value, int | Decimal):
                sheet.write_number(number, column, plain_number(value))
            elif value is not None:
                text = joined(value) if isinstance(value, tuple) else value
                sheet.write_string(number, column, text, literal if is_formula(text) else None)


def row_by_row(sheet: Worksheet, rows: Sequence[Sequence[Cell]], bold: Any, literal: Any) -> None:
    assert isinstance(sheet, TableSheet)
    sheet.fill(HEAD, rows, bold, literal)


def book(kind: type[Worksheet], fill: Callable[..., None], rows: Sequence[Sequence[Cell]]) -> dict[str, bytes]:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as made:
        made.set_properties({"created": datetime(1980, 1, 1)})
        bold, literal = made.add_format({"bold": True}), made.add_format({"quote_prefix": True})
        for name, held in (("uno", rows), ("dos", rows[:2]), ("tres", ())):
            fill(made.add_worksheet(name, kind), held, bold, literal)
    with zipfile.ZipFile(out) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], ROWS[30:], ()])
def test_the_same_file_as_the_librarys(rows: Sequence[Sequence[Cell]]) -> None:
    assert book(TableSheet, row_by_row, rows) == book(Worksheet, cell_by_cell, rows)


def test_what_excel_does_not_hold_is_cut() -> None:
    assert fitting("a" * MAX_TEXT) == "a" * MAX_TEXT
    long = fitting("a" * (MAX_TEXT + 1))
    assert len(long) == MAX_TEXT
    assert long.endswith(CUT)
    assert len(fitting("😀" * MAX_TEXT).encode("utf-16-le")) <= 2 * MAX_TEXT
