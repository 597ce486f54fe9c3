"""The commands of the pages: `emra build` and `emra minuta`."""

from __future__ import annotations

from typing import Annotated

import typer

from content.terminal import ROOT, console_progress, ends_on, refuse, settings


def build() -> None:
    """Revisa el contenido, escribe las páginas y construye el sitio."""
    from content.errors import ContentError
    from content.load import load_catalogue
    from generator.aside import uncollected
    from generator.build import build_pages
    from generator.errors import GeneratorError
    from generator.site import SiteBuilder

    config = settings()
    with (
        ends_on(ContentError, GeneratorError),
        uncollected(),
        console_progress() as progress,
        SiteBuilder(config, ROOT) as builder,
    ):
        builder.start()
        catalogue = load_catalogue()
        pages = build_pages(catalogue, config, ROOT, progress)
        site = builder.build(progress, catalogue.content_hash)
    for name, report in (("Páginas", pages), ("Sitio", site)):
        typer.echo(
            f"{name}: {report.written} archivos escritos, {report.removed} borrados, {report.unchanged} sin cambios."
        )


def minuta(
    tema: Annotated[str | None, typer.Argument(help="El tema; sin él, se listan los que hay.")] = None,
) -> None:
    """Imprime la minuta de prensa de un tema: el mismo Markdown que se descarga del sitio."""
    from content.errors import ContentError
    from content.load import load_catalogue
    from generator.prensa.room import PressRoom, find_minuta

    config = settings()
    with ends_on(ContentError):
        catalogue = load_catalogue()
    themes = [f"{m.id}: {m.nombre}" for m in catalogue.minutas]
    if tema is None:
        typer.echo("\n".join(themes))
        return
    found = find_minuta(catalogue, tema)
    if found is None:
        refuse("\n".join([f"No hay minuta sobre «{tema}». Temas:", *themes]))
    file = PressRoom(catalogue, config.site.name, config.site.url).markdown(found.id)
    typer.echo(file.data.decode(), nl=False)
    typer.echo(f"SHA-256 de {file.name}: {file.sha256}", err=True)
