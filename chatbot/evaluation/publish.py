"""A scorecard → the results that the public site shows. The day is given; times belong to the machine and stay out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from chatbot.evaluate import Groups, Scorecard
from chatbot.evaluation.judging import SILENT, SPOKEN
from content.resultados import TIPOS, Grupo, Resultados


def results_of(card: Scorecard, day: date) -> Resultados:
    """What is published of a run. A type of question that the page cannot name is a ValueError."""
    unknown = sorted(set(card.by_type) - set(TIPOS))
    if unknown:
        raise ValueError(f"tipos de pregunta desconocidos: {', '.join(unknown)}")
    silent = [v for v in card.verdicts if v.expected in SILENT]
    return Resultados(
        fecha=day,
        preguntas=card.questions,
        aciertos=card.right,
        silencio_debido=len(silent),
        respuestas_falsas=sum(v.got in SPOKEN for v in silent),
        variantes=card.families,
        variantes_iguales=round(card.families_agree * card.families),
        por_tipo=tuple(_rows(card.by_type)),
        por_fuente=tuple(_rows(card.by_source)),
        por_comuna=tuple(_rows(card.by_commune)),
    )


def _rows(groups: Groups) -> Iterable[Grupo]:
    for name, (right, total) in groups.items():
        yield Grupo(id=name, aciertos=right, preguntas=total)
