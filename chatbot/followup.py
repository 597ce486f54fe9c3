"""A question that leans on the one before it: what it inherits and what it replaces."""

from __future__ import annotations

from dataclasses import dataclass, replace

from chatbot.interpretation import Interpretation, Slot
from chatbot.knowledge import Knowledge
from chatbot.places import is_place
from chatbot.plan import Plan
from chatbot.text import token

FOCUS_WEIGHT = 6.0
HEAVY = 1.5
"""A question with a word of this weight, or a name, stands alone unless its wording leans on the previous one."""

ORDINALS = ("primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "septimo", "octavo", "noveno", "decimo")
_ORDINAL_KEYS = {token(w).key for w in ORDINALS} | {token(w[:-1]).key for w in ("primero", "tercero")}


@dataclass(frozen=True, slots=True)
class Frame:
    """The previous question and what it was answered with."""

    question: Interpretation
    plan: Plan


def resolve(question: Interpretation, frame: Frame | None, knowledge: Knowledge) -> Interpretation:
    """The question with what it leaves unsaid taken from the frame; itself if it stands alone."""
    if frame is None or not question.slots or not leans(question):
        return question
    previous = frame.question
    swapped = _swap_number(question, previous, knowledge)
    if swapped is not None:
        return swapped
    kinds = _kinds(question.entities)
    named_before = previous.of_kind("entity")
    replaced = [s for s in named_before if kinds & _kinds(s.ids)]
    kept = [s for s in named_before if s not in replaced]
    if question.of_kind("attribute") and not replaced:
        inherited = kept
    elif question.of_kind("attribute"):
        inherited = [*kept, *previous.of_kind("source")]
    else:
        inherited = [s for s in previous.slots if s not in replaced]
    extreme = bool(question.operations & {"mayor", "menor"})
    focus = [] if replaced or extreme else _focus_slots(frame.plan, knowledge, kinds)
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


def _named(words: list[str], least: int, knowledge: Knowledge) -> tuple[str, ...]:
    """Ids of the longest beginning of the words, of at least so many, that is a name."""
    tokens = [token(w) for w in words]
    for end in range(len(tokens), least - 1, -1):
        for match in knowledge.names.find(tokens[:end]):
            if (match.start, match.end) == (0, end):
                return match.values
    return ()
