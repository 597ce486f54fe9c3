"""Figures, statements and citations: the parts every record is made of. Records themselves live in `model`."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

MAX_CARACTERES_DATO = 600
"""Longest statement with its items: the assistant says it whole."""

MAX_PALABRAS_FRAGMENTO = 12
"""Longest wording of a source that may stand in our data (design, section 3)."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""Identifier inside a record: lower-case ASCII words joined by hyphens."""

IdGlobal = Annotated[str, Field(pattern=r"^[a-z]+-[a-z0-9-]+(\.[a-z0-9]+(-[a-z0-9]+)*)*$")]
"""`kind-id` of a record, followed by `.id` for a figure, statement, series or observation in it."""

Texto = Annotated[str, Field(min_length=1)]

Estado = Literal["confirmado", "aproximado", "en_conflicto", "no_informado", "no_aplica"]


SNAPSHOT = {"snapshot": True}
"""Validation context of data that this program wrote itself, where decimals travel as exact text."""


def _solo_numeros(valor: object, info: ValidationInfo) -> object:
    """Refuse text and booleans where a number belongs: "2.147" in quotes would silently become 2,147."""
    if isinstance(valor, bool) or (isinstance(valor, str) and info.context is not SNAPSHOT):
        raise ValueError("debe ser un número sin comillas ni separador de miles")
    return valor


Numero = Annotated[Decimal, BeforeValidator(_solo_numeros)]


class Modelo(BaseModel):
    """Base of every type: frozen, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Cita(Modelo):
    """Where something is written: a section of a source, and the place inside it.

    `seccion` is the id of one of the source's `secciones`, so that every citation has a page and an anchor.
    `localizador` narrows it ("Cuadro 1, fila Lasana"); without it the section's own locator is printed.
    `fragmento` holds at most 12 words, only where the wording itself is the evidence.
    """

    fuente: Slug
    seccion: Slug
    localizador: Texto | None = None
    fragmento: Texto | None = None


class _Evidencia(Modelo):
    """What a figure and a statement share."""

    id: Slug
    nombre: Texto
    """Short Spanish noun phrase that a reader understands alone: «Aporte del GORE», «Relatora»."""
    atributo: Slug
    """What kind of question it answers; an id of `atributos.yml`."""
    alias: tuple[Texto, ...] = ()
    """Other names by which people ask for it."""
    estado: Estado = "confirmado"
    periodo: Texto | None = None
    """The time the value speaks of («1992», «1995-1998», «al 2030»)."""
    fuentes: tuple[Cita, ...] = ()
    nota: Texto | None = None
    """What an honest clerk would add, in one or two sentences."""
    conflicto_con: tuple[IdGlobal, ...] = ()
    """Global ids of the figures or statements that say otherwise."""
    dicho_en: IdGlobal | None = None
    """Global id of the figure or statement that tells the same, or more: whoever asks for this one hears that one."""


class Cifra(_Evidencia):
    """A figure with its birth certificate; `valor` is in `unidad`, exactly as the source means it.

    `texto_fuente` is what the source prints ("~M$7.600.000"). `valor_hasta` makes it a range.
    `calculada_de` names the figures that this site added, counted or compared to obtain it.
    """

    valor: Numero | None = None
    valor_hasta: Numero | None = None
    unidad: Slug | None = None
    texto_fuente: Texto | None = None
    fecha_dato: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None
    calculada_de: tuple[IdGlobal, ...] = ()


class Dato(_Evidencia):
    """A fact that is not a number. `texto` is a complete sentence of ours that can be printed as an answer.

    `items` are the members when the fact is a list; `texto` then introduces them and ends in a colon.
    """

    texto: Texto
    items: tuple[Texto, ...] = ()


class Nota(Modelo):
    """Something that does not add up or cannot be known, told once, with both sides and where they stand."""

    id: Slug
    tipo: Literal["contradiccion", "ambiguedad", "errata", "vacio", "alcance"]
    titulo: Texto
    texto: Texto
    afecta: tuple[IdGlobal, ...] = ()
    fuentes: tuple[Cita, ...] = ()


class Vacio(Modelo):
    """What the sources do not say, as data. `texto` is a complete sentence («La fuente no informa…»)."""

    id: Slug
    nombre: Texto
    atributo: Slug
    texto: Texto
    alias: tuple[Texto, ...] = ()
    fuentes: tuple[Cita, ...] = ()
    """Where one would expect to find it: the places that were read."""


class Suma(Modelo):
    """Parts that must add up to a total; all are ids of figures.

    `diferencia_conocida` explains a difference that the source itself has; it must go when the sum adds up.
    """

    total: IdGlobal
    partes: Annotated[tuple[IdGlobal, ...], Field(min_length=2)]
    diferencia_conocida: Texto | None = None


class Reparto(Modelo):
    """Percentages that must add up to 100 ± 1; all are ids of figures."""

    partes: Annotated[tuple[IdGlobal, ...], Field(min_length=2)]
    diferencia_conocida: Texto | None = None
