"""Tables → one XLSX workbook with a sheet a table. The same tables give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.descargas.cells import Cell, is_formula, joined, plain_number
from generator.descargas.table import Kind, Table

MAX_TEXT = 32767
"""Characters that Excel allows in a cell."""

CUT = "… (sigue en el CSV)"

WIDTHS: Mapping[Kind, int] = {"string": 28, "list": 28, "number": 14, "integer": 10, "boolean": 12, "date": 12}

NO_DATE = datetime(1980, 1, 1)
"""Stands where the format wants the moment of writing."""


def to_xlsx(readme: Sequence[str], tables: Sequence[Table], title: str) -> bytes:
    """A first sheet with the lines of `readme`, then one sheet a table with a frozen header and filters."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "constant_memory": True}) as book:
        book.set_properties({"title": title, "created": NO_DATE})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        bold = book.add_format({"bold": True})
        literal = book.add_format({"quote_prefix": True})
        first = book.add_worksheet("LEAME")
        first.set_column(0, 0, 110)
        for number, line in enumerate(readme):
            first.write_string(number, 0, line, wrapped)
        for table in tables:
            _fill(book.add_worksheet(table.name), table, bold, literal)
    return out.getvalue()


def _fill(sheet: Worksheet, table: Table, bold: Format, literal: Format) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, WIDTHS[column.kind])
        sheet.write_string(0, number, column.name, bold)
    for row_number, row in enumerate(table.rows, start=1):
        for number, value in enumerate(row):
            if value is not None:
                _write(sheet, row_number, number, value, literal)


def _write(sheet: Worksheet, row: int, column: int, value: Cell, literal: Format) -> None:
    """One cell by its type; text is always written as text, so that nothing in it runs."""
    match value:
        case str():
            text = value if len(value) <= MAX_TEXT else value[: MAX_TEXT - len(CUT)] + CUT
            # the prefix keeps it text when someone edits the cell
            sheet.write_string(row, column, text, literal if is_formula(text) else None)
        case bool():
            sheet.write_boolean(row, column, value)
        case int() | Decimal():
            sheet.write_number(row, column, plain_number(value))
        case tuple():
            _write(sheet, row, column, joined(value), literal)
