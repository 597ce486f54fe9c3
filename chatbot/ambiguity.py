"""Two readings that are equally good: a question back, with options that have one reading each."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.compute.selection import strategy
from chatbot.gate import MIN_DOMAIN, strong
from chatbot.interpretation import Interpretation, Slot
from chatbot.knowledge import Knowledge
from chatbot.places import PLACE_KINDS, is_place, projects_in
from chatbot.plan import Option, Plan
from chatbot.postings import LINK
from chatbot.ranking import Ranked
from chatbot.statements import Statement
from chatbot.text import content_keys, tokenise
from chatbot.told import PAYING
from content.model import Organizacion, Proyecto

EQUAL = 0.93
"""Readings whose coverage is this close to the best are equally good."""

RIVAL = 0.7
"""Least share of the best coverage that a rival holds, the attributes included."""

MAX_READINGS = 4
DEFINITION, MEETING = "definicion", "sesion"
KINDS = frozenset({"proyecto", "acuerdo", "distrito", "sesion", "alianza"})
"""Kinds of record that people confuse with one another."""

SINGULAR = frozenset({"el", "la", "ese", "esa", "este", "esta", "the"})
"""Words before a kind of record that speak of one of them as if it were known."""

NAMED_KINDS = frozenset({"organizacion"})
"""Kinds that share a part of their names («la Corporación»)."""


def ambiguous(question: Interpretation, ranked: Sequence[Ranked], knowledge: Knowledge) -> Plan | None:
    """A question back when different things with the same name, or of one kind, answer equally well."""
    if ranked[0].coverage < MIN_DOMAIN:
        return None
    return (
        _unnamed(question, knowledge)
        or _of_nothing(question, ranked, knowledge)
        or _shared_name(question, knowledge)
        or _homonyms(question, knowledge)
        or _rivals(question, ranked, knowledge)
    )


def _unnamed(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """«The project», asked about without a name: those of the kind that have what is asked."""
    words = {t.word for t in question.tokens}
    kinds = [c for c in question.classes if c in KINDS]
    if len(kinds) != 1 or question.entities or question.follows or not words & SINGULAR or not question.attributes:
        return None
    if any(s.kind in ("term", "source") and not any(k.startswith("k:") for k, _ in s.keys) for s in question.slots):
        own = {t for s in question.of_kind("attribute") for t in s.text.split()}
        if any(s.kind == "term" and s.text not in own and not _is_kind(s) for s in question.slots):
            return None
    readings: dict[str, Statement] = {}
    wanted = {k[2:] for k, _ in question.of_kind("attribute")[0].keys if k.startswith("a:")}
    for statement in knowledge.statements:
        if (
            statement.registro.kind == kinds[0]
            and statement.atributo in wanted
            and statement.tipo in ("cifra", "dato", "vacio")
        ):
            readings.setdefault(statement.registro.global_id, statement)
    typed = {t.key for t in question.tokens if t.content}
    called = {i: s for i, s in readings.items() if typed & content_keys([s.registro.nombre])}
    readings = called if len(called) > 1 else readings
    if len(readings) > MAX_READINGS:
        readings = {i: s for i, s in readings.items() if not s.is_gap}
    if len(readings) < 2:
        return None
    options = [
        Option(s.registro.nombre, question_about(question, s.registro.nombre))
        for s in list(readings.values())[:MAX_READINGS]
    ]
    return _plan("¿A cuál te refieres?", options, [s.registro.global_id for s in readings.values()][:MAX_READINGS])


def _of_nothing(question: Interpretation, ranked: Sequence[Ranked], knowledge: Knowledge) -> Plan | None:
    """An attribute asked of nothing («¿quién fue el relator?»): the projects that tell it, if they are few."""
    words = {t for s in question.of_kind("attribute") for t in s.text.split()}
    others = [s for s in question.slots if s.kind != "attribute" and not (s.kind == "term" and s.text in words)]
    if others or question.classes or question.follows or len(set(question.attributes)) != 1:
        return None
    told: dict[str, Statement] = {}
    for project in strategy(knowledge):
        for i in knowledge.by_record.get(project.global_id, ()):
            statement = knowledge.statements[i]
            if statement.atributo in question.attributes and statement.tipo in ("cifra", "dato"):
                told.setdefault(project.global_id, statement)
    if not 2 <= len(told) <= MAX_READINGS or DEFINITION in question.attributes:
        return None
    first = ranked[0]
    own = max((r.exact for r in ranked if r.statement in told.values()), default=0.0)
    if first.statement.registro.kind == MEETING and first.exact > own:
        return None  # «¿a qué hora terminó?» is a meeting's to tell
    options = [Option(s.registro.nombre, question_about(question, s.registro.nombre)) for s in told.values()]
    return _plan("¿De qué proyecto?", options, list(told))


def _shared_name(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """«The corporation», asked about by the word that begins several organisations' names, and at most a verb."""
    others = [s for s in question.slots if s.kind != "attribute"]
    nouns = [s for s in others if 0 < s.start < len(question.tokens) and question.tokens[s.start - 1].word in SINGULAR]
    if len(nouns) != 1 or len(others) > 2 or any(s.kind != "term" for s in others) or PAYING & set(question.attributes):
        return None
    slot = nouns[0]
    key = slot.key
    called = [o for o in knowledge.catalogue.de(Organizacion) if tokenise(o.nombre)[0].key == key]
    if len(called) < 2:
        return None
    told = {o.global_id: len(knowledge.postings.get(f"e:{o.global_id}", ((),))[0]) for o in called}
    called.sort(key=lambda o: (bool(o.sigla), -told[o.global_id], o.global_id))  # who has an acronym is called by it
    found = called[:MAX_READINGS]
    options = [Option(o.nombre, question_about(question, o.nombre)) for o in found]
    return _plan("¿A cuál te refieres?", options, [o.global_id for o in found])


def _is_kind(slot: Slot) -> bool:
    return any(k.startswith("k:") for k, _ in slot.keys)


def _rivals(question: Interpretation, ranked: Sequence[Ranked], knowledge: Knowledge) -> Plan | None:
    """Records of one kind that tie although the question names none of them."""
    best = ranked[0]
    if any(strong(s) and s.ids == (best.statement.registro.global_id,) for s in question.slots):
        return None
    subject = _subject(question, best)
    defines = DEFINITION in question.attributes
    readings: dict[str, Statement] = {}
    for candidate in ranked:
        statement = candidate.statement
        if (
            statement.registro.kind in (KINDS | NAMED_KINDS if defines else KINDS)
            and (statement.tipo in ("cifra", "dato", "vacio") or (defines and statement.tipo == "resumen"))
            and _subject(question, candidate) >= EQUAL * subject
            and candidate.coverage >= RIVAL * best.coverage
            and statement.atributo == best.statement.atributo
        ):
            readings.setdefault(statement.registro.global_id, statement)
    found = _independent(list(readings.values()), knowledge)
    if len(found) > MAX_READINGS:
        found = [s for s in found if not s.is_gap]
    kinds = {s.registro.kind for s in found}
    if best.statement.registro.kind not in kinds:
        return None
    found = [s for s in found if s.registro.kind == best.statement.registro.kind]
    if not 2 <= len(found) <= MAX_READINGS:
        return None
    options = [Option(s.registro.nombre, question_about(question, s.registro.nombre)) for s in found]
    return _plan("¿A cuál te refieres?", options, [s.registro.global_id for s in found])


def _subject(question: Interpretation, candidate: Ranked) -> float:
    """How much of what identifies the subject, the attribute apart, a statement holds."""
    pairs = [(s.weight, c) for s, c in zip(question.slots, candidate.credits, strict=True) if s.kind != "attribute"]
    return sum(w * c for w, c in pairs)


def _independent(statements: list[Statement], knowledge: Knowledge) -> list[Statement]:
    """Statements of records that have nothing to do with one another."""
    found: list[Statement] = []
    for statement in statements:
        if not any(_related(statement, other, knowledge) for other in found):
            found.append(statement)
    return found


def _related(one: Statement, other: Statement, knowledge: Knowledge) -> bool:
    """Whether two statements say the same, dispute it, or belong to records tied to each other."""
    if one.valor is not None and (one.valor, one.unidad) == (other.valor, other.unidad) and one.texto == other.texto:
        return True
    if one.found_as == other.found_as or other.id in one.conflicto_con or one.id in other.conflicto_con:
        return True
    return _speaks_of(one, other, knowledge) or _speaks_of(other, one, knowledge)


def _speaks_of(one: Statement, other: Statement, knowledge: Knowledge) -> bool:
    found = knowledge.postings.get(f"e:{other.registro.global_id}")
    if found is None:
        return False
    ids, values = found
    here = values[ids == knowledge.position[one.id]]
    return bool(len(here) and here[0] >= LINK)


def _homonyms(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """A mine and a district, or a mine and a commune, of the same name, when nothing else tells them apart."""
    named = [s for s in question.slots if strong(s)]
    if len(named) != 1 or "faena" in question.classes or "distrito" in question.classes or "comuna" in question.classes:
        return None
    slot = named[0]
    defines = question.attributes == (DEFINITION,) and len(question.slots) == 2
    readings = _distinct(slot, knowledge) or (_senses(slot, knowledge) if defines else [])
    if len(readings) < 2 or not question.of_kind("attribute"):
        return None
    options = []
    for i in readings:
        entity = knowledge.entities[i]
        host = knowledge.entities[entity.record_id]
        label = (
            f"{entity.tipo.capitalize()} {entity.nombre}" if entity.tipo in ("faena", *PLACE_KINDS) else entity.nombre
        )
        label += f" ({host.nombre})" if host.id != entity.id else _detail(entity.record_id, knowledge)
        options.append(Option(label, question_about(question, label)))
    lead = f"«{slot.text.title()}» nombra más de una cosa. ¿A cuál te refieres?"
    return _plan(lead, options, [knowledge.entities[i].record_id for i in readings])


def _distinct(slot: Slot, knowledge: Knowledge) -> list[str]:
    """Readings that are different things: one district, or the mines of other districts; places count only alone."""
    districts = [i for i in slot.ids if i.startswith("distrito-") and "." not in i]
    mines = [i for i in slot.ids if knowledge.entities[i].tipo == "faena"]
    if any(is_place(i) for i in slot.ids):
        return []
    return [*districts, *(m for m in mines if knowledge.entities[m].record_id not in districts)]


def _senses(slot: Slot, knowledge: Knowledge) -> list[str]:
    """A mining district and the commune or place of the same name: two things, when somebody asks what it is."""
    districts = [i for i in slot.ids if i.startswith("distrito-") and "." not in i]
    places = [i for i in slot.ids if is_place(i)]
    return [*districts, places[0]] if districts and places else []


def _detail(record_id: str, knowledge: Knowledge) -> str:
    """What tells a district or a place from another thing of its name: its mines, or the projects there."""
    record = knowledge.catalogue.registros[record_id]
    names = [f.nombre for f in getattr(record, "faenas", ())]
    if is_place(record_id):
        names = [p.nombre for p in projects_in(record_id, knowledge.catalogue.de(Proyecto), knowledge.catalogue)][:2]
    return f" ({'; '.join(names)})" if names and is_place(record_id) else f" ({', '.join(names)})" if names else ""


def question_about(question: Interpretation, name: str) -> str:
    """The same question with the thing named that is meant."""
    return f"{question.text.rstrip('? ')}, {name}?"


def _plan(lead: str, options: list[Option], focus: list[str]) -> Plan:
    return Plan("clarification", "clarification", lead=lead, options=tuple(options), focus=tuple(dict.fromkeys(focus)))
