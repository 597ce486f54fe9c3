"""A sheet that holds one table: its cells are written as rows, which takes a third of xlsxwriter's time.

It leans on private parts of xlsxwriter, whose version is pinned; a test compares its file with that of the library.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from generator.descargas.cells import Cell, is_formula, joined, plain_number

MAX_TEXT = 32767
"""Characters that Excel allows in a cell, as UTF-16 counts them."""

CUT = "… (sigue en el CSV)"

SPAN = 16
"""Rows that tell together which columns they use."""


_MARKED = "\0"
"""Stands for a cell's format until the library has numbered the formats."""

Row = tuple[int, int, int, str]
"""Number, first and last column (all from 1), and cells."""


class TableSheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """A header and rows below it. Text is always written as text, so that nothing in it runs."""

    _written: Sequence[Row] = ()
    _bold: Format
    _literal: Format

    def fill(self, head: Sequence[str], rows: Sequence[Sequence[Cell]], bold: Format, literal: Format) -> None:
        """Take the names of the columns and the rows. `literal` marks text that looks like a formula."""
        self._bold, self._literal = bold, literal
        names = [xl_col_to_name(number) for number in range(len(head))]
        first = [f'<c r="{name}1"{_MARKED} {self._string(text)}' for name, text in zip(names, head, strict=True)]
        self._written = [(1, 1, len(names), "".join(first)), *self._rows(names, rows)]
        private: Any = self
        private._check_dimensions(0, 0)
        private._check_dimensions(self._written[-1][0] - 1, len(head) - 1)

    def _rows(self, names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Iterator[Row]:
        """The rows that hold something."""
        for number, row in enumerate(rows, start=2):
            used = [place for place, value in enumerate(row) if value is not None]
            if used:
                cells = [f'<c r="{names[place]}{number}"{self._cell(row[place])}' for place in used]
                yield number, used[0] + 1, used[-1] + 1, "".join(cells)

    def _write_rows(self) -> None:
        """What the library calls to write the cells."""
        for _, together in groupby(self._written, key=lambda row: (row[0] - 1) // SPAN):
            rows = list(together)
            span = f"{min(row[1] for row in rows)}:{max(row[2] for row in rows)}"
            for number, _, _, cells in rows:
                if _MARKED in cells:
                    format_: Any = self._bold if number == 1 else self._literal
                    cells = cells.replace(_MARKED, f' s="{format_._get_xf_index()}"')
                self.fh.write(f'<row r="{number}" spans="{span}">{cells}</row>')

    def _cell(self, value: Cell) -> str:
        """What follows the cell's place, by its type."""
        match value:
            case str():
                return f"{_MARKED if is_formula(value) else ''} {self._string(value)}"
            case bool():
                return f' t="b"><v>{int(value)}</v></c>'
            case int() | Decimal():
                return f"><v>{plain_number(value):.16G}</v></c>"
            case tuple():
                return self._cell(joined(value))
            case None:
                return "></c>"

    def _string(self, text: str) -> str:
        """A text, which stands once in a list that all sheets share."""
        shared: Any = self.str_table
        return f't="s"><v>{shared._get_shared_string_index(fitting(text))}</v></c>'


def fitting(text: str) -> str:
    """The text, cut with a word about it if Excel does not allow so much."""
    if len(text) <= MAX_TEXT // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MAX_TEXT:
        return text
    return units[: 2 * (MAX_TEXT - len(CUT))].decode("utf-16-le", "ignore") + CUT
