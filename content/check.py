"""The rules that hold between records: references, sources, sums, units, conflicts. Shapes are checked on load.

Every check takes what was loaded and yields problems; nothing is printed or raised here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from content.catalogue import Catalogue, CifraPublicada
from content.check_prensa import check_historia, check_minutas
from content.check_traducciones import check_traducciones
from content.errors import ContentProblem
from content.evidencia import MAX_CARACTERES_DATO, MAX_PALABRAS_FRAGMENTO, Cifra, Cita, Dato
from content.formato import con_items, numero
from content.impresion import impresos
from content.load import Loaded, Origin
from content.model import (
    Acuerdo,
    Alianza,
    Atributo,
    Comuna,
    Conversacion,
    Distrito,
    Edicion,
    Foco,
    Fuente,
    Indicador,
    Lugar,
    Minuta,
    Objetivo,
    Organizacion,
    Proyecto,
    Registro,
    Sesion,
    Sinonimo,
    Termino,
    Unidad,
    Vocablo,
)
from content.yaml_tree import Path_

TOLERANCIA_REPARTO = Decimal(1)
"""Shares must add up to 100 ± 1: sources round to whole percents."""

Check = Callable[["Content"], Iterator[ContentProblem]]


@dataclass
class Content:
    """The records with their origins, and what the checks look up in them."""

    loaded: Loaded

    @cached_property
    def catalogue(self) -> Catalogue:
        """Everything that could be read."""
        return self.loaded.catalogue()

    @cached_property
    def records(self) -> list[tuple[Registro, Origin]]:
        """Every record with where it was written; focos count as records of their own."""
        found: list[tuple[Registro, Origin]] = []
        for record, origin in self.loaded.records:
            if isinstance(record, Registro):
                found.append((record, origin))
            if isinstance(record, Alianza):
                found += [(f, Origin(origin.tree, (*origin.loc, "focos", i))) for i, f in enumerate(record.focos)]
        return found

    @cached_property
    def parts(self) -> frozenset[str]:
        """Global ids of every figure and statement."""
        return frozenset([*self.catalogue.cifras, *self.catalogue.datos])

    def has_record(self, global_id: str) -> bool:
        """Whether the record exists, or would if its own file could be read."""
        return global_id in self.catalogue.registros or global_id in self.loaded.unread

    def has_part(self, global_id: str) -> bool:
        """Whether the figure or statement exists, or may exist in a file that could not be read."""
        return global_id in self.parts or global_id.split(".")[0] in self.loaded.unread


def check_loaded(loaded: Loaded) -> list[ContentProblem]:
    """All problems between records, in file order."""
    content = Content(loaded)
    return sorted(problem for check in CHECKS for problem in check(content))


# --- identity -------------------------------------------------------------------------------------------------


def check_duplicates(content: Content) -> Iterator[ContentProblem]:
    """C009: two records of one kind with the same id; two parts of one record with the same id."""
    seen: dict[str, Origin] = {}
    others = [
        (f"{type(r).__name__.lower()}-{r.id}", o)
        for r, o in content.loaded.records
        if isinstance(r, (Atributo, Unidad, Sinonimo, Conversacion, Vocablo, Minuta, Edicion))
    ]
    for key, origin in [*((r.global_id, o) for r, o in content.records), *others]:
        if key in seen:
            first = seen[key]
            line, _ = first.tree.at((*first.loc, "id"))
            yield origin.problem(
                ("id",),
                "C009",
                f"El id de «{key}» ya existe en {first.tree.path.name}:{line}.",
                "Cambia uno de los dos, o borra la ficha repetida.",
            )
        seen.setdefault(key, origin)
    for record, origin in content.records:
        counts = Counter(part_id for part_id, _ in _part_ids(record))
        reported: set[str] = set()
        for part_id, loc in _part_ids(record):
            if counts[part_id] > 1 and part_id in reported:
                yield origin.problem(
                    loc,
                    "C009",
                    f"El id «{part_id}» se repite dentro de la ficha {record.global_id}.",
                    "Da a cada cifra, dato, nota y serie un id distinto.",
                )
            reported.add(part_id)


def _part_ids(record: Registro) -> Iterator[tuple[str, Path_]]:
    for key in ("cifras", "datos", "vacios", "notas", "series", "secciones", "puntos", "personas", "faenas"):
        for i, part in enumerate(getattr(record, key, ())):
            # sections share the page's anchors with figures and statements
            prefix = "" if key in ("cifras", "datos", "vacios", "notas", "series", "secciones") else f"{key}:"
            yield prefix + part.id, (key, i, "id")
    for i, serie in enumerate(getattr(record, "series", ())):
        for j, obs in enumerate(serie.observaciones):
            yield f"{serie.id}.{obs.id}", ("series", i, "observaciones", j, "id")


# --- references -----------------------------------------------------------------------------------------------

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
                yield _dangling(origin, loc, target)
        for loc, target in _part_references(record):
            if not content.has_part(target):
                yield _dangling(origin, loc, target)
        for loc, cita in _citas(record):
            yield from _check_cita(content, origin, loc, cita)
        for loc, part in _evidencias(record):
            if part.atributo not in content.catalogue.atributos:
                yield _dangling(origin, (*loc, "atributo"), f"atributo-{part.atributo}")
            if isinstance(part, Cifra) and part.unidad and part.unidad not in content.catalogue.unidades:
                yield _dangling(origin, (*loc, "unidad"), f"unidad-{part.unidad}")
        for i, vacio in enumerate(record.vacios):
            if vacio.atributo not in content.catalogue.atributos:
                yield _dangling(origin, ("vacios", i, "atributo"), f"atributo-{vacio.atributo}")
        for i, serie in enumerate(getattr(record, "series", ())):
            if serie.unidad not in content.catalogue.unidades:
                yield _dangling(origin, ("series", i, "unidad"), f"unidad-{serie.unidad}")
            if serie.atributo not in content.catalogue.atributos:
                yield _dangling(origin, ("series", i, "atributo"), f"atributo-{serie.atributo}")


def _dangling(origin: Origin, loc: Path_, target: str) -> ContentProblem:
    return origin.problem(
        loc, "C010", f"«{target}» no existe.", "Revisa cómo está escrito el id, o crea primero la ficha que falta."
    )


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
    for loc, part in _evidencias(record):
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


def _evidencias(record: Registro) -> Iterator[tuple[Path_, Cifra | Dato]]:
    yield from ((("cifras", i), c) for i, c in enumerate(record.cifras))
    yield from ((("datos", i), d) for i, d in enumerate(record.datos))


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
            yield _dangling(origin, (*loc, "fuente"), target)
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


# --- evidence -------------------------------------------------------------------------------------------------


def check_evidence(content: Content) -> Iterator[ContentProblem]:
    """C011 no source, C014 no unit, C016 value against print, C017 state against value."""
    for record, origin in content.records:
        for loc, part in _evidencias(record):
            computed = isinstance(part, Cifra) and bool(part.calculada_de)
            if not part.fuentes and not computed:
                yield origin.problem(
                    loc,
                    "C011",
                    f"«{part.nombre}» no dice de qué fuente sale.",
                    "Agrega «fuentes: [{fuente: …, seccion: …}]».",
                )
            if isinstance(part, Cifra):
                yield from _check_cifra(origin, loc, part)
            elif part.estado == "en_conflicto" and not part.conflicto_con:
                yield origin.problem(
                    loc,
                    "C017",
                    f"«{part.nombre}» está en conflicto, pero no dice con qué.",
                    "Agrega «conflicto_con» con el id global del otro dato.",
                )
        for i, nota in enumerate(record.notas):
            if not nota.fuentes:
                yield origin.problem(
                    ("notas", i),
                    "C011",
                    f"La nota «{nota.titulo}» no dice dónde se ve el problema.",
                    "Agrega «fuentes: [{fuente: …, seccion: …}]».",
                )
        for i, serie in enumerate(getattr(record, "series", ())):
            for j, obs in enumerate(serie.observaciones):
                where = ("series", i, "observaciones", j)
                yield from _check_print(origin, where, obs.nombre, obs.valor, obs.texto_fuente)
                if obs.valor is None and (obs.estado or serie.estado) not in ("no_informado", "no_aplica"):
                    yield origin.problem(
                        where, "C017", f"«{obs.nombre}» no tiene valor.", "Escribe el valor, o «estado: no_informado»."
                    )


def _check_cifra(origin: Origin, loc: Path_, cifra: Cifra) -> Iterator[ContentProblem]:
    if cifra.valor is not None and cifra.unidad is None:
        yield origin.problem(
            loc, "C014", f"La cifra «{cifra.nombre}» no tiene unidad.", "Agrega «unidad: …» con un id de unidades.yml."
        )
    empty = cifra.estado in ("no_informado", "no_aplica")
    if empty != (cifra.valor is None):
        yield origin.problem(
            (*loc, "estado"),
            "C017",
            f"«{cifra.nombre}» tiene estado {cifra.estado} y valor {cifra.valor}.",
            "Sin valor, el estado es no_informado o no_aplica; con valor, cualquiera de los otros.",
        )
    if cifra.estado == "en_conflicto" and not (cifra.conflicto_con and cifra.nota):
        yield origin.problem(
            loc,
            "C017",
            f"«{cifra.nombre}» está en conflicto, pero no dice con qué y por qué.",
            "Agrega «conflicto_con» (id global de la otra cifra) y «nota».",
        )
    yield from _check_print(origin, loc, cifra.nombre, cifra.valor, cifra.texto_fuente)


def _check_print(
    origin: Origin, loc: Path_, nombre: str, valor: Decimal | None, texto: str | None
) -> Iterator[ContentProblem]:
    if valor is None or not texto:
        return
    printed = impresos(texto)
    if printed and valor not in printed:
        yield origin.problem(
            (*loc, "valor"),
            "C016",
            f"«{nombre}» vale {numero(valor)}, pero la fuente imprime «{texto}».",
            "Corrige el valor (sin puntos de miles) o «texto_fuente».",
        )


def check_conflicts(content: Content) -> Iterator[ContentProblem]:
    """C022: a conflict that only one side declares."""
    cifras, datos = content.catalogue.cifras, content.catalogue.datos
    declared: Mapping[str, tuple[str, ...]] = {
        **{k: c.cifra.conflicto_con for k, c in cifras.items()},
        **{k: d.dato.conflicto_con for k, d in datos.items()},
    }
    for record, origin in content.records:
        for loc, part in _evidencias(record):
            own = f"{record.global_id}.{part.id}"
            for i, other in enumerate(part.conflicto_con):
                if other in declared and own not in declared[other]:
                    yield origin.problem(
                        (*loc, "conflicto_con", i),
                        "C022",
                        f"«{other}» no declara el conflicto con «{own}».",
                        "Agrega este id en «conflicto_con» de la otra cifra o dato.",
                    )


def check_lengths(content: Content) -> Iterator[ContentProblem]:
    """C029: a statement that is too long for an answer, its items included."""
    for record, origin in content.records:
        for i, dato in enumerate(record.datos):
            length = len(con_items(dato.texto, dato.items))
            if length > MAX_CARACTERES_DATO:
                yield origin.problem(
                    ("datos", i),
                    "C029",
                    f"«{dato.nombre}» tiene {length} caracteres (máximo {MAX_CARACTERES_DATO}).",
                    "Dilo más corto o repártelo en dos datos: el asistente lo dice entero.",
                )


def check_told_elsewhere(content: Content) -> Iterator[ContentProblem]:
    """C028: what is told in another place that is not told there itself, or that is disputed."""
    told = {f"{record.global_id}.{part.id}": part for record, _ in content.records for _, part in _evidencias(record)}
    for record, origin in content.records:
        for loc, part in _evidencias(record):
            other = told.get(part.dicho_en or "")
            if other is not None and (other.dicho_en or "en_conflicto" in (part.estado, other.estado)):
                yield origin.problem(
                    (*loc, "dicho_en"),
                    "C028",
                    f"«{part.nombre}» no puede remitir a «{other.nombre}», que remite a otro o está en conflicto.",
                    "Pon en «dicho_en» el id del dato que lo dice por completo, o quita «dicho_en».",
                )


# --- arithmetic -----------------------------------------------------------------------------------------------


def check_sums(content: Content) -> Iterator[ContentProblem]:
    """C013 parts against total, C012 shares against 100, C020 a declared difference that is gone."""
    for record, origin in content.records:
        for i, suma in enumerate(record.sumas):
            yield from _check_suma(content, origin, ("sumas", i), suma.total, suma.partes, suma.diferencia_conocida)
        for i, reparto in enumerate(record.repartos):
            yield from _check_reparto(
                origin, ("repartos", i), _values(content, reparto.partes), reparto.diferencia_conocida
            )
        if isinstance(record, Proyecto):
            shares = [f"{record.global_id}.{a.porcentaje}" for a in record.financiamiento if a.porcentaje]
            if shares:
                yield from _check_reparto(origin, ("financiamiento",), _values(content, shares), None)
        if isinstance(record, Indicador):
            for i, serie in enumerate(record.series):
                if serie.suma_100:
                    values = [o.valor for o in serie.observaciones if o.valor is not None]
                    yield from _check_reparto(origin, ("series", i), values, serie.diferencia_conocida)


def _values(content: Content, ids: Iterable[str]) -> list[Decimal]:
    found: list[CifraPublicada] = [c for i in ids if (c := content.catalogue.cifras.get(i))]
    return [c.cifra.valor for c in found if c.cifra.valor is not None]


def _check_suma(
    content: Content, origin: Origin, loc: Path_, total: str, partes: tuple[str, ...], known: str | None
) -> Iterator[ContentProblem]:
    totals, values = _values(content, [total]), _values(content, partes)
    if not totals or len(values) < len(partes):
        return
    units = {c.cifra.unidad for i in (total, *partes) if (c := content.catalogue.cifras.get(i))}
    if len(units) > 1:
        yield origin.problem(
            loc,
            "C013",
            f"La suma mezcla unidades: {', '.join(sorted(map(str, units)))}.",
            "Escribe todas las partes y el total en la misma unidad.",
        )
    elif sum(values) != totals[0] and known is None:
        yield origin.problem(
            loc,
            "C013",
            f"Las partes suman {numero(sum(values, Decimal(0)))} y el total dice {numero(totals[0])}.",
            "Corrige la cifra; si la diferencia está en la fuente, explícala en «diferencia_conocida».",
        )
    elif sum(values) == totals[0] and known is not None:
        yield _gone(origin, loc)


def _check_reparto(origin: Origin, loc: Path_, values: list[Decimal], known: str | None) -> Iterator[ContentProblem]:
    total = sum(values, Decimal(0))
    exact = total == 100
    if abs(total - 100) > TOLERANCIA_REPARTO and known is None:
        yield origin.problem(
            loc,
            "C012",
            f"Los porcentajes suman {numero(total)} y deberían sumar 100 (± 1).",
            "Corrige el porcentaje; si el error es de la fuente, explícalo en «diferencia_conocida».",
        )
    elif exact and known is not None:
        yield _gone(origin, loc)


def _gone(origin: Origin, loc: Path_) -> ContentProblem:
    return origin.problem(
        loc, "C020", "Ahora la suma cuadra, pero sigue declarada una diferencia.", "Borra «diferencia_conocida»."
    )


# --- privacy --------------------------------------------------------------------------------------------------

_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.[a-z]{2,}"  # e-mail
    r"|(?<![\d.])\+56[ \d]{8,}"  # Chilean telephone with country code
    r"|(?<![\d.])\d{1,2}\.\d{3}\.\d{3}-[\dkK](?!\w)"  # RUT
)

_PERHAPS = re.compile(r"@[\w-]+\.[a-z]{2,}|\+56[ \d]{8,}|\d\.\d{3}\.\d{3}-[\dkK]")
"""What stands in every contact, whatever is around it: nearly all records are cleared by one look at their JSON."""


def check_privacy(content: Content) -> Iterator[ContentProblem]:
    """C021: an e-mail address, a telephone number or a RUT anywhere in a record's text."""
    for record, origin in content.loaded.records:
        if not _PERHAPS.search(record.model_dump_json()):
            continue
        for loc, text in _texts(record.model_dump(mode="json"), ()):
            if match := _CONTACT.search(text):
                yield origin.problem(
                    loc,
                    "C021",
                    f"Hay un dato de contacto: «{match.group()}».",
                    "Bórralo: el sitio no publica correos, teléfonos ni RUT.",
                )


def _texts(value: object, loc: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*loc, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _texts(inner, (*loc, i))


CHECKS: tuple[Check, ...] = (
    check_duplicates,
    check_references,
    check_evidence,
    check_conflicts,
    check_told_elsewhere,
    check_lengths,
    check_sums,
    check_privacy,
    check_minutas,
    check_historia,
    check_traducciones,
)
