"""Financing as a bar: who pays which part. Made at build time, with a description in words and a table beside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from content.evidencia import Cifra
from content.formato import valor_texto
from content.model import Organizacion, Proyecto, Termino
from generator.figures import Enlace
from generator.scope import Scope


@dataclass(frozen=True, slots=True)
class Aporte:
    """One line of the table and one part of the bar; `x` and `ancho` are percent of the bar's width."""

    quien: Enlace
    monto: str
    monto_href: Markup | None
    parte: str
    parte_href: Markup | None
    fondo: Enlace | None
    color: int
    x: str
    ancho: str


@dataclass(frozen=True, slots=True)
class Financiamiento:
    """The bar and its table. `dibujable` is false where a share is unknown: then there is only the table."""

    aportes: tuple[Aporte, ...]
    dibujable: bool
    descripcion: str


def financing(p: Proyecto, scope: Scope) -> Financiamiento | None:
    """Who pays the project, or None if no source says it."""
    if not p.financiamiento:
        return None
    cifras = {c.id: c for c in p.cifras}
    shares = _shares([(cifras.get(a.monto or ""), cifras.get(a.porcentaje or "")) for a in p.financiamiento])
    made: list[Aporte] = []
    start = Decimal(0)
    for number, (a, share) in enumerate(zip(p.financiamiento, shares, strict=True), start=1):
        monto, parte = cifras.get(a.monto or ""), cifras.get(a.porcentaje or "")
        organizacion = scope.catalogue.get(Organizacion, a.organizacion)
        fondo = scope.catalogue.get(Termino, a.fondo) if a.fondo else None
        made.append(
            Aporte(
                quien=Enlace(organizacion.nombre, scope.links.record(organizacion)),
                monto=_text(monto, scope),
                monto_href=scope.links.record(p, monto.id) if monto else None,
                parte=_text(parte, scope),
                parte_href=scope.links.record(p, parte.id) if parte else None,
                fondo=Enlace(fondo.nombre, scope.links.record(fondo)) if fondo else None,
                color=(number - 1) % 4 + 1,
                x=f"{start:.2f}",
                ancho=f"{share:.2f}",
            )
        )
        start += share
    said = "; ".join(f"{x.quien.texto}: {' · '.join(filter(None, [x.monto, x.parte]))}" for x in made)
    return Financiamiento(tuple(made), bool(start), f"Reparto del financiamiento. {said}.")


def _shares(pairs: list[tuple[Cifra | None, Cifra | None]]) -> list[Decimal]:
    """Percent of the whole for each part, from the amounts if all are known in one unit, else from the percents.

    All zeros where neither is complete.
    """
    amounts = [m.valor for m, _ in pairs if m and m.valor is not None]
    units = {m.unidad for m, _ in pairs if m}
    if len(amounts) == len(pairs) and len(units) == 1 and sum(amounts) > 0:
        return [Decimal(100) * a / sum(amounts) for a in amounts]
    percents = [x.valor for _, x in pairs if x and x.valor is not None]
    return percents if len(percents) == len(pairs) else [Decimal(0)] * len(pairs)


def _text(cifra: Cifra | None, scope: Scope) -> str:
    return valor_texto(cifra, scope.catalogue.unidades) if cifra else ""
