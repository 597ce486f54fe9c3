"""What is known → passages: facts and digests from the Catalogue. Pages are read in `pages`, full texts in `texts`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from content.catalogue import Catalogue
from content.evidencia import Cifra, Cita
from content.formato import valor_texto
from content.model import Comuna, Distrito, Fuente, Lugar, Proyecto, Registro
from content.rutas import anchored_url, page_url
from content.tipos import PassageKind
from search_index.chunks import Chunk, split_body


def catalogue_chunks(catalogue: Catalogue) -> Iterator[Chunk]:
    """Every figure, statement, note, gap, record summary and digest, in catalogue order.

    What the editors say is told completely elsewhere is found there, by its names too.
    """
    names = _names_of_told(catalogue)
    for registro in catalogue.registros.values():
        yield _summary(catalogue, registro)
    for cifra in catalogue.cifras.values():
        if cifra.cifra.dicho_en:
            continue
        yield _part(
            catalogue,
            cifra.registro,
            cifra.global_id,
            cifra.anchor,
            cifra.cifra.nombre,
            "cifra",
            _figure_text(catalogue, cifra.registro, cifra.cifra),
            (*cifra.cifra.alias, *names.get(cifra.global_id, ())),
            cifra.cifra.fuentes,
            cifra.cifra.atributo,
        )
    for dato in catalogue.datos.values():
        if dato.dato.dicho_en:
            continue
        body = " ".join(part for part in (_listed(dato.dato.texto, dato.dato.items), dato.dato.nota) if part)
        yield _part(
            catalogue,
            dato.registro,
            dato.global_id,
            dato.anchor,
            dato.dato.nombre,
            "hecho",
            body,
            (*dato.dato.alias, *names.get(dato.global_id, ())),
            dato.dato.fuentes,
            dato.dato.atributo,
        )
    for nota in catalogue.notas.values():
        yield _part(
            catalogue,
            nota.registro,
            nota.global_id,
            nota.anchor,
            nota.nota.titulo,
            "nota",
            nota.nota.texto,
            (),
            nota.nota.fuentes,
        )
    for vacio in catalogue.vacios.values():
        yield _part(
            catalogue,
            vacio.registro,
            vacio.global_id,
            vacio.anchor,
            vacio.vacio.nombre,
            "vacio",
            vacio.vacio.texto,
            vacio.vacio.alias,
            vacio.vacio.fuentes,
            vacio.vacio.atributo,
        )
    for fuente in catalogue.de(Fuente):
        yield from _digests(fuente)


def told_elsewhere(catalogue: Catalogue) -> Iterator[str]:
    """Addresses of the figures and statements that are told completely in another place."""
    yield from (told.url for told in _told_elsewhere(catalogue))


def _names_of_told(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Other names of what is told in each figure or statement besides its own, by its global id, each once."""
    found: dict[str, dict[str, None]] = {}
    for told in _told_elsewhere(catalogue):
        found.setdefault(told.target, {}).update(dict.fromkeys(told.names))
    return {target: tuple(names) for target, names in found.items()}


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told in another place: its own address, the global id of what tells it, and its other names."""

    url: str
    target: str
    names: tuple[str, ...]


def _told_elsewhere(catalogue: Catalogue) -> Iterator[_Told]:
    """Figures first, then statements, each in catalogue order."""
    figures = ((c.registro, c.anchor, c.cifra) for c in catalogue.cifras.values())
    statements = ((d.registro, d.anchor, d.dato) for d in catalogue.datos.values())
    for registro, anchor, part in chain(figures, statements):
        if part.dicho_en:
            yield _Told(anchored_url(registro, anchor), part.dicho_en, part.alias)


def _summary(catalogue: Catalogue, registro: Registro) -> Chunk:
    source, section, locator = _place(catalogue, registro.fuentes)
    return Chunk(
        chunk_id=f"dato:{registro.global_id}",
        tipo="dato",
        title=registro.nombre,
        heading_path=(),
        body=registro.resumen,
        url=page_url(registro),
        record_id=registro.global_id,
        part_id=None,
        source_id=registro.id if isinstance(registro, Fuente) else source,
        section_id=section,
        locator=locator,
        comunas=_comunas(registro),
        alias=registro.alias,
        clase="resumen",
    )


def _part(
    catalogue: Catalogue,
    registro: Registro,
    global_id: str,
    anchor: str,
    nombre: str,
    clase: PassageKind,
    body: str,
    alias: tuple[str, ...],
    fuentes: tuple[Cita, ...],
    atributo: str | None = None,
) -> Chunk:
    source, section, locator = _place(catalogue, fuentes or registro.fuentes)
    return Chunk(
        chunk_id=f"dato:{global_id}",
        tipo="dato",
        title=registro.nombre,
        heading_path=(nombre,),
        body=body,
        url=anchored_url(registro, anchor),
        record_id=registro.global_id,
        part_id=global_id,
        source_id=source,
        section_id=section,
        locator=locator,
        comunas=_comunas(registro),
        alias=(*registro.alias, *alias),
        atributo=atributo,
        clase=clase,
    )


def _digests(fuente: Fuente) -> Iterator[Chunk]:
    for seccion in fuente.secciones:
        for i, body in enumerate(split_body(seccion.resumen)):
            suffix = f":{i + 1}" if i else ""
            yield Chunk(
                chunk_id=f"digesto:{fuente.id}.{seccion.id}{suffix}",
                tipo="digesto",
                title=fuente.nombre,
                heading_path=(seccion.titulo,),
                body=body,
                url=anchored_url(fuente, seccion.id),
                record_id=fuente.global_id,
                part_id=None,
                source_id=fuente.id,
                section_id=seccion.id,
                locator=seccion.localizador,
                comunas=(),
                alias=(),
            )


def _figure_text(catalogue: Catalogue, registro: Registro, cifra: Cifra) -> str:
    valor = valor_texto(cifra, catalogue.unidades)
    periodo = f" ({cifra.periodo})" if cifra.periodo else ""
    nota = f" {cifra.nota}" if cifra.nota else ""
    return f"{registro.nombre}: {cifra.nombre}{periodo}, {valor}.{nota}"


def _listed(texto: str, items: tuple[str, ...]) -> str:
    return f"{texto} {'; '.join(items)}." if items else texto


def _place(catalogue: Catalogue, fuentes: tuple[Cita, ...]) -> tuple[str | None, str | None, str | None]:
    """Source, section and locator of the first citation; the section's own locator where the citation has none."""
    if not fuentes:
        return None, None, None
    cita = fuentes[0]
    fuente = catalogue.registros.get(f"fuente-{cita.fuente}")
    if cita.localizador or not isinstance(fuente, Fuente):
        return cita.fuente, cita.seccion, cita.localizador
    locator = next((s.localizador for s in fuente.secciones if s.id == cita.seccion), None)
    return cita.fuente, cita.seccion, locator


def _comunas(registro: Registro) -> tuple[str, ...]:
    if isinstance(registro, Comuna):
        return (registro.id,)
    if isinstance(registro, (Proyecto, Distrito, Lugar)):
        return registro.comunas
    return ()
