"""Where each record lives on the site: one function, shared by the pages and by the answers that cite them."""

from __future__ import annotations

from content.formato import slugify
from content.model import Comuna, Registro

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


def anchored_url(registro: Registro, anchor: str) -> str:
    """Address of a figure, statement, note or section on its record's page: `proyectos/275/#monto-total`."""
    url = page_url(registro)
    return url if "#" in url else f"{url}#{anchor}"
