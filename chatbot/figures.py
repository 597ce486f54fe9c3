"""Who asks how much: the sentence or figure that tells it, before a sentence of the same kind that tells none."""

from __future__ import annotations

from chatbot.interpretation import Interpretation
from chatbot.ranking import Ranked
from chatbot.text import HOW_MUCH
from chatbot.ties import put_first
from chatbot.told import SATISFIED, tells_figure

FIGURE = 0.85
"""Share of the score of a sentence without figures from which one with a figure speaks, where a figure is asked."""

TELLING = 2.0
"""Weight from which a word says something of its own."""


def figure_first(question: Interpretation, ranked: list[Ranked]) -> list[Ranked]:
    """Who asks how much, where the best sentence tells no figure, hears one of its attribute that tells one.

    «How much lithium does the salt flat produce»: not the sentence that says that it produces lithium alone.
    """
    best = ranked[0]
    how_much = question.asks_figure and any(t.word.startswith(HOW_MUCH) for t in question.tokens)
    if not how_much or best.statement.tipo != "dato" or tells_figure(question, best.statement):
        return ranked
    met = [i for i, s in enumerate(question.slots) if s.kind != "attribute" and best.credits[i] >= SATISFIED]

    def same_record(r: Ranked) -> bool:
        return r.statement.registro == best.statement.registro

    return put_first(
        ranked,
        lambda r: (
            r.statement.tipo in ("cifra", "dato")
            and r.statement.atributo == best.statement.atributo
            and tells_figure(question, r.statement)
            and r.exact >= best.exact
            and (same_record(r) or r.statement.registro.kind != best.statement.registro.kind)
            and r.score >= FIGURE * best.score
            and all(r.credits[i] >= SATISFIED for i in met if question.slots[i].weight >= TELLING)
        ),
    )
