"""Recorded editions → what a template prints; an edition can be narrowed to one commune."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from content.catalogue import Catalogue
from content.formato import Idioma, fecha_larga, numero
from content.model import CambioCifra, CambioFicha, Comuna, Edicion
from content.rutas import page_url
from generator.cards import own_communes
from generator.figure_views import Enlace
from generator.scope import Scope

FEED_RSS, FEED_JSON = "feed.xml", "feed.json"

TIPO = {"nueva": "Cifra nueva", "cambia": "Cambió", "sale": "Se retiró"}
"""What happened to a figure, in words."""

LATEST = 3
"""Editions that the start page and a commune's page show."""


@dataclass(frozen=True, slots=True)
class CambioVista:
    """A figure that changed; `href` is empty where the figure is no longer published."""

    anchor: str
    nombre: str
    href: Markup
    ficha: str
    tipo: str
    antes: str
    ahora: str


@dataclass(frozen=True, slots=True)
class FichaVista:
    """A record that appeared or went; `href` is empty where it is no longer published."""

    anchor: str
    nombre: str
    href: Markup
    nueva: bool


@dataclass(frozen=True, slots=True)
class EdicionVista:
    """An edition ready to print."""

    anchor: str
    fecha: str
    motivo: str
    resumen: str
    rotulo: str
    """Name of the table of changes, for who hears it."""
    fichas: tuple[FichaVista, ...]
    cambios: tuple[CambioVista, ...]


def changes_context(scope: Scope) -> dict[str, object]:
    """The context of the page «qué cambió»."""
    return {
        "ediciones": [edition_view(e, scope) for e in reversed(scope.catalogue.historia)],
        "rss": scope.links.file(FEED_RSS),
        "json": scope.links.file(FEED_JSON),
        "comunas": [Enlace(f.nombre, Markup(f"{f.href}#parte-cambios")) for f in own_communes(scope)],
    }


def commune_changes(comuna: Comuna, scope: Scope) -> dict[str, object]:
    """What a commune's page says of changes: its last editions, or since when there was none."""
    historia = scope.catalogue.historia
    narrowed = [e for e in (narrow(e, comuna.id) for e in reversed(historia)) if e.cambios or e.fichas]
    folder = page_url(comuna)
    return {
        "ediciones": [edition_view(e, scope) for e in narrowed[:LATEST]],
        "desde": fecha_larga(historia[0].fecha, scope.catalogue.idioma) if historia else "",
        "rss": scope.links.file(folder + FEED_RSS),
        "json": scope.links.file(folder + FEED_JSON),
    }


def narrow(edicion: Edicion, comuna: str) -> Edicion:
    """The edition with only what concerns one commune."""
    return edicion.model_copy(
        update={
            "cambios": tuple(c for c in edicion.cambios if comuna in c.comunas),
            "fichas": tuple(f for f in edicion.fichas if comuna in f.comunas),
        }
    )


def edition_view(edicion: Edicion, scope: Scope) -> EdicionVista:
    """An edition ready to print."""
    idioma = scope.catalogue.idioma
    day = fecha_larga(edicion.fecha, idioma)
    nth = edicion.id.removeprefix(edicion.fecha.isoformat()).removeprefix("-")
    return EdicionVista(
        anchor=edition_anchor(edicion),
        fecha=day,
        motivo=edicion.motivo,
        resumen=summary(edicion, idioma),
        rotulo=f"Cifras que cambiaron el {day}" + (f", edición {nth}" if nth else ""),
        fichas=tuple(_record(edicion, f, scope) for f in edicion.fichas),
        cambios=tuple(_figure(edicion, c, scope) for c in edicion.cambios),
    )


def summary(edicion: Edicion, idioma: Idioma = "es") -> str:
    """How much changed, in one sentence, and how much there is since; numbers as the language writes them."""
    counts = (
        (sum(c.tipo == "cambia" for c in edicion.cambios), "cifra cambió", "cifras cambiaron"),
        (sum(c.tipo == "nueva" for c in edicion.cambios), "cifra nueva", "cifras nuevas"),
        (sum(c.tipo == "sale" for c in edicion.cambios), "cifra retirada", "cifras retiradas"),
        (sum(f.tipo == "nueva" for f in edicion.fichas), "ficha nueva", "fichas nuevas"),
        (sum(f.tipo == "sale" for f in edicion.fichas), "ficha retirada", "fichas retiradas"),
    )
    said = [f"{numero_de(n, idioma)} {one if n == 1 else many}" for n, one, many in counts if n]
    figures, pages = numero_de(edicion.n_cifras, idioma), numero_de(edicion.n_fichas, idioma)
    total = f"Quedaron publicadas {figures} cifras en {pages} fichas."
    return f"{', '.join(said)}. {total}" if said else total


def numero_de(n: int, idioma: Idioma = "es") -> str:
    """A count as a reader in Chile writes it, or one of English."""
    return numero(Decimal(n), idioma)


def edition_anchor(edicion: Edicion) -> str:
    """Anchor of an edition on the page «qué cambió»."""
    return f"edicion-{edicion.id}"


def change_anchor(edicion: Edicion, id_: str) -> str:
    """Anchor of one change on that page; it never changes, so that feeds can name it."""
    return f"{edition_anchor(edicion)}.{id_}"


def newest(catalogue: Catalogue, count: int = LATEST) -> Iterable[Edicion]:
    """The last editions, newest first."""
    return tuple(reversed(catalogue.historia))[:count]


def _figure(edicion: Edicion, c: CambioCifra, scope: Scope) -> CambioVista:
    found = scope.catalogue.cifras.get(c.cifra)
    return CambioVista(
        anchor=change_anchor(edicion, c.cifra),
        nombre=c.nombre,
        href=scope.links.record(found.registro, found.anchor) if found else Markup(""),
        ficha=c.ficha,
        tipo=TIPO[c.tipo],
        antes=c.antes or "",
        ahora=c.ahora or "",
    )


def _record(edicion: Edicion, f: CambioFicha, scope: Scope) -> FichaVista:
    found = scope.catalogue.registros.get(f.registro)
    return FichaVista(
        anchor=change_anchor(edicion, f.registro),
        nombre=f.nombre,
        href=scope.links.record(found) if found else Markup(""),
        nueva=f.tipo == "nueva",
    )
