"""What the agenda of a meeting puts at an hour: «¿qué punto tocaba a las 9:15?»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatbot.conflict import conflict_sides
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.statements import Statement
from content.model import Sesion
from search_index.analysis import fold

SCHEDULE, SESSION, DISPUTED = "horario", "sesion", "en_conflicto"
ASKING = frozenset({"hora", "horas", "time"})
"""Words of the questions that ask for the hour itself."""

_HOUR = re.compile(r"\b(?:a las|at)\s+(\d{1,2})(?![\d.,:]|\s*%)|\b(\d{1,2})[:.](\d\d)(?![\d.,]|\s*(?:%|mil))\b")
_SPAN = re.compile(r"(\d{1,2}):(\d\d)\s*-\s*(\d{1,2}):(\d\d)")


def agenda(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The items that stand at the hour that a question about a meeting gives; None if it gives none, or asks for it.

    More than one item at an hour is a contradiction of the source.
    """
    minute = _hour(question)
    if minute is None or not _of_a_meeting(question):
        return None
    found = list(_items_at(minute, question, knowledge))
    if not found:
        return None
    disputed = len(found) > 1
    if not disputed and found[0].estado == DISPUTED:
        found, disputed = conflict_sides(found[0], question, knowledge), True
    return Plan(
        status="conflict" if disputed else "answered",
        intent="agenda",
        kind="passage",
        parts=tuple(s.id for s in found),
        focus=tuple(dict.fromkeys(s.registro.global_id for s in found)),
    )


def _hour(question: Interpretation) -> int | None:
    """Minutes since midnight of the only hour in the question, unless it asks for an hour."""
    text = fold(question.text)
    found = {(int(m[1] or m[2]), int(m[3] or 0)) for m in _HOUR.finditer(text)}
    if len(found) != 1 or ASKING & {t.word for t in question.tokens}:
        return None
    hour, minute = found.pop()
    return 60 * hour + minute


def _of_a_meeting(question: Interpretation) -> bool:
    """Whether it speaks of a meeting or its agenda."""
    named = any(i.startswith(f"{SESSION}-") for i in question.entities)
    return named or SESSION in question.classes or SCHEDULE in question.attributes


def _items_at(minute: int, question: Interpretation, knowledge: Knowledge) -> Iterator[Statement]:
    """Statements on the hours of the items that cover a minute, in the agenda's order."""
    meetings = [s for s in knowledge.catalogue.de(Sesion) if s.global_id in question.entities]
    for meeting in meetings or knowledge.catalogue.de(Sesion):
        for item in meeting.puntos:
            span = _SPAN.search(item.horario or "")
            told = knowledge.by_id.get(f"{meeting.global_id}.{SCHEDULE}-{item.id}")
            if span is None or told is None:
                continue
            start, end = 60 * int(span[1]) + int(span[2]), 60 * int(span[3]) + int(span[4])
            if start <= minute < end:
                yield told
