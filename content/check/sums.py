"""The rules of arithmetic: parts add up to their total, shares to a hundred, unless the source itself does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from content.catalogue import CifraPublicada
from content.check.records import Content
from content.errors import ContentProblem
from content.formato import numero
from content.load import Origin
from content.model import Indicador, Proyecto
from content.yaml_tree import Path_

TOLERANCIA_REPARTO = Decimal(1)
"""Shares must add up to 100 ± 1: sources round to whole percents."""


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
