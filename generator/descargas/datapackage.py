"""The description of the tables as a Data Package v2 (datapackage.org)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from content.model import Fuente
from generator.descargas.cells import SEPARATOR
from generator.descargas.descarga import Descarga
from generator.descargas.dictionary import describe
from generator.descargas.json_text import Json, to_json_bytes, without_empty
from generator.descargas.publication import DESCRIPTION, LICENCE, PUBLISHER, TITLE, Publication
from generator.descargas.table import Column, Table

PROFILES = "https://datapackage.org/profiles/2.0/"
NAME = "emra"


def datapackage(publication: Publication, tables: Sequence[Table], files: Mapping[str, Descarga]) -> Descarga:
    """`datapackage.json`; `files` holds the CSV of every table by the table's name."""
    described = {t.name for t in tables}
    package = {
        "$schema": f"{PROFILES}datapackage.json",
        "name": NAME,
        "id": publication.file("datapackage.json"),
        "title": TITLE,
        "description": DESCRIPTION,
        "homepage": publication.file(""),
        "version": publication.version,
        "licenses": _licences(),
        "contributors": [{"title": PUBLISHER, "path": publication.site_url, "roles": ["publisher"]}],
        "sources": _sources(publication),
        "keywords": ["minería", "Región de Antofagasta", "proyectos", "transparencia", "datos abiertos"],
        "resources": [_resource(t, files[t.name], described) for t in tables],
    }
    return Descarga(
        "datapackage.json",
        "Descripción de las tablas (Data Package v2)",
        "JSON",
        "application/json",
        to_json_bytes(package),
        None,
        "Columnas, tipos, claves, tamaño y hash de cada CSV, para programas como frictionless.",
        "metadatos",
    )


def _licences() -> list[Json]:
    return [{"name": LICENCE.name, "title": LICENCE.title, "path": LICENCE.url}]


def _sources(publication: Publication) -> list[Json]:
    return [
        without_empty({"title": f.nombre, "path": f.url or publication.page(f), "version": f.fecha})
        for f in publication.catalogue.de(Fuente)
    ]


def _resource(table: Table, file: Descarga, described: set[str]) -> Json:
    return {
        "$schema": f"{PROFILES}dataresource.json",
        "type": "table",
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": file.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "rows": len(table.rows),
        "licenses": _licences(),
        "dialect": {
            "$schema": f"{PROFILES}tabledialect.json",
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "header": True,
        },
        "schema": _schema(table, described),
    }


def _schema(table: Table, described: set[str]) -> Json:
    return without_empty(
        {
            "$schema": f"{PROFILES}tableschema.json",
            "fields": [_field(c) for c in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": list(k.columns),
                    "reference": {"resource": k.table, "fields": list(k.to)},
                }
                for k in table.foreign_keys
                if k.table in described
            ],
            "missingValues": [""],
        }
    )


def _field(column: Column) -> Json:
    constraints = without_empty(
        {
            "required": True if column.required else None,
            "pattern": column.pattern,
            "enum": list(column.codes) if column.codes else None,
        }
    )
    return without_empty(
        {
            "name": column.name,
            "type": column.kind,
            "title": column.name.replace("_", " "),
            "description": describe(column),
            "delimiter": SEPARATOR if column.kind == "list" else None,
            "constraints": constraints,
        }
    )
