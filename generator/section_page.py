"""What stands on the page of one section of a long source. The table that leads here is on the source's own page."""

from __future__ import annotations

from dataclasses import replace

from content.model import Fuente, Seccion
from generator.citing import cite, reference
from generator.escape import one_line
from generator.figure_views import Enlace
from generator.idiomas.marks import unmarked
from generator.open_data import record_downloads
from generator.records import version
from generator.scope import Scope
from generator.sections import section_view
from generator.sharing import share
from generator.titles import section_title, title_of


def section_context(scope: Scope) -> dict[str, object]:
    """The context of a section's page: what pages of records have, with the section's own title and address."""
    f, s = scope.page.record, scope.page.seccion
    assert isinstance(f, Fuente)
    assert s is not None
    publication = scope.open_data.publication
    title = section_title(f, s)
    source = reference(f, scope.site_name, scope.address, publication, scope.page.lang)
    place = f.secciones.index(s)
    return {
        "titulo": s.titulo,
        "parte": f"Parte {place + 1} de {len(f.secciones)}",
        "seccion": section_view(f, s, scope.relations.apoyos(f)[s.id], scope),
        "fuente": Enlace(title_of(f), scope.links.record(f, "parte-secciones"), f.fecha_texto),
        "anterior": _step(f, f.secciones[place - 1] if place else None, scope),
        "siguiente": _step(f, next(iter(f.secciones[place + 1 :]), None), scope),
        "cita": cite(replace(source, key=f"{source.key}-{s.id}", title=unmarked(one_line(title)))),
        "compartir": share(title, scope.address),
        "version": version(publication.catalogue.registros[f.global_id]),
        "descargas": [replace(d, titulo=scope.told("La ficha de la fuente")) for d in record_downloads(f, scope)],
        **dict.fromkeys(("resumen", "hechos", "cifras", "datos", "notas", "vacios", "grupos", "fuentes"), ()),
        "mapa": None,
        "graficos": {},
    }


def _step(f: Fuente, s: Seccion | None, scope: Scope) -> Enlace | None:
    """The link to a neighbouring section, if there is one."""
    return Enlace(s.titulo, scope.links.record(f, s.id)) if s else None
