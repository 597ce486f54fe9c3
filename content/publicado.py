"""Figures, statements, notes and gaps where they stand: each with its record, its global id and its anchor.

All of them together are the Catalogue; how a global id becomes an address lives in `rutas`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from content.evidencia import Cifra, Dato, Nota, Vacio
from content.model import Indicador, Observacion, Registro, Serie


@dataclass(frozen=True, slots=True)
class CifraPublicada:
    """A figure where it stands: its global id, its record, its anchor on the record's page, its series if any."""

    global_id: str
    registro: Registro
    cifra: Cifra
    anchor: str
    serie: Serie | None = None
    observacion: Observacion | None = None


@dataclass(frozen=True, slots=True)
class DatoPublicado:
    """A statement where it stands."""

    global_id: str
    registro: Registro
    dato: Dato
    anchor: str


@dataclass(frozen=True, slots=True)
class NotaPublicada:
    """A note (contradiction, ambiguity…) where it stands."""

    global_id: str
    registro: Registro
    nota: Nota
    anchor: str


@dataclass(frozen=True, slots=True)
class VacioPublicado:
    """A gap where it stands."""

    global_id: str
    registro: Registro
    vacio: Vacio
    anchor: str


def cifras_de(registro: Registro) -> Iterator[CifraPublicada]:
    """The figures of one record, in the order they are written; a series' observations become figures."""
    for cifra in registro.cifras:
        yield CifraPublicada(f"{registro.global_id}.{cifra.id}", registro, cifra, cifra.id)
    if not isinstance(registro, Indicador):
        return
    for serie in registro.series:
        for obs in serie.observaciones:
            fuentes = tuple(
                cita.model_copy(update={"localizador": obs.localizador}) if obs.localizador else cita
                for cita in serie.fuentes
            )
            cifra = Cifra(
                id=obs.id,
                nombre=f"{serie.nombre}: {obs.nombre}",
                atributo=serie.atributo,
                alias=serie.alias,
                estado=obs.estado or serie.estado,
                periodo=obs.periodo or serie.periodo,
                fuentes=fuentes,
                nota=obs.nota or serie.nota,
                conflicto_con=obs.conflicto_con,
                valor=obs.valor,
                valor_hasta=obs.valor_hasta,
                unidad=serie.unidad,
                texto_fuente=obs.texto_fuente,
            )
            yield CifraPublicada(
                f"{registro.global_id}.{serie.id}.{obs.id}", registro, cifra, f"{serie.id}--{obs.id}", serie, obs
            )
