"""Catalogue and hand-written pages → `build/pages`: load → plan → downloads → render → write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from content.catalogue import Catalogue
from content.settings import Settings
from generator.descargas.downloads import OpenData, open_data
from generator.descargas.publication import FOLDER
from generator.links import Links
from generator.plan import Page, plan
from generator.relations import Relations
from generator.render import environment, render
from generator.scope import Scope
from generator.write import WriteReport, read_tree, write_tree
from generator.written import HandWritten, read_written

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done and how many there are."""

SITE_SRC = "site_src"


def build_pages(catalogue: Catalogue, settings: Settings, root: Path, progress: Progress) -> WriteReport:
    """Write every Markdown page and asset. `root` is the checkout that holds `site_src/`. Raises GeneratorError."""
    written = read_written(root / SITE_SRC)
    pages = plan(catalogue, written)
    progress("descargas", 0, 1)
    data = open_data(catalogue, settings.site.url)
    progress("descargas", 1, 1)
    files = render_pages(pages, catalogue, written, settings, progress, data)
    downloads = {f"{FOLDER}{path}": file.data for path, file in data.files.items()}
    return write_tree(settings.pages_dir, files | downloads | read_assets(root / SITE_SRC))


def render_pages(
    pages: tuple[Page, ...],
    catalogue: Catalogue,
    written: HandWritten,
    settings: Settings,
    progress: Progress,
    data: OpenData,
) -> dict[str, bytes]:
    """The bytes of every page, by file; `data` are the downloads that pages link to."""
    env = environment()
    relations = Relations(catalogue)
    sources = {p.url: p.source for p in pages}
    files: dict[str, bytes] = {}
    for number, page in enumerate(pages, start=1):
        scope = Scope(
            page=page,
            catalogue=catalogue,
            relations=relations,
            written=written,
            links=Links(sources, page.source),
            site_name=settings.site.name,
            site_url=settings.site.url,
            open_data=data,
        )
        files[page.source] = render(scope, env).encode()
        progress("páginas", number, len(pages))
    return files


def read_assets(site_src: Path) -> dict[str, bytes]:
    """Styles, scripts and drawings, which are copied as they are."""
    return {f"assets/{name}": content for name, content in read_tree(site_src / "assets").items()}
