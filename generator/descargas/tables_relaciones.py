"""The table of relations: every reference from one record or part to another, with its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from content.catalogue import Catalogue
from content.model import Acuerdo, Alianza, Comuna, Distrito, Lugar, Proyecto, Registro, Sesion
from generator.descargas.publication import Publication
from generator.descargas.table import Field, Table, build_table, field

RELATIONS = {
    "objetivo": "contribuye a ese objetivo estratégico",
    "foco": "pertenece a ese foco",
    "alianza": "pertenece a esa alianza",
    "acuerdo": "se relaciona con ese acuerdo",
    "comuna": "está en esa comuna",
    "lugar": "está en ese lugar",
    "sesion": "se vio o se tomó en esa sesión",
    "financista": "recibe aportes de esa organización",
    "participa": "en él participa esa organización, con el rol del detalle",
    "opera_faena": "tiene una faena de esa organización, la del detalle",
    "contiene": "contiene ese foco",
    "parte": "lo acordó esa organización",
    "organo": "sesionó ese órgano",
    "proyecto": "vio ese proyecto, en el punto del detalle",
    "habla_de": "la cifra habla de esa ficha",
    "conflicto_con": "dice otra cosa que esa cifra o dato",
    "dicho_en": "esa cifra o dato dice lo mismo, o más",
    "calculada_de": "se calculó con esa cifra",
    "afecta": "la nota habla de esa cifra o dato",
}
"""Kinds of relation, read from the origin to the destination."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One reference between global ids; `detalle` tells two apart, or is empty."""

    origen: str
    relacion: str
    destino: str
    detalle: str = ""


def relations(catalogue: Catalogue) -> tuple[Relation, ...]:
    """Every reference of the content, in the Catalogue's order, each once."""
    found = [r for registro in catalogue.registros.values() for r in _of_record(registro)]
    for c in catalogue.cifras.values():
        entity = (c.observacion and c.observacion.entidad) or (c.serie and c.serie.entidad)
        if entity:
            found.append(Relation(c.global_id, "habla_de", entity))
        found += [Relation(c.global_id, "conflicto_con", to) for to in c.cifra.conflicto_con]
        found += [Relation(c.global_id, "calculada_de", to) for to in c.cifra.calculada_de]
        found += [Relation(c.global_id, "dicho_en", to) for to in (c.cifra.dicho_en,) if to]
    for d in catalogue.datos.values():
        found += [Relation(d.global_id, "conflicto_con", to) for to in d.dato.conflicto_con]
        found += [Relation(d.global_id, "dicho_en", to) for to in (d.dato.dicho_en,) if to]
    for n in catalogue.notas.values():
        found += [Relation(n.global_id, "afecta", to) for to in n.nota.afecta]
    return tuple(dict.fromkeys(found))


def _of_record(r: Registro) -> Iterator[Relation]:
    def link(relacion: str, kind: str, local: tuple[str | None, ...], detalle: str = "") -> Iterator[Relation]:
        return (Relation(r.global_id, relacion, f"{kind}-{x}", detalle) for x in local if x)

    if isinstance(r, Proyecto | Alianza):
        yield from link("objetivo", "objetivo", r.objetivos)
        yield from link("acuerdo", "acuerdo", r.acuerdos)
    if isinstance(r, Proyecto | Distrito | Lugar):
        yield from link("comuna", "comuna", r.comunas)
    match r:
        case Proyecto():
            yield from link("foco", "foco", r.focos)
            yield from link("alianza", "alianza", (r.alianza,))
            yield from link("lugar", "lugar", r.lugares)
            yield from link("sesion", "sesion", r.sesiones)
            yield from link("financista", "organizacion", tuple(a.organizacion for a in r.financiamiento))
            for rol in r.organizaciones:
                yield from link("participa", "organizacion", (rol.organizacion,), rol.rol)
        case Distrito():
            for faena in r.faenas:
                yield from link("opera_faena", "organizacion", (faena.organizacion,), faena.nombre)
        case Alianza():
            yield from link("contiene", "foco", tuple(f.id for f in r.focos))
        case Acuerdo():
            yield from link("alianza", "alianza", (r.alianza,))
            yield from link("sesion", "sesion", (r.sesion,))
            yield from link("parte", "organizacion", r.partes)
        case Sesion():
            yield from link("organo", "organizacion", (r.organo,))
            yield from link("comuna", Comuna.kind, (r.comuna,))
            for punto in r.puntos:
                yield from link("proyecto", "proyecto", (punto.proyecto,), punto.numero)
            for persona in r.personas:
                yield from link("participa", "organizacion", (persona.organizacion,), persona.nombre)


def tables(publication: Publication) -> Iterator[Table]:
    """The table of relations."""
    fields: list[Field[Relation]] = [
        field("origen", "string", "Ficha, cifra, dato o nota de la que parte.", lambda x: x.origen, required=True),
        field("relacion", "string", "Qué une a las dos.", lambda x: x.relacion, codes=RELATIONS, required=True),
        field("destino", "string", "Ficha, cifra o dato al que llega.", lambda x: x.destino, required=True),
        field("detalle", "string", "Rol, faena o punto, donde lo hay.", lambda x: x.detalle),
        field(
            "destino_nombre", "string", "Nombre del destino.", lambda x: publication.name_of(x.destino), required=True
        ),
    ]
    yield build_table(
        "relaciones",
        "Relaciones",
        "Una fila por vínculo entre fichas, y entre cifras, datos y notas.",
        fields,
        relations(publication.catalogue),
        key=(),
    )


__all__ = ["RELATIONS", "Relation", "relations", "tables"]
