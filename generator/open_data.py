"""What stands on the open data page, and the downloads of one record. The files themselves come from `descargas`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from content.formato import NBSP, Idioma, fecha_parcial, numero
from content.model import Proyecto, Registro
from generator.descargas.descarga import Descarga, Group
from generator.descargas.dictionary import describe, meanings
from generator.descargas.publication import LICENCE
from generator.descargas.readme import READING_RULES
from generator.descargas.table import KIND_NAMES, Table
from generator.scope import Scope

GROUPS: tuple[tuple[Group, str, str], ...] = (
    ("completo", "Todo junto", "todo-junto"),
    ("tabla", "Tablas", "tablas"),
    ("mapa", "Mapas", "mapas"),
    ("obras", "Proyectos en el estándar OC4IDS", "oc4ids"),
    ("metadatos", "Descripciones para programas", "descripciones"),
)
"""Kinds of download that the page lists, with heading and anchor."""

_FIRST = {"ZIP": 0, "XLSX": 1, "SQLite": 2}


@dataclass(frozen=True, slots=True)
class DescargaVista:
    """A download ready to print: the link says format and size."""

    titulo: str
    formato: str
    tamano: str
    filas: str
    descripcion: str
    href: Markup


@dataclass(frozen=True, slots=True)
class ColumnaVista:
    """A column of a table in words."""

    nombre: str
    tipo: str
    descripcion: str
    valores: tuple[str, ...]


def open_data_context(scope: Scope) -> dict[str, object]:
    """The context of the open data page."""
    data = scope.open_data
    publication = data.publication
    groups = [
        (title, anchor, [_view(f, scope) for f in _in_order(data.files.values(), data.tables) if f.group == group])
        for group, title, anchor in GROUPS
    ]
    return {
        "grupos": [g for g in groups if g[2]],
        "tablas": [(scope.told(t.title), f"Columnas de la tabla {t.name}", _columns(t, scope)) for t in data.tables],
        "version_datos": publication.version,
        "fecha": fecha_parcial(publication.date, scope.catalogue.idioma) if publication.date else "",
        "edicion": fecha_parcial(publication.changed, scope.catalogue.idioma) if publication.changed else "",
        "licencia": LICENCE,
        "licencia_href": Markup(LICENCE.url),
        "cita": scope.told(publication.citation),
        "reglas": READING_RULES,
        "ejemplos": [_view(f, scope) for f in _examples(scope)],
    }


def record_downloads(r: Registro, scope: Scope) -> list[DescargaVista]:
    """Downloads of this record alone."""
    files = scope.open_data.files
    own = (
        ("Esta ficha con sus cifras y fuentes", f"registros/{r.global_id}.json"),
        ("Este proyecto en el estándar OC4IDS", f"oc4ids/{r.global_id}.json"),
    )
    return [_view(files[path], scope, title) for title, path in own if path in files]


def file_size(size: int, idioma: Idioma = "es") -> str:
    """`812 bytes`, `12,4 kB`, `1,7 MB`: decimal multiples (SI), rounded to the nearest tenth."""
    if size < 1000:
        return f"{size}{NBSP}bytes"
    unit, amount = ("kB", Decimal(size) / 1000) if size < 999_950 else ("MB", Decimal(size) / 1_000_000)
    return f"{numero(round(amount, 1).normalize() + 0, idioma)}{NBSP}{unit}"


def _view(file: Descarga, scope: Scope, title: str | None = None) -> DescargaVista:
    return DescargaVista(
        titulo=scope.told(title or file.title),
        formato=file.format,
        tamano=file_size(file.size, scope.catalogue.idioma),
        filas=numero(Decimal(file.rows), scope.catalogue.idioma) if file.rows is not None else "—",
        descripcion=scope.told(file.description),
        href=scope.links.download(file.path),
    )


def _in_order(files: Iterable[Descarga], tables: Iterable[Table]) -> list[Descarga]:
    """Tables in their own order, the rest with the formats for most readers first."""
    places = {f"csv/{t.name}.csv": n for n, t in enumerate(tables)}
    return sorted(files, key=lambda f: (places.get(f.path, 0), _FIRST.get(f.format, len(_FIRST)), f.path))


def _columns(table: Table, scope: Scope) -> list[ColumnaVista]:
    return [
        ColumnaVista(
            c.name,
            KIND_NAMES[c.kind].capitalize(),
            scope.told(describe(c)),
            tuple(scope.told(m) for m in meanings(c.codes)),
        )
        for c in table.columns
    ]


def _examples(scope: Scope) -> list[Descarga]:
    """The files of the first project with a figure, and of that figure."""
    for p in scope.catalogue.de(Proyecto):
        if p.cifras:
            paths = (f"registros/{p.global_id}.json", f"cifras/{p.global_id}.{p.cifras[0].id}.json")
            return [scope.open_data.files[path] for path in paths]
    return []
