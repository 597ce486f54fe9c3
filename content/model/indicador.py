"""Tables of a study as series of observations. A figure that stands alone is a Cifra of its record."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from content.evidencia import Cita, Estado, IdGlobal, Modelo, Numero, Slug, Texto
from content.model.registro import Registro


class Observacion(Modelo):
    """One cell of a series. Its global id is `indicador-<id>.<serie>.<observacion>`; it inherits from the series."""

    id: Slug
    nombre: Texto
    """The row or column it belongs to: «Antofagasta», «Lasana», «Microempresa»."""
    valor: Numero | None = None
    valor_hasta: Numero | None = None
    texto_fuente: Texto | None = None
    periodo: Texto | None = None
    estado: Estado | None = None
    nota: Texto | None = None
    conflicto_con: tuple[IdGlobal, ...] = ()
    localizador: Texto | None = None
    entidad: IdGlobal | None = None
    """Record it speaks of (`comuna-02201`, `lugar-lasana`), so that it also shows on that record's page."""


class Serie(Modelo):
    """Observations of one variable, same unit, same source. `suma_100` makes `emra check` add them up."""

    id: Slug
    nombre: Texto
    alias: tuple[Texto, ...] = ()
    atributo: Slug
    unidad: Slug
    periodo: Texto | None = None
    estado: Estado = "confirmado"
    fuentes: Annotated[tuple[Cita, ...], Field(min_length=1)]
    nota: Texto | None = None
    entidad: IdGlobal | None = None
    suma_100: bool = False
    diferencia_conocida: Texto | None = None
    observaciones: Annotated[tuple[Observacion, ...], Field(min_length=1)]


class Indicador(Registro):
    """A table of a study or a family of figures: series of observations. Targets are figures with `periodo`."""

    kind = "indicador"

    tema: Literal["economia", "empleo", "poblacion", "agricultura", "fomento", "mineria", "pobreza", "medioambiente"]
    series: Annotated[tuple[Serie, ...], Field(min_length=1)]
