"""The rule of references: whatever a record names exists, and a citation leads to a section of its source."""

from __future__ import annotations

from collections.abc import Iterator

from content.check.records import Content, dangling, evidencias
from content.errors import ContentProblem
from content.evidencia import MAX_PALABRAS_FRAGMENTO, Cifra, Cita
from content.load import Origin
from content.model import (
    Acuerdo,
    Alianza,
    Comuna,
    Distrito,
    Foco,
    Fuente,
    Lugar,
    Objetivo,
    Organizacion,
    Proyecto,
    Registro,
    Sesion,
    Termino,
)
from content.yaml_tree import Path_

_RECORD_FIELDS: tuple[tuple[type[Registro], str, type[Registro]], ...] = (
    (Proyecto, "objetivos", Objetivo),
    (Proyecto, "focos", Foco),
    (Proyecto, "alianza", Alianza),
    (Proyecto, "acuerdos", Acuerdo),
    (Proyecto, "comunas", Comuna),
    (Proyecto, "lugares", Lugar),
    (Proyecto, "sesiones", Sesion),
    (Distrito, "comunas", Comuna),
    (Alianza, "objetivos", Objetivo),
    (Alianza, "acuerdos", Acuerdo),
    (Acuerdo, "alianza", Alianza),
    (Acuerdo, "sesion", Sesion),
    (Acuerdo, "partes", Organizacion),
    (Lugar, "comunas", Comuna),
    (Sesion, "organo", Organizacion),
    (Sesion, "comuna", Comuna),
)
"""Fields that hold bare ids of records of another kind."""

_NESTED_FIELDS: tuple[tuple[type[Registro], str, str, type[Registro]], ...] = (
    (Proyecto, "financiamiento", "organizacion", Organizacion),
    (Proyecto, "financiamiento", "fondo", Termino),
    (Proyecto, "organizaciones", "organizacion", Organizacion),
    (Distrito, "faenas", "organizacion", Organizacion),
    (Sesion, "personas", "organizacion", Organizacion),
    (Sesion, "puntos", "proyecto", Proyecto),
)
"""The same, one level down: class, list, key of each member, kind referred to."""

_OWN_FIGURES: tuple[tuple[type[Registro], str | None, str], ...] = (
    (Proyecto, None, "presupuesto"),
    (Proyecto, "financiamiento", "monto"),
    (Proyecto, "financiamiento", "porcentaje"),
    (Proyecto, "componentes", "cifra"),
    (Acuerdo, None, "meta"),
)
"""Fields that hold the id of a figure of the same record."""


def check_references(content: Content) -> Iterator[ContentProblem]:
    """C010: an id that names nothing."""
    for record, origin in content.records:
        for loc, target in _record_references(record):
            if not content.has_record(target):
                yield dangling(origin, loc, target)
        for loc, target in _part_references(record):
            if not content.has_part(target):
                yield dangling(origin, loc, target)
        for loc, cita in _citas(record):
            yield from _check_cita(content, origin, loc, cita)
        for loc, part in evidencias(record):
            if part.atributo not in content.catalogue.atributos:
                yield dangling(origin, (*loc, "atributo"), f"atributo-{part.atributo}")
            if isinstance(part, Cifra) and part.unidad and part.unidad not in content.catalogue.unidades:
                yield dangling(origin, (*loc, "unidad"), f"unidad-{part.unidad}")
        for i, vacio in enumerate(record.vacios):
            if vacio.atributo not in content.catalogue.atributos:
                yield dangling(origin, ("vacios", i, "atributo"), f"atributo-{vacio.atributo}")
        for i, serie in enumerate(getattr(record, "series", ())):
            if serie.unidad not in content.catalogue.unidades:
                yield dangling(origin, ("series", i, "unidad"), f"unidad-{serie.unidad}")
            if serie.atributo not in content.catalogue.atributos:
                yield dangling(origin, ("series", i, "atributo"), f"atributo-{serie.atributo}")


def _record_references(record: Registro) -> Iterator[tuple[Path_, str]]:
    for cls, key, target in _RECORD_FIELDS:
        if not isinstance(record, cls):
            continue
        value = getattr(record, key)
        if isinstance(value, str):
            yield (key,), f"{target.kind}-{value}"
        elif value:
            yield from (((key, i), f"{target.kind}-{v}") for i, v in enumerate(value))
    for cls, key, inner, target in _NESTED_FIELDS:
        if isinstance(record, cls):
            for i, member in enumerate(getattr(record, key)):
                value = getattr(member, inner)
                if value:
                    yield (key, i, inner), f"{target.kind}-{value}"
    for i, serie in enumerate(getattr(record, "series", ())):
        if serie.entidad:
            yield ("series", i, "entidad"), serie.entidad
        for j, obs in enumerate(serie.observaciones):
            if obs.entidad:
                yield ("series", i, "observaciones", j, "entidad"), obs.entidad


def _part_references(record: Registro) -> Iterator[tuple[Path_, str]]:
    for cls, key, inner in _OWN_FIGURES:
        if not isinstance(record, cls):
            continue
        members: list[tuple[Path_, object]] = [((inner,), record)]
        if key is not None:
            members = [((key, i, inner), member) for i, member in enumerate(getattr(record, key))]
        for loc, member in members:
            value = getattr(member, inner)
            if value:
                yield loc, f"{record.global_id}.{value}"
    for loc, part in evidencias(record):
        yield from (((*loc, "conflicto_con", i), t) for i, t in enumerate(part.conflicto_con))
        if part.dicho_en:
            yield (*loc, "dicho_en"), part.dicho_en
        if isinstance(part, Cifra):
            yield from (((*loc, "calculada_de", i), t) for i, t in enumerate(part.calculada_de))
    for i, nota in enumerate(record.notas):
        yield from ((("notas", i, "afecta", j), t) for j, t in enumerate(nota.afecta))
    for i, suma in enumerate(record.sumas):
        yield ("sumas", i, "total"), suma.total
        yield from ((("sumas", i, "partes", j), t) for j, t in enumerate(suma.partes))
    for i, reparto in enumerate(record.repartos):
        yield from ((("repartos", i, "partes", j), t) for j, t in enumerate(reparto.partes))
    for i, serie in enumerate(getattr(record, "series", ())):
        for j, obs in enumerate(serie.observaciones):
            for k, target in enumerate(obs.conflicto_con):
                yield ("series", i, "observaciones", j, "conflicto_con", k), target


def _citas(record: Registro) -> Iterator[tuple[Path_, Cita]]:
    yield from ((("fuentes", i), c) for i, c in enumerate(record.fuentes))
    for key in ("cifras", "datos", "notas", "vacios", "series"):
        for i, part in enumerate(getattr(record, key, ())):
            yield from (((key, i, "fuentes", j), c) for j, c in enumerate(part.fuentes))


def _check_cita(content: Content, origin: Origin, loc: Path_, cita: Cita) -> Iterator[ContentProblem]:
    target = f"fuente-{cita.fuente}"
    fuente = content.catalogue.registros.get(target)
    if fuente is None:
        if target not in content.loaded.unread:
            yield dangling(origin, (*loc, "fuente"), target)
        return
    assert isinstance(fuente, Fuente)
    if cita.seccion not in {s.id for s in fuente.secciones}:
        yield origin.problem(
            (*loc, "seccion"),
            "C010",
            f"La fuente {cita.fuente} no tiene la sección «{cita.seccion}».",
            f"Mira los id de «secciones» en fuentes/{cita.fuente}.yml.",
        )
    if cita.fragmento and len(cita.fragmento.split()) > MAX_PALABRAS_FRAGMENTO:
        yield origin.problem(
            (*loc, "fragmento"),
            "C015",
            f"El fragmento tiene {len(cita.fragmento.split())} palabras (máximo {MAX_PALABRAS_FRAGMENTO}).",
            "Deja solo las palabras que son la prueba, o dilo con palabras propias en «texto».",
        )
