"""A question that leans on the one before it: what it inherits and what it replaces."""

from __future__ import annotations

from dataclasses import dataclass, replace

from chatbot.interpret import interpret
from chatbot.interpretation import Interpretation, Slot
from chatbot.knowledge import Knowledge
from chatbot.places import is_place
from chatbot.plan import Plan
from chatbot.reading.attributes import INTERROGATIVES
from chatbot.text import ORDINALS, content_keys, ordinal_in, token, tokenise
from content.etiquetas import SECTOR
from content.model import Distrito, Lugar

FOCUS_WEIGHT = 6.0
HEAVY = 1.5
"""A question with a word of this weight, or a name, stands alone unless its wording leans on the previous one."""

TOGETHER = frozenset({"sumar", "diferencia", "comparar"})
"""Operations that add what is named to what was named before, and replace nothing."""

COUNT, RANK, SUM = "contar", "rango", "sumar"
LISTS_PROJECTS = frozenset({"projects", "bounded"})
"""Intents of answers that list projects."""

WHICH = frozenset({"quienes", "cuales", "which", "who"})
"""Question words that ask for the names of what was counted."""

HOW_MANY = frozenset({"cuantos", "cuantas"})

DISTANCE = "distancia"
"""Attribute of two places: the one named before, and the one that is named."""

NEXT, PREVIOUS = frozenset({"siguiente", "despues", "sigue", "next"}), frozenset({"anterior", "antes", "previo"})

_ORDINAL_KEYS = {token(w).key for w in ORDINALS} | {token(w[:-1]).key for w in ("primero", "tercero")}


@dataclass(frozen=True, slots=True)
class Frame:
    """The previous question and what it was answered with."""

    question: Interpretation
    plan: Plan
    before: Plan | None = None
    """The answer that the question itself leaned on."""


def resolve(question: Interpretation, frame: Frame | None, knowledge: Knowledge) -> Interpretation:
    """The question with what it leaves unsaid taken from the frame; itself if it stands alone."""
    if frame is None:
        return question
    previous = frame.question
    if not question.slots:
        return _who_or_which(question, previous, knowledge) or question
    if not leans(question) and not _asks_among(question, frame.plan):
        return question
    swapped = _both_figures(question, frame, knowledge)
    swapped = swapped or _swap_number(question, previous, knowledge) or _swap_ordinal(question, previous, knowledge)
    swapped = swapped or _neighbour(question, previous, frame.plan, knowledge)
    swapped = swapped or _of_those_projects(question, previous, frame.plan, knowledge)
    if swapped is not None:
        return swapped
    elsewhere = _of_another_sector(question, previous)
    previous = _without_row(question, previous, frame.plan, knowledge)
    previous = _without_sector(previous, knowledge) if elsewhere else previous
    question = _of_the_kind_before(question, previous, knowledge)
    kinds = _kinds(question.entities)
    named_before = previous.of_kind("entity")
    together = bool(TOGETHER & question.operations) or DISTANCE in question.attributes
    replaced = [] if together else [s for s in named_before if kinds & _kinds(s.ids)]
    kept = [s for s in named_before if s not in replaced]
    if question.of_kind("attribute") and not replaced:
        inherited = [*kept, *_sector_slots(question, previous, knowledge)]
    elif question.of_kind("attribute"):
        inherited = [*kept, *previous.of_kind("source")]
    else:
        inherited = [s for s in previous.slots if s not in replaced]
    extreme = bool(question.operations & {"mayor", "menor"})
    focus = [] if replaced or extreme or elsewhere else _focus_slots(frame.plan, knowledge, kinds)
    own = {k for s in question.slots for k, _ in s.keys}
    inherited = [s for s in inherited if not {k for k, c in s.keys if c >= 1.0} <= own]
    slots = (*inherited, *focus, *question.slots)
    merged = question.with_slots(slots)
    if question.of_kind("attribute"):
        return merged
    return replace(
        merged,
        operations=question.operations | previous.operations,
        classes=tuple(dict.fromkeys([*question.classes, *previous.classes])),
        sectors=question.sectors or previous.sectors,
    )


def _sector_slots(question: Interpretation, previous: Interpretation, knowledge: Knowledge) -> list[Slot]:
    """The words of the sector that was asked about, if the question names none: «lo de educación»."""
    if question.sectors or not previous.sectors:
        return []
    wordings = [t for v in knowledge.catalogue.vocablos if v.grupo == "sector" for t in v.terminos]
    said = content_keys(wordings)
    return [s for s in previous.of_kind("term") if token(s.text).key in said]


def _of_the_kind_before(question: Interpretation, previous: Interpretation, knowledge: Knowledge) -> Interpretation:
    """«¿Y la de Tocopilla?» after a province means the province of that name, not the commune."""
    kinds = {_kind_of_place(i, knowledge) for s in previous.of_kind("entity") for i in s.ids if is_place(i)}
    if len(kinds) != 1:
        return question
    (kind,) = kinds
    slots = []
    for slot in question.slots:
        if slot.kind == "entity" and any(is_place(i) for i in slot.ids):
            words = tokenise(f"{kind} {slot.text}")
            named = [i for m in knowledge.names.find(words) if (m.start, m.end) == (0, len(words)) for i in m.values]
            found = [i for i in dict.fromkeys(named) if is_place(i) and _kind_of_place(i, knowledge) == kind]
            if found and not set(found) & set(slot.ids):
                slot = replace(slot, keys=tuple((f"e:{i}", 1.0) for i in found))
        slots.append(slot)
    return question.with_slots(tuple(slots))


def _kind_of_place(place: str, knowledge: Knowledge) -> str:
    """«region», «provincia»… of a place; «comuna» of a commune."""
    record = knowledge.catalogue.registros[knowledge.entities[place].record_id]
    return record.tipo if isinstance(record, Lugar) else record.kind


def leans(question: Interpretation) -> bool:
    """Whether the wording or the brevity of a question calls for the previous one."""
    if question.follows:
        return True
    return not question.entities and not any(s.kind == "term" and s.weight >= HEAVY for s in question.slots)


def _kinds(ids: tuple[str, ...]) -> set[str]:
    return {"place" if is_place(i) else i.split("-")[0] for i in ids if not i.startswith("termino-")}


def _focus_slots(plan: Plan, knowledge: Knowledge, kinds: set[str]) -> list[Slot]:
    """The records that the previous answer was about, unless the question names another of their kind."""
    if len(plan.focus) > 2:
        return []
    return [
        Slot("entity", knowledge.entities[i].nombre, ((f"e:{i}", 1.0),), FOCUS_WEIGHT, -1, -1)
        for i in plan.focus
        if i in knowledge.entities and not kinds & _kinds((i,))
    ]


def _swap_number(question: Interpretation, previous: Interpretation, knowledge: Knowledge) -> Interpretation | None:
    """«¿y el 13?» after district 14, «¿y en el primero?» after the second agreement: the name with its other number."""
    numbers = [t for t in question.tokens if t.word.isdecimal() or t.key in _ORDINAL_KEYS]
    others = [s for s in question.slots if not any(t.word in s.text.split() for t in numbers)]
    if len(numbers) != 1 or any(s.kind != "term" for s in others):
        return None
    for slot in previous.of_kind("entity"):
        words = slot.text.split()
        for i, word in enumerate(words):
            if not (word.isdecimal() or token(word).key in _ORDINAL_KEYS):
                continue
            for candidate in (numbers[0].word, numbers[0].word.removesuffix("o")):
                ids = _named([*words[:i], candidate, *words[i + 1 :]], i + 1, knowledge)
                if ids:
                    new = Slot("entity", slot.text, tuple((f"e:{x}", 1.0) for x in ids), slot.weight, 0, 1)
                    same = _kinds(slot.ids)
                    kept = [s for s in previous.slots if s.kind != "entity" or not same & _kinds(s.ids)]
                    return replace(previous, slots=(*kept, new), text=question.text)
    return None


def _swap_ordinal(question: Interpretation, previous: Interpretation, knowledge: Knowledge) -> Interpretation | None:
    """«¿Y en cuarto lugar?» after who is third: the previous question with its other ordinal."""
    asked = [t for t in question.tokens if t.key in _ORDINAL_KEYS]
    if len(asked) != 1 or question.entities or [t.key in _ORDINAL_KEYS for t in previous.tokens].count(True) != 1:
        return None
    tokens = [asked[0] if t.key in _ORDINAL_KEYS else t for t in previous.tokens]
    return interpret(tokens, knowledge, " ".join(t.word for t in tokens))


def _neighbour(
    question: Interpretation, previous: Interpretation, plan: Plan, knowledge: Knowledge
) -> Interpretation | None:
    """«¿Y el que viene después?», «¿y el segundo?» after a district of the ranking: the one in that place."""
    words = {t.word for t in question.tokens}
    record = knowledge.catalogue.registros.get(plan.focus[0]) if len(plan.focus) == 1 else None
    if question.entities or not isinstance(record, Distrito):
        return None
    step = 1 if words & NEXT else -1 if words & PREVIOUS else 0
    nth = ordinal_in(question.tokens)
    last = max(d.rango for d in knowledge.catalogue.de(Distrito))
    extreme = RANK in previous.attributes or bool({"mayor", "menor"} & previous.operations)
    if step:
        place = record.rango + step
    elif nth and extreme and record.rango in (1, last) and not question.attributes:
        place = nth if record.rango == 1 else last + 1 - nth
    else:
        return None
    return interpret(tokenise(f"distrito en el lugar {place} del ranking"), knowledge, question.text)


def _both_figures(question: Interpretation, frame: Frame, knowledge: Knowledge) -> Interpretation | None:
    """«¿Cuánto suman?» after two figures of one kind: the sum or the difference of both."""
    wanted = TOGETHER & question.operations
    if not wanted or frame.before is None or question.entities or question.sectors:
        return None
    told = [knowledge.by_id[i] for p in (frame.before, frame.plan) for i in p.parts[:1] if i in knowledge.by_id]
    alike = {(s.registro.global_id, s.atributo, s.unidad) for s in told if s.tipo == "cifra"}
    if len(told) != 2 or told[0] == told[1] or len(alike) != 1 or any(s.tipo != "cifra" for s in told):
        return None
    asked = "cuánto suman" if SUM in wanted else "diferencia entre"
    text = f"{asked} {told[0].nombre} y {told[1].nombre}"
    return interpret(tokenise(text), knowledge, text)


def _who_or_which(question: Interpretation, previous: Interpretation, knowledge: Knowledge) -> Interpretation | None:
    """«¿Quiénes?», «¿cuáles?» after how many: the previous question with that question word."""
    asked = [t for t in question.tokens if t.word in WHICH]
    if len(asked) != 1 or any(t.content for t in question.tokens if t not in asked):
        return None
    words = [t.word for t in previous.tokens]
    counted = next((i for i, w in enumerate(words) if w in HOW_MANY), -1)
    rest = [t for i, t in enumerate(previous.tokens) if t.word not in INTERROGATIVES and i != counted + 1]
    rest = rest if counted >= 0 else [t for t in previous.tokens if t.word not in INTERROGATIVES]
    return interpret([asked[0], *rest], knowledge, " ".join(t.word for t in (asked[0], *rest)))


def _asks_among(question: Interpretation, plan: Plan) -> bool:
    """Whether it begins by asking which or how many, without a kind, after a list of projects: of those."""
    first = question.tokens[0].word if question.tokens else ""
    return plan.intent in LISTS_PROJECTS and first in WHICH | HOW_MANY and not question.classes


def _of_those_projects(
    question: Interpretation, previous: Interpretation, plan: Plan, knowledge: Knowledge
) -> Interpretation | None:
    """«¿Y de agua?», «¿cuántos son?», «¿cuáles están en Antofagasta?» after a list of projects: projects again, by
    what is said now and what was said before."""
    if plan.intent not in LISTS_PROJECTS or set(question.attributes) - {"cantidad", "lugar"} or question.bounds:
        return None
    places = [s for s in question.of_kind("entity") if any(is_place(i) for i in s.ids)]
    counts = COUNT in question.operations
    others = [
        s for s in question.slots if s.kind != "attribute" and s not in places and s.weight >= HEAVY and s.start >= 0
    ]
    said = content_keys([t for v in knowledge.catalogue.vocablos if v.id in question.sectors for t in v.terminos])
    if not (places or question.sectors or counts) or any(s.key not in said for s in others):
        return None
    sectors = question.sectors or previous.sectors
    names = places or [s for s in previous.of_kind("entity") if any(is_place(i) for i in s.ids)]
    words = ["cuántos proyectos" if counts else "qué proyectos"]
    words += [f"de {SECTOR[s].lower()}" for s in sectors[:1]] + [f"en {s.text}" for s in names[:1]]
    text = " ".join(words)
    return interpret(tokenise(text), knowledge, text)


def _without_row(
    question: Interpretation, previous: Interpretation, plan: Plan, knowledge: Knowledge
) -> Interpretation:
    """«¿Y en comercio?» after the share of construction, «¿y jardines?» after the health posts: the words of the other
    row of the table, or of the other figure of the record, step back."""
    said = {s.keys[0][0][2:] for s in question.of_kind("term") if s.keys}
    cells = [s for i in plan.parts[:1] if (s := knowledge.by_id.get(i)) is not None and s.tipo == "cifra"]
    if not said or not cells:
        return previous
    own = content_keys([cells[0].nombre])
    record = (knowledge.statements[i] for i in knowledge.by_record[cells[0].registro.global_id])
    alike = (cells[0].serie, cells[0].atributo, cells[0].unidad)
    rows = [content_keys([s.nombre]) for s in record if (s.serie, s.atributo, s.unidad) == alike and s is not cells[0]]
    row = next((r for r in rows if said & (r - own)), None)
    if row is None:
        return previous
    left = own - row
    return previous.with_slots(tuple(s for s in previous.slots if not _says(s, left)))


def _says(slot: Slot, words: set[str]) -> bool:
    """Whether a slot is of one of these words, as itself or as a term of the glossary."""
    if slot.kind == "entity" and all(i.startswith("termino-") for i in slot.ids):
        return bool(content_keys([slot.text]) & words)
    return slot.kind == "term" and any(k[2:] in words for k, _ in slot.keys[:1])


def _of_another_sector(question: Interpretation, previous: Interpretation) -> bool:
    """«¿Y de energía?» after a question about water."""
    return bool(question.follows and question.sectors and previous.sectors and question.sectors != previous.sectors)


def _without_sector(previous: Interpretation, knowledge: Knowledge) -> Interpretation:
    """The question without the words of its sector."""
    words = content_keys([t for v in knowledge.catalogue.vocablos if v.id in previous.sectors for t in v.terminos])
    return replace(previous.with_slots(tuple(s for s in previous.slots if not _says(s, words))), sectors=())


def _named(words: list[str], least: int, knowledge: Knowledge) -> tuple[str, ...]:
    """Ids of the longest beginning of the words, of at least so many, that is a name."""
    tokens = [token(w) for w in words]
    for end in range(len(tokens), least - 1, -1):
        for match in knowledge.names.find(tokens[:end]):
            if (match.start, match.end) == (0, end):
                return match.values
    return ()
