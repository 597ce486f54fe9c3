"""Records as cards in a list: a name, a link, a small line above and the lines that tell it from its neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from content import etiquetas
from content.formato import fecha_larga, valor_texto
from content.model import Acuerdo, Comuna, Distrito, Fuente, Organizacion, Proyecto, Registro, Sesion
from generator.escape import one_line
from generator.facts import amounts_in_conflict, counted
from generator.idiomas.marks import closed, unmarked
from generator.plan import shorten
from generator.scope import Scope
from generator.titles import title_of

LIST_TEXT_LENGTH = 180
"""Characters of a record's summary in a list."""

_SENTENCE_END = re.compile(r"(?<=[\w)»%])[.?!](?= [^\W\d_a-z])")
"""A full stop after a word and before a capital letter."""


@dataclass(frozen=True, slots=True)
class Ficha:
    """A record in a list: name, link, small line above, and lines below."""

    nombre: str
    href: Markup
    sobre: str
    lineas: tuple[str, ...]


def plain_card(r: Registro, scope: Scope) -> Ficha:
    """Any record, with the beginning of its summary."""
    return Ficha(title_of(r), scope.links.record(r), _above(r, scope), (opening(r.resumen),))


def opening(text: str, length: int = LIST_TEXT_LENGTH) -> str:
    """The first sentences of a text that fit; where not even one does, its first words."""
    flat = one_line(text)
    if len(unmarked(flat)) <= length:
        return flat
    ends = [m.start() + 1 for m in _SENTENCE_END.finditer(flat) if m.start() < length]
    return closed(flat[: ends[-1]]) if ends and ends[-1] >= length // 2 else shorten(text, length)


def _above(r: Registro, scope: Scope) -> str:
    """What tells a record from its neighbours at a glance: a date, an acronym, the target that it sets."""
    match r:
        case Fuente():
            return r.fecha_texto[:1].upper() + r.fecha_texto[1:]
        case Sesion():
            return fecha_larga(r.fecha, scope.catalogue.idioma) if r.fecha else ""
        case Organizacion():
            return r.sigla if r.sigla and r.sigla not in r.nombre else ""
        case Acuerdo():
            meta = next((c for c in r.cifras if c.id == r.meta), None)
            return f"Meta: {valor_texto(meta, scope.catalogue.unidades, scope.catalogue.idioma)}" if meta else ""
        case _:
            return ""


def own_communes(scope: Scope) -> list[Ficha]:
    """The communes of the region that the portal is for, which `secciones/comunas.md` names."""
    region = scope.written.intro("comunas").text("region")
    return [commune_card(c, scope) for c in scope.catalogue.de(Comuna) if c.region == region]


def commune_card(c: Comuna, scope: Scope) -> Ficha:
    """A commune, with how many projects name it and its mining districts."""
    districts = scope.relations.distritos_de_comuna(c)
    count = counted(scope.relations.proyectos_de_comuna(c)) or "Ningún proyecto la nombra"
    names = ", ".join(d.nombre for d in districts) or "Sin distrito minero en el estudio"
    return Ficha(c.nombre, scope.links.record(c), f"Provincia de {c.provincia}", (count, names))


def project_card(p: Proyecto, scope: Scope) -> Ficha:
    """A project in a list."""
    budget = next((c for c in p.cifras if c.id == p.presupuesto), None)
    places = ", ".join(scope.catalogue.get(Comuna, c).nombre for c in p.comunas)
    amount = f"Monto total: {valor_texto(budget, scope.catalogue.unidades, scope.catalogue.idioma)}" if budget else ""
    missing = "Montos en conflicto" if amounts_in_conflict(p, scope.catalogue) else "Monto total no informado"
    ids = " y ".join(i.id for i in p.identificadores)
    first = f"ID {ids}" if ids else "Sin ID" if p.clase == "iniciativa_emra" else etiquetas.CLASE[p.clase]
    return Ficha(
        nombre=p.nombre,
        href=scope.links.record(p),
        sobre=f"{first} · {etiquetas.SECTOR[p.sector]}",
        lineas=(amount or missing, places or "Comuna no informada"),
    )


def district_card(d: Distrito, scope: Scope) -> Ficha:
    """A district in a list."""
    total = len(scope.catalogue.de(Distrito))
    return Ficha(
        nombre=d.nombre,
        href=scope.links.record(d),
        sobre=f"{d.rango}° de {total} en desarrollo",
        lineas=("Faenas: " + ", ".join(f.nombre for f in d.faenas),),
    )
