"""The rule of identity: an id names one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from content.check.records import Content
from content.errors import ContentProblem
from content.load import Origin
from content.model import Atributo, Conversacion, Edicion, Minuta, Registro, Sinonimo, Unidad, Vocablo
from content.yaml_tree import Path_


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
