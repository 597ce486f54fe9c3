"""What stands on «lo que no sabemos» and «lo que no cuadra»: every gap and conflict, gathered from all records."""

from __future__ import annotations

from content.catalogue import Catalogue
from content.formato import valor_texto
from generator.escape import paragraphs
from generator.figure_views import Enlace
from generator.scope import Scope
from generator.titles import KIND_NAMES, title_of

OTHER_NOTES = (("ambiguedad", "Ambigüedades"), ("errata", "Erratas"), ("alcance", "Alcances"))
"""Kinds of note that are neither a contradiction nor a gap, and their headings."""


KINDS = tuple(KIND_NAMES)
"""Kinds of record in the order of their headings."""


def unknown_context(scope: Scope) -> dict[str, object]:
    """Gaps, figures that are not informed and notes of the kind «vacío», by record."""
    cat, fig = scope.catalogue, scope.figures
    found: dict[str, list[Enlace]] = {}
    for v in cat.vacios.values():
        found.setdefault(v.registro.global_id, []).append(
            Enlace(v.vacio.nombre, fig.vacio(v).href, " ".join(paragraphs(v.vacio.texto)))
        )
    for c in cat.cifras.values():
        if c.cifra.estado == "no_informado":
            found.setdefault(c.registro.global_id, []).append(
                Enlace(
                    c.cifra.nombre,
                    scope.links.record(c.registro, c.anchor),
                    valor_texto(c.cifra, cat.unidades, cat.idioma),
                )
            )
    for n in cat.notas.values():
        if n.nota.tipo == "vacio":
            found.setdefault(n.registro.global_id, []).append(
                Enlace(n.nota.titulo, scope.links.record(n.registro, n.anchor), " ".join(paragraphs(n.nota.texto)))
            )
    by_kind: dict[str, list[tuple[Enlace, list[Enlace]]]] = {}
    for r in sorted(cat.registros.values(), key=lambda r: (KINDS.index(r.kind), getattr(r, "numero", 0))):
        if r.global_id in found:
            head = Enlace(title_of(r), scope.links.record(r))
            by_kind.setdefault(KIND_NAMES[r.kind], []).append((head, found[r.global_id]))
    return {"grupos": list(by_kind.items()), "total": unknown_count(cat)}


def unknown_count(cat: Catalogue) -> int:
    """How many things the sources do not tell: gaps, figures that are not informed, and notes that say so."""
    figures = sum(c.cifra.estado == "no_informado" for c in cat.cifras.values())
    return len(cat.vacios) + figures + sum(n.nota.tipo == "vacio" for n in cat.notas.values())


def disputed_context(scope: Scope) -> dict[str, object]:
    """Contradictions told in full, then every figure and statement in conflict, then other remarks as links."""
    cat, fig = scope.catalogue, scope.figures
    told = [(fig.nota(n), title_of(n.registro)) for n in cat.notas.values() if n.nota.tipo == "contradiccion"]
    figures = [(fig.cifra(c), title_of(c.registro)) for c in cat.cifras.values() if c.cifra.estado == "en_conflicto"]
    statements = [
        Enlace(d.dato.nombre, scope.links.record(d.registro, d.anchor), title_of(d.registro))
        for d in cat.datos.values()
        if d.dato.estado == "en_conflicto"
    ]
    other = [
        (
            name,
            [
                Enlace(n.nota.titulo, scope.links.record(n.registro, n.anchor), title_of(n.registro))
                for n in cat.notas.values()
                if n.nota.tipo == code
            ],
        )
        for code, name in OTHER_NOTES
    ]
    return {"contadas": told, "cifras": figures, "datos": statements, "otras": [x for x in other if x[1]]}
