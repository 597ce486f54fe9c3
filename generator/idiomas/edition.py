"""The edition in English: which pages it has, and what their heads say. Addresses are the Spanish ones under `en/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from content.catalogue import Catalogue
from content.model import Fuente, Minuta, Seccion
from generator.escape import one_line
from generator.facetas import Faceta, facetas
from generator.graficos.chart import Chart
from generator.graficos.chosen import site_charts
from generator.graficos.words import Say
from generator.idiomas.english import in_english
from generator.idiomas.marks import unmarked
from generator.idiomas.phrasebook import Phrasebook, read_phrasebook
from generator.plan import Page, shorten
from generator.prensa.kit import kit
from generator.titles import kicker_of, section_title, title_of
from generator.written import HandWritten, Written, read_written

FOLDER = "en/"
PHRASES = "palabras.json"
GALLERY = "graficos"
PRESS = "prensa"
"""The introductions that must be written in English for charts and for press notes to have pages in English."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Pages in one language with the Catalogue, the written texts and the phrasebook that they are made with."""

    pages: tuple[Page, ...]
    catalogue: Catalogue
    written: HandWritten
    sources: Mapping[str, str]
    """Markdown file by Spanish address: the page in this language where there is one, else the one in Spanish."""
    book: Phrasebook | None = None
    """Words of the interface; None in Spanish, in which they are written."""
    charts: tuple[Chart, ...] = ()
    """Every chart in this language."""


def english_edition(
    pages: tuple[Page, ...], catalogue: Catalogue, written: HandWritten, folder: Path
) -> Edition | None:
    """The pages in English: every record and list, and what `folder` (`site_src/en`) has written pages or intros for.

    None where the folder does not exist: then the site is in Spanish alone. Raises GeneratorError.
    """
    if not folder.is_dir():
        return None
    book = read_phrasebook(folder / PHRASES)
    english = in_english(catalogue)
    own = read_written(folder, FOLDER)
    texts = HandWritten(
        pages=own.pages,
        intros={name: _with_lists(own.intros.get(name, intro), intro) for name, intro in written.intros.items()},
    )
    with_twin = {p.url: p for p in pages if _has_twin(p, own)}
    charts = site_charts(english, texts, book)
    facets = {f.url: f for _, lists in facetas(english) for f in lists}
    made_of = _Source(english, catalogue, own, book, facets, {c.id: c for c in charts})
    titles = {url: made_of.title(p) for url, p in with_twin.items()}
    made = tuple(made_of.page(p, titles) for p in with_twin.values())
    sources = {p.url: p.source for p in pages} | {url: FOLDER + p.source for url, p in with_twin.items()}
    return Edition(made, english, texts, sources, book, charts)


def with_twins(pages: tuple[Page, ...], edition: Edition | None) -> tuple[Page, ...]:
    """The Spanish pages, each with the address of its twin in English if it has one."""
    if edition is None:
        return pages
    twins = {p.twin: p.url for p in edition.pages}
    return tuple(replace(p, twin=twins.get(p.url)) for p in pages)


def _has_twin(page: Page, own: HandWritten) -> bool:
    if page.chart:
        return GALLERY in own.intros
    if page.minuta:
        return PRESS in own.intros
    return page.record is not None or page.faceta is not None or _own_text(page, own) is not None


def _own_text(page: Page, own: HandWritten) -> Written | None:
    """What is written in English for a page that is no record."""
    if page.written is None:
        return None
    if page.template == "escrita":
        return own.pages.get(page.source.removesuffix(".md"))
    return own.intros.get(page.written.name.rpartition("/")[2])


@dataclass(frozen=True, slots=True)
class _Source:
    """What the heads of the pages in English are made from."""

    english: Catalogue
    spanish: Catalogue
    own: HandWritten
    book: Phrasebook
    facets: Mapping[str, Faceta]
    charts: Mapping[str, Chart]

    def title(self, page: Page) -> str:
        """Title of the page in English, with the marks of what has no translation."""
        if page.seccion:
            return one_line(section_title(*self._section(page)))
        if page.record:
            return one_line(title_of(self.english.registros[page.record.global_id]))
        if page.faceta:
            return self.book(one_line(self.facets[page.url].valor.titulo))
        if page.chart:
            chart = self.charts[page.chart.id]
            return one_line(f"{self.book(chart.genre)}: {chart.title}")
        if page.minuta:
            return one_line(Say(self.book)("Minuta de prensa: {}", self._note(page).nombre))
        return self._text(page).title

    def page(self, page: Page, titles: Mapping[str, str]) -> Page:
        """The twin of a page."""
        parents = tuple(
            (
                unmarked(titles[url]) if url in titles and url else self.book(title),
                FOLDER + url if url in titles else url,
            )
            for title, url in page.parents
        )
        twin = replace(
            page,
            url=FOLDER + page.url,
            source=FOLDER + page.source,
            lang="en",
            twin=page.url,
            title=titles[page.url],
            parents=parents,
        )
        if page.seccion:
            source, section = self._section(page)
            kicker = self.book(one_line(kicker_of(source, "en")))
            return replace(twin, record=source, seccion=section, description=shorten(section.resumen), kicker=kicker)
        if page.record:
            record = self.english.registros[page.record.global_id]
            kicker = self.book(one_line(kicker_of(record, "en")))
            return replace(twin, record=record, description=shorten(record.resumen), kicker=kicker)
        if page.faceta:
            facet = self.facets[page.url]
            names = ", ".join(p.nombre for p in facet.proyectos)
            return replace(twin, faceta=facet, description=shorten(f"{titles[page.url]}: {names}."))
        if page.chart:
            chart = self.charts[page.chart.id]
            return replace(twin, chart=chart, kicker=self.book(chart.genre), description=shorten(chart.description))
        if page.minuta:
            note = self._note(page)
            told = kit(note, self.english, self.spanish, Say(self.book)).resumen
            return replace(twin, minuta=note, description=shorten(told))
        text = self._text(page)
        assert page.written is not None
        return replace(twin, written=_with_lists(text, page.written), description=text.description)

    def _section(self, page: Page) -> tuple[Fuente, Seccion]:
        assert page.record is not None
        assert page.seccion is not None
        source = self.english.get(Fuente, page.record.id)
        return source, next(s for s in source.secciones if s.id == page.seccion.id)

    def _note(self, page: Page) -> Minuta:
        assert page.minuta is not None
        return next(m for m in self.english.minutas if m.id == page.minuta.id)

    def _text(self, page: Page) -> Written:
        text = _own_text(page, self.own)
        assert text is not None
        return text


def _with_lists(text: Written, spanish: Written) -> Written:
    """A written text with the lists of the Spanish head (chosen figures, the region) that it does not bring itself."""
    return replace(text, extra={**spanish.extra, **text.extra})
