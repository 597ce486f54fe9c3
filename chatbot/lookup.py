"""A question about one thing → the statements that answer it, or the gap that says why none does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chatbot.ambiguity import ambiguous
from chatbot.compute.financing import about_financing, financing
from chatbot.compute.targets import target
from chatbot.conflict import MAX_SIDES, conflict_sides, part_beside_whole, part_in_dispute
from chatbot.disclosure import disclosed, readings
from chatbot.figures import figure_first
from chatbot.gaps import gap_first, interrogated
from chatbot.gate import MIN_DOMAIN, Evidence, evidence, strong
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.parts import listed_in, parts
from chatbot.places import REGION, is_place
from chatbot.plan import Plan
from chatbot.ranking import PARTICULAR, Ranked, rank
from chatbot.reading.attributes import INTERROGATIVES
from chatbot.shared_nouns import shared_noun
from chatbot.statements import Statement
from chatbot.text import content_keys
from chatbot.ties import (
    TIE,
    closer_named_first,
    definition_first,
    fuller_first,
    of_the_defined,
    prefer_named,
    second_opinion,
    settle_ties,
    specific_first,
    summary_last,
)
from chatbot.told import PAYING, SATISFIED, asked_first
from chatbot.twins import told_best
from chatbot.unheld import REASON, UNHELD, gives_no_reason, of_another_year
from chatbot.worded import worded_first
from content.model import Proyecto

UNANSWERED, EXISTENCE = "unanswered", "existencia"

DEFINING = ("definicion", "resumen")
"""Parts that say what a record is: the nearest thing to say of it, however the question is worded."""

NEAREST = 0.45
"""Coverage from which a statement that does not answer is still nearer than what the record is."""

BROAD = frozenset({"nombre", "cargo", "cantidad", "definicion", "acciones"})
"""Attributes that add nothing to what was understood."""

RELATED = 0.4
"""Credit of a gap for what is asked from which it is about something akin."""

AS_HEAVY = 0.9
"""Share of the greatest weight from which a word is asked first of all too."""

NEARBY = 5
"""Statements among which the gap is sought that says why there is no answer."""

POOL = 30
"""Statements that are looked at more closely."""

WHOLE = 0.95
"""Coverage from which a gap holds all of what was asked, whatever the record."""

EXACT_GAP = 0.6
"""A gap whose name holds more than this of what was asked is meant, whatever the record."""

MIN_CELLS, MIN_ROWS = 3, 2
"""Cells of a table that tie when the question asks for all of it; all of its rows, where it has but two."""


def look_up(question: Interpretation, knowledge: Knowledge, *, only: Sequence[int] | None = None) -> Plan | None:
    """The plan for a question about statements; None if nothing comes near."""
    if EXISTENCE in question.operations:
        question = _without_region(question)
    ranked = [r for r in rank(question, knowledge, only=only, limit=POOL) if only or _may_answer(r, question)]
    ranked = of_the_defined(question, prefer_named(question, ranked))
    if EXISTENCE in question.operations:
        ranked = _what_there_is(question, ranked, knowledge)
    elif _asks_whether(question):
        ranked = _told_first(question, ranked, knowledge)
    if not ranked:
        return None
    if only is None:
        back = ambiguous(question, ranked, knowledge)
        if back is not None:
            return back
    ranked = figure_first(question, closer_named_first(question, settle_ties(question, ranked, knowledge)))
    ranked = second_opinion(question, summary_last(question, ranked))
    ranked = definition_first(question, gap_first(question, fuller_first(specific_first(ranked)), knowledge))
    ranked = worded_first(question, ranked, knowledge)
    found = evidence(question, ranked, knowledge)
    first = ranked[0].statement
    if of_another_year(first, question, knowledge):
        plan = unanswered(question, found, knowledge)
        return plan and replace(plan, intent=UNHELD)
    if only is None and (first.is_gap or not found.answers):
        back = shared_noun(question, knowledge)
        if back is not None:
            return back
    if not found.answers or gives_no_reason(first, question):
        second = _seconded(question, knowledge) if only is None else None
        if second is not None:
            return statements_plan(question, disclosed([told_best(second, knowledge)], knowledge), knowledge)
        missing = _missing(question, ranked)
        if missing is None and EXISTENCE not in question.operations:
            missing = _gap_of_the_named(question, knowledge)
        return gap(missing, knowledge) if missing is not None else unanswered(question, found, knowledge)
    best = ranked[0].statement
    if best.is_gap:
        return gap(best, knowledge)
    table = _whole_table(ranked, knowledge)
    if table is not None:
        return statements_plan(question, [table], knowledge)
    whole = _financing(question, best, knowledge) or target(best, knowledge)
    if whole is not None:
        return whole
    beside = part_beside_whole(question, ranked, knowledge)
    if beside:
        return conflict_plan(beside)
    told = {s.id: s for s in (told_best(part, knowledge) for part in parts(question, ranked, knowledge))}
    chosen = [s for s in told.values() if not any(listed_in(s, other) for other in told.values())]
    chosen += part_in_dispute(question, ranked)
    return statements_plan(question, disclosed(chosen, knowledge), knowledge)


def _without_region(question: Interpretation) -> Interpretation:
    """Whether there is anything of a thing «in the region»: all that the sources say is of the region."""
    others = [s for s in question.slots if s.ids != (REGION,)]
    return question.with_slots(tuple(others)) if any(strong(s) for s in others) else question


def _may_answer(candidate: Ranked, question: Interpretation) -> bool:
    """A gap answers who asked about its record and for what is missing; to anybody else it says nothing."""
    if not candidate.statement.is_gap or candidate.exact > EXACT_GAP:
        return True
    if len(question.slots) > 1 and candidate.coverage >= WHOLE:
        return True
    asked = [c for _, c in asked_first(list(zip(question.slots, candidate.credits, strict=True)))]
    if not asked:
        return candidate.asked and bool(interrogated(question) & content_keys([candidate.statement.nombre]))
    return candidate.asked and max(asked) >= SATISFIED


def _seconded(question: Interpretation, knowledge: Knowledge) -> Statement | None:
    """The statement that the search engine finds ahead of all others, where nothing speaks against it."""
    position = knowledge.position.get(question.clearly_found)
    if position is None or REASON in question.attributes:
        return None
    ranked = rank(question, knowledge, only=[position], limit=1)
    if not ranked or ranked[0].statement.is_gap or not evidence(question, ranked, knowledge).stands:
        return None
    return ranked[0].statement


def _told_first(question: Interpretation, ranked: list[Ranked], knowledge: Knowledge) -> list[Ranked]:
    """Before a gap of a record, what the same record tells, if that answers."""
    if not ranked or not ranked[0].statement.is_gap:
        return ranked
    told = [r for r in ranked if not r.statement.is_gap and r.statement.registro == ranked[0].statement.registro]
    return [*told, *ranked] if evidence(question, told, knowledge).answers else ranked


def _asks_whether(question: Interpretation) -> bool:
    """«¿Van a visitar una mina?» asks neither which nor why."""
    return REASON not in question.attributes and not any(t.word in INTERROGATIVES for t in question.tokens)


def _what_there_is(question: Interpretation, ranked: list[Ranked], knowledge: Knowledge) -> list[Ranked]:
    """Who asks whether something is said hears what is said, if it answers, before what is not.

    Who asks whether there is anything for somebody hears what there is, not what is unknown of it.
    """
    told = [r for r in ranked if not r.statement.is_gap]
    if evidence(question, told, knowledge).answers:
        return told
    best = ranked[0] if ranked else None
    if best is None or not best.statement.is_gap or question.attributes:
        return ranked
    record = best.statement.registro.global_id
    definition = knowledge.by_id.get(f"{record}.{DEFINING[0]}")
    if definition is None or record in question.entities:
        return ranked
    return [replace(best, statement=definition), *told]


def _whole_table(ranked: Sequence[Ranked], knowledge: Knowledge) -> Statement | None:
    """The table, when its cells answer equally well: the question names none of its rows."""
    best = ranked[0]
    if best.statement.serie is None:
        return None
    cells = [r for r in ranked if r.statement.serie == best.statement.serie and r.score >= TIE * best.score]
    rows = sum(s.serie == best.statement.serie for s in knowledge.statements)
    return knowledge.by_id[best.statement.serie] if len(cells) >= max(MIN_ROWS, min(MIN_CELLS, rows)) else None


def _missing(question: Interpretation, ranked: Sequence[Ranked]) -> Statement | None:
    """The gap about just what is asked of the one record that is named, where nothing answers."""
    named = [i for i, s in enumerate(question.slots) if strong(s)]
    if not named:
        return None
    for candidate in ranked[:NEARBY]:
        asked = [c for s, c in zip(question.slots, candidate.credits, strict=True) if s.kind == "attribute"]
        registro = candidate.statement.registro
        if (
            candidate.statement.is_gap
            and (registro.kind not in PARTICULAR or registro.global_id in question.entities)
            and all(candidate.credits[i] >= SATISFIED for i in named)
            and max(asked, default=0.0) >= SATISFIED
            and candidate.coverage >= MIN_DOMAIN
        ):
            return candidate.statement
    return None


def _gap_of_the_named(question: Interpretation, knowledge: Knowledge) -> Statement | None:
    """The gap of a named record that is nearest to what is asked of it first of all: its cost, for a contribution."""
    asked = [i for i, s in enumerate(question.slots) if not strong(s)]
    named = [i for i, s in enumerate(question.slots) if strong(s)]
    if not asked or not any(i.split("-")[0] in PARTICULAR for i in question.entities):
        return None
    least = AS_HEAVY * max(question.slots[i].weight for i in asked)
    first = [i for i in asked if question.slots[i].weight >= least]
    gaps = [i for i, s in enumerate(knowledge.statements) if s.is_gap]
    for candidate in rank(question, knowledge, only=gaps, limit=NEARBY):
        credits = candidate.credits
        if all(credits[i] >= SATISFIED for i in named) and max(credits[i] for i in first) >= RELATED:
            return candidate.statement
    return None


def gap(best: Statement, knowledge: Knowledge) -> Plan:
    """The sources do not say it, and the Catalogue knows that they do not."""
    record = best.registro.global_id
    near = f"{record}.definicion"
    return Plan(
        status="no_answer",
        intent="gap",
        parts=(best.id,),
        near=(near,) if near in knowledge.by_id else (),
        focus=(record,),
    )


def unanswered(question: Interpretation, found: Evidence, knowledge: Knowledge) -> Plan | None:
    """No statement is good enough: what was understood and what comes nearest; None outside the domain."""
    named = [i for s in question.slots if strong(s) for i in s.ids[:1]]
    if found.best is None or (not named and found.best.coverage < MIN_DOMAIN):
        return None
    topic = [knowledge.lexicon.atributo_por_id[a].nombre for a in question.attributes[:1] if a not in BROAD]
    understood = "; ".join([*(f"«{knowledge.entities[i].nombre}»" for i in named[:2]), *topic])
    lead = f"Entendí: {understood}. Las fuentes no lo dicen." if understood else "Las fuentes no responden eso."
    focus = tuple(knowledge.entities[i].record_id for i in named[:1])
    near = (found.best.statement.id,) if found.best.coverage >= MIN_DOMAIN else ()
    far = found.best.coverage < NEAREST or not (found.head_met and found.names_met)
    if focus and (far or is_place(focus[0])):
        near = next(((i,) for part in DEFINING if (i := f"{focus[0]}.{part}") in knowledge.by_id), near)
    return Plan(status="no_answer", intent=UNANSWERED, lead=lead, near=near, focus=focus)


def _financing(question: Interpretation, best: Statement, knowledge: Knowledge) -> Plan | None:
    """The whole financing of a project when the question asks who pays, how much or which share."""
    record = best.registro
    if not isinstance(record, Proyecto) or best.atributo not in PAYING or not about_financing(question):
        return None
    return financing(record, knowledge)


def conflict_plan(sides: Sequence[Statement], disputed: Statement | None = None) -> Plan:
    """Both sides of a dispute; the answer is about the first of them, or the one that is named."""
    about = disputed or sides[0]
    return Plan(
        status="conflict",
        intent="conflict",
        kind="computed" if about.tipo == "cifra" else "passage",
        parts=tuple(s.id for s in sides),
        focus=(about.registro.global_id,),
    )


def statements_plan(question: Interpretation, chosen: Sequence[Statement], knowledge: Knowledge) -> Plan:
    """Answered with these statements, or a conflict if one of them is disputed."""
    disputed = next((s for s in chosen if s.estado == "en_conflicto"), None)
    if disputed is not None:
        sides = conflict_sides(disputed, question, knowledge)
        sides += [s for s in chosen if s not in sides and s.tipo == disputed.tipo and len(sides) < MAX_SIDES]
        if len(sides) > 1:
            return conflict_plan(sides, disputed)
        chosen = [s for s in chosen if s is not disputed and s.estado != "en_conflicto"] + sides
    doubted = next((both for s in chosen if (both := readings(question, s, knowledge))), [])
    chosen = doubted or chosen
    computed = any(s.tipo in ("cifra", "serie") for s in chosen)
    return Plan(
        status="conflict" if doubted else "answered",
        intent="statements",
        kind="computed" if computed else "passage",
        parts=tuple(s.id for s in chosen),
        focus=tuple(dict.fromkeys(s.registro.global_id for s in chosen)),
    )
