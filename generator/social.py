"""The picture that goes with a link in a message or a social network: one for each kind of page.

One picture for each page would cost 30 ms a page, 30 s for a site of a thousand projects; the page's own title and
description travel beside the picture anyway.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape as xml

from generator.escape import one_line
from generator.graficos.palette import BRAND, LIGHT
from generator.graficos.raster import Cache

FOLDER = "assets/tarjetas/"
WIDE, HIGH = 600, 315
"""Units of the drawing; the PNG has twice as many pixels, 1200 × 630."""

FONTS = "Liberation Sans, Arimo, Arial, Helvetica, sans-serif"


def social_cards(titles: Mapping[str, str], site_name: str, motto: str, cache: Path | None) -> dict[str, bytes]:
    """A PNG for each kind of page, by its path on the site; `titles` are the kinds' names by the file's name."""
    drawn = {name: _card(title, site_name, motto).encode() for name, title in titles.items()}
    return {f"{FOLDER}{name}.png": png for name, png in Cache(cache).pngs(drawn).items()}


def _card(title: str, site_name: str, motto: str) -> str:
    stripe = "".join(
        f'<rect x="{i * WIDE // 4}" y="0" width="{WIDE // 4}" height="14" fill="{color}"/>'
        for i, color in enumerate(BRAND)
    )
    layers = "".join(
        f'<path d="M0 {235 + i * 18}L180 {219 + i * 18}L390 {243 + i * 18}L600 {223 + i * 18}V315H0z" fill="{color}"/>'
        for i, color in enumerate(BRAND)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{HIGH}" viewBox="0 0 {WIDE} {HIGH}">'
        f'<rect width="{WIDE}" height="{HIGH}" fill="{LIGHT["papel"]}"/>{stripe}{layers}'
        f'<g font-family="{FONTS}" fill="{LIGHT["tinta"]}">'
        f'<text x="40" y="72" font-size="22" font-weight="700">{xml(one_line(site_name))}</text>'
        f'<text x="40" y="148" font-size="46" font-weight="700">{xml(one_line(title))}</text>'
        f'<text x="40" y="190" font-size="20" fill="{LIGHT["tinta-2"]}">{xml(one_line(motto))}</text>'
        "</g></svg>"
    )
