"""One thing that the Catalogue says, as a value. `telling` makes them, `ranking` orders them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from content.evidencia import Cita, Estado
from content.model import Registro

Tipo = Literal["cifra", "dato", "nota", "vacio", "resumen", "serie"]
TIPOS: tuple[Tipo, ...] = ("cifra", "dato", "nota", "vacio", "resumen", "serie")


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing the content says (or says that it is unknown), with the sentence that prints it."""

    id: str
    tipo: Tipo
    registro: Registro
    anchor: str
    nombre: str
    alias: tuple[str, ...]
    atributo: str
    texto: str
    fuentes: tuple[Cita, ...]
    estado: Estado = "confirmado"
    periodo: str | None = None
    nota: str | None = None
    conflicto_con: tuple[str, ...] = ()
    valor: Decimal | None = None
    valor_hasta: Decimal | None = None
    unidad: str | None = None
    valor_texto: str | None = None
    calculada_de: tuple[str, ...] = ()
    entidad: str | None = None
    """Global id of the record that an observation speaks of."""
    serie: str | None = None
    """Global id of the series that an observation belongs to."""
    is_list: bool = False
    """Whether it lists members."""
    told_in: str | None = None
    """Id of the statement that tells the same, or more, as the editors declare it."""
    contexto: str = ""
    """Words that place it without being said in it: the section's title, the unit."""

    @property
    def found_as(self) -> str:
        """Id under which the search engine finds it."""
        return self.told_in or self.id

    @property
    def is_gap(self) -> bool:
        """Whether it says that the sources do not say."""
        return self.tipo == "vacio" or self.estado == "no_informado"
