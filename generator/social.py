"""The picture that goes with a link in a message or a social network: one for each page, with its title.

The ground is drawn once, in vectors; words are set on it by Pillow, in 4 ms a card where drawing all of it takes 23.
In a site of very many pages those of one kind share a card: cards would take as long as the pages.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from generator.graficos.palette import BRAND, LIGHT
from generator.graficos.raster import Cache, to_png
from generator.idiomas.marks import unmarked
from generator.plan import Page
from generator.titles import KIND_NAMES

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

FOLDER = "assets/tarjetas/"

SHARED_FROM = 1500
"""Pages of one language from which those of one kind share a card."""

GENERAL = "pagina"
"""The card of pages that have none of their own: the one that is not found, and lists where cards are shared."""

WIDE, HIGH = 1200, 630
"""Pixels, as social networks ask for."""

LEFT, ROOM = 80, WIDE - 2 * 80
"""Pixels: where lines begin, and how long they may be."""

KICKER_TOP, TITLE_TOP, TITLE_END, SITE_TOP, MOTTO_TOP = 62, 116, 400, 424, 474
"""Pixels from the top: where each text begins, and where the title must have ended."""

KICKER_SIZE, SITE_SIZE, MOTTO_SIZE = 36, 38, 30
TITLE_SIZES = (88, 76, 66, 58, 50, 42)
"""Pixels; a title is set in the largest in which it has room."""

LEADING, LETTER = 1.12, 1.26
"""Times the size of letters: from one line to the next, and from the top of the tallest letter to the lowest end."""

GROUND, INKS = 10, 6
"""Colours of the ground, and steps from paper to ink on the edge of a letter: sixteen, so that a pixel takes 4 bits."""


PACKED = 2
"""How hard zlib tries, from 1 to 9: beyond this it takes twice as long for a fifth."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture says: the kind of page, its title, and the site with its motto."""

    kicker: str
    title: str
    site_name: str
    motto: str


def card_name(page: Page, *, shared: bool) -> str:
    """The name of a page's card: that of its file, or of its kind if cards are shared."""
    if not shared:
        return page.source.removesuffix(".md")
    return _prefix(page) + (page.kind if page.kind in KIND_NAMES else GENERAL)


def cards_of(pages: Sequence[Page], general: Card, say: Callable[[str], str] = str) -> dict[str, Card]:
    """The cards of the pages of one language, by name; `general` is that of no page, `say` translates from Spanish."""
    shared = len(pages) >= SHARED_FROM
    cards = {_prefix(pages[0]) + GENERAL: general}
    for page in pages:
        name = card_name(page, shared=shared)
        if name not in cards:
            title, kicker = (say(KIND_NAMES[page.kind]), "") if shared else (page.title, page.kicker)
            cards[name] = Card(unmarked(kicker), unmarked(title), general.site_name, general.motto)
    return cards


def social_cards(cards: Mapping[str, Card], cache: Path | None) -> dict[str, bytes]:
    """A PNG for each card, by its path on the site; `cache` is a folder for what was drawn before."""
    told = {name: json.dumps(asdict(card), ensure_ascii=False).encode() for name, card in cards.items()}
    tools = f"{version('pillow')} {version('font-source-sans-pro')} {version('vl-convert-python')} {_ground_svg()}"
    pngs = Cache(cache, _draw, tools).pngs(told)
    return {f"{FOLDER}{name}.png": png for name, png in pngs.items()}


def _prefix(page: Page) -> str:
    return "" if page.lang == "es" else f"{page.lang}/"


def _draw(told: bytes) -> bytes:
    """One card, from its JSON."""
    card = Card(**json.loads(told))
    size, lines = _set(card.title)
    picture = _ground(card.site_name, card.motto).copy()
    title = [(line, TITLE_TOP + int(n * size * LEADING), "Bold", size) for n, line in enumerate(lines)]
    _write(picture, [(card.kicker, KICKER_TOP, "Semibold", KICKER_SIZE), *title])
    made = BytesIO()
    picture.save(made, "PNG", compress_level=PACKED)
    return made.getvalue()


def _write(picture: Image, lines: Sequence[tuple[str, int, str, int]]) -> None:
    """Set lines one below the other: words, pixels from the top, weight and size; the boldest are the darkest."""
    from PIL import Image, ImageDraw

    top = lines[0][1]
    mask = Image.new("L", (ROOM, lines[-1][1] + int(lines[-1][3] * LETTER) - top))
    pen = ImageDraw.Draw(mask)
    for words, y, weight, size in lines:
        pen.text((0, y - top), words, font=_font(weight, size), fill=255 if weight == "Bold" else 190)
    picture.paste(mask.point([GROUND + round(level / 255 * (INKS - 1)) for level in range(256)]), (LEFT, top))


def _set(title: str) -> tuple[int, list[str]]:
    """The size of a title's letters, in pixels, and its lines; one too long for all sizes ends in «…»."""
    for size in TITLE_SIZES:
        lines, most = _wrapped(title, _font("Bold", size)), int((TITLE_END - TITLE_TOP) / (size * LEADING))
        if len(lines) <= most and all(_font("Bold", size).getlength(line) <= ROOM for line in lines):
            return size, lines
    *first, last = lines[:most]
    return size, [*first, last + " …"]


def _wrapped(text: str, font: FreeTypeFont) -> list[str]:
    """The text in lines that have room, as far as single words do."""
    lines: list[str] = []
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= ROOM:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@lru_cache
def _font(weight: str, size: int) -> FreeTypeFont:
    """Source Sans Pro, as its package brings it: every machine sets the same letters."""
    from PIL import ImageFont

    letters = files("font_source_sans_pro").joinpath("files", f"SourceSansPro-{weight}.ttf")
    with letters.open("rb") as file:
        return ImageFont.truetype(BytesIO(file.read()), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache
def _ground(site_name: str, motto: str) -> Image:
    """What all cards of a language share; its palette has the colours of letters too."""
    from PIL import Image, ImageColor

    drawn = Image.open(BytesIO(to_png(_ground_svg().encode()))).convert("RGB")
    ground = drawn.quantize(GROUND, dither=Image.Dither.NONE)
    paper, ink = (ImageColor.getrgb(LIGHT[name]) for name in ("papel", "tinta"))
    inks = [round(p + (i - p) * step / (INKS - 1)) for step in range(INKS) for p, i in zip(paper, ink, strict=True)]
    palette = ground.getpalette() or []
    ground.putpalette((palette + [0] * (3 * GROUND))[: 3 * GROUND] + inks)
    _write(ground, [(site_name, SITE_TOP, "Bold", SITE_SIZE), (motto, MOTTO_TOP, "Regular", MOTTO_SIZE)])
    return ground


def _ground_svg() -> str:
    stripe = "".join(
        f'<rect x="{i * WIDE // 4}" y="0" width="{WIDE // 4}" height="28" fill="{color}"/>'
        for i, color in enumerate(BRAND)
    )
    layers = "".join(
        f'<path d="M0 {556 + i * 20}L360 {532 + i * 20}L780 {566 + i * 20}L1200 {538 + i * 20}V630H0z" fill="{color}"/>'
        for i, color in enumerate(BRAND)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE // 2}" height="{HIGH // 2}" '
        f'viewBox="0 0 {WIDE} {HIGH}"><rect width="{WIDE}" height="{HIGH}" fill="{LIGHT["papel"]}"/>'
        f"{stripe}{layers}</svg>"
    )
