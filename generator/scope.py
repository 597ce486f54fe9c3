"""What every page can draw on while its context is made: the Catalogue, look-ups, and views bound to its links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from content.catalogue import Catalogue
from generator.acronyms import Acronym
from generator.descargas.downloads import OpenData
from generator.facts import Facts
from generator.figures import Figures
from generator.graficos.chart import Chart
from generator.idiomas.marks import mark
from generator.idiomas.phrasebook import Phrasebook
from generator.links import Links
from generator.plan import Page
from generator.relations import Relations
from generator.written import HandWritten


@dataclass(frozen=True)
class Scope:
    """One page and everything known; `site_name` and `site_url` come from the configuration."""

    page: Page
    catalogue: Catalogue
    relations: Relations
    written: HandWritten
    links: Links
    site_name: str
    site_url: str
    open_data: OpenData
    charts: tuple[Chart, ...] = ()
    book: Phrasebook | None = None
    """Words of the interface in the language of the page; None in Spanish."""
    acronyms: Mapping[str, Acronym] = field(default_factory=dict)
    """Acronyms that pages explain at their first use."""
    cards_shared: bool = False
    """Whether pages of one kind share the picture that goes with a link."""

    @cached_property
    def figures(self) -> Figures:
        """Views of figures, statements, notes and gaps."""
        return Figures(self.catalogue, self.links)

    @cached_property
    def facts(self) -> Facts:
        """The facts box."""
        return Facts(self.catalogue, self.relations, self.links)

    def told(self, text: str) -> str:
        """A text of the program in the language of the page; what has no translation is marked as Spanish."""
        if self.book is None:
            return text
        return self.book.phrases.get(text) or mark(text)

    @property
    def address(self) -> str:
        """Public address of the page."""
        return self.site_url + self.page.url
