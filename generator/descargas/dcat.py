"""`catalog.json`: the downloads as a DCAT catalogue in JSON-LD, with its context inside: reading it fetches nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.descargas.descarga import Descarga
from generator.descargas.json_text import Json, to_json_bytes, without_empty
from generator.descargas.publication import DESCRIPTION, LICENCE, PUBLISHER, TITLE, Publication
from generator.descargas.table import Table

SPANISH = "http://publications.europa.eu/resource/authority/language/SPA"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"

CONTEXT: Json = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def catalog(publication: Publication, tables: Sequence[Table], files: Iterable[Descarga]) -> Descarga:
    """One dataset with everything and one a table; single records and figures are left to the index."""
    listed = [f for f in files if f.group not in ("cifra", "ficha")]
    by_path = {f.path: f for f in listed}
    whole = [f for f in listed if f.group != "tabla"]
    datasets = [_dataset(publication, "todo", TITLE, DESCRIPTION, whole)]
    for table in tables:
        own = [by_path[f"csv/{table.name}.csv"]]
        if geo := by_path.get(f"geo/{table.name}.geojson"):
            own.append(geo)
        datasets.append(_dataset(publication, table.name, table.title, table.description, own))
    document = {
        "@context": CONTEXT,
        "@id": publication.file("catalog.json"),
        "@type": "dcat:Catalog",
        "dct:title": _spanish(TITLE),
        "dct:description": _spanish(DESCRIPTION),
        "dct:publisher": _publisher(publication),
        "dct:language": {"@id": SPANISH},
        "dct:license": {"@id": LICENCE.url},
        "foaf:homepage": {"@id": publication.file("")},
        "owl:versionInfo": publication.version,
        "dcat:dataset": datasets,
    }
    return Descarga(
        "catalog.json",
        "Catálogo DCAT",
        "JSON-LD",
        "application/ld+json",
        to_json_bytes(document),
        len(datasets),
        "Los conjuntos de datos y sus archivos, para portales de datos abiertos.",
        "metadatos",
    )


def _dataset(publication: Publication, name: str, title: str, description: str, files: Sequence[Descarga]) -> Json:
    return without_empty(
        {
            "@id": f"{publication.file('catalog.json')}#{name}",
            "@type": "dcat:Dataset",
            "dct:identifier": f"emra-{name}",
            "dct:title": _spanish(title),
            "dct:description": _spanish(description),
            "dct:publisher": {"@id": publication.site_url},
            "dct:language": {"@id": SPANISH},
            "dct:license": {"@id": LICENCE.url},
            "dcat:landingPage": {"@id": publication.file("")},
            "owl:versionInfo": publication.version,
            "dct:modified": _day(publication.changed),
            "dcat:keyword": [_spanish(word) for word in ("minería", "Región de Antofagasta")],
            "dcat:distribution": [_distribution(publication, f) for f in files],
        }
    )


def _distribution(publication: Publication, file: Descarga) -> Json:
    return {
        "@id": publication.file(file.path),
        "@type": "dcat:Distribution",
        "dct:title": _spanish(f"{file.title} ({file.format})"),
        "dct:description": _spanish(file.description),
        "dcat:downloadURL": {"@id": publication.file(file.path)},
        "dcat:accessURL": {"@id": publication.file("")},
        "dcat:mediaType": {"@id": MEDIA_TYPES + file.media_type},
        "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
        "dct:license": {"@id": LICENCE.url},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        },
    }


def _publisher(publication: Publication) -> Json:
    return {"@id": publication.site_url, "@type": "foaf:Organization", "foaf:name": PUBLISHER}


def _day(day: str | None) -> Json | None:
    return {"@value": day, "@type": "xsd:date"} if day else None


def _spanish(text: str) -> Json:
    return {"@value": text, "@language": "es"}
