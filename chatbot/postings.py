"""Which statements a word, a name, an attribute or a source leads to, and with what credit. Built once a bundle."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from chatbot.entities import Entity
from chatbot.links import links_of, places_of
from chatbot.phrases import PhraseTable
from chatbot.statements import Statement
from chatbot.text import YEAR, content_keys, tokenise
from content.catalogue import Catalogue
from content.model import Fuente, Lugar, Organizacion, Sesion
from search_index.analysis import number

NAME, TEXT, RECORD, PERIOD, CONTEXT, SUMMARY = 1.0, 0.85, 0.95, 0.9, 0.55, 0.45
"""Credit of a word by the field it stands in."""

AREA = 0.4
"""Credit of a place that a record covers with others: «in Toconce» is not met by the total of twenty places, nor the
altitude of a commune by that of a village in it."""

MEASURED = 0.6
"""Credit of a figure in a unit of the attribute that is asked for."""

DATED, COUNTED = 0.5, 0.45
"""Credit of a statement that carries its year for a question about when, of a figure for one about how many."""

SELF, MENTION, NAMED, LINK, HOST = 1.0, 0.8, 0.7, 0.5, 0.5
"""Credit of a named thing: its own record or cell; in the words; in the record's name; tied to it; member of it."""

PERSON, NAME_ATTRIBUTE = "persona", "nombre"
"""Attribute that a summary answers too: it begins with the record's name or follows it on the page."""

CAUSE, CAUSAL = "causa", 0.5
"""Credit of a statement that gives a reason («porque»), whatever it is about."""

SAYS_WHY = re.compile(r"\b(?:porque|debido a|ya que|a causa de|se debe a|por la falta de)\b", re.IGNORECASE)
DEFINITION, DEFINED = "definicion", 0.6
"""Credit of a statement that says what something is, for a question about its name."""


def weigh(
    catalogue: Catalogue,
    statements: tuple[Statement, ...],
    entities: dict[str, Entity],
    names: PhraseTable[str],
) -> dict[str, dict[int, float]]:
    """Credit of each statement, by its index, for each key of the postings; the best field counts."""
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    links = {r.global_id: frozenset(links_of(r, catalogue)) for r in catalogue.registros.values()}
    named = {r.global_id: _inside([r.nombre, *r.alias], names, r.global_id) for r in catalogue.registros.values()}
    told = {r.global_id: _named([r.resumen], names, r.global_id) for r in catalogue.registros.values()}
    counted = [a.id for a in catalogue.atributos.values() if a.responde == "conteo"]
    measured = _measured(catalogue)
    dated = [a.id for a in catalogue.atributos.values() if a.responde == "fecha"]
    record_keys = {r.global_id: content_keys([r.nombre, *r.alias]) for r in catalogue.registros.values()}
    summary_keys = {r.global_id: content_keys([r.resumen]) for r in catalogue.registros.values()}
    places = {r.global_id: frozenset(places_of(r, catalogue)) for r in catalogue.registros.values()}
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
        if s.atributo == DEFINITION:
            credit(f"a:{NAME_ATTRIBUTE}", i, DEFINED)
        credit(f"k:{s.registro.kind}", i, 1.0)
        credit(f"e:{record}", i, SELF)
        if s.entidad:
            credit(f"e:{s.entidad}", i, SELF)
        for entity_id in _named([s.nombre, *s.alias, s.texto], names, record):
            if entities[entity_id].record_id == record or _by_name(entities[entity_id], s):
                credit(f"e:{entity_id}", i, MENTION)
        if s.valor is not None:
            credit(f"t:{number(str(s.valor))}", i, NAME)
            for attribute in measured.get(s.unidad or "", ()):
                credit(f"a:{attribute}", i, MEASURED)
            for attribute in counted:
                credit(f"a:{attribute}", i, COUNTED)
        if s.periodo or YEAR.search(s.texto):
            for attribute in dated:
                credit(f"a:{attribute}", i, DATED)
        if SAYS_WHY.search(s.texto):
            credit(f"a:{CAUSE}", i, CAUSAL)
        for entity_id in named[record]:
            credit(f"e:{entity_id}", i, NAMED)
        for entity_id in links[record] | told[record]:
            wider = s.valor is not None and isinstance(s.registro, Lugar) and entity_id.startswith("comuna-")
            credit(f"e:{entity_id}", i, AREA if wider or entity_id in places[record] else LINK)
        if not own:
            for entity_id in members[record]:
                credit(f"e:{entity_id}", i, HOST)
        for cita in s.fuentes:
            credit(f"e:fuente-{cita.fuente}", i, MENTION)
            credit(f"s:fuente-{cita.fuente}", i, SELF)
            for entity_id in sources.get(cita.fuente, ()):
                credit(f"s:{entity_id}", i, SELF)
    return weights


def _by_name(entity: Entity, statement: Statement) -> bool:
    """Whether a statement of another record that speaks of a person names them: an office has had others too."""
    if entity.tipo != PERSON:
        return True
    return bool(content_keys([entity.nombre]) & content_keys([statement.nombre, *statement.alias, statement.texto]))


def _measured(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """For each unit, the attributes that any figure in it answers."""
    return {
        unit.id: tuple(a.id for a in catalogue.atributos.values() if unit.magnitud in a.magnitudes)
        for unit in catalogue.unidades.values()
    }


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


def _source_authors(catalogue: Catalogue, names: PhraseTable[str]) -> dict[str, frozenset[str]]:
    """Organisations and sessions behind each source: who says «según SONAMI» means the study of SONAMI."""
    found = {}
    for fuente in catalogue.de(Fuente):
        named = _named([fuente.nombre, *fuente.alias, fuente.editor, fuente.autor or ""], names)
        kinds = {i for i in named if isinstance(catalogue.registros.get(i), (Organizacion, Sesion))}
        found[fuente.id] = frozenset(kinds)
    return found
