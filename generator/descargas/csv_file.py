"""Table → CSV: UTF-8 without a mark, RFC 4180, and nothing that a spreadsheet would run."""

from __future__ import annotations

import io
from decimal import Decimal

from defusedcsv import csv

from generator.descargas.cells import Cell, joined, number_text, quoted
from generator.descargas.table import Table


def to_csv(table: Table) -> bytes:
    """Header and rows. Numbers are plain (`2147.5`), truth is `true` or `false`, an empty cell is empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([c.name for c in table.columns])
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return out.getvalue().encode()


def _cell(value: Cell) -> str | int | Decimal:
    """What the writer gets: numbers as numbers, which it leaves alone; everything else as safe text."""
    match value:
        case str():
            return quoted(value)
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | Decimal():
            return Decimal(number_text(value))
        case tuple():
            return quoted(joined(value))
