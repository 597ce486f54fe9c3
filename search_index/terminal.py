"""What this room shows in a terminal: ranked passages and measures. Progress is drawn by `content.terminal`."""

from __future__ import annotations

from collections.abc import Mapping

from search_index.engine import Hit
from search_index.evaluate import Evaluation, Measures
from search_index.judged import JudgedReport
from search_index.library import AddReport
from search_index.tune import Tuned, TunedJudged

SHOWN_CHARS = 240
"""How much of a passage is shown."""


def hit_text(number: int, hit: Hit) -> str:
    """Three lines for a ranked passage: scores and place, beginning of the text, address and source."""
    chunk = hit.chunk
    place = " › ".join((chunk.title, *chunk.heading_path))
    return (
        f"{number:2}. {hit.score:.3f}  BM25 {hit.bm25:5.2f}  denso {hit.dense:5.2f}  {chunk.tipo}: {place}\n"
        f"    {' '.join(chunk.body.split())[:SHOWN_CHARS]}\n"
        f"    {chunk.url or '(sin página)'}  [{chunk.source_id or '-'} · {chunk.locator or '-'}]"
    )


def added_text(report: AddReport) -> str:
    """What became of an original, and whether it is the registered one."""
    removed = report.removed
    lines = [
        f"{report.path}: {report.n_paragraphs} párrafos.",
        f"Retirado: {removed.repeated_paragraphs} párrafos con repeticiones, {removed.furniture_lines} encabezados, "
        f"pies y números de página, {removed.emails} correos, {removed.phones} teléfonos, {removed.ruts} RUT.",
        f"Unido: {removed.hyphenated_words} palabras cortadas al final de la línea.",
    ]
    if report.registered is False:
        lines.append("Atención: la huella no es la del registro; puede ser otra versión del documento.")
    if report.registered is None:
        lines.append("El registro no tiene huella de este documento: no se pudo comparar.")
    return "\n".join(lines)


def measures_text(result: Evaluation) -> str:
    """What was measured, in a small table."""
    return f"{result.passages} pasajes, {result.questions} preguntas, {result.seconds:.1f} s\n" + _table(result.systems)


def tuned_text(tuned: Tuned) -> str:
    """The best weights and what they are worth, the present ones beside them."""
    best = tuned.best
    rows = {
        "BM25": tuned.bm25,
        "configurado": tuned.configured,
        "mejor": tuned.on_all,
        "validación cruzada": tuned.cross_validated,
    }
    return f"dense_share {best.dense_share:g}, coverage_share {best.coverage_share:g}\n{_table(rows)}"


def tuned_judged_text(tuned: TunedJudged) -> str:
    """The best weights on judged questions, and what each choice is worth."""
    best = tuned.best
    rows = {
        "solo BM25": tuned.bm25,
        "configurado": tuned.configured,
        "mejor": tuned.on_all,
        "validación cruzada": tuned.cross_validated,
    }
    lines = [f"{name:18}{five:9.4f}{one:9.4f}" for name, (five, one) in rows.items()]
    return "\n".join(
        [
            f"{tuned.questions} preguntas. dense_share {best.dense_share:g}, coverage_share {best.coverage_share:g}, "
            f"exact_share {best.exact_share:g}, passage_share {best.passage_share:g}",
            f"{'Evidencia en':18}{'los 5':>9}{'el 1.º':>9}",
            *lines,
        ]
    )


def judged_text(report: JudgedReport) -> str:
    """How the index serves judged questions."""
    return "\n".join(
        [
            f"{report.questions} preguntas con respuesta; {report.variants} dichas de otra manera.",
            f"Entre los cinco primeros pasajes: fuente esperada {report.source_at_5:.1%}, "
            f"evidencia {report.evidence_at_5:.1%}.",
            f"Dichas de otra manera, el mismo primer pasaje: {report.variants_agree:.1%}; "
            f"la misma ficha: {report.variants_same_record:.1%}.",
            f"Sin evidencia: {', '.join(report.missed) or 'ninguna'}.",
        ]
    )


def _table(rows: Mapping[str, Measures]) -> str:
    width = max(map(len, rows))
    lines = [" " * width + "".join(f"{name:>9}" for name in ("R@1", "R@5", "R@10", "MRR@10", "nDCG@10"))]
    for name, found in rows.items():
        values = (found.r1, found.r5, found.r10, found.mrr10, found.ndcg10)
        lines.append(f"{name:{width}}" + "".join(f"{value:9.4f}" for value in values))
    return "\n".join(lines)
