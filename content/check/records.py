"""What every check looks at: the records with where they were written, and what they look up in them. No rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from content.catalogue import Catalogue
from content.errors import ContentProblem
from content.evidencia import Cifra, Dato
from content.load import Loaded, Origin
from content.model import Alianza, Registro
from content.yaml_tree import Path_


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


def evidencias(record: Registro) -> Iterator[tuple[Path_, Cifra | Dato]]:
    """Every figure and statement of a record, with its path."""
    yield from ((("cifras", i), c) for i, c in enumerate(record.cifras))
    yield from ((("datos", i), d) for i, d in enumerate(record.datos))


def dangling(origin: Origin, loc: Path_, target: str) -> ContentProblem:
    """C010: an id that names nothing."""
    return origin.problem(
        loc, "C010", f"«{target}» no existe.", "Revisa cómo está escrito el id, o crea primero la ficha que falta."
    )
