"""Projects as an OC4IDS 0.9.5 package (Open Contracting Partnership and CoST). Codes are never translated.

What the content does not say is left out: the standard asks for no field but `id`. Sectors follow the standard's
codelist where it has one that fits, and our own sector stands beside it as a classification.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from content import etiquetas
from content.catalogue import CifraPublicada
from content.formato import slugify, valor_texto
from content.model import Aporte, Comuna, Fuente, Lugar, Objetivo, Organizacion, Proyecto
from generator.descargas.descarga import Descarga
from generator.descargas.geojson_files import SEAT, seat
from generator.descargas.json_text import Json, to_json_bytes, without_empty
from generator.descargas.publication import LICENCE, PUBLISHER, Publication

VERSION = "0.9"

PREFIX = "oc4ids-emra00"
"""Provisional prefix of the project ids: the Open Contracting Partnership gives the final one on request."""

CLASSES = ("iniciativa_emra", "proyecto_bilateral")
"""Classes of project that are published: what is under way, not historical programmes or municipal plans."""

SECTORS: Mapping[str, str] = {
    "agua": "waterAndWaste",
    "salud": "health",
    "educacion": "education",
    "transporte": "transport",
    "energia": "energy",
    "vivienda": "socialHousing",
    "mineria": "economy",
    "agricultura": "economy",
    "fomento_productivo": "economy",
}
"""Our sectors in the codelist projectSector; several sectors at once have no code of their own."""

CURRENCIES: Mapping[str, str] = {"dinero_clp": "CLP", "dinero_usd": "USD"}
"""Magnitudes of units that are money of a known scale."""


def oc4ids_files(publication: Publication) -> Iterator[Descarga]:
    """One package with every project and one a project; none if the data names no day or no project."""
    projects = [p for p in publication.catalogue.de(Proyecto) if p.clase in CLASSES]
    day = publication.changed or publication.date
    if not projects or not day:
        return
    written = [_project(publication, p) for p in projects]
    for project, document in zip(projects, written, strict=True):
        path = f"oc4ids/{project.global_id}.json"
        yield _download(publication, path, f"OC4IDS: {project.nombre}", [document], day)
    yield _download(publication, "oc4ids.json", "Proyectos en el estándar OC4IDS", written, day)


def _download(publication: Publication, path: str, title: str, projects: list[Json], day: str) -> Descarga:
    package = {
        "uri": publication.file(path),
        "publishedDate": date_time(day),
        "version": VERSION,
        "publisher": {"name": PUBLISHER, "uri": publication.site_url},
        "license": LICENCE.url,
        "publicationPolicy": publication.file(""),
        "projects": projects,
    }
    return Descarga(
        path,
        title,
        "JSON",
        "application/json",
        to_json_bytes(package),
        len(projects),
        f"Estándar OC4IDS 0.9.5. El prefijo de los identificadores ({PREFIX}) es provisional.",
        "obras" if path == "oc4ids.json" else "ficha",
    )


def date_time(day: str) -> str:
    """A day as the standard's date-time."""
    return f"{day}T00:00:00Z"


def _project(publication: Publication, p: Proyecto) -> Json:
    return without_empty(
        {
            "id": f"{PREFIX}-{p.id}",
            "language": "es",
            "title": p.nombre,
            "description": p.resumen,
            "identifiers": [{"scheme": i.esquema, "id": i.id} for i in p.identificadores],
            "status": p.estado_proyecto,
            "type": p.tipo_obra,
            "sector": [SECTORS[p.sector]] if p.sector in SECTORS else [],
            "additionalClassifications": _classifications(publication, p),
            "locations": _locations(publication, p),
            "budget": _budget(publication, p),
            "parties": _parties(publication, p),
            "documents": _documents(publication, p),
        }
    )


def _classifications(publication: Publication, p: Proyecto) -> list[Json]:
    own = [
        {"scheme": "EMRA-sector", "id": p.sector, "description": etiquetas.SECTOR[p.sector]},
        {"scheme": "EMRA-clase", "id": p.clase, "description": etiquetas.CLASE[p.clase]},
    ]
    for id_ in p.objetivos:
        objetivo = publication.catalogue.get(Objetivo, id_)
        own.append({"scheme": "EMRA-objetivo", "id": objetivo.codigo, "description": objetivo.nombre})
    return [*own]


def _locations(publication: Publication, p: Proyecto) -> list[Json]:
    found: list[Json] = []
    for id_ in p.comunas:
        comuna = publication.catalogue.get(Comuna, id_)
        found.append(
            without_empty(
                {
                    "id": comuna.global_id,
                    "description": " ".join(filter(None, (f"Comuna de {comuna.nombre}.", p.comunas_nota, SEAT))),
                    "geometry": seat(comuna),
                    "gazetteer": {"scheme": "CL-CUT", "identifiers": [comuna.id]},
                    "uri": publication.page(comuna),
                    "address": {"locality": comuna.nombre, "region": comuna.region, "countryName": "Chile"},
                }
            )
        )
    for id_ in p.lugares:
        lugar = publication.catalogue.get(Lugar, id_)
        found.append({"id": lugar.global_id, "description": lugar.nombre, "uri": publication.page(lugar)})
    return found


def money(publication: Publication, c: CifraPublicada) -> Json | None:
    """The figure as an amount in whole money, or None if it is no money or of unknown scale."""
    if c.cifra.valor is None or c.cifra.unidad is None:
        return None
    unidad = publication.catalogue.unidades[c.cifra.unidad]
    if unidad.magnitud not in CURRENCIES:
        return None
    amount: Decimal = c.cifra.valor * unidad.factor
    return {"amount": amount, "currency": CURRENCIES[unidad.magnitud]}


def _budget(publication: Publication, p: Proyecto) -> Json:
    cat = publication.catalogue
    total = cat.cifras[f"{p.global_id}.{p.presupuesto}"] if p.presupuesto else None
    lines = [_line(publication, p, a, n) for n, a in enumerate(p.financiamiento, start=1)]
    groups = [{"id": "financistas", "description": "Quién paga, según la fuente.", "budgetBreakdown": lines}]
    return without_empty(
        {
            "description": f"{total.cifra.nombre}: {valor_texto(total.cifra, cat.unidades)}." if total else None,
            "amount": money(publication, total) if total else None,
            "budgetBreakdowns": groups if lines else [],
        }
    )


def _line(publication: Publication, p: Proyecto, aporte: Aporte, number: int) -> Json:
    cat = publication.catalogue
    organizacion = cat.get(Organizacion, aporte.organizacion)
    said = [cat.cifras[f"{p.global_id}.{id_}"] for id_ in (aporte.monto, aporte.porcentaje) if id_]
    return without_empty(
        {
            "id": str(number),
            "description": ". ".join(f"{c.cifra.nombre}: {valor_texto(c.cifra, cat.unidades)}" for c in said),
            "amount": money(publication, cat.cifras[f"{p.global_id}.{aporte.monto}"]) if aporte.monto else None,
            "uri": publication.page(p, aporte.monto) if aporte.monto else None,
            "sourceParty": {"id": organizacion.global_id, "name": organizacion.nombre},
        }
    )


def _parties(publication: Publication, p: Proyecto) -> list[Json]:
    """Funders carry the standard's role; other roles stay in our words, since its codelist is about contracts."""
    funders = [a.organizacion for a in p.financiamiento]
    found: list[Json] = []
    for id_ in dict.fromkeys((*funders, *(r.organizacion for r in p.organizaciones))):
        organizacion = publication.catalogue.get(Organizacion, id_)
        roles = [r.rol for r in p.organizaciones if r.organizacion == id_]
        found.append(
            without_empty(
                {
                    "id": organizacion.global_id,
                    "name": organizacion.nombre,
                    "roles": ["funder"] if id_ in funders else [],
                    "classifications": [
                        {"scheme": "EMRA-rol", "id": slugify(rol), "description": rol} for rol in roles
                    ],
                }
            )
        )
    return found


def _documents(publication: Publication, p: Proyecto) -> list[Json]:
    found: list[Json] = []
    for number, cita in enumerate(p.fuentes, start=1):
        fuente, seccion = publication.section_of(cita)
        found.append(
            without_empty(
                {
                    "id": str(number),
                    "title": fuente.nombre,
                    "description": f"{cita.localizador or seccion.localizador}: {seccion.titulo}.",
                    "url": publication.page(fuente, seccion.id),
                    "datePublished": _full_date(fuente),
                    "language": fuente.idioma,
                    "author": fuente.autor or fuente.editor,
                }
            )
        )
    return found


def _full_date(fuente: Fuente) -> str | None:
    return date_time(fuente.fecha) if fuente.fecha and len(fuente.fecha) == len("2026-01-21") else None
