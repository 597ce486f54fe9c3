"""The pictures of all charts, as files of the site: an SVG each, and a PNG where there are not too many."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.graficos.chart import Chart
from generator.graficos.picture import FOLDER, Imprint, picture
from generator.graficos.raster import MANY, drawn


def has_png(chart: Chart, charts: Sequence[Chart]) -> bool:
    """Whether the chart is also drawn in pixels."""
    return len(charts) <= MANY or chart.kind != "financiamiento" or not chart.pages


def picture_files(charts: Sequence[Chart], imprint: Imprint, cache: Path | None) -> dict[str, bytes]:
    """`graficos/<id>.svg` and `.png`, by path. `cache` is a folder for what was drawn before, or None."""
    svgs = {chart.id: picture(chart, imprint) for chart in charts}
    pngs = drawn({c.id: svgs[c.id] for c in charts if has_png(c, charts)}, cache)
    folder = imprint.folder + FOLDER
    files = {f"{folder}{id_}.svg": data for id_, data in svgs.items()}
    return files | {f"{folder}{id_}.png": data for id_, data in pngs.items()}
