"""The assistant's published results → what its scorecard page prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from content.formato import fecha_larga, numero
from content.model import Comuna, Fuente
from content.resultados import TIPOS, Grupo
from generator.scope import Scope


@dataclass(frozen=True, slots=True)
class Fila:
    """One row of a table; `href` is empty where the group has no page."""

    nombre: str
    href: Markup | str
    aciertos: int
    preguntas: int
    parte: str


def scorecard_context(scope: Scope) -> dict[str, object]:
    """The context of the scorecard."""
    found = scope.page.resultados
    assert found is not None, "the scorecard is planned with its results"
    fuentes = {f.id: f for f in scope.catalogue.de(Fuente)}
    comunas = {c.nombre: c for c in scope.catalogue.de(Comuna)}
    kinds = {g.id: g for g in found.por_tipo}
    return {
        "fecha": fecha_larga(found.fecha),
        "r": found,
        "aciertos": _percent(found.aciertos, found.preguntas),
        "falsas": _percent(found.respuestas_falsas, found.silencio_debido),
        "iguales": _percent(found.variantes_iguales, found.variantes),
        "por_tipo": [_row(kinds[kind], name) for kind, name in TIPOS.items() if kind in kinds],
        "por_fuente": [
            _row(g, fuentes[g.id].nombre, scope.links.record(fuentes[g.id]))
            for g in found.por_fuente
            if g.id in fuentes
        ],
        "por_comuna": list(_communes(found.por_comuna, comunas, scope)),
    }


def _communes(groups: Iterable[Grupo], comunas: dict[str, Comuna], scope: Scope) -> Iterable[Fila]:
    for group in groups:
        comuna = comunas.get(group.id)
        yield _row(group, group.id, scope.links.record(comuna) if comuna else "")


def _row(group: Grupo, name: str, href: Markup | str = "") -> Fila:
    return Fila(name, href, group.aciertos, group.preguntas, _percent(group.aciertos, group.preguntas))


def _percent(part: int, whole: int) -> str:
    """A share with one decimal at most: «94,2 %»; a dash where there is no whole."""
    if not whole:
        return "—"
    return f"{numero(round(Decimal(100 * part) / whole, 1).normalize())} %"
