"""Who points at whom: the look-ups that run against the direction in which the data is written. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from content.catalogue import Catalogue, CifraPublicada, DatoPublicado, NotaPublicada, VacioPublicado
from content.evidencia import Cifra, Cita, Dato, Nota, Vacio
from content.formato import valor_texto
from content.model import (
    Acuerdo,
    Alianza,
    Aporte,
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
    Sesion,
)
from generator.facetas import Clave, Faceta, facetas

Parte = CifraPublicada | DatoPublicado | NotaPublicada | VacioPublicado
"""Anything that cites a source and has an anchor."""


@dataclass(frozen=True)
class Relations:
    """Look-ups over one Catalogue; every answer is in the Catalogue's order."""

    catalogue: Catalogue

    @cached_property
    def facetas(self) -> tuple[tuple[Clave, tuple[Faceta, ...]], ...]:
        """The filtered lists of projects."""
        return facetas(self.catalogue)

    def proyectos_de_comuna(self, comuna: Comuna) -> tuple[Proyecto, ...]:
        """Projects in the commune."""
        return tuple(p for p in self.catalogue.de(Proyecto) if comuna.id in p.comunas)

    def distritos_de_comuna(self, comuna: Comuna) -> tuple[Distrito, ...]:
        """Mining districts that hold the commune."""
        return tuple(d for d in self.catalogue.de(Distrito) if comuna.id in d.comunas)

    def lugares_de_comuna(self, comuna: Comuna) -> tuple[Lugar, ...]:
        """Places of the commune, leaving out the province and region that hold it."""
        return tuple(
            x for x in self.catalogue.de(Lugar) if comuna.id in x.comunas and x.tipo not in ("provincia", "region")
        )

    def territorios_de_comuna(self, comuna: Comuna) -> tuple[Lugar, ...]:
        """Province and region of the commune that have a page of their own."""
        return tuple(
            x for x in self.catalogue.de(Lugar) if comuna.id in x.comunas and x.tipo in ("provincia", "region")
        )

    def sesiones_de_comuna(self, comuna: Comuna) -> tuple[Sesion, ...]:
        """Sessions held by or in the commune."""
        return tuple(s for s in self.catalogue.de(Sesion) if s.comuna == comuna.id)

    def proyectos_de(self, registro: Registro) -> tuple[Proyecto, ...]:
        """Projects of an objective, foco, alianza, acuerdo, lugar or sesion."""

        def linked(p: Proyecto) -> bool:
            match registro:
                case Objetivo():
                    return registro.id in p.objetivos
                case Foco():
                    return registro.id in p.focos
                case Alianza():
                    return registro.id == p.alianza
                case Acuerdo():
                    return registro.id in p.acuerdos
                case Lugar():
                    return registro.id in p.lugares
                case Sesion():
                    return registro.id in p.sesiones or any(x.proyecto == p.id for x in registro.puntos)
                case _:
                    return False

        return tuple(p for p in self.catalogue.de(Proyecto) if linked(p))

    def alianzas_de(self, registro: Objetivo | Acuerdo) -> tuple[Alianza, ...]:
        """Alliances of an objective; alliances that name an agreement or that the agreement names."""
        if isinstance(registro, Objetivo):
            return tuple(a for a in self.catalogue.de(Alianza) if registro.id in a.objetivos)
        return tuple(a for a in self.catalogue.de(Alianza) if registro.id in a.acuerdos or registro.alianza == a.id)

    def acuerdos_de(self, registro: Alianza | Sesion | Organizacion) -> tuple[Acuerdo, ...]:
        """Agreements of an alliance, of a session, or signed by an organisation."""
        every = self.catalogue.de(Acuerdo)
        match registro:
            case Alianza():
                return tuple(a for a in every if a.alianza == registro.id or a.id in registro.acuerdos)
            case Sesion():
                return tuple(a for a in every if a.sesion == registro.id)
            case _:
                return tuple(a for a in every if registro.id in a.partes)

    def alianza_de_foco(self, foco: Foco) -> Alianza | None:
        """The alliance that holds the foco."""
        return next((a for a in self.catalogue.de(Alianza) if any(f.id == foco.id for f in a.focos)), None)

    def roles_de(self, organizacion: Organizacion) -> tuple[tuple[Proyecto, str], ...]:
        """Projects in which the organisation pays or plays another part, with that part in words."""
        return self._roles.get(organizacion.id, ())

    def _pago(self, p: Proyecto, aporte: Aporte) -> str:
        """What a funder pays, in words: «financia 192 millones de pesos (9 %)»."""
        figures = {c.id: valor_texto(c, self.catalogue.unidades, self.catalogue.idioma) for c in p.cifras}
        share = f" ({figures[aporte.porcentaje]})" if aporte.porcentaje else ""
        return f"financia {figures[aporte.monto]}{share}" if aporte.monto else f"financia{share}"

    def sesiones_de(self, organizacion: Organizacion) -> tuple[Sesion, ...]:
        """Sessions of the body, or with people of the organisation."""
        return tuple(
            s
            for s in self.catalogue.de(Sesion)
            if s.organo == organizacion.id or any(p.organizacion == organizacion.id for p in s.personas)
        )

    def distritos_de(self, organizacion: Organizacion) -> tuple[Distrito, ...]:
        """Districts in which the organisation runs a mine or plant."""
        return tuple(d for d in self.catalogue.de(Distrito) if any(f.organizacion == organizacion.id for f in d.faenas))

    def cifras_sobre(self, registro: Registro) -> tuple[CifraPublicada, ...]:
        """Cells of other records' tables that speak of this record."""
        return self._por_entidad.get(registro.global_id, ())

    def apoyos(self, fuente: Fuente) -> dict[str, tuple[Parte, ...]]:
        """What rests on each section of a source: section id → figures, statements, notes and gaps."""
        return {s.id: self._por_seccion.get((fuente.id, s.id), ()) for s in fuente.secciones}

    def registros_de_fuente(self, fuente: Fuente) -> tuple[Registro, ...]:
        """Records that cite the source anywhere, itself left out."""
        found = {
            p.registro.global_id: p.registro
            for (id_, _), parts in self._por_seccion.items()
            if id_ == fuente.id
            for p in parts
        }
        for r in self.catalogue.registros.values():
            if any(c.fuente == fuente.id for c in r.fuentes):
                found[r.global_id] = r
        found.pop(fuente.global_id, None)
        return tuple(r for r in self.catalogue.registros.values() if r.global_id in found)

    def fuentes_de(self, registro: Registro) -> tuple[tuple[str, str], ...]:
        """(source id, section id) of everything that the record and its parts cite, in order, each once."""
        return tuple(dict.fromkeys((c.fuente, c.seccion) for c in citas_de(registro)))

    @cached_property
    def _roles(self) -> dict[str, tuple[tuple[Proyecto, str], ...]]:
        found: dict[str, list[tuple[Proyecto, str]]] = {}
        for p in self.catalogue.de(Proyecto):
            roles: dict[str, list[str]] = {}
            for a in p.financiamiento:
                roles.setdefault(a.organizacion, []).append(self._pago(p, a))
            for r in p.organizaciones:
                roles.setdefault(r.organizacion, []).append(r.rol)
            for organizacion, words in roles.items():
                found.setdefault(organizacion, []).append((p, ", ".join(words)))
        return {k: tuple(v) for k, v in found.items()}

    @cached_property
    def _por_entidad(self) -> dict[str, tuple[CifraPublicada, ...]]:
        found: dict[str, list[CifraPublicada]] = {}
        for c in self.catalogue.cifras.values():
            entity = (c.observacion and c.observacion.entidad) or (c.serie and c.serie.entidad)
            if entity and entity != c.registro.global_id:
                found.setdefault(entity, []).append(c)
        return {k: tuple(v) for k, v in found.items()}

    @cached_property
    def _por_seccion(self) -> dict[tuple[str, str], tuple[Parte, ...]]:
        found: dict[tuple[str, str], list[Parte]] = {}
        cat = self.catalogue
        parts: list[tuple[Parte, tuple[Cita, ...]]] = []
        parts += [(c, c.cifra.fuentes) for c in cat.cifras.values()]
        parts += [(d, d.dato.fuentes) for d in cat.datos.values()]
        parts += [(n, n.nota.fuentes) for n in cat.notas.values()]
        parts += [(v, v.vacio.fuentes) for v in cat.vacios.values()]
        for part, citas in parts:
            for key in dict.fromkeys((c.fuente, c.seccion) for c in citas):
                found.setdefault(key, []).append(part)
        return {k: tuple(v) for k, v in found.items()}


def citas_de(registro: Registro) -> Iterator[Cita]:
    """Every citation of a record: its own, then those of its parts."""
    yield from registro.fuentes
    parts: tuple[Cifra | Dato | Nota | Vacio, ...] = (
        *registro.cifras,
        *registro.datos,
        *registro.notas,
        *registro.vacios,
    )
    for part in parts:
        yield from part.fuentes
    if isinstance(registro, Indicador):
        for serie in registro.series:
            yield from serie.fuentes
