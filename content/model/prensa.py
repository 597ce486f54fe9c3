"""Press notes and their sentences; how a sentence is filled in lives in `plantilla`."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from content.evidencia import IdGlobal, Modelo, Slug, Texto


class Frase(Modelo):
    """A copy-ready sentence. `texto` holds own words and placeholders (see `plantilla`), never a number of its own.

    `apoyo` names figures or statements that it rests on without printing them.
    """

    id: Slug
    texto: Texto
    apoyo: tuple[IdGlobal, ...] = ()


class Minuta(Modelo):
    """A press note on one theme. `contradicciones` and `vacios` are ids of notes and gaps; `citar` of sources."""

    kind: ClassVar[str] = "minuta"

    id: Slug
    nombre: Texto
    orden: Annotated[int, Field(ge=1)]
    """Place in the list of the press room."""
    resumen: Texto
    contexto: Texto
    """What a reporter should know first, in own words; a blank line separates paragraphs."""
    cifras: Annotated[tuple[IdGlobal, ...], Field(min_length=1)]
    frases: Annotated[tuple[Frase, ...], Field(min_length=1)]
    contradicciones: tuple[IdGlobal, ...] = ()
    preguntas: tuple[Texto, ...] = ()
    """Questions that are still to be asked of whoever is responsible."""
    vacios: tuple[IdGlobal, ...] = ()
    citar: Annotated[tuple[Slug, ...], Field(min_length=1)]
