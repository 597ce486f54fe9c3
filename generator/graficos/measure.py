"""How wide a text is and where its lines break, without a font at hand. Pure.

Widths are those of Helvetica and Arial (Adobe Font Metrics, thousandths of the type size), which Liberation Sans
shares; the margin makes room for the wider letters of other system fonts.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from generator.idiomas.marks import CLOSE, OPEN

MARGIN = 1.15
BOLD = 1.08

_WIDTHS = {
    222: "ijl'",
    278: " !,./:;I[]\\ft·\N{NO-BREAK SPACE}",
    333: "()-r`",
    400: '"°*«»',
    500: "Jcksvxyz",
    556: "0123456789#$?Labdeghnopqu_–",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…@",
    0: OPEN + CLOSE,
}
_WIDTH_OF = {char: width for width, chars in _WIDTHS.items() for char in chars}
_OTHER = 600


@cache
def _char_width(char: str) -> int:
    return _WIDTH_OF.get(unicodedata.normalize("NFD", char)[0], _OTHER)


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width of one line, in the unit of `size`; an accented letter is as wide as its base, a mark has no width."""
    total = sum(map(_char_width, text))
    return total / 1000 * size * MARGIN * (BOLD if bold else 1)


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines no wider than `width`; a word that is wider stands alone. Breaks at plain spaces only."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
