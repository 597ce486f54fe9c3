"""What a record is called in a list, a link or above its page. Pure."""

from __future__ import annotations

from content import etiquetas
from content.formato import Idioma, fecha_parcial
from content.model import (
    Acuerdo,
    Alianza,
    Comuna,
    Distrito,
    Foco,
    Fuente,
    Indicador,
    Lugar,
    Objetivo,
    Organizacion,
    Proyecto,
    Registro,
    Seccion,
    Sesion,
)


def title_of(r: Registro) -> str:
    """The name by which a list or a link calls a record."""
    return f"{r.codigo}: {r.nombre}" if isinstance(r, Objetivo) and not r.nombre.startswith(r.codigo) else r.nombre


def section_title(f: Fuente, s: Seccion) -> str:
    """The title of the page of one section: two sources can have a section of the same name."""
    return f"{s.titulo} · {title_of(f)}"


def kicker_of(r: Registro, idioma: Idioma = "es") -> str:
    """The small line above a record's title: what kind of thing it is, with dates in the language asked."""
    match r:
        case Proyecto():
            ids = " y ".join(i.id for i in r.identificadores)
            return f"{etiquetas.CLASE[r.clase]} · ID {ids}" if ids else etiquetas.CLASE[r.clase]
        case Distrito():
            return "Distrito minero"
        case Comuna():
            return f"Comuna · {region_title(r.region)}"
        case Alianza():
            return f"Alianza estratégica · {etiquetas.PLAZO[r.plazo]}"
        case Foco():
            return "Foco de la alianza de mediano plazo"
        case Acuerdo():
            return etiquetas.TIPO_ACUERDO[r.tipo]
        case Objetivo():
            return f"Objetivo estratégico · {r.codigo}"
        case Lugar():
            return etiquetas.TIPO_LUGAR[r.tipo]
        case Indicador():
            return f"Indicador · {etiquetas.TEMA[r.tema]}"
        case Sesion():
            return f"Sesión · {fecha_parcial(str(r.fecha), idioma)}" if r.fecha else "Sesión"
        case Organizacion():
            return etiquetas.TIPO_ORGANIZACION[r.tipo]
        case Fuente():
            return f"Fuente · {etiquetas.TIPO_FUENTE[r.tipo]}"
        case _:
            return ""


ADJECTIVES = ("Metropolitana",)
"""Regions whose name is an adjective: they take no «de»."""


def region_title(region: str) -> str:
    """`Región de Antofagasta`; `Región Metropolitana`."""
    return f"Región {region}" if region in ADJECTIVES else f"Región de {region}"


KIND_NAMES = {
    "proyecto": "Proyectos",
    "distrito": "Distritos mineros",
    "alianza": "Alianzas",
    "foco": "Focos",
    "acuerdo": "Acuerdos",
    "objetivo": "Objetivos",
    "comuna": "Comunas",
    "lugar": "Lugares",
    "indicador": "Indicadores",
    "sesion": "Sesiones",
    "organizacion": "Organizaciones",
    "fuente": "Fuentes",
    "termino": "Glosario",
}
"""Plural name of each kind of record, for a heading."""
