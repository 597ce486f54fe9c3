"""Tables → one XLSX workbook with a sheet a table. The same tables give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from generator.descargas.table import Kind, Table
from generator.descargas.xlsx_sheet import TableSheet

WIDTHS: Mapping[Kind, int] = {"string": 28, "list": 28, "number": 14, "integer": 10, "boolean": 12, "date": 12}

NO_DATE = datetime(1980, 1, 1)
"""Stands where the format wants the moment of writing."""


def to_xlsx(readme: Sequence[str], tables: Sequence[Table], title: str) -> bytes:
    """A first sheet with the lines of `readme`, then one sheet a table with a frozen header and filters."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": NO_DATE})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        bold = book.add_format({"bold": True})
        literal = book.add_format({"quote_prefix": True})
        first = book.add_worksheet("LEAME")
        first.set_column(0, 0, 110)
        for number, line in enumerate(readme):
            first.write_string(number, 0, line, wrapped)
        for table in tables:
            _fill(book.add_worksheet(table.name, TableSheet), table, bold, literal)
    return out.getvalue()


def _fill(sheet: TableSheet, table: Table, bold: Format, literal: Format) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, WIDTHS[column.kind])
    sheet.fill([column.name for column in table.columns], table.rows, bold, literal)
