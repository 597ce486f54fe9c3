"""Sources with their digests, and the glossary. Citations of a source live in `evidencia`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, PrivateAttr

from content.evidencia import Modelo, Slug, Texto
from content.model.registro import Registro


class Seccion(Modelo):
    """A part of a source. `resumen` digests it in our own words with all its facts and figures.

    Paragraphs are separated by a blank line; the digest alone must be enough to answer from.
    """

    id: Slug
    localizador: Texto
    titulo: Texto
    resumen: Texto


LONG_DIGEST = 10_000
"""Characters of a source's digest from which each of its sections has a page of its own."""


class Fuente(Registro):
    """A source document and its digest. `sha256` is that of the original file that was read."""

    kind = "fuente"

    tipo: Literal["presentacion", "ficha", "estudio", "acta", "externa"]
    autor: Texto | None = None
    editor: Texto
    fecha: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None
    fecha_texto: Texto
    """The date as a reader should see it («hacia 1999-2000»)."""
    idioma: Literal["es", "en"] = "es"
    derechos: Texto
    url: Texto | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    secciones: Annotated[tuple[Seccion, ...], Field(min_length=1)]

    _por_partes: bool = PrivateAttr(default=False)

    def model_post_init(self, context: Any, /) -> None:
        """Measure the digest as editors wrote it. A translated copy keeps the answer: addresses have no language."""
        self._por_partes = sum(len(s.resumen) for s in self.secciones) > LONG_DIGEST

    @property
    def por_partes(self) -> bool:
        """Whether each section of the digest has a page of its own, because together they are too long for one."""
        return self._por_partes


class Termino(Registro):
    """A glossary entry: `nombre` is the term, `resumen` its definition, `sigla` true if it is an acronym."""

    kind = "termino"

    sigla: bool = False
