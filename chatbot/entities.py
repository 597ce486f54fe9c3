"""The things a question can name: records and the members inside them, with every name they go by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from content.catalogue import Catalogue
from content.model import Distrito, Foco, Lugar, Objetivo, Organizacion, Proyecto, Registro, Sesion

ORDINALS = ("primer", "segundo", "tercer", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo")

_MIN_BARE_ID = 100
"""Smallest project number that people use alone («el 275»); smaller ones need «ID» or «proyecto»."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Something with a name. `id` is the record's global id, or `record.member` for a faena or a person."""

    id: str
    tipo: str
    nombre: str
    record_id: str
    nombres: tuple[str, ...]
    """Every name, the first one being the official one."""


def build_entities(catalogue: Catalogue) -> dict[str, Entity]:
    """All entities by id, in the Catalogue's order."""
    found: dict[str, Entity] = {}
    for record in catalogue.registros.values():
        for entity in (_of_record(record), *_members(record)):
            found.setdefault(entity.id, entity)
    return found


def _of_record(record: Registro) -> Entity:
    names = [record.nombre, *record.alias, *_codes(record)]
    return Entity(record.global_id, record.kind, record.nombre, record.global_id, tuple(dict.fromkeys(names)))


def _codes(record: Registro) -> Iterator[str]:
    if isinstance(record, Proyecto):
        for identificador in record.identificadores:
            number = identificador.id
            yield from (f"ID {number}", f"proyecto {number}", f"IDs {number}")
            if number.isdecimal() and int(number) >= _MIN_BARE_ID:
                yield number
    elif isinstance(record, Distrito):
        yield from (f"distrito {record.numero}", f"distrito número {record.numero}", f"district {record.numero}")
    elif isinstance(record, Foco):
        yield f"foco {record.numero}"
        yield f"{ORDINALS[record.numero - 1]} foco"
    elif isinstance(record, Objetivo):
        place = int(record.codigo[2:])
        yield from (record.codigo, f"objetivo {place}", f"objetivo estratégico {place}")
        yield from (f"{ORDINALS[place - 1]} objetivo", f"{ORDINALS[place - 1]} objetivo estratégico")
    elif isinstance(record, Organizacion) and record.sigla:
        yield record.sigla
    elif isinstance(record, Lugar) and record.tipo == "region" and record.region:
        yield record.region
    elif isinstance(record, Lugar) and record.tipo == "provincia" and record.provincia:
        yield record.provincia


def _members(record: Registro) -> Iterator[Entity]:
    if isinstance(record, Distrito):
        for faena in record.faenas:
            names = (faena.nombre, *faena.alias, f"faena {faena.nombre}", f"mina {faena.nombre}")
            yield Entity(f"{record.global_id}.{faena.id}", "faena", faena.nombre, record.global_id, names)
    elif isinstance(record, Sesion):
        for persona in record.personas:
            yield Entity(
                f"persona-{persona.id}",
                "persona",
                persona.nombre,
                record.global_id,
                tuple(dict.fromkeys([persona.nombre, *persona.alias, *short_names(persona.nombre)])),
            )


def short_names(full: str) -> Iterator[str]:
    """How people shorten a Chilean name: first name and first surname, first name and each middle one dropped."""
    parts = full.split()
    if len(parts) == 3:
        yield f"{parts[0]} {parts[1]}"
    elif len(parts) >= 4:
        yield f"{parts[0]} {parts[-2]}"
        yield f"{parts[0]} {parts[1]} {parts[-2]}"
