"""Tables → one SQLite database, made in memory, with keys and a dictionary of its columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from decimal import Decimal

from generator.descargas.cells import Cell, joined, plain_number
from generator.descargas.table import Kind, Table

TYPES: Mapping[Kind, str] = {
    "string": "TEXT",
    "list": "TEXT",
    "date": "TEXT",
    "number": "NUMERIC",
    "integer": "INTEGER",
    "boolean": "INTEGER",
}


def to_sqlite(tables: Sequence[Table], about: Mapping[str, str]) -> bytes:
    """The database file. `about` fills the table `acerca_de` (clave, valor)."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        database.execute("PRAGMA page_size = 4096")
        database.execute("BEGIN")
        database.execute("CREATE TABLE acerca_de (clave TEXT PRIMARY KEY, valor TEXT NOT NULL)")
        database.executemany("INSERT INTO acerca_de VALUES (?, ?)", sorted(about.items()))
        for table in tables:
            database.execute(create_statement(table))
            marks = ", ".join("?" * len(table.columns))
            database.executemany(
                f"INSERT INTO {table.name} VALUES ({marks})", ([_cell(v) for v in row] for row in table.rows)
            )
        database.execute("COMMIT")
        database.execute("VACUUM")
        return database.serialize()
    finally:
        database.close()


def create_statement(table: Table) -> str:
    """`CREATE TABLE` with the keys; a list column holds text, and so refers to nothing."""
    lines = [f"{c.name} {TYPES[c.kind]}{' NOT NULL' if c.required else ''}" for c in table.columns]
    if table.key:
        lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    for key in table.foreign_keys:
        lines.append(f"FOREIGN KEY ({', '.join(key.columns)}) REFERENCES {key.table} ({', '.join(key.to)})")
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)"


def _cell(value: Cell) -> str | int | float | None:
    match value:
        case None | str():
            return value
        case bool():
            return int(value)
        case int() | Decimal():
            return plain_number(value)
        case tuple():
            return joined(value)
