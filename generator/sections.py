"""The sections of a source: their digest, what this portal says that rests on it, and the page where it stands.

A table of a study can be hundreds of figures, and a record that rests on a section often does so with many parts.
Such a record is named once, with how many; its own page shows every part with its citation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from content.catalogue import CifraPublicada, DatoPublicado, VacioPublicado
from content.formato import valor_texto
from content.model import Fuente, Seccion
from generator.escape import paragraphs
from generator.figure_views import Enlace
from generator.relations import Parte
from generator.scope import Scope
from generator.titles import title_of

FEW = 2
"""Parts of one record that are named one by one."""

MOST = 24
"""Links of one section. The rest are in the open data, where every citation is a row."""


@dataclass(frozen=True, slots=True)
class SeccionVista:
    """A section of a source: its digest and what rests on it. `total` counts all of that, `mas` what is not linked.

    `href` leads to where it stands, on this page or its own.
    """

    anchor: str
    href: Markup
    titulo: str
    localizador: str
    parrafos: tuple[str, ...]
    apoyos: tuple[Enlace, ...]
    total: int
    mas: int


def source_sections(f: Fuente, scope: Scope) -> Iterator[SeccionVista]:
    """The sections in the order of the document."""
    supports = scope.relations.apoyos(f)
    for s in f.secciones:
        yield section_view(f, s, supports[s.id], scope)


def section_view(f: Fuente, s: Seccion, parts: Sequence[Parte], scope: Scope) -> SeccionVista:
    """One section, with the parts of records that rest on it."""
    links, linked = _links(parts, scope)
    return SeccionVista(
        anchor=s.id,
        href=scope.links.record(f, s.id),
        titulo=s.titulo,
        localizador=s.localizador,
        parrafos=tuple(paragraphs(s.resumen)),
        apoyos=links,
        total=len(parts),
        mas=len(parts) - linked,
    )


def _links(parts: Sequence[Parte], scope: Scope) -> tuple[tuple[Enlace, ...], int]:
    """Links in the order of the data, and how many parts they stand for."""
    by_record: dict[str, list[Parte]] = {}
    for part in parts:
        by_record.setdefault(part.registro.global_id, []).append(part)
    links: list[Enlace] = []
    linked = 0
    for own in by_record.values():
        record = own[0].registro
        new = [_link(p, scope) for p in own]
        if len(own) > FEW:
            new = [Enlace(title_of(record), scope.links.record(record), f"{len(own)} cifras, datos o notas")]
        if len(links) + len(new) > MOST:
            break
        links += new
        linked += len(own)
    return tuple(links), linked


def _link(part: Parte, scope: Scope) -> Enlace:
    """A link to what rests on a section: a figure with its value, or the name of a statement, note or gap."""
    href = scope.links.record(part.registro, part.anchor)
    match part:
        case CifraPublicada():
            value = valor_texto(part.cifra, scope.catalogue.unidades, scope.catalogue.idioma)
            return Enlace(part.cifra.nombre, href, value)
        case DatoPublicado():
            return Enlace(part.dato.nombre, href, part.registro.nombre)
        case VacioPublicado():
            return Enlace(part.vacio.nombre, href, part.registro.nombre)
        case _:
            return Enlace(part.nota.titulo, href, part.registro.nombre)
