"""Courtesy around a question: what stands before the words that open it, greetings and thanks."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.knowledge import Knowledge
from chatbot.phrases import covered
from chatbot.text import Token

LEAVE = "despedida"
OPENING, COURTESY = "apertura", frozenset({"saludo", "agradecimiento", LEAVE})
MIN_CONTENT = 2
"""Words of content that a question needs after its opening; with fewer, nothing is taken away."""


def without_courtesy(tokens: Sequence[Token], knowledge: Knowledge) -> tuple[Token, ...]:
    """The question without greetings, thanks, and what stands before «quisiera saber», unless that names a thing."""
    polite = covered(
        m for m in knowledge.lexicon.conversaciones.find(tokens) if all(c.id in COURTESY for c in m.values)
    )
    kept = tuple(t for i, t in enumerate(tokens) if i not in polite)
    if sum(t.content for t in kept) < MIN_CONTENT:
        return tuple(tokens)
    openings = [m.end for m in knowledge.lexicon.vocablos.find(kept) if any(v.grupo == OPENING for v in m.values)]
    for end in sorted(openings, reverse=True):
        before, after = kept[:end], kept[end:]
        if sum(t.content for t in after) >= MIN_CONTENT and not knowledge.names.find(before):
            return after
    return kept
