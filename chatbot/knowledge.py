"""A Catalogue prepared for answering: statements, names, vocabulary and the postings that ranking reads.

Built once for each bundle; everything in it is read only, so that threads may share it.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from chatbot.entities import Entity, build_entities
from chatbot.lexicon import Lexicon, build_lexicon
from chatbot.phrases import PhraseTable
from chatbot.statements import Statement, build_statements
from chatbot.text import content_keys, tokenise
from content.catalogue import Catalogue
from content.model import Acuerdo, Comuna, Distrito, Fuente, Lugar, Organizacion, Proyecto, Registro, Sesion
from search_index.analysis import fold, number

NAME, TEXT, RECORD, PERIOD, CONTEXT, SUMMARY = 1.0, 0.85, 0.95, 0.9, 0.55, 0.45
"""Credit of a word by the field it stands in."""

AREA = 0.4
"""Credit of a place that a record covers with others: «in Toconce» is not met by the total of twenty places."""

DATED, COUNTED = 0.5, 0.45
"""Credit of a statement that carries its year for a question about when, of a figure for one about how many."""

SELF, MENTION, NAMED, LINK, HOST = 1.0, 0.8, 0.7, 0.5, 0.5
"""Credit of a named thing: its own record or cell; in the words; in the record's name; tied to it; member of it."""

ARTICLES = frozenset({"el", "la", "los", "las", "de", "del", "un", "una", "y"})
"""Words inside a name that people drop and add."""

NAME_ATTRIBUTE = "nombre"
"""Attribute that a summary answers too: it begins with the record's name or follows it on the page."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

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
    def linked(self) -> dict[str, frozenset[str]]:
        """Records that a record is tied to by its fields, by global id."""
        return {r.global_id: frozenset(_links(r, self.catalogue)) for r in self.catalogue.registros.values()}

    @cached_property
    def record_names(self) -> dict[str, tuple[frozenset[str], ...]]:
        """Word keys of each of a record's names, by its global id."""
        return {
            r.global_id: tuple(frozenset(content_keys([n])) for n in (r.nombre, *r.alias))
            for r in self.catalogue.registros.values()
        }

    def share(self, part: Iterable[str], whole: Iterable[str]) -> float:
        """How much of some words, by weight, are those; 0 of nothing."""
        total = sum(self.idf.get(f"t:{key}", 1.0) for key in whole)
        return sum(self.idf.get(f"t:{key}", 1.0) for key in part) / total if total else 0.0

    def warm(self) -> None:
        """Compute now what is computed once, so that the first question does not wait for it."""
        for name in ("by_id", "position", "by_record", "name_keys", "record_names", "linked", "rare"):
            getattr(self, name)

    @cached_property
    def rare(self) -> float:
        """The weight of a word that stands in one statement only."""
        return math.log(1 + len(self.statements))


def build_knowledge(catalogue: Catalogue) -> Knowledge:
    """Prepare a Catalogue. Deterministic; about a second for a thousand records."""
    statements = build_statements(catalogue)
    entities = build_entities(catalogue)
    names = PhraseTable((form, e.id) for e in entities.values() for name in e.nombres for form in _forms(name))
    weights = _weights(catalogue, statements, entities, names)
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
        names=names,
        lexicon=build_lexicon(catalogue, known),
        postings=postings,
        idf=idf,
    )
    knowledge.warm()
    return knowledge


def _forms(name: str) -> Iterator[str]:
    """A name, and the name without the articles inside it."""
    yield name
    first, *rest = name.split()
    bare = [w for w in rest if fold(w) not in ARTICLES]
    if len(bare) < len(rest) and bare:
        yield " ".join([first, *bare])


def _weights(
    catalogue: Catalogue,
    statements: tuple[Statement, ...],
    entities: dict[str, Entity],
    names: PhraseTable[str],
) -> dict[str, dict[int, float]]:
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    links = {r.global_id: frozenset(_links(r, catalogue)) for r in catalogue.registros.values()}
    named = {r.global_id: _inside([r.nombre, *r.alias], names, r.global_id) for r in catalogue.registros.values()}
    told = {r.global_id: _named([r.resumen], names, r.global_id) for r in catalogue.registros.values()}
    counted = [a.id for a in catalogue.atributos.values() if a.responde == "conteo"]
    dated = [a.id for a in catalogue.atributos.values() if a.responde == "fecha"]
    record_keys = {r.global_id: content_keys([r.nombre, *r.alias]) for r in catalogue.registros.values()}
    summary_keys = {r.global_id: content_keys([r.resumen]) for r in catalogue.registros.values()}
    places = {r.global_id: frozenset(_places_of(r, catalogue)) for r in catalogue.registros.values()}
    members: dict[str, list[str]] = defaultdict(list)
    for entity in entities.values():
        if entity.id != entity.record_id:
            members[entity.record_id].append(entity.id)
    sources = _source_authors(catalogue, names)

    def credit(key: str, i: int, value: float) -> None:
        found = weights[key]
        if value > found.get(i, 0.0):
            found[i] = value

    for i, s in enumerate(statements):
        record = s.registro.global_id
        own = s.tipo == "resumen"
        if own:
            credit(f"a:{NAME_ATTRIBUTE}", i, 1.0)
        for fields, value in (
            (content_keys([s.nombre, *s.alias]), NAME),
            (content_keys([s.texto]), TEXT),
            (record_keys[record], RECORD),
            (content_keys([s.periodo or ""]), PERIOD),
            (content_keys([s.contexto]), CONTEXT),
            (summary_keys[record], SUMMARY),
        ):
            for key in fields:
                credit(f"t:{key}", i, value)
        credit(f"a:{s.atributo}", i, 1.0)
        credit(f"k:{s.registro.kind}", i, 1.0)
        credit(f"e:{record}", i, SELF)
        if s.entidad:
            credit(f"e:{s.entidad}", i, SELF)
        for entity_id in _named([s.nombre, *s.alias, s.texto], names, record):
            credit(f"e:{entity_id}", i, MENTION)
        if s.valor is not None:
            credit(f"t:{number(str(s.valor))}", i, NAME)
            for attribute in counted:
                credit(f"a:{attribute}", i, COUNTED)
        if s.periodo or _YEAR.search(s.texto):
            for attribute in dated:
                credit(f"a:{attribute}", i, DATED)
        for entity_id in named[record]:
            credit(f"e:{entity_id}", i, NAMED)
        for entity_id in links[record] | told[record]:
            credit(f"e:{entity_id}", i, AREA if entity_id in places[record] else LINK)
        if not own:
            for entity_id in members[record]:
                credit(f"e:{entity_id}", i, HOST)
        for cita in s.fuentes:
            credit(f"e:fuente-{cita.fuente}", i, MENTION)
            credit(f"s:fuente-{cita.fuente}", i, SELF)
            for entity_id in sources.get(cita.fuente, ()):
                credit(f"s:{entity_id}", i, SELF)
    return weights


def _named(texts: Iterable[str], names: PhraseTable[str], own: str = "") -> frozenset[str]:
    """Ids that the texts name. A name that the record itself shares with others means the record."""
    found: set[str] = set()
    for text in texts:
        for match in names.find_longest(tokenise(text)):
            found.update([own] if own in match.values else match.values)
    return frozenset(found)


def _inside(texts: Iterable[str], names: PhraseTable[str], own: str) -> frozenset[str]:
    """Ids named inside a record's own names: «Tren urbano Antofagasta» names Antofagasta."""
    return frozenset(i for text in texts for m in names.find_longest(tokenise(text), own) for i in m.values)


def _links(record: Registro, catalogue: Catalogue) -> Iterator[str]:
    """Global ids of the records that this record is tied to by its fields."""
    yield from _places_of(record, catalogue)
    if isinstance(record, Proyecto):
        yield from (f"objetivo-{o}" for o in record.objetivos)
        yield from (f"foco-{f}" for f in record.focos)
        yield from (f"organizacion-{a.organizacion}" for a in record.financiamiento)
        yield from (f"organizacion-{r.organizacion}" for r in record.organizaciones)
        yield from (f"sesion-{s}" for s in record.sesiones)
        yield from (f"acuerdo-{a}" for a in record.acuerdos)
        yield from (f"alianza-{record.alianza}",) if record.alianza else ()
    if isinstance(record, Sesion):
        yield f"organizacion-{record.organo}"
    if isinstance(record, Acuerdo):
        yield from (f"organizacion-{o}" for o in record.partes)
        yield from (f"alianza-{record.alianza}",) if record.alianza else ()
        yield from (f"sesion-{record.sesion}",) if record.sesion else ()


def _places_of(record: Registro, catalogue: Catalogue) -> Iterator[str]:
    """Global ids of the places that the record's fields name."""
    if isinstance(record, (Proyecto, Distrito, Lugar)):
        yield from (f"comuna-{c}" for c in record.comunas)
    if isinstance(record, Proyecto):
        yield from (f"lugar-{x}" for x in record.lugares)
    regions = set(getattr(record, "regiones", ()))
    provinces = set(getattr(record, "provincias_fuente", ()))
    if isinstance(record, (Comuna, Lugar)):
        regions |= {record.region} if record.region else set()
        provinces |= {record.provincia} if record.provincia else set()
    for lugar in catalogue.de(Lugar):
        if (lugar.tipo == "region" and lugar.region in regions) or (
            lugar.tipo == "provincia" and lugar.provincia in provinces
        ):
            yield lugar.global_id


def _source_authors(catalogue: Catalogue, names: PhraseTable[str]) -> dict[str, frozenset[str]]:
    """Organisations and sessions behind each source: who says «según SONAMI» means the study of SONAMI."""
    found = {}
    for fuente in catalogue.de(Fuente):
        named = _named([fuente.nombre, *fuente.alias, fuente.editor, fuente.autor or ""], names)
        kinds = {i for i in named if isinstance(catalogue.registros.get(i), (Organizacion, Sesion))}
        found[fuente.id] = frozenset(kinds)
    return found
