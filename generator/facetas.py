"""The lists of projects that share something: commune, province, objective, sector, funder, status. Pure.

Each is a page with its count, so that filtering works from any static host and without scripts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from content import etiquetas
from content.catalogue import Catalogue
from content.formato import slugify
from content.model import Comuna, Objetivo, Organizacion, Proyecto, Registro
from generator.titles import title_of

UNKNOWN = "no-informado"
"""Last part of the address of the projects of which no source says it."""


@dataclass(frozen=True, slots=True)
class Valor:
    """One value of a facet: its part of the address, its name, what it is a record of, how a list of it is called."""

    slug: str
    nombre: str
    titulo: str
    registro: Registro | None = None


@dataclass(frozen=True, slots=True)
class Faceta:
    """The projects that share one value. `clave` is the kind of facet («sector»)."""

    clave: str
    valor: Valor
    proyectos: tuple[Proyecto, ...]

    @property
    def url(self) -> str:
        """Address of the list: `proyectos/sector/agua/`."""
        return f"proyectos/{self.clave}/{self.valor.slug}/"


@dataclass(frozen=True, slots=True)
class Clave:
    """A kind of facet: heading, the values of a project, and the title of the list of those without any."""

    clave: str
    titulo: str
    valores: Callable[[Proyecto], Iterable[Valor]]
    sin_valor: str


def facetas(catalogue: Catalogue) -> tuple[tuple[Clave, tuple[Faceta, ...]], ...]:
    """Every kind of facet with its lists, in the order in which values first appear; those without value last."""
    found = []
    for clave in _claves(catalogue):
        lists: dict[Valor, list[Proyecto]] = {}
        unknown: list[Proyecto] = []
        for p in catalogue.de(Proyecto):
            values = list(dict.fromkeys(clave.valores(p)))
            for value in values:
                lists.setdefault(value, []).append(p)
            if not values:
                unknown.append(p)
        ordered = sorted(lists.items(), key=lambda item: (slugify(item[0].nombre), item[0].slug))
        if unknown:
            ordered.append((Valor(UNKNOWN, "No informado", clave.sin_valor), unknown))
        found.append((clave, tuple(Faceta(clave.clave, v, tuple(p)) for v, p in ordered)))
    return tuple(found)


def _claves(catalogue: Catalogue) -> tuple[Clave, ...]:
    comunas = {c.id: c for c in catalogue.de(Comuna)}
    objetivos = {o.id: o for o in catalogue.de(Objetivo)}
    payers = {o.id: o for o in catalogue.de(Organizacion)}

    def by_commune(p: Proyecto) -> list[Valor]:
        return [
            Valor(slugify(comunas[c].nombre), comunas[c].nombre, f"Proyectos en {comunas[c].nombre}", comunas[c])
            for c in p.comunas
        ]

    def by_province(p: Proyecto) -> list[Valor]:
        names = [comunas[c].provincia for c in p.comunas]
        return [Valor(slugify(n), n, f"Proyectos en la provincia de {n}") for n in names]

    def by_objective(p: Proyecto) -> list[Valor]:
        return [
            Valor(o, title_of(objetivos[o]), f"Proyectos del objetivo {objetivos[o].codigo}", objetivos[o])
            for o in p.objetivos
        ]

    def by_sector(p: Proyecto) -> list[Valor]:
        name = etiquetas.SECTOR[p.sector]
        return [Valor(slugify(p.sector), name, f"Proyectos por sector: {name}")]

    def by_payer(p: Proyecto) -> list[Valor]:
        return [
            Valor(a.organizacion, payers[a.organizacion].nombre, f"Proyectos que paga {payers[a.organizacion].nombre}",
                  payers[a.organizacion])
            for a in p.financiamiento
        ]  # fmt: skip

    def by_status(p: Proyecto) -> list[Valor]:
        if p.estado_proyecto is None:
            return []
        name = etiquetas.ESTADO_PROYECTO[p.estado_proyecto]
        return [Valor(slugify(name), name, f"Proyectos por estado: {name}")]

    return (
        Clave("comuna", "Por comuna", by_commune, "Proyectos sin comuna informada"),
        Clave("provincia", "Por provincia", by_province, "Proyectos sin provincia informada"),
        Clave("objetivo", "Por objetivo", by_objective, "Proyectos sin objetivo informado"),
        Clave("sector", "Por sector", by_sector, "Proyectos sin sector informado"),
        Clave("financista", "Por quién paga", by_payer, "Proyectos sin financista informado"),
        Clave("estado", "Por estado", by_status, "Proyectos sin estado informado"),
    )
