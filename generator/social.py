"""The picture that goes with a link in a message or a social network: one for each kind of page.

One picture for each page would cost 30 ms a page, 30 s for a site of a thousand projects; the page's own title and
description travel beside the picture anyway.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape as xml

from generator.escape import one_line
from generator.graficos.palette import BRAND, LIGHT
from generator.graficos.raster import Cache

FOLDER = "assets/tarjetas/"
WIDE, HIGH = 600, 315
"""Units of the drawing; the PNG has twice as many pixels, 1200 × 630."""

FONTS = "Liberation Sans, Arimo, Arial, Helvetica, sans-serif"


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture says: the kind of page, the site, and a line below."""

    title: str
    site_name: str
    motto: str


def social_cards(cards: Mapping[str, Card], cache: Path | None) -> dict[str, bytes]:
    """A PNG for each card, by its path on the site; `cache` is a folder for what was drawn before."""
    drawn = {name: _draw(card).encode() for name, card in cards.items()}
    return {f"{FOLDER}{name}.png": png for name, png in Cache(cache).pngs(drawn).items()}


def _draw(card: Card) -> str:
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
        f'<text x="40" y="72" font-size="22" font-weight="700">{xml(one_line(card.site_name))}</text>'
        f'<text x="40" y="148" font-size="46" font-weight="700">{xml(one_line(card.title))}</text>'
        f'<text x="40" y="190" font-size="20" fill="{LIGHT["tinta-2"]}">{xml(one_line(card.motto))}</text>'
        "</g></svg>"
    )
