"""What stands on the start page. Which figures, notes and gaps it shows is written in `secciones/inicio.md`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from content.model import Fuente, Objetivo, Proyecto
from generator.cambios.view import edition_view, newest
from generator.cards import own_communes, plain_card
from generator.errors import GeneratorError
from generator.questions import unknown_count
from generator.scope import Scope
from generator.titles import title_of

T = TypeVar("T")


def home_context(scope: Scope) -> dict[str, object]:
    """The context of the start page. Raises GeneratorError if it names something that does not exist."""
    cat, intro = scope.catalogue, scope.page.written
    assert intro is not None
    return {
        "comunas": own_communes(scope),
        "cifras": [(scope.figures.cifra(c), title_of(c.registro)) for c in _chosen(cat.cifras, intro.texts("cifras"))],
        "notas": [scope.figures.nota(n) for n in _chosen(cat.notas, intro.texts("notas"))],
        "vacios": [(scope.figures.vacio(v), title_of(v.registro)) for v in _chosen(cat.vacios, intro.texts("vacios"))],
        "objetivos": [plain_card(o, scope) for o in cat.de(Objetivo)],
        "cuentas": [
            (
                len([p for p in cat.de(Proyecto) if p.clase == "iniciativa_emra"]),
                "iniciativas de la EMRA",
                "proyectos/",
            ),
            (len(cat.cifras), "cifras con su fuente", "indicadores/"),
            (len(cat.de(Fuente)), "fuentes leídas", "fuentes/"),
        ],
        "ediciones": [edition_view(e, scope) for e in newest(cat, 1)],
        "n_notas": len([n for n in cat.notas.values() if n.nota.tipo == "contradiccion"]),
        "n_vacios": unknown_count(cat),
    }


def _chosen(known: Mapping[str, T], ids: Iterable[str]) -> list[T]:
    """The parts that the start page names, in its order. Raises GeneratorError for an id that does not exist."""
    found = []
    for id_ in ids:
        try:
            found.append(known[id_])
        except KeyError:
            raise GeneratorError(
                "site_src/secciones/inicio.md", f"«{id_}» no existe en los datos.", "Corrige el id o quítalo."
            ) from None
    return found
