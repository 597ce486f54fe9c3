"""The gate's curve and changed answers as plain text for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.evaluation.gate_curve import Sweep, bands, cross_validate, curve
from chatbot.saved import Cause, Change, FigureChange
from chatbot.terminal import STATUS

CAUSE: dict[Cause, str] = {
    "cambia": "cambió",
    "estado": "cambió de estado",
    "retirada": "ya no se publica",
    "entra": "ahora también se usa",
    "sale": "ya no se usa",
}


def gate_text(found: Sweep) -> str:
    """The curve, the choice by cross-validation and the calibration."""
    lines = ["exigencia  responde  se equivoca  respuestas falsas  aciertos"]
    for p in curve(found):
        mark = " ← en uso" if p.strictness == 0 else ""
        lines.append(
            f"{p.strictness:+9.2f}  {p.coverage:8.1%}  {p.error:11.1%}  {p.false_answers:17.1%}"
            f"  {p.accuracy:8.1%}{mark}"
        )
    held = cross_validate(found)
    lines += [
        f"validación cruzada por familias: eligen {', '.join(f'{c:+.2f}' for c in held.chosen)}; "
        f"aciertos {held.accuracy:.1%} y respuestas falsas {held.false_answers:.1%} "
        f"(en uso: {held.served_accuracy:.1%} y {held.served_false_answers:.1%})",
        "respuestas según cuánta exigencia más resisten:",
    ]
    lines += [f"  {b.withstands:+.2f}  {b.right:4d} / {b.answers:<4d} {b.right / b.answers:6.1%}" for b in bands(found)]
    return "\n".join(lines)


def changes_text(asked: int, changes: Sequence[Change]) -> str:
    """One block a changed answer, with its figures; then how many changed."""
    lines = []
    for change in changes:
        lines.append(f"- {change.question}  ({change.answer_id} → {change.now_id})")
        before, now = change.status
        if before != now:
            lines.append(f"    antes: {STATUS.get(before, before)}; ahora: {STATUS.get(now, now)}")
        lines += [f"    {_figure(f)}" for f in change.figures]
        if change.reworded and not change.figures:
            lines.append("    cambió el texto, sin que cambie una cifra")
        if change.places:
            lines.append("    cambió dónde están sus fuentes")
    lines.append(f"{len(changes)} de {asked} respuestas cambiaron.")
    return "\n".join(lines)


def _figure(change: FigureChange) -> str:
    values = f": {change.before} → {change.now}" if change.before and change.now else ""
    return f"cifra {change.id}: {CAUSE[change.cause]}{values or f' ({change.before or change.now})'}"
