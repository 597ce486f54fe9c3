"""A table of the open data: columns that explain themselves, and rows. Knows no file format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from generator.descargas.cells import Cell, clean

Kind = Literal["string", "number", "integer", "boolean", "date", "list"]
"""Types of Table Schema (datapackage.org, v2)."""

KIND_NAMES: Mapping[Kind, str] = {
    "string": "texto",
    "number": "número",
    "integer": "número entero",
    "boolean": "sí o no",
    "date": "fecha",
    "list": "lista",
}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `codes` are its only values with their meaning; `to` the table whose `id` it holds."""

    name: str
    kind: Kind
    description: str
    codes: Mapping[str, str] | None = None
    to: str | None = None
    required: bool = False
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A column, and how to read its cell from whatever the rows are made of."""

    column: Column
    read: Callable[[T], Cell]


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that together point at columns of another table."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows are sorted as the Catalogue is. `key` are the columns that tell one row from the others, if any."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    def records(self) -> Iterable[dict[str, Cell]]:
        """The rows by column name."""
        names = [c.name for c in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)


def build_table(
    name: str,
    title: str,
    description: str,
    fields: Iterable[Field[T]],
    source: Iterable[T],
    key: tuple[str, ...] = ("id",),
    foreign_keys: tuple[ForeignKey, ...] = (),
) -> Table:
    """Read every row; foreign keys of single columns follow from `Column.to`."""
    every = tuple(fields)
    columns = tuple(f.column for f in every)
    single = tuple(ForeignKey((c.name,), c.to, ("id",)) for c in columns if c.to and c.kind != "list")
    rows = tuple(tuple(_cell(f.read(item)) for f in every) for item in source)
    return Table(name, title, description, columns, key, rows, (*single, *foreign_keys))


def _cell(value: Cell) -> Cell:
    if isinstance(value, str):
        return clean(value) or None
    if isinstance(value, tuple):
        return tuple(text for text in map(clean, value) if text) or None
    return value


def field(
    name: str,
    kind: Kind,
    description: str,
    read: Callable[[T], Cell],
    *,
    codes: Mapping[str, str] | None = None,
    to: str | None = None,
    required: bool = False,
    pattern: str | None = None,
) -> Field[T]:
    """A column with its reader."""
    return Field(Column(name, kind, description, codes, to, required, pattern), read)
