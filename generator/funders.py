"""Who pays a project, as the table of its page. The bar above it comes from `graficos`."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from content.evidencia import Cifra
from content.formato import valor_texto
from content.model import Organizacion, Proyecto, Termino
from generator.figure_views import Enlace
from generator.scope import Scope


@dataclass(frozen=True, slots=True)
class Aporte:
    """One line of the table; empty text means that no source says it."""

    quien: Enlace
    monto: str
    monto_href: Markup | None
    parte: str
    parte_href: Markup | None
    fondo: Enlace | None


def financing(p: Proyecto, scope: Scope) -> tuple[Aporte, ...]:
    """Who pays the project; nobody if no source says it."""
    cifras = {c.id: c for c in p.cifras}
    made: list[Aporte] = []
    for a in p.financiamiento:
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
            )
        )
    return tuple(made)


def _text(cifra: Cifra | None, scope: Scope) -> str:
    return valor_texto(cifra, scope.catalogue.unidades, scope.catalogue.idioma) if cifra else ""
