"""The related records of each kind of record, both ways: which groups, in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from content.model import (
    Acuerdo,
    Alianza,
    Comuna,
    Foco,
    Fuente,
    Lugar,
    Objetivo,
    Organizacion,
    Registro,
    Sesion,
)
from generator.figure_views import Enlace
from generator.links import Links
from generator.relations import Relations
from generator.titles import KIND_NAMES, title_of


@dataclass(frozen=True, slots=True)
class Grupo:
    """Related records under one heading; `mas` counts those that are not listed."""

    titulo: str
    enlaces: tuple[Enlace, ...]
    mas: int = 0


MOST = 80
"""Records under one heading: a page that lists a thousand is no use on a phone."""


def related(r: Registro, rel: Relations, links: Links) -> tuple[Grupo, ...]:
    """Related records, both ways; groups without members are left out."""
    found: list[tuple[str, Iterable[Registro]]] = []
    match r:
        case Comuna():
            found = [
                ("Provincia y región", rel.territorios_de_comuna(r)),
                ("Sesiones y reuniones", rel.sesiones_de_comuna(r)),
            ]
        case Objetivo():
            found = [("Proyectos con este rótulo", rel.proyectos_de(r)), ("Alianzas", rel.alianzas_de(r))]
        case Alianza():
            found = [
                ("Focos", r.focos),
                ("Acuerdos", rel.acuerdos_de(r)),
                ("Proyectos", rel.proyectos_de(r)),
            ]
        case Foco() | Lugar():
            found = [("Proyectos", rel.proyectos_de(r))]
        case Acuerdo():
            found = [("Proyectos", rel.proyectos_de(r)), ("Alianzas", rel.alianzas_de(r))]
        case Sesion():
            found = [("Acuerdos", rel.acuerdos_de(r)), ("Proyectos tratados", rel.proyectos_de(r))]
        case Organizacion():
            found = [
                ("Acuerdos y convenios", rel.acuerdos_de(r)),
                ("Sesiones", rel.sesiones_de(r)),
                ("Distritos con faenas suyas", rel.distritos_de(r)),
            ]
        case Fuente():
            citing = rel.registros_de_fuente(r)
            found = [(name, [x for x in citing if x.kind == kind]) for kind, name in KIND_NAMES.items()]
        case _:
            pass
    groups = [Grupo(title, tuple(Enlace(title_of(x), links.record(x)) for x in records)) for title, records in found]
    if isinstance(r, Organizacion):
        roles = tuple(Enlace(p.nombre, links.record(p), rol) for p, rol in rel.roles_de(r))
        groups.insert(0, Grupo("Proyectos", roles))
    return tuple(Grupo(g.titulo, g.enlaces[:MOST], max(0, len(g.enlaces) - MOST)) for g in groups if g.enlaces)
