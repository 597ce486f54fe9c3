"""Every table of the open data, in the order in which a reader meets them."""

from __future__ import annotations

from generator.descargas import (
    tables_evidencia,
    tables_fichas,
    tables_fuentes,
    tables_historia,
    tables_proyectos,
    tables_relaciones,
    tables_series,
    tables_sesiones,
    tables_territorio,
)
from generator.descargas.publication import Publication
from generator.descargas.table import Table

_MODULES = (
    tables_proyectos,
    tables_evidencia,
    tables_territorio,
    tables_series,
    tables_fichas,
    tables_sesiones,
    tables_fuentes,
    tables_relaciones,
    tables_historia,
)


def all_tables(publication: Publication) -> tuple[Table, ...]:
    """All tables; their names are unique."""
    return tuple(table for module in _MODULES for table in module.tables(publication))
