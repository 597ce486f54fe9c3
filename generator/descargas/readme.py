"""The Spanish LEAME that travels with the data: what it is, how to read it, its version, licence and row counts."""

from __future__ import annotations

from collections.abc import Sequence

from content import etiquetas
from content.formato import fecha_parcial
from generator.descargas.cells import SEPARATOR
from generator.descargas.publication import DESCRIPTION, LICENCE, PUBLISHER, TITLE, Publication
from generator.descargas.table import Table

READING_RULES = (
    "Texto en UTF-8, separado por comas. Los decimales llevan punto y no hay separador de miles.",
    "Las fechas son ISO 8601: 2026-01-21, 2026-01 o 2026.",
    "Una celda vacía es algo que las fuentes no informan o que no corresponde; cero es cero.",
    f"Los miembros de una lista van separados por «{SEPARATOR}».",
    "Los códigos de comuna son texto: conserva su cero inicial.",
    "Un apóstrofo antes de = + - @ | % está ahí para que la planilla no lo ejecute. Quítalo al procesar el CSV.",
    "«id» es único en todo el sitio y sirve para unir las tablas.",
    "La tabla «diccionario» explica cada columna.",
    "Si usas una planilla de cálculo, prefiere el archivo XLSX.",
)
"""How to read the tables, a sentence or two each."""


def readme_lines(publication: Publication, tables: Sequence[Table]) -> tuple[str, ...]:
    """Plain lines, without markup; an empty one separates paragraphs."""
    day = fecha_parcial(publication.date) if publication.date else "no informada"
    width = max(len(t.name) for t in tables)
    return (
        TITLE.upper(),
        "",
        DESCRIPTION,
        "",
        f"Publica: {PUBLISHER}, {publication.site_url}",
        f"Versión de los datos: {publication.version}",
        f"Fecha del dato más reciente: {day}",
        *([f"Última edición registrada: {fecha_parcial(publication.changed)}"] if publication.changed else []),
        "La versión sale del contenido: dos descargas con la misma versión traen los mismos datos.",
        "",
        "CÓMO CITAR",
        publication.citation,
        "",
        "LICENCIA",
        f"{LICENCE.title} ({LICENCE.name}), {LICENCE.url}",
        LICENCE.scope,
        "",
        "CÓMO LEER LAS TABLAS",
        *(f"- {rule}" for rule in READING_RULES),
        "",
        "QUÉ SIGNIFICA EL ESTADO DE UNA CIFRA",
        *(f"- {code}: {meaning}." for code, meaning in etiquetas.ESTADO.items()),
        "Una cifra en conflicto tiene otra que dice algo distinto: lee su nota antes de usarla.",
        "",
        "TABLAS Y FILAS",
        *(f"- {t.name.ljust(width)}  {len(t.rows):>6}  {t.description}" for t in tables),
    )


def licence_text() -> str:
    """The licence statement as a file."""
    return f"{LICENCE.title} ({LICENCE.name})\n{LICENCE.url}\n\n{LICENCE.scope}\n"
