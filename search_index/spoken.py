"""Names and texts whose words people may type: what corrections know. Correcting with them is `correct`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from content.catalogue import Catalogue
from content.model import Comuna, Distrito, Lugar, Organizacion, Sesion
from search_index.chunks import Chunk


def names(catalogue: Catalogue) -> Iterator[str]:
    """Proper names that people type: the closed vocabulary of corrections."""
    for registro in catalogue.registros.values():
        if isinstance(registro, (Comuna, Lugar, Organizacion)):
            yield registro.nombre
            yield from registro.alias
        if isinstance(registro, Comuna):
            yield registro.provincia
            yield registro.region
        if isinstance(registro, Distrito):
            for faena in registro.faenas:
                yield faena.nombre
                yield from faena.alias
        if isinstance(registro, Sesion):
            for persona in registro.personas:
                yield persona.nombre


def spoken_texts(catalogue: Catalogue, chunks: Sequence[Chunk]) -> Iterator[str]:
    """Texts whose words are known: the passages and what people say for them."""
    for chunk in chunks:
        yield from (chunk.title, *chunk.heading_path, *chunk.alias, chunk.body)
    for sinonimo in catalogue.sinonimos:
        yield from (sinonimo.termino, *sinonimo.equivalentes) * 2
    for atributo in catalogue.atributos.values():
        yield from atributo.terminos * 2
