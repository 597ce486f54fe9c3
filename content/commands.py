"""The commands over the content alone: `emra check` and `emra readability`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from content.terminal import PROBLEMS, ends_on, refuse


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
    from content.load import load
    from content.recording import RecordingError, pending, pending_text, record_text
    from content.recording import record as record_edition
    from content.schemas import write_schemas

    if (motivo is not None or fecha is not None) and not record:
        refuse("--motivo y --fecha van junto a --record.")
    if schemas:
        write_schemas()
    folder = _data_folder(data)
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
    with ends_on(RecordingError):
        if record:
            day = fecha.date() if fecha else date.today()  # the only clock of the history
            typer.echo(record_text(record_edition(folder, catalogue, day, motivo)))
        elif change := pending(folder, catalogue):
            typer.echo(pending_text(change))


def readability(
    data: Annotated[Path | None, typer.Option(help="Carpeta de datos; por omisión, content/data.")] = None,
) -> None:
    """Muestra las frases de más de 25 palabras y un puntaje de lectura; nunca falla por ellas."""
    from content.legibilidad import informe, report_text
    from content.load import load

    typer.echo(report_text(informe(load(_data_folder(data)))))


def _data_folder(data: Path | None) -> Path:
    """The folder that was named, or this checkout's; ends the command with code 2 if there is none."""
    from content.load import DATA

    folder = data or DATA
    if not folder.is_dir():
        refuse(f"No existe la carpeta {folder}.")
    return folder
