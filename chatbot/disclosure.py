"""What a reader must be told beside a statement: the clerk's note that it is ambiguous or contradicted elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.statements import Statement
from chatbot.text import OR, PERCENT_MARK, content_keys
from content.evidencia import Nota

DISCLOSED = ("contradiccion", "ambiguedad")
"""Kinds of note that change how a statement must be read, the graver first."""

OFFERED = (*DISCLOSED, "errata")
"""Those that tell which two wordings a source holds, when a question offers both."""

MAX_TEXT = 600
"""Longest answer with its note, in characters."""

VERIFY = "verificar"
QUANTITIES = frozenset({"mas", "menos"})
"""«Más o menos» offers nothing."""

_LISTED = re.compile(r",\s*[^\s,]+(?:\s+[^\s,]+){0,2}\s+[ou]\s", re.IGNORECASE)
"""«Salud, educación o vivienda» lists things; it does not ask which of two versions is right."""

MIN_SIDES = 2
"""Fewest statements that show a contradiction without the note that says it."""

SAID = 0.8
"""Share of a note's words from which the statements already say it."""


def disclosed(chosen: Sequence[Statement], knowledge: Knowledge) -> list[Statement]:
    """The statements and the note on how to read the first of them, if there is one that says more.

    It depends on the statements alone, so that the same answer is given however the question is worded.
    """
    said = content_keys(s.texto for s in chosen)
    length = sum(len(s.texto) for s in chosen)
    for note in notes_on(chosen[0], knowledge):
        words = content_keys([note.texto])
        if note in chosen or len(words & said) >= SAID * len(words) or length + len(note.texto) > MAX_TEXT:
            continue
        return [*chosen, note]
    return list(chosen)


def notes_on(statement: Statement, knowledge: Knowledge, kinds: tuple[str, ...] = DISCLOSED) -> list[Statement]:
    """Notes that say how a statement must be read: contradictions first, then ambiguities told in its own record."""
    found = [
        (kinds.index(published.nota.tipo), knowledge.position[note_id])
        for note_id, published in knowledge.catalogue.notas.items()
        if published.nota.tipo in kinds
        and statement.id in published.nota.afecta
        and (published.nota.tipo == DISCLOSED[0] or published.registro == statement.registro)
    ]
    return [knowledge.statements[position] for _, position in sorted(found)]


def readings(question: Interpretation, statement: Statement, knowledge: Knowledge) -> list[Statement]:
    """The statements that hold the two readings that a question offers («¿eran 97 % o 97,6 %?»), where a note about the
    statement, or the statement as a note, says that the sources hold both: then neither is the answer. Else none."""
    offered = _offered(question)
    if offered is None:
        return _doubted(question, statement, knowledge)
    published = knowledge.catalogue.notas.get(statement.id)
    notes = [statement] if published is not None else notes_on(statement, knowledge, OFFERED)
    for note in notes:
        kept = knowledge.catalogue.notas[note.id].nota
        if kept.tipo not in OFFERED:
            continue
        sides = [content_keys([note.texto]), *map(_said_by, _sides(kept, knowledge))]
        united = any(offered[0] <= said and offered[1] <= said for said in map(_named, _sides(kept, knowledge)))
        if not united and all(any(one <= said for said in sides) for one in offered):
            held = [s for s in _sides(kept, knowledge) if s.atributo == statement.atributo or published is not None]
            return [*held, note] if len(held) < MIN_SIDES else held
    return []


def _doubted(question: Interpretation, statement: Statement, knowledge: Knowledge) -> list[Statement]:
    """Who asks whether it is true what a source says hears the contradiction that the Catalogue keeps about it."""
    if VERIFY not in question.operations:
        return []
    for note in notes_on(statement, knowledge):
        kept = knowledge.catalogue.notas[note.id].nota
        if kept.tipo == DISCLOSED[0]:
            held = [s for s in _sides(kept, knowledge) if s.atributo == statement.atributo]
            return held if len(held) >= MIN_SIDES else [statement, note]
    return []


def _offered(question: Interpretation) -> tuple[set[str], set[str]] | None:
    """Keys of the words right before and right after «o», numbers alone if both sides have one; None in a list."""
    tokens = question.tokens
    at = next((i for i, t in enumerate(tokens) if t.word in OR and 0 < i < len(tokens) - 1), None)
    if at is None or _LISTED.search(question.text):
        return None
    before = [t for t in tokens[:at] if t.content][-1:]
    said = {t.key for t in tokens[:at]}
    following = [t for t in tokens[at + 1 :] if t.content]
    after = [t for t in following if t.key not in said][:1] or following[:1]
    if before and before[0].word == PERCENT_MARK.strip():
        before = [t for t in tokens[:at] if t.content][-2:-1]
    more_or_less = {tokens[at - 1].word, tokens[at + 1].word} == QUANTITIES
    if not before or not after or before[0].key == after[0].key or more_or_less:
        return None
    return {before[0].key}, {after[0].key}


def _said_by(statement: Statement) -> set[str]:
    return content_keys([statement.nombre, statement.texto])


def _named(statement: Statement) -> set[str]:
    return content_keys([statement.nombre])


def _sides(note: Nota, knowledge: Knowledge) -> list[Statement]:
    return [knowledge.by_id[i] for i in note.afecta if i in knowledge.by_id]
