"""Questions that ask for two things: the statements that together cover them."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.gate import strong
from chatbot.interpretation import Interpretation, Slot
from chatbot.knowledge import Knowledge
from chatbot.postings import SELF
from chatbot.ranking import Ranked
from chatbot.statements import Statement
from chatbot.text import HOW_MUCH, content_keys
from chatbot.told import SATISFIED
from search_index.analysis import number, words

REPEATED = 0.8
"""Share of a statement's words from which another one says the same."""

PLACE, AS_WELL = "lugar", 0.8
"""An attribute that is asked even in passing; share of a slot's best credit from which a statement meets it as well."""

ASIDE = 0.5
"""Share of the weight of the attribute asked first of all up to which another one is not asked, only mentioned."""

JOINING = frozenset({"y", "e", "and"})
MAX_PARTS = 3
PART_GAIN, PART_SHARE = 0.5, 0.14
"""A further statement is added when what is left weighs this share of the question and it covers this much of it."""


def parts(question: Interpretation, ranked: Sequence[Ranked], knowledge: Knowledge) -> list[Statement]:
    """The best statement and those that cover what it leaves open («cuánto dura y cuándo parte»), in a fixed order."""
    first = ranked[0]
    chosen = [first]
    if not coordinated(question) or _joins_within(first.statement, question, knowledge):
        return [first.statement]
    total = sum(s.weight for s in question.slots)
    named = [s for i, s in enumerate(question.slots) if s.kind == "entity" and _met(i, first, question)]
    open_weight = [
        s.weight * s.known * (not _met(i, first, question) and not any(_stands_in(s, name) for name in named))
        for i, s in enumerate(question.slots)
    ]
    while len(chosen) < MAX_PARTS and sum(open_weight) >= PART_SHARE * total:
        best_gain, best = 0.0, None
        for candidate in ranked:
            statement = candidate.statement
            if candidate in chosen or statement.is_gap or statement.tipo in ("nota", "resumen", "serie"):
                continue
            if statement.estado == "en_conflicto" and first.statement.estado != "en_conflicto":
                continue
            if statement.registro != first.statement.registro or not _names_kept(first, candidate, question):
                continue
            gain = sum(w * _met(i, candidate, question) for i, w in enumerate(open_weight))
            if gain > best_gain:
                best_gain, best = gain, candidate
        if best is None or best_gain < PART_GAIN * sum(open_weight):
            break
        chosen.append(best)
        open_weight = [w * (not _met(i, best, question)) for i, w in enumerate(open_weight)]
    chosen = [r for r in chosen if not any(listed_in(r.statement, other.statement) for other in chosen)]
    whole = _covers_all(chosen, ranked, question)
    if whole is not None:
        return [whole]
    return [r.statement for r in sorted(chosen, key=lambda r: knowledge.position[r.statement.id])]


def _stands_in(slot: Slot, name: Slot) -> bool:
    """Whether words stand inside a name, and so ask for nothing of their own: the «instruments» in the annex's name."""
    return slot is not name and name.start <= slot.start and slot.end <= name.end


def _joins_within(statement: Statement, question: Interpretation, knowledge: Knowledge) -> bool:
    """Whether the «y» of the question stands inside a name of the statement: «relación entre producción y empleo»."""
    at = {i for i, t in enumerate(question.tokens) if t.word in JOINING}
    own = knowledge.position[statement.id]
    within = {i for m in knowledge.wordings.find(question.tokens) if own in m.values for i in range(m.start, m.end)}
    return bool(at) and at <= within


def listed_in(one: Statement, other: Statement) -> bool:
    """Whether a statement adds nothing to another one: all members of its list are in it, or nearly all its words."""
    if one is other:
        return False
    said = content_keys([other.texto])
    if one.is_list and ":" in one.texto:
        return content_keys([one.texto.split(":", 1)[1]]) <= said
    own = content_keys([one.texto])
    return one.valor is None and len(own & said) >= REPEATED * len(own)


def _names_kept(first: Ranked, candidate: Ranked, question: Interpretation) -> bool:
    """Whether a further statement is about everything named that the first one is about.

    «How high is it, and how far from the city»: a statement of an attribute of its own needs the record's name alone.
    """
    named = [i for i, s in enumerate(question.slots) if strong(s) and first.credits[i] >= SATISFIED]
    if all(candidate.credits[i] >= SATISFIED for i in named):
        return True
    own = any(candidate.credits[i] >= SELF for i in named)
    return own and any(
        s.kind == "attribute" and candidate.credits[i] >= SELF and first.credits[i] < SATISFIED
        for i, s in enumerate(question.slots)
    )


def _covers_all(chosen: list[Ranked], ranked: Sequence[Ranked], question: Interpretation) -> Statement | None:
    """One statement of the record that says what several say one by one, if there is one."""
    if len(chosen) < 2:
        return None
    values = {number(str(r.statement.valor)) for r in chosen if r.statement.valor is not None}
    met = {
        i: max(r.credits[i] for r in chosen)
        for i, s in enumerate(question.slots)
        if not s.text.startswith(HOW_MUCH) and any(r.credits[i] >= SATISFIED for r in chosen)
    }
    for candidate in ranked:
        statement = candidate.statement
        if (
            statement.tipo == "dato"
            and statement.estado == "confirmado"
            and statement.registro == chosen[0].statement.registro
            and all(candidate.credits[i] >= max(SATISFIED, AS_WELL * credit) for i, credit in met.items())
            and values <= set(words(statement.texto))
        ):
            return statement
    return None


def coordinated(question: Interpretation) -> bool:
    """Whether a question asks for two things: it joins them, or it names two attributes."""
    return bool(JOINING & {t.word for t in question.tokens[1:]}) or _asked_apart(question) > 1


def _asked_apart(question: Interpretation) -> int:
    """How many different attributes a question asks for, «how many» apart; words side by side ask for one."""
    asked = [s for s in question.of_kind("attribute") if not s.text.startswith(HOW_MUCH) or " " in s.text]
    heaviest = max((s.weight for s in asked), default=0.0)
    asked = [s for s in asked if s.weight > ASIDE * heaviest or PLACE in s.ids]
    return sum(i == 0 or s.start > asked[i - 1].end for i, s in enumerate(asked))


def _met(i: int, candidate: Ranked, question: Interpretation) -> bool:
    """Whether a statement answers for a slot of the question."""
    return candidate.credits[i] >= SATISFIED
