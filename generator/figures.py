"""Figures, statements, notes and gaps → what a template prints: words, links and both sides of a conflict."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from content.catalogue import Catalogue, CifraPublicada, DatoPublicado, NotaPublicada, VacioPublicado
from content.etiquetas import ESTADO, TIPO_NOTA
from content.evidencia import Cita
from content.formato import PALABRAS, fecha_larga, fecha_parcial, valor_texto
from content.model import Fuente, Unidad
from generator.escape import paragraphs
from generator.figure_views import CifraVista, CitaVista, DatoVista, Enlace, HistoriaVista, Lado, NotaVista, VacioVista
from generator.idiomas.marks import unmarked
from generator.links import Links


@dataclass(frozen=True, slots=True)
class Figures:
    """Makes views for one page."""

    catalogue: Catalogue
    links: Links

    def cifra(self, c: CifraPublicada) -> CifraVista:
        """A figure with its birth certificate."""
        cifra = c.cifra
        unidad = self.catalogue.unidades[cifra.unidad] if cifra.unidad else None
        shown = valor_texto(cifra, self.catalogue.unidades, self.catalogue.idioma)
        return CifraVista(
            anchor=c.anchor,
            nombre=cifra.nombre,
            valor=shown,
            estado=cifra.estado,
            estado_texto=ESTADO[cifra.estado],
            impreso=_said_otherwise(cifra.texto_fuente or "", shown),
            periodo=cifra.periodo or "",
            fecha=fecha_parcial(cifra.fecha_dato, self.catalogue.idioma) if cifra.fecha_dato else "",
            unidad=_explained(unidad, shown, cifra.texto_fuente or "") if unidad else "",
            nota=cifra.nota or "",
            calculada=_is_ours(c),
            operandos=tuple(self._operando(id_) for id_ in cifra.calculada_de),
            citas=self.citas(cifra.fuentes),
            lados=self._lados(c.global_id, cifra.conflicto_con),
            notas=self._notas(c.global_id),
            historia=self._historia(c.global_id),
            href=self.links.record(c.registro, c.anchor),
        )

    def dato(self, d: DatoPublicado) -> DatoVista:
        """A statement."""
        return DatoVista(
            anchor=d.anchor,
            nombre=d.dato.nombre,
            texto=tuple(paragraphs(d.dato.texto)),
            items=d.dato.items,
            estado=d.dato.estado,
            estado_texto=ESTADO[d.dato.estado],
            periodo=d.dato.periodo or "",
            nota=d.dato.nota or "",
            citas=self.citas(d.dato.fuentes),
            lados=self._lados(d.global_id, d.dato.conflicto_con),
            notas=self._notas(d.global_id),
        )

    def nota(self, n: NotaPublicada) -> NotaVista:
        """A note, told once, where it lives."""
        return NotaVista(
            anchor=n.anchor,
            tipo=n.nota.tipo,
            tipo_texto=TIPO_NOTA[n.nota.tipo],
            titulo=n.nota.titulo,
            texto=tuple(paragraphs(n.nota.texto)),
            afecta=self._afecta(n),
            citas=self.citas(n.nota.fuentes),
            href=self.links.record(n.registro, n.anchor),
        )

    def vacio(self, v: VacioPublicado) -> VacioVista:
        """A gap."""
        return VacioVista(
            anchor=v.anchor,
            nombre=v.vacio.nombre,
            texto=tuple(paragraphs(v.vacio.texto)),
            citas=self.citas(v.vacio.fuentes),
            href=self.links.record(v.registro, v.anchor),
        )

    def citas(self, citas: Iterable[Cita]) -> tuple[CitaVista, ...]:
        """Citations; a source that follows itself is not named again."""
        views: list[CitaVista] = []
        last = ""
        for cita in citas:
            fuente = self.catalogue.get(Fuente, cita.fuente)
            place = cita.localizador or next(s.localizador for s in fuente.secciones if s.id == cita.seccion)
            views.append(
                CitaVista(
                    fuente="" if cita.fuente == last else fuente.nombre,
                    lugar=place,
                    href=self.links.record(fuente, cita.seccion),
                    fragmento=cita.fragmento or "",
                )
            )
            last = cita.fuente
        return tuple(views)

    def parte(self, global_id: str) -> Enlace:
        """Link to a figure or statement by its global id, with the record's name where it is another page's."""
        found = self.catalogue.cifras.get(global_id) or self.catalogue.datos[global_id]
        name = found.cifra.nombre if isinstance(found, CifraPublicada) else found.dato.nombre
        return Enlace(name, self.links.record(found.registro, found.anchor), found.registro.nombre)

    def _afecta(self, n: NotaPublicada) -> tuple[tuple[str, tuple[Enlace, ...]], ...]:
        named: dict[tuple[str, str], list[Enlace]] = {}
        for global_id in n.nota.afecta:
            part = self.parte(global_id)
            cell = self.catalogue.cifras.get(global_id)
            table, _, column = part.texto.rpartition(": ") if cell and cell.serie else ("", "", "")
            key = (table, part.detalle) if table else (part.texto, "")
            named.setdefault(key, []).append(Enlace(column or part.detalle, part.href, part.texto))
        own = n.registro.nombre
        return tuple(
            (name, tuple(parts))
            if len(parts) > 1
            else (name, (Enlace(_in(parts[0].detalle, record or parts[0].texto, own), parts[0].href),))
            for (name, record), parts in named.items()
        )

    def _operando(self, global_id: str) -> Enlace:
        found = self.catalogue.cifras[global_id]
        return Enlace(
            found.cifra.nombre,
            self.links.record(found.registro, found.anchor),
            valor_texto(found.cifra, self.catalogue.unidades, self.catalogue.idioma),
        )

    def _historia(self, global_id: str) -> tuple[HistoriaVista, ...]:
        """Newest first."""
        told = reversed(self.catalogue.cambios_por_cifra.get(global_id, ()))
        return tuple(
            HistoriaVista(fecha_larga(e.fecha, self.catalogue.idioma), c.antes or "", c.ahora or "", e.motivo)
            for e, c in told
        )

    def _notas(self, global_id: str) -> tuple[Enlace, ...]:
        notas = self.catalogue.notas_por_cifra.get(global_id, ())
        return tuple(Enlace(n.nota.titulo, self.links.record(n.registro, n.anchor)) for n in notas)

    def _lados(self, global_id: str, others: tuple[str, ...]) -> tuple[Lado, ...]:
        """This side first, then the others; empty if nobody says otherwise."""
        return tuple(self._lado(id_) for id_ in (global_id, *others)) if others else ()

    def _lado(self, global_id: str) -> Lado:
        cifra = self.catalogue.cifras.get(global_id)
        if cifra is not None:
            found: CifraPublicada | DatoPublicado = cifra
            says, name, citas = (
                valor_texto(cifra.cifra, self.catalogue.unidades, self.catalogue.idioma),
                cifra.cifra.nombre,
                cifra.cifra.fuentes,
            )
            printed = _said_otherwise(cifra.cifra.texto_fuente or "", says)
            if printed and says != PALABRAS[self.catalogue.idioma].no_informado:
                says = f"{says} («{printed}» en la fuente)"
        else:
            found = self.catalogue.datos[global_id]
            says, name, citas = _sentence(found), found.dato.nombre, found.dato.fuentes
        return Lado(
            dice=says,
            nombre=name,
            href=self.links.record(found.registro, found.anchor),
            ficha=found.registro.nombre,
            citas=self.citas(citas),
        )


def _in(part: str, record: str, own: str) -> str:
    """The name of a part, with its record's where that is another page's."""
    return part if record == own else f"{part} ({record})"


def _said_otherwise(printed: str, shown: str) -> str:
    """What the source prints, or nothing where the figure shows those very words: «91%» says no more than 91 %."""
    own, ours = ("".join(unmarked(text).split()) for text in (printed, shown))
    within = own and re.search(rf"(?<![\w.,]){re.escape(own)}(?![\d.,])", ours)
    return "" if within else printed


def _is_ours(c: CifraPublicada) -> bool:
    """Whether this site added or counted it: it names its operands, or no source prints it.

    The cell of a series stands in a printed table even where the data does not repeat how it is printed.
    """
    counted = not c.cifra.texto_fuente and c.cifra.valor is not None and c.serie is None
    return bool(c.cifra.calculada_de) or counted


def _sentence(dato: DatoPublicado) -> str:
    return " ".join([dato.dato.texto, "; ".join(dato.dato.items)]).strip()


def _explained(unidad: Unidad, *printed: str) -> str:
    """What the unit means, where its symbol is in front of the reader."""
    seen = unidad.simbolo is not None and any(unidad.simbolo in text for text in printed)
    return unidad.explicacion or "" if seen else ""
