"""A Catalogue prepared for answering: statements, names, vocabulary and the postings that ranking reads.

Built once for each bundle; everything in it is read only, so that threads may share it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from chatbot.entities import Entity, build_entities
from chatbot.lexicon import Lexicon, build_lexicon
from chatbot.links import links_of
from chatbot.phrases import PhraseTable
from chatbot.postings import weigh
from chatbot.statements import TIPOS, Statement
from chatbot.telling import build_statements
from chatbot.text import content_keys, sound, tokenise
from content.catalogue import Catalogue
from content.model import Fuente
from search_index.analysis import fold

ARTICLES = frozenset({"el", "la", "los", "las", "de", "del", "un", "una", "y"})
"""Words inside a name that people drop and add."""

MIN_SOUND = 5
"""Letters from which a word is known by its sound."""

NICKNAMED = frozenset({"comuna", "lugar", "proyecto", "organizacion", "distrito", "sesion"})
"""Kinds of record that people have names of their own for."""

Postings = dict[str, tuple[NDArray[np.int32], NDArray[np.float32]]]


@dataclass(frozen=True)
class Knowledge:
    """What the pipeline looks things up in.

    Keys of postings: `t:` word, `e:` entity, `a:` attribute, `k:` kind of record, `s:` source
    or its author.
    """

    catalogue: Catalogue
    statements: tuple[Statement, ...]
    entities: dict[str, Entity]
    names: PhraseTable[str]
    lexicon: Lexicon
    postings: Postings
    idf: dict[str, float]

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        """Statements by id."""
        return {s.id: s for s in self.statements}

    @cached_property
    def position(self) -> dict[str, int]:
        """Index of a statement by its id."""
        return {s.id: i for i, s in enumerate(self.statements)}

    @cached_property
    def found_as(self) -> dict[str, tuple[int, ...]]:
        """Indexes of the statements that the search engine finds under an id: its own, and those told there."""
        found: dict[str, list[int]] = defaultdict(list)
        for i, statement in enumerate(self.statements):
            found[statement.found_as].append(i)
        return {key: tuple(values) for key, values in found.items()}

    @cached_property
    def tipos(self) -> NDArray[np.int8]:
        """Kind of each statement, as its place in `TIPOS`; `(n_statements,)` int8."""
        return np.array([TIPOS.index(s.tipo) for s in self.statements], dtype=np.int8)

    @cached_property
    def by_record(self) -> dict[str, tuple[int, ...]]:
        """Indexes of a record's statements, by its global id."""
        found: dict[str, list[int]] = defaultdict(list)
        for i, statement in enumerate(self.statements):
            found[statement.registro.global_id].append(i)
        return {key: tuple(values) for key, values in found.items()}

    @cached_property
    def name_keys(self) -> tuple[tuple[frozenset[str], ...], ...]:
        """For each statement, the word keys of its name and of each alias, without those of its record's name."""
        own = {r.global_id: content_keys([r.nombre]) for r in self.catalogue.registros.values()}
        return tuple(
            tuple(frozenset(content_keys([n]) - own[s.registro.global_id]) for n in (s.nombre, *s.alias))
            for s in self.statements
        )

    @cached_property
    def wordings(self) -> PhraseTable[int]:
        """Names of the statements as they are worded; their values are indexes of statements."""
        return PhraseTable((name, i) for i, s in enumerate(self.statements) for name in (s.nombre, *s.alias))

    @cached_property
    def linked(self) -> dict[str, frozenset[str]]:
        """Records that a record is tied to by its fields, by global id."""
        return {r.global_id: frozenset(links_of(r, self.catalogue)) for r in self.catalogue.registros.values()}

    @cached_property
    def totals(self) -> dict[str, tuple[str, ...]]:
        """Ids of the parts of each total whose sum has no known difference; the last sum of a total counts."""
        sums = (s for r in self.catalogue.registros.values() for s in r.sumas if s.diferencia_conocida is None)
        return {s.total: s.partes for s in sums}

    @cached_property
    def wholes(self) -> dict[str, tuple[str, ...]]:
        """Ids of the totals of each figure that is a part of a sum without a known difference."""
        found: dict[str, list[str]] = defaultdict(list)
        for record in self.catalogue.registros.values():
            for one in record.sumas:
                for part in one.partes if one.diferencia_conocida is None else ():
                    found[part].append(one.total)
        return {part: tuple(dict.fromkeys(totals)) for part, totals in found.items()}

    @cached_property
    def record_names(self) -> dict[str, tuple[frozenset[str], ...]]:
        """Word keys of each of a record's names, by its global id."""
        return {
            r.global_id: tuple(frozenset(content_keys([n])) for n in (r.nombre, *r.alias))
            for r in self.catalogue.registros.values()
        }

    @cached_property
    def newest_year(self) -> int:
        """Year of the newest source; 0 if none has a date."""
        return max((int(f.fecha[:4]) for f in self.catalogue.de(Fuente) if f.fecha), default=0)

    @cached_property
    def measures(self) -> dict[str, frozenset[str]]:
        """Magnitudes in which figures of each attribute are told, by its id."""
        units = self.catalogue.unidades
        found: dict[str, set[str]] = {a.id: set(a.magnitudes) for a in self.catalogue.atributos.values()}
        for s in self.statements:
            unit = units.get(s.unidad or "")
            if s.valor is not None and unit is not None:
                found.setdefault(s.atributo, set()).add(unit.magnitud)
        return {attribute: frozenset(kinds) for attribute, kinds in found.items()}

    @cached_property
    def sounds(self) -> dict[str, str]:
        """Words of the statements by how they sound, where only one sounds so."""
        found: dict[str, set[str]] = defaultdict(set)
        for s in self.statements:
            for token in tokenise(" ".join((s.nombre, *s.alias, s.texto))):
                if token.content and len(token.word) >= MIN_SOUND and token.word.isalpha():
                    found[sound(token.word)].add(token.word)
        return {key: words.pop() for key, words in found.items() if len(words) == 1}

    def share(self, part: Iterable[str], whole: Iterable[str]) -> float:
        """How much of some words, by weight, are those; 0 of nothing."""
        weight = self.word_weights.get
        total = sum([weight(key, 1.0) for key in whole])
        return sum([weight(key, 1.0) for key in part]) / total if total else 0.0

    @cached_property
    def word_weights(self) -> dict[str, float]:
        """How rare each word is, by its key."""
        return {key[2:]: value for key, value in self.idf.items() if key.startswith("t:")}

    def warm(self) -> None:
        """Compute now what is computed once, so that the first question does not wait for it."""
        for name in (
            "by_id",
            "position",
            "tipos",
            "by_record",
            "name_keys",
            "word_weights",
            "wordings",
            "record_names",
            "linked",
            "rare",
            "measures",
            "newest_year",
            "sounds",
            "totals",
            "wholes",
        ):
            getattr(self, name)

    @cached_property
    def rare(self) -> float:
        """The weight of a word that stands in one statement only."""
        return math.log(1 + len(self.statements))


def build_knowledge(catalogue: Catalogue) -> Knowledge:
    """Prepare a Catalogue. Deterministic; about a second for a thousand records."""
    statements = build_statements(catalogue)
    entities = build_entities(catalogue)
    called = [(form, e.id) for e in entities.values() for name in e.nombres for form in _forms(name)]
    names = PhraseTable(called)
    weights = weigh(catalogue, statements, entities, names)
    idf = {key: math.log(1 + len(statements) / len(found)) for key, found in weights.items()}
    known = frozenset(key[2:] for key in weights if key.startswith("t:"))
    postings = {
        key: (
            np.fromiter(found.keys(), dtype=np.int32, count=len(found)),
            np.fromiter(found.values(), dtype=np.float32, count=len(found)),
        )
        for key, found in weights.items()
    }
    knowledge = Knowledge(
        catalogue=catalogue,
        statements=statements,
        entities=entities,
        names=PhraseTable([*called, *_nicknames(catalogue, names)]),
        lexicon=build_lexicon(catalogue, known),
        postings=postings,
        idf=idf,
    )
    knowledge.warm()
    return knowledge


def _nicknames(catalogue: Catalogue, names: PhraseTable[str]) -> Iterator[tuple[str, str]]:
    """Wordings of several words that the editors give for a name: who says one of them names the same thing."""
    for sinonimo in catalogue.sinonimos:
        meaning = tokenise(sinonimo.termino)
        for match in names.find(meaning):
            if (match.start, match.end) == (0, len(meaning)) and sinonimo.idioma == "es":
                meant = [i for i in match.values if i.split("-")[0] in NICKNAMED]
                several = [w for w in sinonimo.equivalentes if sum(t.content for t in tokenise(w)) > 1]
                yield from ((wording, i) for wording in several for i in meant)


def _forms(name: str) -> Iterator[str]:
    """A name, and the name without the articles inside it."""
    yield name
    first, *rest = name.split()
    bare = [w for w in rest if fold(w) not in ARTICLES]
    if len(bare) < len(rest) and bare:
        yield " ".join([first, *bare])
