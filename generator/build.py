"""Catalogue and hand-written pages → `build/pages`: load → plan → downloads → render → write."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from content.catalogue import Catalogue
from content.resultados import RESULTS, read_results
from content.settings import Settings
from generator.acronyms import acronyms
from generator.aside import aside, uncollected
from generator.busqueda.files import search_files
from generator.cambios.feeds import feed_files
from generator.descargas.downloads import OpenData, open_data
from generator.descargas.publication import FOLDER
from generator.graficos.chart import Chart
from generator.graficos.files import picture_files
from generator.graficos.picture import Imprint
from generator.graficos.words import Say
from generator.idiomas.edition import FOLDER as ENGLISH
from generator.idiomas.edition import Edition, english_edition, with_twins
from generator.links import Links
from generator.plan import Page, plan
from generator.prensa.room import PressRoom, press_room
from generator.relations import Relations
from generator.render import environment, render
from generator.scope import Scope
from generator.social import SHARED_FROM, Card, cards_of, social_cards
from generator.write import WriteReport, read_tree, write_tree
from generator.written import HandWritten, read_written

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done and how many there are."""

SITE_SRC = "site_src"

MANY = 200
"""Pages in Spanish from which a second process is worth its start."""

CARD_TITLE = "Minería, cifra por cifra"
CARD_MOTTO = "Estrategia Minera para el Bienestar · Región de Antofagasta"
"""What the pictures of shared links say: the title where there is no page, and the line below the name."""


def spanish_edition(catalogue: Catalogue, root: Path) -> Edition:
    """The site in Spanish, all its pages planned; their twins are not known yet. Raises GeneratorError."""
    written = read_written(root / SITE_SRC)
    pages = plan(catalogue, written, read_results(root / RESULTS))
    return Edition(pages, catalogue, written, {p.url: p.source for p in pages})


def with_english(spanish: Edition, root: Path) -> tuple[Edition, Edition | None]:
    """The same, each page with its twin, and the site in English if it is written. Raises GeneratorError."""
    english = english_edition(spanish.pages, spanish.catalogue, spanish.written, root / SITE_SRC / "en")
    return replace(spanish, pages=with_twins(spanish.pages, english)), english


def build_pages(
    catalogue: Catalogue, settings: Settings, root: Path, progress: Progress, data: OpenData | None = None
) -> WriteReport:
    """Write every Markdown page and asset. `root` is the checkout that holds `site_src/`. Raises GeneratorError.

    `data` are the downloads, if they are made already.
    """
    with uncollected(ending=False), ExitStack() as meanwhile:
        alone = spanish_edition(catalogue, root)
        many = len(alone.pages) >= MANY
        drawing = meanwhile.enter_context(aside(lambda: _pictures(alone, settings), worth_it=many))
        spanish, english = with_english(alone, root)
        more = meanwhile.enter_context(aside(lambda: _more_files(spanish, english, settings), worth_it=many))
        if data is None:
            progress("descargas", 0, 1)
            data = open_data(catalogue, settings.site.url)
            progress("descargas", 1, 1)
        made = data
        charts = charts_of(spanish.pages)
        told = _silent if many else progress
        in_english = meanwhile.enter_context(
            aside(lambda: _in_english(english, charts, settings, told, made), worth_it=many)
        )
        files = _searchable(spanish, charts, settings, progress, data)
        files |= {f"{FOLDER}{path}": file.data for path, file in data.files.items()}
        files |= PressRoom(catalogue, settings.site.name, settings.site.url).files
        files |= feed_files(catalogue, settings.site.name, settings.site.url)
        files |= read_assets(root / SITE_SRC)
        for step, promise in (("páginas en inglés", in_english), ("gráficos", drawing), ("prensa y tarjetas", more)):
            files |= promise.result(partial(progress, step, 0, 1))
            progress(step, 1, 1)
        return write_tree(settings.pages_dir, files)


def _searchable(
    edition: Edition, charts: tuple[Chart, ...], settings: Settings, progress: Progress, data: OpenData
) -> dict[str, bytes]:
    """The pages of one language and the index of its search, which knows the Spanish names too."""
    files = render_edition(edition, charts, settings, progress, data)
    return files | search_files(files, data.publication.catalogue)


def _in_english(
    english: Edition | None,
    charts: tuple[Chart, ...],
    settings: Settings,
    progress: Progress,
    data: OpenData,
) -> dict[str, bytes]:
    """The pages in English and their search; nothing if none is written."""
    return _searchable(english, charts, settings, progress, data) if english else {}


def _pictures(spanish: Edition, settings: Settings) -> dict[str, bytes]:
    """Charts in Spanish as files of the site."""
    imprint = Imprint(spanish.catalogue, settings.site.name, settings.site.url)
    return picture_files(charts_of(spanish.pages), imprint, settings.build / ".cache" / "graficos")


def _more_files(spanish: Edition, english: Edition | None, settings: Settings) -> dict[str, bytes]:
    """Charts and press room in English, and the cards of both languages."""
    files: dict[str, bytes] = {}
    if english and (book := english.book):
        name = book(settings.site.name)
        imprint = Imprint(english.catalogue, name, settings.site.url, Say(book), ENGLISH)
        files = picture_files(charts_of(english.pages), imprint, settings.build / ".cache" / "graficos-en")
        files |= press_room(english.catalogue, spanish.catalogue, name, settings.site.url, book).files
    return files | _cards(spanish.pages, english, settings)


def render_pages(
    pages: tuple[Page, ...],
    catalogue: Catalogue,
    written: HandWritten,
    settings: Settings,
    progress: Progress,
    data: OpenData,
) -> dict[str, bytes]:
    """The bytes of every page in Spanish, by file; `data` are the downloads that pages link to."""
    edition = Edition(pages, catalogue, written, {p.url: p.source for p in pages})
    return render_edition(edition, charts_of(pages), settings, progress, data)


def render_edition(
    edition: Edition, charts: tuple[Chart, ...], settings: Settings, progress: Progress, data: OpenData
) -> dict[str, bytes]:
    """The bytes of every page of one language, by file."""
    env = environment(edition.book)
    relations = Relations(edition.catalogue)
    known = acronyms(edition.catalogue) if edition.book is None else {}
    step = "páginas" if edition.book is None else "páginas en inglés"
    files: dict[str, bytes] = {}
    for number, page in enumerate(edition.pages, start=1):
        scope = Scope(
            page=page,
            catalogue=edition.catalogue,
            relations=relations,
            written=edition.written,
            links=Links(edition.sources, page.source),
            site_name=edition.book(settings.site.name) if edition.book else settings.site.name,
            site_url=settings.site.url,
            open_data=data,
            charts=edition.charts or charts,
            book=edition.book,
            acronyms=known,
            cards_shared=len(edition.pages) >= SHARED_FROM,
        )
        files[page.source] = render(scope, env).encode()
        progress(step, number, len(edition.pages))
    return files


def _cards(pages: tuple[Page, ...], english: Edition | None, settings: Settings) -> dict[str, bytes]:
    """The pictures of shared links, in both languages."""
    general = Card("", CARD_TITLE, settings.site.name, CARD_MOTTO)
    cards = cards_of(pages, general)
    if english and (book := english.book):
        cards |= cards_of(english.pages, Card("", *map(book, (CARD_TITLE, settings.site.name, CARD_MOTTO))), book)
    return social_cards(cards, settings.build / ".cache" / "tarjetas")


def _silent(step: str, done: int, total: int) -> None:
    """A progress function that shows nothing: a fork has no terminal."""


def charts_of(pages: tuple[Page, ...]) -> tuple[Chart, ...]:
    """The charts that have a page, by address."""
    return tuple(p.chart for p in pages if p.chart)


def read_assets(site_src: Path) -> dict[str, bytes]:
    """Styles, scripts and drawings, which are copied as they are."""
    return {f"assets/{name}": content for name, content in read_tree(site_src / "assets").items()}
