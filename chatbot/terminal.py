"""Answers and scorecards as plain text for the terminal."""

from __future__ import annotations

from chatbot.answer import Answer
from chatbot.evaluate import Scorecard

STATUS: dict[str, str] = {
    "answered": "respuesta",
    "conflict": "las fuentes no coinciden",
    "clarification": "hay que precisar",
    "no_answer": "las fuentes no lo dicen",
    "out_of_scope": "fuera de los documentos",
}


def answer_text(answer: Answer) -> str:
    """The answer, its options, sources and suggestions, one a line."""
    lines = [f"[{STATUS[answer.status]}] {answer.answer}"]
    lines += [f"  · se leyó «{meant}» donde dice «{typed}»" for typed, meant in answer.corrections]
    lines += [f"  ? {o.label}" for o in answer.options]
    for c in answer.citations:
        lines.append(f"  [{c.number}] {c.source_id}: {c.title}, {c.locator} ({c.publisher}, {c.date}) {c.page_url}")
    lines += [f"  → {s}" for s in answer.suggestions]
    if answer.request:
        lines.append(f"  Solicitud de transparencia: {answer.request}")
    lines.append(f"  {answer.answer_id} · índice {answer.index_version}")
    return "\n".join(lines)


def scorecard_text(card: Scorecard, show: int) -> str:
    """The first wrong answers, then the figures by type and overall."""
    lines = []
    for verdict in [v for v in card.verdicts if not v.right][:show]:
        lines += [
            f"- {verdict.id} [{verdict.type}] {verdict.question}",
            f"    falla: {', '.join(verdict.wrong)} (se esperaba {verdict.expected}, salió {verdict.got})",
            f"    respuesta: {verdict.answer[:200]}",
            f"    referencia: {verdict.reference[:160]}",
        ]
    for title, groups in (
        ("por tipo", card.by_type),
        ("por quién pregunta", card.by_persona),
        ("por comuna", card.by_commune),
        ("por fuente", card.by_source),
        ("por clase de respuesta", card.by_kind),
    ):
        lines.append(f"{title}:")
        lines += [
            f"  {name:26s} {right:4d} / {total:<4d} {right / total:6.1%}" for name, (right, total) in groups.items()
        ]
    parity = "sin medir" if card.commune_parity is None else f"{card.commune_parity:.2f}"
    lines += [
        f"preguntas {card.questions}; aciertos {card.right} ({card.accuracy:.1%}); con respuesta en las fuentes "
        f"{card.answerable_right:.1%}; respuestas falsas {card.false_answer_rate:.1%}",
        f"familias {card.families}; misma respuesta {card.families_agree:.1%}; peor comuna contra mejor {parity}; "
        f"p50 {card.p50_ms} ms; p95 {card.p95_ms} ms",
    ]
    return "\n".join(lines)
