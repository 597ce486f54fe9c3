"""A question → its answer, as a table of contents: normalise ▸ guard ▸ interpret ▸ compute or look up ▸ compose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chatbot.answer import Answer
from chatbot.compose import compose
from chatbot.compute.disputes import both_named
from chatbot.compute.operations import compute
from chatbot.followup import FOCUS_WEIGHT, Frame, resolve
from chatbot.gate import strong
from chatbot.guard import Guarded, guard, only_small_talk, reply
from chatbot.interpret import interpret, operations_of
from chatbot.interpretation import Interpretation, Slot
from chatbot.knowledge import Knowledge
from chatbot.lookup import UNANSWERED, look_up
from chatbot.passages import retrieve
from chatbot.phrases import covered
from chatbot.plan import Plan
from chatbot.ports import Engine
from chatbot.ranking import NEUTRAL, rank
from chatbot.reading.attributes import INTERROGATIVES
from chatbot.reading.courtesy import COURTESY, LEAVE, without_courtesy
from chatbot.spelling import correct
from chatbot.text import tokenise, with_why, without_relatives
from chatbot.twins import told_elsewhere
from chatbot.unheld import REASON, of_another_year, unknown_project

MAX_HISTORY = 5
RETRIEVED, MAX_QUERY = 8, 400
NAMING = frozenset({"entity", "attribute", "source"})
"""Slots without which a question full of small talk is small talk."""

LOCAL = frozenset({"proyecto", "distrito", "faena"})
"""Kinds of record that people ask for near them."""

DECISIVE = 0.8
"""Coverage of the question from which no second opinion is asked."""

MANY, ALIKE = 4, 0.99
"""So many statements as good as one another say that the words do not tell them apart: then too."""

CLEAR, CLEAR_LEAD, CLEAR_MEANING = 0.67, 0.06, 0.5
"""Score, lead over the second and cosine from which the engine finds a statement ahead of all others."""

OUT_OF_SCOPE = (
    "Esa pregunta queda fuera de los documentos de este portal. Puedo responder sobre la EMRA: proyectos, montos, "
    "distritos mineros, comunas, metas, acuerdos y sesiones."
)


def answer(question: str, history: Sequence[str], commune: str | None, engine: Engine, knowledge: Knowledge) -> Answer:
    """Answer a question. Pure: the same question, history and bundle give the same answer."""
    frame = None
    for earlier in history[-MAX_HISTORY:]:
        frame = _step(earlier, frame, engine, knowledge)
    frame = _step(question, frame, engine, knowledge)
    if commune is not None:
        frame = steered(frame, commune, engine, knowledge)
    return compose(frame.plan, knowledge, engine.version, frame.question.corrections)


def _step(question: str, frame: Frame | None, engine: Engine, knowledge: Knowledge) -> Frame:
    guarded = guard(question, knowledge)
    if guarded.reply is not None:
        return Frame(Interpretation(question), guarded.reply)
    if guarded.small_talk is not None and only_small_talk(guarded.text, knowledge):
        return Frame(Interpretation(question), reply(guarded.small_talk))
    understood = understand(guarded.text, engine, knowledge)
    resolved = resolve(understood, frame, knowledge)
    resolved = retrieved(resolved, understood, frame, engine, knowledge)
    plan = plan_for(resolved, engine, knowledge)
    if guarded.subject is not None and (plan is None or plan.intent == UNANSWERED or not _of_the_domain(resolved)):
        plan = reply(guarded.subject)
    small_talk = guarded.small_talk
    if small_talk is not None and not any(s.kind in NAMING for s in resolved.slots):
        silent = plan is not None and plan.intent == UNANSWERED
        plan = None if silent or small_talk.id not in COURTESY or _only_polite(guarded, knowledge) else plan
    if plan is None:
        plan = reply(small_talk) if small_talk else Plan("out_of_scope", "out_of_scope", lead=OUT_OF_SCOPE)
    return Frame(resolved, plan, frame.plan if frame is not None and resolved is not understood else None)


def steered(frame: Frame, commune: str, engine: Engine, knowledge: Knowledge) -> Frame:
    """The same question about the visitor's commune, where it names nothing itself and has an answer there."""
    question, place = frame.question, f"comuna-{commune}"
    local = LOCAL & set(question.classes) or question.sectors or frame.plan.status in ("no_answer", "clarification")
    if not local or place not in knowledge.entities or any(strong(s) for s in question.slots) or not question.slots:
        return frame
    slot = Slot("entity", knowledge.entities[place].nombre, ((f"e:{place}", 1.0),), FOCUS_WEIGHT, -1, -1)
    about = question.with_slots((*question.slots, slot))
    plan = plan_for(about, engine, knowledge)
    return Frame(about, plan) if plan is not None and plan.status in ("answered", "conflict") else frame


def understand(text: str, engine: Engine, knowledge: Knowledge) -> Interpretation:
    """Normalise, correct and take apart a guarded question."""
    typed = without_courtesy(tokenise(without_relatives(with_why(text))), knowledge)
    tokens, corrections = correct(knowledge.lexicon.rewrite(typed), engine, knowledge)
    found = interpret(tokens, knowledge, text)
    return replace(found, corrections=corrections, operations=found.operations | operations_of(typed, knowledge))


def retrieved(
    resolved: Interpretation, understood: Interpretation, frame: Frame | None, engine: Engine, knowledge: Knowledge
) -> Interpretation:
    """The question with the statements that the engine finds for it, where our own ranking is not decisive."""
    first = rank(resolved, knowledge, limit=MANY)
    apart = len(first) < MANY or first[-1].score < ALIKE * first[0].score or first[0].exact > NEUTRAL
    if not first or (first[0].coverage >= DECISIVE and apart):
        return resolved
    leans_on = frame.question.text if frame is not None and resolved is not understood else ""
    query = " ".join([leans_on, *(t.word for t in resolved.tokens)]) if leans_on else resolved.text
    hits = engine.statements(query[:MAX_QUERY], RETRIEVED)
    best = max((h.score for h in hits), default=0.0) or 1.0
    found = [(h.chunk.part_id or f"{h.chunk.record_id}.resumen", round(h.score / best, 4)) for h in hits]
    lead = best - max((h.score for h in hits[1:]), default=0.0)
    clear = bool(hits) and best >= CLEAR and lead >= CLEAR_LEAD and hits[0].dense >= CLEAR_MEANING
    return replace(resolved, retrieved=tuple(dict(found).items()), clearly_found=found[0][0] if clear else "")


def plan_for(question: Interpretation, engine: Engine, knowledge: Knowledge) -> Plan | None:
    """Compute it, else look it up, else find a passage; None if the domain does not hold it."""
    if not question.slots:
        return None
    unheld = unknown_project(question, knowledge)
    if unheld is not None:
        return unheld
    plan = both_named(question, knowledge)
    if plan is None and REASON not in question.attributes:
        plan = compute(question, knowledge)
    told = (
        [knowledge.by_id[i] for i in (*plan.parts, *plan.operands) if i in knowledge.by_id] if plan is not None else []
    )
    if plan is None or (told and all(of_another_year(s, question, knowledge) for s in told)):
        plan = look_up(question, knowledge)
    if plan is None or plan.intent == UNANSWERED:
        plan = retrieve(question, engine, knowledge) or plan
    return told_elsewhere(plan, knowledge) if plan is not None and plan.status == "answered" else plan


def _only_polite(guarded: Guarded, knowledge: Knowledge) -> bool:
    """Whether beside greetings and thanks nothing is left but words that stand nowhere in the Catalogue, or, where
    somebody takes leave, nothing that is asked."""
    tokens = tokenise(guarded.text)
    found = knowledge.lexicon.conversaciones.find(tokens)
    polite = covered(m for m in found if all(c.id in COURTESY for c in m.values))
    left = [t for i, t in enumerate(tokens) if i not in polite and t.content]
    leaves = guarded.small_talk is not None and guarded.small_talk.id == LEAVE
    asks = "?" in guarded.text or any(t.word in INTERROGATIVES for t in tokens)
    return (leaves and not asks) or all(f"t:{t.key}" not in knowledge.idf for t in left)


def _of_the_domain(question: Interpretation) -> bool:
    """Whether a question that touches a foreign subject still names something other than a place."""
    return any(not i.startswith(("comuna-", "lugar-", "termino-")) for i in question.entities)
