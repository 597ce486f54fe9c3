"""Which charts the site has: what people wrote in `secciones/graficos.md`, applied to the Catalogue."""

from __future__ import annotations

from content.catalogue import Catalogue
from generator.graficos.chart import Chart
from generator.graficos.charts import Selection, all_charts
from generator.idiomas.phrasebook import Phrasebook
from generator.written import HandWritten


def site_charts(catalogue: Catalogue, written: HandWritten, book: Phrasebook | None = None) -> tuple[Chart, ...]:
    """The charts of the site. Raises GeneratorError if the introduction misses a key or names what is not there."""
    intro = written.intro("graficos")
    chosen = Selection(
        region=written.intro("comunas").text("region"),
        own=intro.text("propia"),
        barras=intro.texts("barras"),
        partes=intro.texts("partes"),
        rangos=intro.texts("rangos"),
    )
    return all_charts(catalogue, chosen, book)
