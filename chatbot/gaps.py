"""When a gap speaks: where somebody wrote down that just what is asked is not said."""

from __future__ import annotations

from itertools import islice

from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.ranking import Ranked
from chatbot.reading.attributes import INTERROGATIVES
from chatbot.text import content_keys
from chatbot.ties import meets_attribute, put_first

AS_NEAR, EXACT = 0.97, 0.9
"""Share of a sentence's coverage from which a gap of its attribute is meant, if its whole name was asked for."""

HALF = 0.5
"""Share of its own name asked for from which a gap is about what is asked."""

NAMED_GAP = 0.9
"""Share of a sentence's coverage from which the gap speaks that is called by the very noun that is asked for."""

SECOND_OPINION = 0.96
"""Share of a gap's score from which the sentence that the search engine puts first is preferred."""


def gap_first(question: Interpretation, ranked: list[Ranked], knowledge: Knowledge) -> list[Ranked]:
    """Where somebody wrote down that just this is not said, a sentence that comes as near does not say it.

    Where the gap is about something near and the search engine puts a sentence first, that sentence speaks.
    """
    best = ranked[0]
    asked = interrogated(question)
    named = put_first(
        ranked,
        lambda r: (
            r.statement.is_gap
            and not best.statement.is_gap
            and r.statement.registro == best.statement.registro
            and bool(asked & content_keys([r.statement.nombre]))
            and not asked & content_keys([best.statement.nombre])
            and r.coverage >= NAMED_GAP * best.coverage
        ),
    )
    if named is not ranked:
        return named
    if (
        best.statement.tipo == "dato"
        and _asks_where_or_when(question, knowledge)
        and not meets_attribute(best, question)
    ):
        return put_first(
            ranked,
            lambda r: (
                r.statement.is_gap
                and r.statement.registro == best.statement.registro
                and meets_attribute(r, question)
                and r.exact >= HALF
                and r.coverage >= AS_NEAR * best.coverage
            ),
        )
    if best.statement.is_gap:
        return put_first(
            ranked,
            lambda r: (
                (question.place_in_search(r.statement.found_as) == 0 or not _interrogates(question))
                and not r.statement.is_gap
                and r.statement.tipo in ("dato", "cifra")
                and r.score >= SECOND_OPINION * best.score
            ),
        )
    if best.statement.tipo != "dato" or best.statement.is_list:
        return ranked
    return put_first(
        ranked,
        lambda r: (
            r.statement.is_gap
            and r.statement.atributo == best.statement.atributo
            and r.exact >= max(best.exact, EXACT)
            and (r.statement.registro == best.statement.registro or r.exact > best.exact)
            and meets_attribute(r, question)
            and r.coverage >= AS_NEAR * best.coverage
        ),
    )


def interrogated(question: Interpretation) -> set[str]:
    """Keys of the first word of content after a question word: «cuáles son las comunidades» asks which they are."""
    found = set()
    for i, token in enumerate(question.tokens):
        if token.word in INTERROGATIVES:
            following = (t.key for t in question.tokens[i + 1 :] if t.content and not t.word.isdecimal())
            found |= set(islice(following, 1))
    return found


def _asks_where_or_when(question: Interpretation, knowledge: Knowledge) -> bool:
    """Whether a question word asks for a place or a time: «en qué ciudad», «cuándo empieza»."""
    asked = [i for s in question.of_kind("attribute") if INTERROGATIVES & set(s.text.split()) for i in s.ids]
    return any(knowledge.lexicon.atributo_por_id[i].responde in ("lugar", "fecha") for i in asked)


def _interrogates(question: Interpretation) -> bool:
    """Whether it asks which, who, when…, not whether: «van a recuperar derechos» asks whether."""
    return any(t.word in INTERROGATIVES for t in question.tokens) or bool(question.of_kind("attribute"))
