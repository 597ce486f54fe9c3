"""What a page tells machines about itself: schema.org in JSON-LD, put into the head by the theme.

The block holds data and no code: a browser never executes `application/ld+json`, so that the site's content policy
needs no exception for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from content.model import (
    Comuna,
    Distrito,
    Fuente,
    Indicador,
    Lugar,
    Organizacion,
    Proyecto,
    Registro,
    Seccion,
    Sesion,
)
from generator.descargas.json_text import Json, plain, without_empty
from generator.descargas.publication import DESCRIPTION, FOLDER, LICENCE, PUBLISHER, TITLE
from generator.escape import one_line
from generator.idiomas.marks import unmarked
from generator.scope import Scope
from generator.titles import region_title

COUNTRY = "Chile"
LANGUAGE_TAG = {"es": "es-CL", "en": "en"}

PLACE_TYPE = {"provincia": "AdministrativeArea", "region": "AdministrativeArea", "rio": "RiverBodyOfWater"}
"""schema.org types of places; any other is a Place."""

ORGANISATION_TYPE = {
    "publica": "GovernmentOrganization",
    "empresa_publica": "Corporation",
    "empresa_privada": "Corporation",
    "gremio": "Organization",
    "sociedad_civil": "NGO",
    "academia": "EducationalOrganization",
    "internacional": "Organization",
}

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def structured(scope: Scope) -> str:
    """The JSON-LD of a page, safe inside a `<script>`: no character that could end it stands as itself."""
    graph = [_breadcrumbs(scope), _main(scope), _institution(scope)]
    text = unmarked(
        json.dumps(
            plain({"@context": "https://schema.org", "@graph": [node for node in graph if node]}),
            ensure_ascii=False,
            separators=(",", ":"),
        )
    )
    for character, escaped in _UNSAFE.items():  # `translate` takes ten times as long where letters have accents
        text = text.replace(character, escaped)
    return text


def _institution(scope: Scope) -> Json:
    return {
        "@type": "GovernmentOrganization",
        "@id": f"{scope.site_url}#institucion",
        "name": PUBLISHER,
    }


def _publisher(scope: Scope) -> Json:
    return {"@id": f"{scope.site_url}#institucion"}


def _breadcrumbs(scope: Scope) -> Json | None:
    page = scope.page
    if not page.parents:
        return None
    name = page.seccion.titulo if page.seccion else page.title
    trail = [*page.parents, (name, page.url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": one_line(name), "item": scope.site_url + url}
            for n, (name, url) in enumerate(trail, start=1)
        ],
    }


def _main(scope: Scope) -> Json:
    """What the page is about; a page that is about no single thing is a WebPage, the start page the WebSite."""
    page, r = scope.page, scope.page.record
    base: Json = {"name": page.title, "url": scope.address, "inLanguage": LANGUAGE_TAG[page.lang]}
    if page.url == FOLDER:
        return _open_data(scope)
    if r is None:
        kind = "WebPage" if page.parents else "WebSite"
        return {
            "@type": kind,
            **base,
            "name": page.title if page.parents else scope.site_name,
            "description": page.description,
            "publisher": _publisher(scope),
        }
    if page.seccion is not None:
        return _section(page.seccion, base, scope)
    about = without_empty(_about(r, scope))
    return {**about, "name": one_line(r.nombre), "description": one_line(r.resumen), "url": scope.address}


def _about(r: Registro, scope: Scope) -> Json:
    match r:
        case Proyecto() | Distrito() | Indicador():
            return _dataset(r, scope)
        case Comuna():
            geo = (
                {"@type": "GeoCoordinates", "latitude": r.latitud, "longitude": r.longitud}
                if r.latitud is not None and r.longitud is not None
                else None
            )
            return {
                "@type": "AdministrativeArea",
                "identifier": f"CUT {r.id}",
                "geo": geo,
                "containedInPlace": _within(f"Provincia de {r.provincia}", _within(region_title(r.region))),
            }
        case Lugar():
            places = [_commune(scope.catalogue.get(Comuna, c)) for c in r.comunas]
            return {
                "@type": PLACE_TYPE.get(r.tipo, "Place"),
                "containedInPlace": places[0] if len(places) == 1 else places,
            }
        case Organizacion():
            return {"@type": ORGANISATION_TYPE[r.tipo]}
        case Sesion():
            return {
                "@type": "Event",
                "startDate": r.fecha,
                "organizer": {"@type": "Organization", "name": scope.catalogue.get(Organizacion, r.organo).nombre},
                "location": _commune(scope.catalogue.get(Comuna, r.comuna)) if r.comuna else None,
            }
        case Fuente():
            return {
                "@type": "CreativeWork",
                "author": {"@type": "Person", "name": r.autor} if r.autor else None,
                "publisher": {"@type": "Organization", "name": r.editor},
                "datePublished": r.fecha,
                "inLanguage": r.idioma,
            }
        case _:
            return {"@type": "WebPage", "inLanguage": LANGUAGE_TAG[scope.page.lang], "publisher": _publisher(scope)}


def _section(s: Seccion, base: Json, scope: Scope) -> Json:
    """Our digest of one section, as a part of the page of its source."""
    title, url = scope.page.parents[-1]
    return {
        "@type": "WebPage",
        **base,
        "name": one_line(s.titulo),
        "description": scope.page.description,
        "publisher": _publisher(scope),
        "isPartOf": {"@type": "CreativeWork", "name": title, "url": scope.site_url + url},
    }


def _dataset(r: Proyecto | Distrito | Indicador, scope: Scope) -> Json:
    """The record's figures as a Dataset, with the files that hold them."""
    publication = scope.open_data.publication
    paths = (f"registros/{r.global_id}.json", f"oc4ids/{r.global_id}.json")
    communes = getattr(r, "comunas", ())
    measured = [c.nombre for c in r.cifras] + ([s.nombre for s in r.series] if isinstance(r, Indicador) else [])
    sources = dict.fromkeys(fuente for fuente, _ in scope.relations.fuentes_de(r))
    return {
        "@type": "Dataset",
        "identifier": [r.global_id, *(f"{i.esquema} {i.id}" for i in getattr(r, "identificadores", ()))],
        "version": publication.version,
        "dateModified": publication.changed,
        "license": LICENCE.url,
        "isAccessibleForFree": True,
        "inLanguage": "es-CL",
        "creator": _publisher(scope),
        "isPartOf": {"@type": "Dataset", "@id": f"{scope.site_url}{FOLDER}#datos", "name": TITLE},
        "isBasedOn": [publication.page(scope.catalogue.get(Fuente, f)) for f in sources],
        "spatialCoverage": [_commune(scope.catalogue.get(Comuna, c)) for c in communes],
        "variableMeasured": list(dict.fromkeys(one_line(name) for name in measured)),
        "distribution": _distributions(paths, scope),
    }


def _open_data(scope: Scope) -> Json:
    publication = scope.open_data.publication
    listed = [path for path, f in sorted(scope.open_data.files.items()) if f.group not in ("cifra", "ficha")]
    return without_empty(
        {
            "@type": "Dataset",
            "@id": f"{scope.address}#datos",
            "name": TITLE,
            "description": DESCRIPTION,
            "url": scope.address,
            "version": publication.version,
            "dateModified": publication.changed,
            "license": LICENCE.url,
            "isAccessibleForFree": True,
            "inLanguage": "es-CL",
            "creator": _publisher(scope),
            "spatialCoverage": _within("Región de Antofagasta"),
            "distribution": _distributions(listed, scope),
        }
    )


def _distributions(paths: Iterable[str], scope: Scope) -> list[Json]:
    files = scope.open_data.files
    return [
        {
            "@type": "DataDownload",
            "name": files[path].title,
            "encodingFormat": files[path].media_type,
            "contentUrl": scope.open_data.publication.file(path),
        }
        for path in paths
        if path in files
    ]


def _commune(c: Comuna) -> Json:
    return _within(c.nombre, _within(region_title(c.region)))


def _within(name: str, holder: Json | None = None) -> Json:
    inside = holder or {"@type": "Country", "name": COUNTRY}
    return {"@type": "AdministrativeArea", "name": name, "containedInPlace": inside}
