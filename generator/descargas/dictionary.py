"""The data dictionary: every column of every table in words, as a table of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.descargas.cells import SEPARATOR
from generator.descargas.table import KIND_NAMES, Column, Field, Table, build_table, field


def dictionary(tables: Iterable[Table]) -> Table:
    """One row a column, in the order of the tables and their columns."""
    rows = [(t, n, c) for t in tables for n, c in enumerate(t.columns, start=1)]
    fields: list[Field[tuple[Table, int, Column]]] = [
        field("tabla", "string", "Tabla.", lambda x: x[0].name, required=True),
        field("orden", "integer", "Lugar de la columna en la tabla.", lambda x: x[1], required=True),
        field("columna", "string", "Nombre de la columna.", lambda x: x[2].name, required=True),
        field("tipo", "string", "Tipo de valor.", lambda x: KIND_NAMES[x[2].kind], required=True),
        field("descripcion", "string", "Qué contiene.", lambda x: describe(x[2]), required=True),
        field("obligatoria", "boolean", "Verdadero si nunca está vacía.", lambda x: x[2].required, required=True),
        field(
            "clave",
            "boolean",
            "Verdadero si distingue una fila de otra.",
            lambda x: x[2].name in x[0].key,
            required=True,
        ),
        field("refiere_a", "string", "Tabla cuyo «id» contiene.", lambda x: x[2].to),
        field("valores", "list", "Sus únicos valores, con lo que significan.", lambda x: meanings(x[2].codes)),
    ]
    return build_table(
        "diccionario",
        "Diccionario de datos",
        "Una fila por columna de cada tabla.",
        fields,
        rows,
        ("tabla", "columna"),
    )


def describe(column: Column) -> str:
    """The description, and how a list is written."""
    if column.kind == "list":
        return f"{column.description} Lista: sus miembros van separados por «{SEPARATOR}»."
    return column.description


def meanings(codes: Mapping[str, str] | None) -> tuple[str, ...]:
    """Codes as «código: significado»."""
    return tuple(f"{code}: {meaning}" for code, meaning in (codes or {}).items())
