"""The index of the downloads: every file with its address, size, hash and rows."""

from __future__ import annotations

from collections.abc import Sequence

from generator.descargas.csv_file import to_csv
from generator.descargas.descarga import Descarga
from generator.descargas.json_text import to_json_bytes
from generator.descargas.publication import LICENCE, TITLE, Publication
from generator.descargas.table import Field, build_table, field


def index(publication: Publication, files: Sequence[Descarga]) -> tuple[Descarga, Descarga]:
    """`indice.json` and `indice.csv`; they list every file but themselves."""
    listed = sorted(files, key=lambda f: f.path)
    fields: list[Field[Descarga]] = [
        field("ruta", "string", "Ruta dentro de datos/.", lambda f: f.path, required=True),
        field("titulo", "string", "Título.", lambda f: f.title, required=True),
        field("formato", "string", "Formato.", lambda f: f.format, required=True),
        field("tipo_de_medio", "string", "Tipo de medio (IANA).", lambda f: f.media_type, required=True),
        field("bytes", "integer", "Tamaño en bytes.", lambda f: f.size, required=True),
        field("filas", "integer", "Filas, elementos o fichas.", lambda f: f.rows),
        field("sha256", "string", "SHA-256 del archivo.", lambda f: f.sha256, required=True),
        field("descripcion", "string", "Qué contiene.", lambda f: f.description, required=True),
        field("url", "string", "Dirección.", lambda f: publication.file(f.path), required=True),
    ]
    table = build_table("indice", "Índice de descargas", "Todos los archivos de datos.", fields, listed, ("ruta",))
    document = {
        "titulo": TITLE,
        "version": publication.version,
        "fecha_dato_mas_reciente": publication.date,
        "fecha_ultima_edicion": publication.changed,
        "licencia": {"nombre": LICENCE.title, "url": LICENCE.url, "alcance": LICENCE.scope},
        "archivos": list(table.records()),
    }
    return (
        _file("indice.json", "JSON", "application/json", to_json_bytes(document), len(listed)),
        _file("indice.csv", "CSV", "text/csv", to_csv(table), len(listed)),
    )


def _file(path: str, format_: str, media_type: str, data: bytes, rows: int) -> Descarga:
    return Descarga(
        path,
        "Índice de descargas",
        format_,
        media_type,
        data,
        rows,
        "Todos los archivos de datos, con tamaño, filas y SHA-256.",
        "metadatos",
    )
