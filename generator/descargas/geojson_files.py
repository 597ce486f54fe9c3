"""GeoJSON (RFC 7946, WGS84): communes, districts and projects at approximate seats of communes.

No source gives the exact place of a project or a district. They appear at the seats of their communes, and every
feature says so; a place without coordinates keeps its row with an empty geometry.
"""

from __future__ import annotations

from collections.abc import Iterator

from content.model import Comuna, Distrito, Proyecto, Registro
from generator.descargas.cells import plain_number
from generator.descargas.descarga import Descarga
from generator.descargas.json_text import Json, to_json_bytes
from generator.descargas.publication import Publication

GEOJSON = "application/geo+json"

SEAT = "Ubicación aproximada de la sede comunal."
SEATS = "Puntos aproximados de las sedes de sus comunas. No es la ubicación de {}, que las fuentes no dan."


def geojson_files(publication: Publication) -> Iterator[Descarga]:
    """One file of communes, one of districts, one of projects."""
    cat = publication.catalogue
    comunas = [
        _feature(publication, c, seat(c), SEAT, {"cut": c.id, "provincia": c.provincia, "region": c.region})
        for c in cat.de(Comuna)
    ]
    distritos = [
        _feature(
            publication,
            d,
            seats(publication, d.comunas),
            SEATS.format("las faenas"),
            {"numero": d.numero, "rango": d.rango, "comunas": d.comunas, "regiones": d.regiones},
        )
        for d in cat.de(Distrito)
    ]
    proyectos = [
        _feature(
            publication,
            p,
            seats(publication, p.comunas),
            SEATS.format("la obra"),
            {"clase": p.clase, "sector": p.sector, "estado_proyecto": p.estado_proyecto, "comunas": p.comunas},
        )
        for p in cat.de(Proyecto)
    ]
    for name, title, features, what in (
        ("comunas", "Mapa de comunas", comunas, "Un punto por comuna"),
        ("distritos", "Mapa de distritos mineros", distritos, "Los puntos de las comunas de cada distrito"),
        ("proyectos", "Mapa de proyectos", proyectos, "Los puntos de las comunas de cada proyecto"),
    ):
        yield Descarga(
            f"geo/{name}.geojson",
            title,
            "GeoJSON",
            GEOJSON,
            to_json_bytes({"type": "FeatureCollection", "name": name, "features": features}),
            len(features),
            f"{what}, en la sede comunal y aproximados (WGS84).",
            "mapa",
        )


def seat(comuna: Comuna) -> Json | None:
    """Point of the commune's seat: longitude first, as the standard has it."""
    if comuna.latitud is None or comuna.longitud is None:
        return None
    return {"type": "Point", "coordinates": [plain_number(comuna.longitud), plain_number(comuna.latitud)]}


def seats(publication: Publication, comunas: tuple[str, ...]) -> Json | None:
    """The seats of several communes, or None if no seat is known."""
    points = [seat(publication.catalogue.get(Comuna, id_)) for id_ in comunas]
    known = [point["coordinates"] for point in points if point]
    return {"type": "MultiPoint", "coordinates": known} if known else None


def _feature(
    publication: Publication, r: Registro, geometry: Json | None, precision: str, own: dict[str, object]
) -> Json:
    return {
        "type": "Feature",
        "id": r.global_id,
        "geometry": geometry,
        "properties": {
            "id": r.global_id,
            "nombre": r.nombre,
            **own,
            "ubicacion": "aproximada" if geometry else "no informada en las fuentes",
            "ubicacion_nota": precision if geometry else None,
            "url": publication.page(r),
        },
    }
