"""Recorded editions of the data: which figures and records appeared, changed or went."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from content.evidencia import IdGlobal, Modelo, Numero, Texto
from content.model.registro import CodigoComuna


class CambioCifra(Modelo):
    """One figure that appeared, changed or went. Name, record and communes are kept as they were on that day."""

    cifra: IdGlobal
    tipo: Literal["nueva", "cambia", "sale"]
    nombre: Texto
    registro: IdGlobal
    ficha: Texto
    """Name of the record."""
    comunas: tuple[CodigoComuna, ...] = ()
    antes: Texto | None = None
    """What a reader saw before; empty for a new figure."""
    ahora: Texto | None = None
    valor_antes: Numero | None = None
    valor_ahora: Numero | None = None


class CambioFicha(Modelo):
    """One record that appeared or went."""

    registro: IdGlobal
    tipo: Literal["nueva", "sale"]
    nombre: Texto
    comunas: tuple[CodigoComuna, ...] = ()


class Edicion(Modelo):
    """One recorded edition of the data: what changed since the one before, and why. The first one lists no change."""

    id: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}(-\d+)?$")]
    fecha: date
    motivo: Texto
    n_fichas: Annotated[int, Field(ge=0)]
    n_cifras: Annotated[int, Field(ge=0)]
    huella: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 of the recorded state that this edition left behind."""
    cambios: tuple[CambioCifra, ...] = ()
    fichas: tuple[CambioFicha, ...] = ()
