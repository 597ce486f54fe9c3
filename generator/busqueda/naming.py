"""Words that find a record though they do not stand on its page: other names, and what people call such a thing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from content import etiquetas
from content.catalogue import Catalogue
from content.model import Organizacion, Proyecto, Registro
from generator.busqueda.terms import terms


def aliases(record: Registro) -> tuple[str, ...]:
    """Other names of a record, its acronym among them."""
    sigla = [record.sigla] if isinstance(record, Organizacion) and record.sigla else []
    return tuple(dict.fromkeys([*record.alias, *sigla]))


@dataclass(frozen=True)
class Naming:
    """The everyday words of one Catalogue (`sinonimos.yml`), looked up by what a record's names speak of."""

    catalogue: Catalogue

    @cached_property
    def _said(self) -> dict[tuple[str, ...], list[str]]:
        """Stems of a term → words that people say for it."""
        found: dict[tuple[str, ...], list[str]] = {}
        for s in self.catalogue.sinonimos:
            if s.idioma == "es":
                found.setdefault(tuple(terms(s.termino)), []).extend(s.equivalentes)
        return found

    def words(self, record: Registro) -> tuple[str, ...]:
        """What people say for the things that the record's names and sector speak of."""
        labels = (etiquetas.SECTOR[record.sector],) if isinstance(record, Proyecto) else ()
        longest = max(map(len, self._said), default=0)
        said: list[str] = []
        for name in (record.nombre, *aliases(record), *labels):
            stems = tuple(terms(name))
            for first in range(len(stems)):
                for last in range(first + 1, min(len(stems), first + longest) + 1):
                    said += self._said.get(stems[first:last], ())
        return tuple(dict.fromkeys(said))
