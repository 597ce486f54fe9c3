"""Targets of the agreements: one with its year, whichever of the two was asked for, or all of a year."""

from __future__ import annotations

from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.statements import Statement
from chatbot.text import content_keys
from content.model import Acuerdo, Alianza

META, TARGET = "meta", "meta_transversal"
PLURALS = frozenset({"metas", "compromisos", "targets", "goals"})
GENERAL = ("termino-", "sesion-", "fuente-", "alianza-", "objetivo-")
TRANSVERSAL = "alianza-acuerdos-transversales"
YEARS = frozenset({"año", "años", "ano", "anos", "year", "fecha"})
NEGATION, DATES = "negar", frozenset({"fecha", "termino", "plazo", "duracion"})
"""How a question asks for the targets without a year."""

YEAR_DIGITS, HEAVY = 4, 3.6


def target(best: Statement, knowledge: Knowledge) -> Plan | None:
    """The target of the agreement that the best statement tells of; None if that statement is about something else."""
    record = best.registro
    if not isinstance(record, Acuerdo) or not record.meta or best.is_gap:
        return None
    figure = knowledge.by_id.get(f"{record.global_id}.{record.meta}")
    if figure is None or figure.estado == "en_conflicto":
        return None
    dated = {a.id for a in knowledge.catalogue.atributos.values() if a.responde == "fecha"}
    if best.atributo not in dated | {figure.atributo}:
        return None
    return Plan("answered", "statements", "computed", parts=(figure.id,), focus=(record.global_id,))


def targets(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """All targets, or those of the year that the question names; None if it asks for one of them."""
    plural = any(t.word in PLURALS for t in question.tokens)
    undated = NEGATION in question.operations and _asks_when(question)
    about = META in question.attributes or (undated and TRANSVERSAL in question.entities)
    plural = plural or TRANSVERSAL in question.entities
    years = {int(t.word) for t in question.tokens if t.word.isdecimal() and len(t.word) == YEAR_DIGITS}
    if about and not plural and not undated and not years:
        return _on_one_subject(question, knowledge)
    if not plural or not about or question.entities_but(GENERAL):
        return None
    if any(s.kind == "term" and s.known and s.weight >= HEAVY and not s.text.isdecimal() for s in question.slots):
        return None
    found = [a for a in knowledge.catalogue.de(Acuerdo) if a.tipo == TARGET]
    named = {i.removeprefix("alianza-") for i in question.entities if i.startswith("alianza-") and i != TRANSVERSAL}
    if named:
        found = [a for a in found if a.alianza in named]
    objectives = {i for i in question.entities if i.startswith("objetivo-")}
    if objectives:
        alliances = {
            a.id for a in knowledge.catalogue.de(Alianza) if objectives & {f"objetivo-{o}" for o in a.objetivos}
        }
        found = [a for a in found if a.alianza in alliances]
    found = [a for a in found if (a.meta_anio is None if undated else not years or a.meta_anio in years)]
    parts = [p for a in found if (p := _told(a, knowledge))]
    if len(parts) < 2:
        return None
    when = " sin año" if undated else f" para {', '.join(map(str, sorted(years)))}" if years else ""
    listed = " ".join(f"{i}) {s.texto}" for i, s in enumerate(parts, start=1))
    return Plan(
        status="answered",
        intent="targets",
        kind="computed",
        lead=f"Hay {len(parts)} metas{when}: {listed}",
        operands=tuple(s.id for s in parts),
        focus=tuple(a.global_id for a in found),
    )


def _on_one_subject(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """The targets that are called by the only word of the question, where it is several: «la meta de agua»."""
    said = {s.key: s.text for s in question.of_kind("term") if s.key and s.known}
    subjects = set(said)
    if len(subjects) != 1 or set(question.attributes) != {META} or question.entities_but(("termino-",)):
        return None
    found = [a for a in knowledge.catalogue.de(Acuerdo) if a.tipo == TARGET and subjects <= content_keys([a.nombre])]
    parts = [p for a in found if (p := _told(a, knowledge))]
    if len(parts) < 2:
        return None
    listed = " ".join(f"{i}) {s.texto}" for i, s in enumerate(parts, start=1))
    word = said.popitem()[1]
    return Plan(
        status="answered",
        intent="targets",
        kind="computed",
        lead=f"Hay {len(parts)} metas de «{word}»: {listed}",
        operands=tuple(s.id for s in parts),
        focus=tuple(a.global_id for a in found),
    )


def _asks_when(question: Interpretation) -> bool:
    return bool(DATES & set(question.attributes)) or bool(YEARS & {t.word for t in question.tokens})


def _told(acuerdo: Acuerdo, knowledge: Knowledge) -> Statement | None:
    """The target's figure, or the sentence of a target without one."""
    if acuerdo.meta:
        return knowledge.by_id.get(f"{acuerdo.global_id}.{acuerdo.meta}")
    own = [knowledge.statements[i] for i in knowledge.by_record[acuerdo.global_id]]
    return next((s for s in own if s.atributo == META and not s.is_gap), None)
