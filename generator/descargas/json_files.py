"""The JSON downloads: one file a figure, one a record, and two with all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from generator.descargas.cells import clean
from generator.descargas.descarga import Descarga
from generator.descargas.json_docs import Documents
from generator.descargas.json_text import Json, collect, to_json_bytes
from generator.descargas.publication import LICENCE, TITLE, Publication

JSON = "application/json"


def json_files(publication: Publication) -> Iterator[Descarga]:
    """`cifras/<id>.json`, `registros/<id>.json`, `cifras.json` and `registros.json`.

    The files of single figures and records do not carry the version of the data: they change when they change.
    """
    documents = Documents(publication)
    cifras = [_one("cifra", documents.cifra(c)) for c in publication.catalogue.cifras.values()]
    registros = [_one("ficha", documents.registro(r)) for r in publication.catalogue.registros.values()]
    yield from cifras
    yield from registros
    yield _all(
        publication,
        "cifras",
        "Todas las cifras",
        "Cada cifra con su ficha, unidad, fuentes, notas y contradicciones.",
        cifras,
    )
    yield _all(
        publication,
        "registros",
        "Todas las fichas",
        "Cada ficha completa: campos, cifras, datos, notas, vacíos y relaciones.",
        registros,
    )


def _one(group: Literal["cifra", "ficha"], document: Json) -> Descarga:
    folder, what = ("cifras", "Una cifra") if group == "cifra" else ("registros", "Una ficha")
    return Descarga(
        f"{folder}/{document['id']}.json",
        clean(str(document["nombre"])),
        "JSON",
        JSON,
        to_json_bytes(document),
        1,
        f"{what} con todo lo que se sabe de ella.",
        group,
    )


def _all(publication: Publication, key: str, title: str, description: str, files: Sequence[Descarga]) -> Descarga:
    head = {
        "titulo": TITLE,
        "version": publication.version,
        "licencia": {"nombre": LICENCE.title, "url": LICENCE.url, "alcance": LICENCE.scope},
        "como_citar": publication.citation,
    }
    data = collect(head, key, (f.data for f in files))
    return Descarga(f"{key}.json", title, "JSON", JSON, data, len(files), description, "completo")
