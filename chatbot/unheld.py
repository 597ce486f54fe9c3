"""What a question asks for and the sources do not hold: a number that no project has, a later year, a reason."""

from __future__ import annotations

import re

from chatbot.interpretation import Interpretation, Slot
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.postings import SAYS_WHY
from chatbot.statements import Statement
from chatbot.text import YEAR
from chatbot.told import PAYING
from content.model import Fuente, Proyecto

UNHELD = "unheld"
IDENTIFIER, PROJECT = "identificador", "k:proyecto"
REASON, DISPUTED = "causa", "en_conflicto"
NOW, RECENT = frozenset({"hoy", "actual", "actuales", "actualmente", "ahora", "currently", "today"}), 5
"""Words that ask for the present, and how many years before the newest source a figure still tells it."""

_NUMBER = re.compile(r"\d{1,4}")


def unknown_project(question: Interpretation, knowledge: Knowledge) -> Plan | None:
    """No answer where the question gives a project a number that no project has; else None."""
    held = {p.id for p in knowledge.catalogue.de(Proyecto)}
    for slot in question.of_kind("term"):
        if not _NUMBER.fullmatch(slot.text) or slot.text in held or slot.start < 1:
            continue
        before = [s for s in question.slots if s.end == slot.start]
        by_id = any(s.kind == "attribute" and IDENTIFIER in s.ids for s in before)
        by_noun = any(s.kind == "term" and _singular_project(s) for s in before) and not YEAR.fullmatch(slot.text)
        if by_id or by_noun:
            lead = f"Las fuentes no nombran ningún proyecto con el número {slot.text}."
            return Plan(status="no_answer", intent=UNHELD, lead=lead)
    return None


def of_another_year(statement: Statement, question: Interpretation, knowledge: Knowledge) -> bool:
    """Whether the question names a year, or the present, after those that a figure names and its sources are of."""
    asked = {int(t.word) for t in question.tokens if YEAR.fullmatch(t.word)}
    if not asked and NOW & {t.word for t in question.tokens}:
        asked = {knowledge.newest_year - RECENT}
    if not asked or statement.tipo not in ("cifra", "serie"):
        return False
    told = {int(y) for text in (statement.texto, statement.periodo or "", statement.nombre) for y in YEAR.findall(text)}
    if asked & told:
        return False
    dates = [knowledge.catalogue.registros.get(f"fuente-{cita.fuente}") for cita in statement.fuentes]
    years = told | {int(d.fecha[:4]) for d in dates if isinstance(d, Fuente) and d.fecha}
    return bool(years) and min(asked) > max(years)


def gives_no_reason(statement: Statement, question: Interpretation) -> bool:
    """Whether a reason is asked for and the statement is a figure, or says who pays, and nobody disputes it."""
    tells = statement.atributo in PAYING and not SAYS_WHY.search(statement.texto)
    bare = statement.tipo in ("cifra", "serie") or tells
    return REASON in question.attributes and bare and statement.estado != DISPUTED


def _singular_project(slot: Slot) -> bool:
    return slot.text == "proyecto" and any(key == PROJECT for key, _ in slot.keys)
