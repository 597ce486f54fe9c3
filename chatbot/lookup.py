"""A question about one thing → the statements that answer it, or the gap that says why none does."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.ambiguity import ambiguous
from chatbot.compute.financing import FINANCING, financing
from chatbot.compute.targets import target
from chatbot.conflict import conflict_sides
from chatbot.gate import MIN_DOMAIN, SATISFIED, Evidence, evidence, strong
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.ranking import Ranked, rank
from chatbot.statements import Statement
from chatbot.text import content_keys
from content.model import Proyecto
from search_index.analysis import number, words

UNANSWERED = "unanswered"

POOL = 30
"""Statements that are looked at more closely."""

TIE = 0.965
"""Statements whose score is this close to the best are equally good; then the more direct or disputed one speaks."""

TWIN = 0.7
"""The same figure told in another record counts as a tie from this share of the best score."""

COUNTING = "cuant"
"""How a folded question word for a number begins; any statement with the numbers answers it."""

FULLER = 0.75
"""A sentence that holds the figure and more replaces it from this share of the figure's score."""

SAME_SUBJECT = 0.75
"""Share of a figure's name that a sentence holds if it tells the same figure."""

SAME_NAME = 0.5
"""Share of their words that two names of one figure have in common."""

EXACT_GAP = 0.6
"""A gap whose name holds more than this of what was asked is meant, whatever the record."""

MIN_CELLS = 3
"""Cells of a table that tie when the question asks for all of it."""

MAX_PARTS = 3
PART_GAIN, PART_SHARE = 0.5, 0.14
"""A further statement is added when what is left weighs this share of the question and it covers this much of it."""

KIND_ORDER = ("proyecto", "distrito", "acuerdo", "alianza", "foco", "sesion", "indicador", "lugar", "comuna")
"""Where two records tell the same thing, the first of these kinds is quoted."""


def look_up(question: Interpretation, knowledge: Knowledge, *, only: Sequence[int] | None = None) -> Plan | None:
    """The plan for a question about statements; None if nothing comes near."""
    ranked = [r for r in rank(question, knowledge, only=only, limit=POOL) if only or _may_answer(r, question)]
    ranked = prefer_named(question, ranked)
    if not ranked:
        return None
    if only is None:
        back = ambiguous(question, ranked, knowledge)
        if back is not None:
            return back
    ranked = fuller_first(settle_ties(ranked, knowledge))
    found = evidence(question, ranked)
    if not found.answers:
        return unanswered(question, found, knowledge)
    best = ranked[0].statement
    if best.is_gap:
        return gap(best, knowledge)
    table = _whole_table(ranked, knowledge)
    if table is not None:
        return statements_plan(question, [table], knowledge)
    whole = _financing(question, best, knowledge) or target(best, knowledge)
    if whole is not None:
        return whole
    return statements_plan(question, parts(question, ranked, knowledge), knowledge)


def _may_answer(candidate: Ranked, question: Interpretation) -> bool:
    """A gap answers who asked about its record and for what is missing; to anybody else it says nothing."""
    if not candidate.statement.is_gap or candidate.exact > EXACT_GAP:
        return True
    asked = [c for s, c in zip(question.slots, candidate.credits, strict=True) if s.kind == "attribute"]
    return candidate.asked and (not asked or max(asked) >= SATISFIED)


def prefer_named(question: Interpretation, ranked: list[Ranked]) -> list[Ranked]:
    """Statements that meet every name of the question first, in the same order otherwise."""
    named = [i for i, s in enumerate(question.slots) if strong(s)]

    def missed(r: Ranked) -> int:
        return sum(r.credits[i] < SATISFIED for i in named)

    return sorted(ranked, key=missed)


def settle_ties(ranked: list[Ranked], knowledge: Knowledge) -> list[Ranked]:
    """Among statements as good as the best, of the same attribute: a disputed one, a figure, then a fixed order."""
    best = ranked[0]
    twins = [r for r in ranked if _same_figure(r.statement, best.statement) and r.score >= TWIN * best.score]
    tied = [
        r
        for r in ranked
        if (r.score >= TIE * best.score or r in twins)
        and r.statement.atributo == best.statement.atributo
        and r.statement.is_gap == best.statement.is_gap
        and r.statement.tipo in ("cifra", "dato", "vacio")
    ]

    def order(r: Ranked) -> tuple[bool, int, int, str]:
        kind = r.statement.registro.kind
        place = KIND_ORDER.index(kind) if kind in KIND_ORDER else len(KIND_ORDER)
        return (r.statement.estado != "en_conflicto", place, knowledge.position[r.statement.id], r.statement.id)

    if len(tied) < 2:
        return ranked
    first = min(tied, key=order)
    return [first, *(r for r in ranked if r is not first)]


def fuller_first(ranked: list[Ranked]) -> list[Ranked]:
    """A list that begins with the figure («14 distritos: …») tells more than the figure alone: it goes first."""
    best = ranked[0]
    figure = best.statement
    if figure.tipo != "cifra" or figure.valor is None or figure.estado == "en_conflicto":
        return ranked
    named = content_keys([figure.nombre])
    for candidate in ranked[1:]:
        statement = candidate.statement
        if (
            statement.tipo == "dato"
            and statement.is_list
            and (statement.registro, statement.atributo) == (figure.registro, figure.atributo)
            and candidate.score >= FULLER * best.score
            and next((w for w in words(statement.texto) if w.isdecimal()), "") == number(str(figure.valor))
            and len(named & content_keys([statement.texto])) >= SAME_SUBJECT * len(named)
        ):
            return [candidate, *(r for r in ranked if r is not candidate)]
    return ranked


def _same_figure(one: Statement, other: Statement) -> bool:
    """Whether two records tell the same figure: value, unit, attribute and much of the name are the same."""
    if one.valor is None or (one.valor, one.unidad, one.atributo) != (other.valor, other.unidad, other.atributo):
        return False
    mine, theirs = content_keys([one.nombre]), content_keys([other.nombre])
    return len(mine & theirs) >= SAME_NAME * len(mine | theirs)


def _whole_table(ranked: Sequence[Ranked], knowledge: Knowledge) -> Statement | None:
    """The table, when its cells answer equally well: the question names none of its rows."""
    best = ranked[0]
    if best.statement.serie is None:
        return None
    cells = [r for r in ranked if r.statement.serie == best.statement.serie and r.score >= TIE * best.score]
    return knowledge.by_id[best.statement.serie] if len(cells) >= MIN_CELLS else None


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
    topic = [knowledge.lexicon.atributo_por_id[a].nombre for a in question.attributes[:1]]
    understood = "; ".join([*(f"«{knowledge.entities[i].nombre}»" for i in named[:2]), *topic])
    lead = f"Entendí: {understood}. Las fuentes no lo dicen." if understood else "Las fuentes no responden eso."
    near = (found.best.statement.id,) if found.best.coverage >= MIN_DOMAIN else ()
    focus = tuple(knowledge.entities[i].record_id for i in named[:1])
    return Plan(status="no_answer", intent=UNANSWERED, lead=lead, near=near, focus=focus)


def _financing(question: Interpretation, best: Statement, knowledge: Knowledge) -> Plan | None:
    """The whole financing of a project when the question asks who pays, how much or which share."""
    record = best.registro
    asked = FINANCING & set(question.attributes)
    if not isinstance(record, Proyecto) or best.atributo not in FINANCING or not (asked or best.atributo in FINANCING):
        return None
    return financing(record, knowledge)


def parts(question: Interpretation, ranked: Sequence[Ranked], knowledge: Knowledge) -> list[Statement]:
    """The best statement and those that cover what it leaves open («cuánto dura y cuándo parte»), in a fixed order."""
    first = ranked[0]
    chosen = [first]
    if not coordinated(question):
        return [first.statement]
    total = sum(s.weight for s in question.slots)
    open_weight = [s.weight * s.known * (not _met(s_i, first, question)) for s_i, s in enumerate(question.slots)]
    while len(chosen) < MAX_PARTS and sum(open_weight) >= PART_SHARE * total:
        best_gain, best = 0.0, None
        for candidate in ranked:
            statement = candidate.statement
            if candidate in chosen or statement.is_gap or statement.tipo in ("nota", "resumen", "serie"):
                continue
            if statement.estado == "en_conflicto" and first.statement.estado != "en_conflicto":
                continue
            if statement.registro != first.statement.registro:
                continue
            gain = sum(w * _met(i, candidate, question) for i, w in enumerate(open_weight))
            if gain > best_gain:
                best_gain, best = gain, candidate
        if best is None or best_gain < PART_GAIN * sum(open_weight):
            break
        chosen.append(best)
        open_weight = [w * (not _met(i, best, question)) for i, w in enumerate(open_weight)]
    whole = _covers_all(chosen, ranked, question)
    if whole is not None:
        return [whole]
    return [r.statement for r in sorted(chosen, key=lambda r: knowledge.position[r.statement.id])]


def _covers_all(chosen: list[Ranked], ranked: Sequence[Ranked], question: Interpretation) -> Statement | None:
    """One statement of the record that says what several say one by one, if there is one."""
    if len(chosen) < 2:
        return None
    values = {number(str(r.statement.valor)) for r in chosen if r.statement.valor is not None}
    met = [
        i
        for i, s in enumerate(question.slots)
        if not s.text.startswith(COUNTING) and any(r.credits[i] >= SATISFIED for r in chosen)
    ]
    for candidate in ranked:
        statement = candidate.statement
        if (
            statement.tipo == "dato"
            and statement.estado == "confirmado"
            and statement.registro == chosen[0].statement.registro
            and all(candidate.credits[i] >= SATISFIED for i in met)
            and values <= set(words(statement.texto))
        ):
            return statement
    return None


def coordinated(question: Interpretation) -> bool:
    """Whether a question asks for two things: it joins them, or it names two attributes."""
    return bool({"y", "e", "and"} & {t.word for t in question.tokens[1:]}) or _asked_apart(question) > 1


def _asked_apart(question: Interpretation) -> int:
    """How many different attributes a question asks for, «how many» apart."""
    return sum(not s.text.startswith(COUNTING) or " " in s.text for s in question.of_kind("attribute"))


def _met(i: int, candidate: Ranked, question: Interpretation) -> bool:
    """Whether a statement answers for a slot of the question."""
    return candidate.credits[i] >= SATISFIED


def statements_plan(question: Interpretation, chosen: Sequence[Statement], knowledge: Knowledge) -> Plan:
    """Answered with these statements, or a conflict if one of them is disputed."""
    disputed = next((s for s in chosen if s.estado == "en_conflicto"), None)
    if disputed is not None:
        sides = conflict_sides(disputed, question, knowledge)
        if len(sides) > 1:
            return Plan(
                status="conflict",
                intent="conflict",
                kind="computed" if disputed.tipo == "cifra" else "passage",
                parts=tuple(s.id for s in sides),
                focus=(disputed.registro.global_id,),
            )
        chosen = [s for s in chosen if s is not disputed and s.estado != "en_conflicto"] + sides
    computed = any(s.tipo in ("cifra", "serie") for s in chosen)
    return Plan(
        status="answered",
        intent="statements",
        kind="computed" if computed else "passage",
        parts=tuple(s.id for s in chosen),
        focus=tuple(dict.fromkeys(s.registro.global_id for s in chosen)),
    )
