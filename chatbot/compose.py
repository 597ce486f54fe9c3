"""Plan → Answer: the wording. Everything here follows from the plan, so that equal plans print equal answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chatbot.answer import Answer, Figure, Named
from chatbot.cite import cite, cite_quotes
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan
from chatbot.statements import Statement
from content.rutas import anchored_url

MAX_TEXT = 600
"""Longest passage answer, in characters; computed lists may be longer."""

MAX_CONFLICT = 800
"""Characters up to which reasons are added to the sides of a conflict."""

MAX_SUGGESTIONS = 3
GENERAL = (
    "¿Cuáles son los objetivos estratégicos de la EMRA?",
    "¿Cuántos proyectos nombra la EMRA?",
    "¿Cuáles son los distritos mineros?",
)
"""What can be asked whatever was asked."""


def compose(plan: Plan, knowledge: Knowledge, version: str, corrections: tuple[tuple[str, str], ...] = ()) -> Answer:
    """Word a plan."""
    parts = _statements(plan.parts, knowledge)
    near = _statements(plan.near, knowledge)
    operands = _statements(plan.operands, knowledge)
    about = plan.focus or tuple(s.registro.global_id for s in near)
    return Answer(
        status=plan.status,
        answer=_text(plan, parts, near, knowledge),
        answer_id=plan.fingerprint(version),
        kind=plan.kind,
        intent=plan.intent,
        entities=tuple(_named(i, knowledge) for i in plan.focus),
        corrections=corrections,
        citations=cite([*parts, *operands, *_statements(plan.cited, knowledge), *near], knowledge)
        or cite_quotes(plan.quotes, knowledge),
        figures=tuple(_figure(s) for s in dict.fromkeys([*parts, *operands]) if s.tipo == "cifra"),
        options=plan.options,
        suggestions=_suggestions(plan, knowledge) if plan.status == "no_answer" else (),
        request=_request(about[0], parts, knowledge) if plan.status == "no_answer" and about else "",
        index_version=version,
    )


def _statements(ids: Iterable[str], knowledge: Knowledge) -> list[Statement]:
    return [knowledge.by_id[i] for i in ids]


def _text(plan: Plan, parts: Sequence[Statement], near: Sequence[Statement], knowledge: Knowledge) -> str:
    if plan.status == "conflict" and parts:
        return _conflict(plan, parts, knowledge)
    sentences = [plan.lead] if plan.lead else []
    length = 0
    for statement in parts:
        text = printed(statement, knowledge)
        length += len(text)
        if sentences and length > MAX_TEXT and statement is not parts[0]:
            break
        sentences.append(text)
    sentences += [quote.text for quote in plan.quotes]
    if plan.status == "clarification":
        sentences.append("; ".join(o.label for o in plan.options) + ".")
    if near:
        sentences.append(f"Lo más cercano que dicen: {near[0].texto}")
    if plan.status == "no_answer" and (plan.focus or near):
        sentences.append("Puedes pedir el dato a la institución por la Ley 20.285 de transparencia.")
    return " ".join(sentences)


def printed(statement: Statement, knowledge: Knowledge) -> str:
    """A statement as it is said alone, with the clerk's note if it has a short one."""
    text = statement.texto
    if statement.tipo == "serie":
        cells = [s for s in knowledge.statements if s.serie == statement.id]
        text = f"{text} {'; '.join(f'{_row(c)}, {c.valor_texto}' for c in cells)}."
    if statement.tipo == "cifra" and statement.nota:
        text = f"{text} {statement.nota}"
    return text


def _row(cell: Statement) -> str:
    return cell.nombre.rsplit(": ", 1)[-1]


def _conflict(plan: Plan, parts: Sequence[Statement], knowledge: Knowledge) -> str:
    """Both sides, where each stands, and why they differ if it is known."""
    lines = [plan.lead or "Las fuentes no coinciden:"]
    sources = {c.source_id for s in parts for c in cite([s], knowledge)}
    lines += [f"– {s.texto.rstrip('.')} ({_where(s, knowledge, titled=len(sources) > 1)})." for s in parts]
    for reason in dict.fromkeys(s.nota for s in parts if s.nota):
        if sum(map(len, lines)) + len(reason) < MAX_CONFLICT:
            lines.append(reason)
    return "\n".join(lines)


def _where(statement: Statement, knowledge: Knowledge, *, titled: bool) -> str:
    """The places of a statement; with the document's title where several documents disagree."""
    citations = cite([statement], knowledge)[:2]
    return "; ".join(f"{c.title}, {c.locator}" if titled else c.locator for c in citations)


def _named(record_id: str, knowledge: Knowledge) -> Named:
    record = knowledge.catalogue.registros[record_id]
    return Named(record.kind, record.global_id, record.nombre)


def _figure(statement: Statement) -> Figure:
    return Figure(
        id=statement.id,
        value=None if statement.valor is None else str(statement.valor),
        unit=statement.unidad,
        text=statement.valor_texto or "",
        as_of=statement.periodo,
        status=statement.estado,
        page_url=f"/{anchored_url(statement.registro, statement.anchor)}",
    )


def _suggestions(plan: Plan, knowledge: Knowledge) -> tuple[str, ...]:
    """Questions about the same record that the Catalogue answers, one for each attribute, in order; then GENERAL."""
    found: dict[str, None] = {}
    for record_id in plan.focus:
        record = knowledge.catalogue.registros[record_id]
        for i in knowledge.by_record.get(record_id, ()):
            statement = knowledge.statements[i]
            if statement.is_gap or statement.tipo not in ("cifra", "dato"):
                continue
            attribute = knowledge.catalogue.atributos.get(statement.atributo)
            if attribute is None:
                continue
            found.setdefault(f"¿{_capital(attribute.nombre)} de {record.nombre}?")
    return (*found, *GENERAL)[:MAX_SUGGESTIONS]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _request(about: str, parts: Sequence[Statement], knowledge: Knowledge) -> str:
    """A request for information that can be sent as it is."""
    record = knowledge.catalogue.registros[about]
    what = f"«{parts[0].nombre}» de «{record.nombre}»" if parts else f"antecedentes de «{record.nombre}»"
    return (
        "Señores Gobierno Regional de Antofagasta: en virtud de la Ley 20.285 sobre Acceso a la Información Pública, "
        f"solicito la siguiente información: {what}. Los documentos publicados en el portal de la EMRA no la informan. "
        "Solicito recibirla por medio electrónico."
    )
