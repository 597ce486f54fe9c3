"""What a reader must be told beside a statement: the clerk's note that it is ambiguous or contradicted elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.knowledge import Knowledge
from chatbot.statements import Statement
from chatbot.text import content_keys

DISCLOSED = ("contradiccion", "ambiguedad")
"""Kinds of note that change how a statement must be read, the graver first."""

MAX_TEXT = 600
"""Longest answer with its note, in characters."""

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


def notes_on(statement: Statement, knowledge: Knowledge) -> list[Statement]:
    """Notes that say how a statement must be read: contradictions first, then ambiguities told in its own record."""
    found = [
        (DISCLOSED.index(published.nota.tipo), knowledge.position[note_id])
        for note_id, published in knowledge.catalogue.notas.items()
        if published.nota.tipo in DISCLOSED
        and statement.id in published.nota.afecta
        and (published.nota.tipo == DISCLOSED[0] or published.registro == statement.registro)
    ]
    return [knowledge.statements[position] for _, position in sorted(found)]
