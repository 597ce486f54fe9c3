"""Which records a record is tied to by its fields: its places, funders, objectives, sessions."""

from __future__ import annotations

from collections.abc import Iterator

from content.catalogue import Catalogue
from content.model import Acuerdo, Comuna, Distrito, Lugar, Proyecto, Registro, Sesion


def links_of(record: Registro, catalogue: Catalogue) -> Iterator[str]:
    """Global ids of the records that this record is tied to by its fields."""
    yield from places_of(record, catalogue)
    if isinstance(record, Proyecto):
        yield from (f"objetivo-{o}" for o in record.objetivos)
        yield from (f"foco-{f}" for f in record.focos)
        yield from (f"organizacion-{a.organizacion}" for a in record.financiamiento)
        yield from (f"organizacion-{r.organizacion}" for r in record.organizaciones)
        yield from (f"sesion-{s}" for s in record.sesiones)
        yield from (f"acuerdo-{a}" for a in record.acuerdos)
        yield from (f"alianza-{record.alianza}",) if record.alianza else ()
    if isinstance(record, Sesion):
        yield f"organizacion-{record.organo}"
    if isinstance(record, Acuerdo):
        yield from (f"organizacion-{o}" for o in record.partes)
        yield from (f"alianza-{record.alianza}",) if record.alianza else ()
        yield from (f"sesion-{record.sesion}",) if record.sesion else ()


def places_of(record: Registro, catalogue: Catalogue) -> Iterator[str]:
    """Global ids of the places that the record's fields name."""
    if isinstance(record, (Proyecto, Distrito, Lugar)):
        yield from (f"comuna-{c}" for c in record.comunas)
    if isinstance(record, Proyecto):
        yield from (f"lugar-{x}" for x in record.lugares)
    regions = set(getattr(record, "regiones", ()))
    provinces = set(getattr(record, "provincias_fuente", ()))
    if isinstance(record, (Comuna, Lugar)):
        regions |= {record.region} if record.region else set()
        provinces |= {record.provincia} if record.provincia else set()
    for lugar in catalogue.de(Lugar):
        if (lugar.tipo == "region" and lugar.region in regions) or (
            lugar.tipo == "provincia" and lugar.provincia in provinces
        ):
            yield lugar.global_id
