"""The commands of the assistant: `emra ask`, `emra answers …`, and what `emra evaluate …` measures of its answers.

`emra serve` is in `emra.py`: with `--watch` it also builds pages, and the assistant knows nothing of the generator.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from content.terminal import PROBLEMS, console_progress, ends_on, refuse, settings

if TYPE_CHECKING:
    from chatbot.evaluation.judged import Judged
    from chatbot.runtime import Loaded


def ask(
    pregunta: Annotated[str, typer.Argument(help="La pregunta, entre comillas.")],
    antes: Annotated[list[str] | None, typer.Option("--antes", help="Pregunta anterior; se puede repetir.")] = None,
) -> None:
    """Responde una pregunta en la terminal, con sus fuentes."""
    from chatbot.pipeline import answer
    from chatbot.terminal import answer_text

    if not pregunta.strip():
        refuse("Escribe una pregunta.")
    loaded = _assistant()
    typer.echo(answer_text(answer(pregunta, antes or [], None, loaded.engine, loaded.knowledge)))


def evaluate_answers(
    archivo: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="Preguntas juzgadas, una por línea (JSONL).")],
    json_out: Annotated[Path | None, typer.Option("--json", help="Dónde guardar los resultados completos.")] = None,
    show: Annotated[int, typer.Option(min=0, help="Cuántas respuestas equivocadas mostrar.")] = 15,
    scorecard: Annotated[
        Path | None,
        typer.Option(help="Dónde escribir los resultados que publica el sitio (tests/eval/resultados.json)."),
    ] = None,
    fecha: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Con --scorecard: el día; por omisión, hoy.")
    ] = None,
) -> None:
    """Responde preguntas juzgadas y mide aciertos por grupo, familias, respuestas falsas y tiempos."""
    from chatbot.evaluate import evaluate
    from chatbot.evaluation.communes import communes_of
    from chatbot.evaluation.publish import results_of
    from chatbot.pipeline import answer
    from chatbot.terminal import scorecard_text
    from content.resultados import write_results

    judged, loaded = _judged(archivo), _assistant()
    loaded.knowledge.warm()
    found = evaluate(
        judged,
        lambda j: answer(j.question, j.context, None, loaded.engine, loaded.knowledge),
        lambda j: communes_of(j, loaded.knowledge),
    )
    typer.echo(scorecard_text(found, show))
    if json_out is not None:
        json_out.write_text(found.to_json() + "\n", encoding="utf-8")
    if scorecard is not None:
        day = fecha.date() if fecha else date.today()  # the only clock of the scorecard
        write_results(scorecard, results_of(found, day))


def evaluate_gate(
    archivo: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="Preguntas juzgadas, una por línea (JSONL).")],
    svg: Annotated[Path | None, typer.Option(help="Dónde dibujar la curva.")] = None,
) -> None:
    """Mide cuánto responde y cuánto se equivoca el asistente si se le exige más o menos evidencia."""
    from chatbot.evaluation.curve_svg import curve_svg
    from chatbot.evaluation.gate_curve import curve, sweep
    from chatbot.evaluation.terminal import gate_text
    from chatbot.pipeline import answer

    judged, loaded = _judged(archivo), _assistant()
    with console_progress() as progress:
        found = sweep(judged, lambda j: answer(j.question, j.context, None, loaded.engine, loaded.knowledge), progress)
    typer.echo(gate_text(found))
    if svg is not None:
        svg.write_text(curve_svg(curve(found)), encoding="utf-8")


def answers_save(
    archivo: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="Preguntas, una por línea (JSONL).")],
    destino: Annotated[Path, typer.Argument(metavar="DESTINO", help="Dónde guardar las respuestas (JSONL).")],
) -> None:
    """Responde las preguntas de un archivo y guarda las respuestas con sus cifras y lugares."""
    from chatbot.pipeline import answer
    from chatbot.saved import Asked, read_lines, save, to_jsonl

    with _readable(archivo):
        asked = read_lines(archivo, Asked)
    loaded = _assistant()
    kept = [save(a, answer(a.question, a.earlier, a.commune, loaded.engine, loaded.knowledge)) for a in asked]
    destino.write_text(to_jsonl(kept), encoding="utf-8")
    typer.echo(f"{len(kept)} respuestas guardadas en {destino}.")


def answers_verify(
    archivo: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="Respuestas guardadas con «emra answers save».")],
) -> None:
    """Vuelve a responder y muestra qué respuestas cambiaron y por cuál cifra; código 1 si alguna cambió."""
    from chatbot.evaluation.terminal import changes_text
    from chatbot.pipeline import answer
    from chatbot.saved import SavedAnswer, published_figures, read_lines, verify

    with _readable(archivo):
        saved = read_lines(archivo, SavedAnswer)
    loaded = _assistant()
    changes = verify(
        saved,
        lambda question, history, commune: answer(question, history, commune, loaded.engine, loaded.knowledge),
        published_figures(loaded.knowledge),
    )
    typer.echo(changes_text(len(saved), changes))
    if changes:
        raise typer.Exit(PROBLEMS)


def _assistant() -> Loaded:
    """The assistant over the current index; ends the command with code 1 if there is none."""
    from chatbot.runtime import prepare
    from search_index.errors import SearchIndexError
    from search_index.opening import open_engine

    config = settings()
    with ends_on(SearchIndexError):
        return prepare(open_engine(config.index_dir, config.index))


def _judged(archivo: Path) -> list[Judged]:
    """Judged questions of a file; ends the command with code 2 if it cannot be read."""
    from chatbot.evaluation.judged import read_judged

    with _readable(archivo):
        return read_judged(archivo)


@contextmanager
def _readable(archivo: Path) -> Iterator[None]:
    """A file that cannot be read, or is not of the form that is wanted, ends the command with code 2."""
    try:
        yield
    except (OSError, ValueError) as error:
        refuse(f"No se puede leer {archivo}: {error}")
