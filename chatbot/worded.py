"""A question in the very words that the editors gave a statement as a name: they say what it asks."""

from __future__ import annotations

from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.postings import MENTION
from chatbot.ranking import Ranked
from chatbot.ties import put_first

MIN_WORDS = 2
"""Words of a name from which it says what is asked, not only what about."""

FILLER = "relleno"
UNNAMED = frozenset({"resumen", "nota"})
"""Kinds of statement that bear the name of their record, or a title."""


def worded_first(question: Interpretation, ranked: list[Ranked], knowledge: Knowledge) -> list[Ranked]:
    """The statement of which a whole name stands in the question, with nothing else beside it but things it is about.

    The name must be its own: «qué es» is one of many statements.
    «What does SONAMI propose» is a name of its proposal, though «what does … propose» asks for measures elsewhere.
    """
    if not ranked:
        return ranked
    needed = _needed(question, knowledge)
    named: dict[int, set[int]] = {}
    for match in knowledge.wordings.find(question.tokens):
        if match.end - match.start >= MIN_WORDS and len(match.values) == 1:
            named.setdefault(match.values[0], set()).update(range(match.start, match.end))

    def says_all(r: Ranked) -> bool:
        said = named.get(knowledge.position[r.statement.id])
        if said is None or r.statement.tipo in UNNAMED:
            return False
        about = {
            i
            for s, credit in zip(question.slots, r.credits, strict=True)
            if s.kind in ("entity", "source") and credit >= MENTION
            for i in range(s.start, s.end)
        }
        return needed <= said | about

    return ranked if says_all(ranked[0]) else put_first(ranked, says_all)


def _needed(question: Interpretation, knowledge: Knowledge) -> set[int]:
    """Places of the words that say something: those of content, filler apart, and those that ask for an attribute."""
    filler = {
        i
        for match in knowledge.lexicon.vocablos.find(question.tokens)
        if any(v.grupo == FILLER for v in match.values)
        for i in range(match.start, match.end)
    }
    asking = {i for s in question.of_kind("attribute") for i in range(s.start, s.end)}
    return asking | {i for i, t in enumerate(question.tokens) if t.content and i not in filler}
