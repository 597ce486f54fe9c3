"""Where each record lives on the site: one function, shared by the pages and by the answers that cite them."""

from __future__ import annotations

from content.formato import slugify
from content.model import Comuna, Fuente, Registro

FOLDER_BY_KIND = {
    "proyecto": "proyectos",
    "distrito": "distritos",
    "alianza": "alianzas",
    "foco": "focos",
    "acuerdo": "acuerdos",
    "objetivo": "objetivos",
    "comuna": "comunas",
    "lugar": "lugares",
    "indicador": "indicadores",
    "sesion": "sesiones",
    "organizacion": "organizaciones",
    "fuente": "fuentes",
}


def page_url(registro: Registro) -> str:
    """Site-relative address with a trailing slash and no leading one: `proyectos/275/`.

    A glossary term has no page of its own: `glosario/#fndr`. A commune goes by its name: `comunas/calama/`.
    """
    if registro.kind == "termino":
        return f"glosario/#{registro.id}"
    name = slugify(registro.nombre) if isinstance(registro, Comuna) else registro.id
    return f"{FOLDER_BY_KIND[registro.kind]}/{name}/"


def page_of(registro: Registro, anchor: str) -> str:
    """Address of the page on which an anchor of a record stands.

    It is the record's own, but for the sections of a long source: `fuentes/cepal-loa/cuadro-4/`.
    """
    url = page_url(registro)
    if isinstance(registro, Fuente) and registro.por_partes and any(s.id == anchor for s in registro.secciones):
        return f"{url}{anchor}/"
    return url


def anchored_url(registro: Registro, anchor: str) -> str:
    """Address of a figure, statement, note or section where it stands: `proyectos/275/#monto-total`."""
    url = page_of(registro, anchor)
    return url if "#" in url else f"{url}#{anchor}"
