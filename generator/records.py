"""What stands on the page of one record: the parts that all records share, and those of its kind."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from markupsafe import Markup

from content.catalogue import cifras_de
from content.formato import valor_texto
from content.model import (
    Alianza,
    Comuna,
    Distrito,
    Foco,
    Fuente,
    Indicador,
    Lugar,
    Organizacion,
    Proyecto,
    Registro,
    Sesion,
)
from generator.cambios.view import commune_changes
from generator.cards import district_card, project_card
from generator.citing import cite, reference
from generator.escape import paragraphs
from generator.figure_views import Enlace
from generator.funders import financing
from generator.gallery import record_figures, record_map
from generator.open_data import record_downloads
from generator.related import related
from generator.scope import Scope
from generator.sections import source_sections
from generator.sharing import share
from generator.stages import steps
from generator.tables import tables
from generator.titles import title_of

VERSION_LENGTH = 10
"""Hexadecimal digits of a record's version that are printed."""


@dataclass(frozen=True, slots=True)
class CifraSobre:
    """A cell of another record's table that speaks of this one."""

    nombre: str
    valor: str
    periodo: str
    href: Markup
    ficha: str


def record_context(scope: Scope) -> dict[str, object]:
    """The context of a record's page."""
    r = scope.page.record
    assert r is not None
    cat, fig = scope.catalogue, scope.figures
    return {
        "registro": r,
        "titulo": title_of(r),
        "resumen": paragraphs(r.resumen),
        "hechos": scope.facts.hechos(r),
        "cifras": [fig.cifra(c) for c in cifras_de(r) if c.serie is None],
        "datos": [fig.dato(cat.datos[f"{r.global_id}.{d.id}"]) for d in r.datos],
        "notas": [fig.nota(cat.notas[f"{r.global_id}.{n.id}"]) for n in r.notas],
        "vacios": [fig.vacio(cat.vacios[f"{r.global_id}.{v.id}"]) for v in r.vacios],
        "grupos": related(r, scope.relations, scope.links),
        "fuentes": _sources(r, scope),
        "cita": cite(reference(r, scope.site_name, scope.address, scope.open_data.publication, scope.page.lang)),
        "compartir": share(title_of(r), scope.address),
        "version": version(scope.open_data.publication.catalogue.registros[r.global_id]),
        "descargas": record_downloads(r, scope),
        "mapa": record_map(r, scope),
        "graficos": {chart.kind: drawn for chart, drawn in record_figures(r, scope)},
        **_own(r, scope),
    }


def version(r: Registro) -> str:
    """Short hash of the record's content: the version that a citation names."""
    return sha256(r.model_dump_json().encode()).hexdigest()[:VERSION_LENGTH]


def _own(r: Registro, scope: Scope) -> dict[str, object]:
    """The parts that only this kind of record has."""
    match r:
        case Proyecto():
            return {
                "pasos": steps(r),
                "financiamiento": financing(r, scope),
                "componentes": _components(r, scope),
                "roles": _roles(r, scope),
            }
        case Distrito():
            organizaciones = {o.id: o for o in scope.catalogue.de(Organizacion)}
            return {
                "faenas": [
                    (f, organizaciones[f.organizacion], scope.links.record(organizaciones[f.organizacion]))
                    if f.organizacion
                    else (f, None, None)
                    for f in r.faenas
                ]
            }
        case Comuna():
            rel = scope.relations
            return {
                "proyectos": [project_card(p, scope) for p in rel.proyectos_de_comuna(r)],
                "distritos": [district_card(d, scope) for d in rel.distritos_de_comuna(r)],
                "lugares": [Enlace(x.nombre, scope.links.record(x)) for x in rel.lugares_de_comuna(r)],
                "sobre": _about(r, scope),
                "cambios": commune_changes(r, scope),
            }
        case Lugar() | Organizacion():
            return {"sobre": _about(r, scope)}
        case Alianza():
            return {"focos": [(f, scope.links.record(f), paragraphs(f.resumen)) for f in r.focos]}
        case Indicador():
            return {"tablas": list(tables(r, scope.catalogue, scope.figures))}
        case Sesion():
            return _session(r, scope)
        case Fuente():
            return {"secciones": list(source_sections(r, scope))}
        case Foco() | _:
            return {}


def _sources(r: Registro, scope: Scope) -> list[tuple[Enlace, tuple[Enlace, ...]]]:
    """Each source that the page rests on, with the sections that it cites."""
    grouped: dict[str, list[str]] = {}
    for fuente_id, seccion_id in scope.relations.fuentes_de(r):
        if isinstance(r, Fuente) and r.id == fuente_id:
            continue
        grouped.setdefault(fuente_id, []).append(seccion_id)
    found = []
    for fuente_id, ids in grouped.items():
        fuente = scope.catalogue.get(Fuente, fuente_id)
        names = {s.id: s.titulo for s in fuente.secciones}
        sections = tuple(Enlace(names[i], scope.links.record(fuente, i)) for i in ids)
        found.append((Enlace(fuente.nombre, scope.links.record(fuente), fuente.fecha_texto), sections))
    return found


def _components(p: Proyecto, scope: Scope) -> list[tuple[str, list[tuple[str, str, Markup]]]]:
    """Counted parts by sector: (sector, [(name, count, link)])."""
    cifras = {c.id: c for c in p.cifras}
    grouped: dict[str, list[tuple[str, str, Markup]]] = {}
    for part in p.componentes:
        text = valor_texto(cifras[part.cifra], scope.catalogue.unidades, scope.catalogue.idioma)
        grouped.setdefault(part.sector, []).append((part.nombre, text, scope.links.record(p, part.cifra)))
    return list(grouped.items())


def _roles(p: Proyecto, scope: Scope) -> list[Enlace]:
    found = []
    for rol in p.organizaciones:
        organizacion = scope.catalogue.get(Organizacion, rol.organizacion)
        found.append(Enlace(organizacion.nombre, scope.links.record(organizacion), rol.rol))
    return found


def _about(r: Registro, scope: Scope) -> list[CifraSobre]:
    return [
        CifraSobre(
            nombre=c.cifra.nombre,
            valor=valor_texto(c.cifra, scope.catalogue.unidades, scope.catalogue.idioma),
            periodo=c.cifra.periodo or "",
            href=scope.links.record(c.registro, c.anchor),
            ficha=c.registro.nombre,
        )
        for c in scope.relations.cifras_sobre(r)
    ]


def _session(s: Sesion, scope: Scope) -> dict[str, object]:
    proyectos = {p.id: p for p in scope.catalogue.de(Proyecto)}
    organizaciones = {o.id: o for o in scope.catalogue.de(Organizacion)}
    return {
        "puntos": [(x, scope.links.record(proyectos[x.proyecto]) if x.proyecto else None) for x in s.puntos],
        "personas": [
            (
                x,
                organizaciones[x.organizacion].nombre if x.organizacion else "",
                scope.links.record(organizaciones[x.organizacion]) if x.organizacion else None,
            )
            for x in s.personas
        ],
    }
