"""The rules of figures and statements: source, unit, value, state, conflict, length. Their sums live in `sums`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from content.check.records import Content, evidencias
from content.errors import ContentProblem
from content.evidencia import MAX_CARACTERES_DATO, Cifra
from content.formato import con_items, numero
from content.impresion import impresos
from content.load import Origin
from content.yaml_tree import Path_


def check_evidence(content: Content) -> Iterator[ContentProblem]:
    """C011 no source, C014 no unit, C016 value against print, C017 state against value."""
    for record, origin in content.records:
        for loc, part in evidencias(record):
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
        for loc, part in evidencias(record):
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
    told = {f"{record.global_id}.{part.id}": part for record, _ in content.records for _, part in evidencias(record)}
    for record, origin in content.records:
        for loc, part in evidencias(record):
            other = told.get(part.dicho_en or "")
            if other is not None and (other.dicho_en or "en_conflicto" in (part.estado, other.estado)):
                yield origin.problem(
                    (*loc, "dicho_en"),
                    "C028",
                    f"«{part.nombre}» no puede remitir a «{other.nombre}», que remite a otro o está en conflicto.",
                    "Pon en «dicho_en» el id del dato que lo dice por completo, o quita «dicho_en».",
                )
