"""The facts box of each kind of record: which fields, in which order, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from content import etiquetas
from content.catalogue import Catalogue
from content.formato import NO_INFORMADO, fecha_larga, valor_texto
from content.model import (
    Acuerdo,
    Alianza,
    Comuna,
    Distrito,
    Foco,
    Fuente,
    Lugar,
    Objetivo,
    Organizacion,
    Proyecto,
    Registro,
    Sesion,
)
from generator.links import Links, web_address
from generator.relations import Relations
from generator.titles import title_of


@dataclass(frozen=True, slots=True)
class Valor:
    """One value of a fact, a link or plain text."""

    texto: str
    href: Markup | None = None


@dataclass(frozen=True, slots=True)
class Hecho:
    """A fact of the box: label, values (none: «no informado en las fuentes»), remark."""

    nombre: str
    valores: tuple[Valor, ...] = ()
    nota: str = ""
    vacio: str = NO_INFORMADO


@dataclass(frozen=True, slots=True)
class Facts:
    """Makes the facts box of one page."""

    catalogue: Catalogue
    relations: Relations
    links: Links

    def hechos(self, r: Registro) -> tuple[Hecho, ...]:
        """The facts box of a record."""
        match r:
            case Proyecto():
                return self._proyecto(r)
            case Distrito():
                return self._distrito(r)
            case Comuna():
                return self._comuna(r)
            case Alianza():
                return (
                    Hecho("Plazo", (Valor(etiquetas.PLAZO[r.plazo]),)),
                    Hecho("Objetivos estratégicos", self._records(Objetivo, r.objetivos)),
                )
            case Foco():
                alianza = self.relations.alianza_de_foco(r)
                return (
                    Hecho("Número", (Valor(str(r.numero)),)),
                    Hecho("Alianza", (self._record(alianza),) if alianza else ()),
                )
            case Acuerdo():
                return self._acuerdo(r)
            case Objetivo():
                return (
                    Hecho("Código", (Valor(r.codigo),)),
                    Hecho("Alianzas", tuple(map(self._record, self.relations.alianzas_de(r)))),
                    Hecho("Proyectos con este rótulo", tuple(map(self._record, self.relations.proyectos_de(r)))),
                )
            case Lugar():
                return self._lugar_hechos(r)
            case Sesion():
                return self._sesion(r)
            case Organizacion():
                sigla = (Hecho("Sigla", (Valor(r.sigla),)),) if r.sigla else ()
                exists = () if r.existe else (Hecho("Existe", (Valor("No: la fuente solo la propone"),)),)
                return (*sigla, Hecho("Tipo", (Valor(etiquetas.TIPO_ORGANIZACION[r.tipo]),)), *exists)
            case Fuente():
                return self._fuente(r)
            case _:
                return ()

    def _proyecto(self, p: Proyecto) -> tuple[Hecho, ...]:
        emra = p.clase == "iniciativa_emra"
        budget = next((c for c in p.cifras if c.id == p.presupuesto), None)
        facts = [
            Hecho(
                "Identificador",
                tuple(Valor(f"{i.esquema} ID {i.id}") for i in p.identificadores),
                vacio="sin identificador en las fuentes",
            ),
            Hecho("Qué es", (Valor(etiquetas.CLASE[p.clase]),)),
            Hecho("Sector", (Valor(etiquetas.SECTOR[p.sector]),)),
            Hecho("Comunas", self._records(Comuna, p.comunas), p.comunas_nota or ""),
            Hecho(
                "Monto total",
                (
                    Valor(
                        valor_texto(budget, self.catalogue.unidades, self.catalogue.idioma),
                        self.links.record(p, budget.id),
                    ),
                )
                if budget
                else (),
                "Las fuentes dan montos que no coinciden: están en las cifras."
                if not budget and amounts_in_conflict(p, self.catalogue)
                else "",
            ),
            Hecho("Estado", (Valor(etiquetas.ESTADO_PROYECTO[p.estado_proyecto]),) if p.estado_proyecto else ()),
        ]
        if p.tipo_obra:
            facts.append(Hecho("Tipo de obra", (Valor(etiquetas.TIPO_OBRA[p.tipo_obra]),)))
        if emra or p.objetivos:
            facts.append(Hecho("Objetivo estratégico", self._records(Objetivo, p.objetivos)))
        if p.alianza:
            facts.append(Hecho("Alianza", self._records(Alianza, (p.alianza,))))
        if p.focos:
            facts.append(Hecho("Focos", self._records(Foco, p.focos)))
        if p.lugares:
            facts.append(Hecho("Lugares", self._records(Lugar, p.lugares)))
        if p.acuerdos:
            facts.append(Hecho("Acuerdos", self._records(Acuerdo, p.acuerdos)))
        if p.sesiones:
            facts.append(Hecho("Sesiones que lo trataron", self._records(Sesion, p.sesiones)))
        return tuple(facts)

    def _comuna(self, c: Comuna) -> tuple[Hecho, ...]:
        count = counted(self.relations.proyectos_de_comuna(c))
        districts = tuple(map(self._record, self.relations.distritos_de_comuna(c)))
        return (
            Hecho("Provincia", self._lugar(c.provincia, "provincia")),
            Hecho("Región", (Valor(c.region),)),
            Hecho(
                "Proyectos que la nombran",
                (Valor(count, self.links.record(c, "parte-proyectos")),) if count else (),
                vacio="ninguno",
            ),
            Hecho("Distrito minero", districts, vacio="ninguno del estudio"),
        )

    def _distrito(self, d: Distrito) -> tuple[Hecho, ...]:
        total = len(self.catalogue.de(Distrito))
        deduced = "Lugar deducido: la fuente no lo imprime." if d.rango_deducido else ""
        return (
            Hecho("Lugar en el ranking", (Valor(f"{d.rango}° de {total}", self.links.record(d, "rango")),), deduced),
            Hecho("Comunas", self._records(Comuna, d.comunas)),
            Hecho("Provincias, como las imprime la fuente", tuple(Valor(p) for p in d.provincias_fuente)),
            Hecho("Regiones", tuple(Valor(x) for x in d.regiones)),
            Hecho("Mediana minería", (Valor("Sí" if d.mediana_mineria else "No figura en esa lista"),)),
        )

    def _acuerdo(self, a: Acuerdo) -> tuple[Hecho, ...]:
        facts = [Hecho("Tipo", (Valor(etiquetas.TIPO_ACUERDO[a.tipo]),))]
        if a.alianza:
            facts.append(Hecho("Alianza", self._records(Alianza, (a.alianza,))))
        if a.sesion:
            facts.append(Hecho("Sesión", self._records(Sesion, (a.sesion,))))
        meta = next((c for c in a.cifras if c.id == a.meta), None)
        if a.tipo == "meta_transversal":
            facts.append(
                Hecho(
                    "Meta",
                    (
                        Valor(
                            valor_texto(meta, self.catalogue.unidades, self.catalogue.idioma),
                            self.links.record(a, meta.id),
                        ),
                    )
                    if meta
                    else (),
                )
            )
            facts.append(Hecho("Año de la meta", (Valor(str(a.meta_anio)),) if a.meta_anio else ()))
        if a.partes:
            facts.append(Hecho("Partes", self._records(Organizacion, a.partes)))
        return tuple(facts)

    def _lugar_hechos(self, x: Lugar) -> tuple[Hecho, ...]:
        facts = [Hecho("Tipo", (Valor(etiquetas.TIPO_LUGAR[x.tipo]),))]
        if x.comunas:
            facts.append(Hecho("Comunas", self._records(Comuna, x.comunas)))
        if x.provincia and x.tipo != "provincia":
            facts.append(Hecho("Provincia", self._lugar(x.provincia, "provincia")))
        if x.region and x.tipo != "region":
            facts.append(Hecho("Región", (Valor(x.region),)))
        return tuple(facts)

    def _sesion(self, s: Sesion) -> tuple[Hecho, ...]:
        date = (Valor(fecha_larga(s.fecha, self.catalogue.idioma)),) if s.fecha else ()
        facts = [
            Hecho("Órgano", self._records(Organizacion, (s.organo,))),
            Hecho("Fecha", date, s.fecha_nota or ""),
        ]
        if s.comuna:
            facts.append(Hecho("Comuna", self._records(Comuna, (s.comuna,))))
        return tuple(facts)

    def _fuente(self, f: Fuente) -> tuple[Hecho, ...]:
        facts = [
            Hecho("Tipo", (Valor(etiquetas.TIPO_FUENTE[f.tipo]),)),
            Hecho("Autor", (Valor(f.autor),) if f.autor else ()),
            Hecho("Publica", (Valor(f.editor),)),
            Hecho("Fecha", (Valor(f.fecha_texto),)),
            Hecho("Idioma", (Valor(etiquetas.IDIOMA[f.idioma]),)),
            Hecho("Derechos", (Valor(f.derechos),)),
        ]
        if f.url:
            facts.append(Hecho("Dirección", (Valor(f.url, web_address(f.url)),)))
        if f.sha256:
            facts.append(Hecho("Huella del original leído (SHA-256)", (Valor(f.sha256),)))
        return tuple(facts)

    def _records(self, kind: type[Registro], ids: Iterable[str]) -> tuple[Valor, ...]:
        return tuple(self._record(self.catalogue.get(kind, id_)) for id_ in ids)

    def _record(self, r: Registro) -> Valor:
        return Valor(title_of(r), self.links.record(r))

    def _lugar(self, name: str, tipo: str) -> tuple[Valor, ...]:
        """A province by name: a link if it has a page."""
        for x in self.catalogue.de(Lugar):
            if x.tipo == tipo and (x.nombre == name or name in x.alias or x.nombre.endswith(f" {name}")):
                return (Valor(name, self.links.record(x)),)
        return (Valor(name),)


def amounts_in_conflict(p: Proyecto, catalogue: Catalogue) -> bool:
    """Whether the sources give amounts of money for the project that contradict each other."""
    return any(
        c.estado == "en_conflicto" and c.unidad and catalogue.unidades[c.unidad].magnitud.startswith("dinero")
        for c in p.cifras
    )


def counted(projects: Sequence[Proyecto]) -> str:
    """How many projects, and how many are the strategy's own where others stand among them; empty if none."""
    own = sum(p.clase == "iniciativa_emra" for p in projects)
    every = "1 proyecto" if len(projects) == 1 else f"{len(projects)} proyectos"
    return "" if not projects else every if own == len(projects) else f"{every}, {own or 'ninguno'} de la EMRA"
