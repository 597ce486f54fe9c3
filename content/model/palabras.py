"""Words: how people ask, what units are called, what is said in return, and the English of the data. No facts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from content.evidencia import Modelo, Numero, Slug, Texto


class Sinonimo(Modelo):
    """Words that people use for a term of the sources; one direction: `termino` is what the corpus says."""

    id: Slug
    termino: Texto
    equivalentes: Annotated[tuple[Texto, ...], Field(min_length=1)]
    idioma: Literal["es", "en"] = "es"
    nota: Texto | None = None


class Atributo(Modelo):
    """A kind of question («monto total», «relator») and the words by which people ask it."""

    id: Slug
    nombre: Texto
    responde: Literal["cifra", "dato", "lista", "persona", "fecha", "lugar", "definicion", "conteo"]
    terminos: Annotated[tuple[Texto, ...], Field(min_length=1)]
    magnitudes: tuple[Texto, ...] = ()
    """Any figure in a unit of these answers it: a question for a share is answered by whatever is in percent."""
    cercanos: tuple[Slug, ...] = ()
    """Attributes that people ask for with the same words: what something is for, and what it does."""


class Unidad(Modelo):
    """A unit. `factor` converts to the base of its `magnitud` («dinero_clp» in pesos)."""

    id: Slug
    singular: Texto
    plural: Texto
    simbolo: Texto | None = None
    magnitud: Texto
    factor: Numero = Field(gt=0)
    explicacion: Texto | None = None
    """What the unit means for a reader, where it is easily misread (M$ is thousands of pesos)."""


class Conversacion(Modelo):
    """Something people write that the sources cannot answer, and the calm sentence that answers it.

    `modo` says when it speaks: `siempre` whenever a term stands in the question; `tema` unless the question names
    something of the catalogue; `solo` when nothing else is left; `quita` removes the clause of the term first and
    speaks when no question is left.
    """

    id: Slug
    nombre: Texto
    status: Literal["out_of_scope", "no_answer"]
    modo: Literal["siempre", "tema", "solo", "quita"]
    respuesta: Texto
    terminos: Annotated[tuple[Texto, ...], Field(min_length=1)]


class Vocablo(Modelo):
    """Words with a function in a question: an operation, a kind of record, a sector, filler.

    The id names what the words mean: `operacion` an operation of the assistant («sumar»), `clase` a kind of record
    («distrito») or of member («faena»), `sector` a value of `Proyecto.sector`, `sigue` words that lean on the
    previous question, `relleno` words without content, `apertura` words that open a question («quisiera saber»),
    `afin` single words that say much the same («cerrar», «terminar»): what is asked with one may be told with another.
    """

    id: Slug
    grupo: Literal["operacion", "clase", "sector", "sigue", "relleno", "apertura", "afin"]
    terminos: Annotated[tuple[Texto, ...], Field(min_length=1)]


class Traduccion(Modelo):
    """The English of a Spanish text of the data, wherever that text stands: a name, a summary, a unit, a period.

    It hangs on the whole Spanish text: once an editor changes a word there, the English no longer shows, and the page
    in English has the Spanish again, marked as such.
    """

    es: Texto
    en: Texto
