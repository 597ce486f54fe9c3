"""What every record has, and the code that identifies a commune."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from content.evidencia import Cifra, Cita, Dato, Modelo, Nota, Reparto, Slug, Suma, Texto, Vacio

CodigoComuna = Annotated[str, Field(pattern=r"^\d{5}$")]
"""Código Único Territorial (SUBDERE), five digits, always quoted in YAML: "02101"."""


class Registro(Modelo):
    """What every record has. `resumen` says in our own words, in two to four short sentences, what it is."""

    kind: ClassVar[str]

    id: Slug
    nombre: Texto
    alias: tuple[Texto, ...] = ()
    resumen: Texto
    fuentes: tuple[Cita, ...] = ()
    cifras: tuple[Cifra, ...] = ()
    datos: tuple[Dato, ...] = ()
    notas: tuple[Nota, ...] = ()
    vacios: tuple[Vacio, ...] = ()
    sumas: tuple[Suma, ...] = ()
    repartos: tuple[Reparto, ...] = ()

    @property
    def global_id(self) -> str:
        """`kind-id`, unique in the whole catalogue: `proyecto-275`."""
        return f"{self.kind}-{self.id}"
