"""The commands of the index: `emra index …`, `emra sources …`, and what `emra evaluate …` measures of retrieval."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from content.terminal import PROBLEMS, WRONG_USAGE, console_progress, ends_on, refuse, settings


def index_build() -> None:
    """Construye el índice con los datos, las páginas y los textos de la biblioteca."""
    from content.errors import ContentError
    from content.load import load_catalogue
    from search_index.build import build_index
    from search_index.errors import SearchIndexError
    from search_index.opening import publish_where_configured

    config = settings()
    with ends_on(ContentError, SearchIndexError), console_progress() as progress:
        report = build_index(
            load_catalogue(), config.pages_dir, config.library, config.index_dir, config.index, progress
        )
        published = publish_where_configured(config.index_dir, config.index, progress)
    parts = ", ".join(f"{count} de tipo {tipo}" for tipo, count in report.n_by_type.items())
    typer.echo(
        f"Índice {report.version}: {report.n_passages} pasajes de {report.n_chunks} textos ({parts}), "
        f"{report.n_vectors} vectores."
    )
    typer.echo(f"Textos codificados ahora: {report.embedded}." if report.changed else "Nada había cambiado.")
    if published:
        typer.echo(f"Pasajes en Milvus: colección {published}.")


def index_query(
    pregunta: Annotated[str, typer.Argument(help="Lo que se busca, entre comillas.")],
    limit: Annotated[int, typer.Option(min=1, help="Cuántos pasajes mostrar.")] = 10,
    tipo: Annotated[list[str] | None, typer.Option(help="Solo estos tipos: dato, pagina, digesto, texto.")] = None,
    comuna: Annotated[str | None, typer.Option(help="Código CUT de una comuna.")] = None,
) -> None:
    """Muestra los pasajes que mejor responden, con sus dos puntajes."""
    from search_index.chunks import TIPOS
    from search_index.errors import SearchIndexError
    from search_index.opening import open_engine
    from search_index.terminal import hit_text

    unknown = sorted(set(tipo or ()) - set(TIPOS))
    if unknown:
        refuse(f"Tipo desconocido: {', '.join(unknown)}. Usa {', '.join(TIPOS)}.")
    config = settings()
    with ends_on(SearchIndexError):
        engine = open_engine(config.index_dir, config.index)
    for typed, meant in engine.correct(pregunta).changes:
        typer.echo(f"Se entendió «{meant}» donde dice «{typed}».")
    hits = engine.search(pregunta, limit, frozenset(tipo) if tipo else None, comuna)
    for number, hit in enumerate(hits, start=1):
        typer.echo(hit_text(number, hit))
    if not hits:
        typer.echo("Ningún pasaje.")


def index_verify() -> None:
    """Comprueba cada archivo del índice contra su huella."""
    from search_index.bundle import open_current
    from search_index.errors import BundleError

    with ends_on(BundleError):
        bundle = open_current(settings().index_dir)
    typer.echo(f"Índice {bundle.version}: {len(bundle.manifest.files)} archivos sin daños.")


def sources_add(
    archivo: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="Texto plano o Markdown, en UTF-8.")],
    id_: Annotated[str, typer.Option("--id", metavar="ID", help="Identificador de la fuente en el registro.")],
) -> None:
    """Limpia un documento original y lo guarda en la biblioteca."""
    from content.errors import ContentError
    from content.load import load_catalogue
    from search_index.errors import LibraryError
    from search_index.library import add_source
    from search_index.terminal import added_text

    with ends_on(LibraryError, code=WRONG_USAGE), ends_on(ContentError):
        report = add_source(archivo, id_, settings().library, load_catalogue())
    typer.echo(added_text(report))


def sources_status() -> None:
    """Muestra qué documentos originales están en la biblioteca, cuáles faltan y cuáles cambiaron."""
    from content.errors import ContentError
    from content.load import load_catalogue
    from search_index.library import status

    with ends_on(ContentError):
        found = list(status(settings().library, load_catalogue()))
    for source in found:
        detail = f" ({source.detail})" if source.detail else ""
        typer.echo(f"{source.estado:9} {source.fuente.id}  {source.fuente.nombre}{detail}")
    if any(source.estado == "cambiado" for source in found):
        raise typer.Exit(PROBLEMS)


def evaluate_tune(
    squad: Annotated[Path | None, typer.Option(help="Archivo en formato SQuAD; cada párrafo es un pasaje.")] = None,
    questions: Annotated[Path | None, typer.Option(help="Preguntas evaluadas (una por línea, en JSON).")] = None,
) -> None:
    """Busca por validación cruzada cuánto debe pesar cada señal de la búsqueda."""
    from search_index.engine import SearchEngine
    from search_index.errors import SearchIndexError
    from search_index.terminal import tuned_judged_text, tuned_text
    from search_index.tune import tune_judged, tune_squad

    if (squad is None) == (questions is None):
        refuse("Elige uno: --squad ARCHIVO o --questions ARCHIVO.")
    config = settings()
    with ends_on(SearchIndexError, code=WRONG_USAGE), console_progress() as progress:
        if squad is not None:
            text = tuned_text(tune_squad(squad, config.index, config.index_dir, progress))
        elif questions is not None:
            text = tuned_judged_text(tune_judged(questions, SearchEngine.open(config.index_dir), progress))
    typer.echo(text)


def evaluate_passages(
    questions: Annotated[Path, typer.Argument(help="Preguntas evaluadas (una por línea, en JSON).")],
) -> None:
    """Mide si los primeros pasajes del índice traen la evidencia de preguntas evaluadas."""
    from search_index.engine import SearchEngine
    from search_index.errors import SearchIndexError
    from search_index.judged import evaluate_judged
    from search_index.terminal import judged_text

    with ends_on(SearchIndexError, code=WRONG_USAGE):
        report = evaluate_judged(SearchEngine.open(settings().index_dir), questions)
    typer.echo(judged_text(report))


def evaluate_retrieval(
    squad: Annotated[Path, typer.Option(help="Archivo en formato SQuAD; cada párrafo es un pasaje.")],
    json_: Annotated[Path | None, typer.Option("--json", help="Archivo donde escribir las medidas.")] = None,
) -> None:
    """Mide la búsqueda (BM25, vectores y ambos) con las preguntas de un archivo SQuAD."""
    import json

    from search_index.errors import SearchIndexError
    from search_index.evaluate import evaluate_squad
    from search_index.terminal import measures_text

    config = settings()
    with ends_on(SearchIndexError, code=WRONG_USAGE), console_progress() as progress:
        result = evaluate_squad(squad, config.index, config.index_dir, progress)
    typer.echo(measures_text(result))
    if json_ is not None:
        json_.write_text(json.dumps(result.to_dict(), indent=1) + "\n", encoding="utf-8")
