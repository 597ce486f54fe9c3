"""Marks → SVG elements. One walk over a drawing serves the page and the picture.

In a page lengths are per cent and rem and the look is a class, which the style sheet explains. In a picture lengths
are pixels and the look is written into each mark: a style element inside it would be refused by the site's own
Content-Security-Policy, and many programs that place pictures do not read one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from generator.escape import one_line
from generator.graficos.drawing import Dot, Drawing, Group, Line, Mark, Rect, Square, Text
from generator.graficos.palette import LIGHT, properties
from generator.idiomas.marks import CLOSE, OPEN, unmarked

REM = 16
"""Pixels of a rem in the pictures."""

Href = Callable[[str], str]
"""The address of a record, by its global id."""


@dataclass(frozen=True, slots=True)
class Fluid:
    """Lengths for a page: as wide as its column, as large as the reader's text."""

    def x(self, fraction: float) -> str:
        """A fraction of the width."""
        return f"{trim(fraction * 100, 2)}%"

    def length(self, rem: float) -> str:
        """A length or a height."""
        return f"{trim(rem, 3)}rem"

    def look(self, tag: str, style: str) -> dict[str, str]:
        """The attributes that say how a mark looks."""
        return {"class": style}


@dataclass(frozen=True, slots=True)
class Fixed:
    """Lengths for a picture of `wide` pixels."""

    wide: float

    def x(self, fraction: float) -> str:
        """A fraction of the width."""
        return trim(fraction * self.wide, 2)

    def length(self, rem: float) -> str:
        """A length or a height."""
        return trim(rem * REM, 2)

    def look(self, tag: str, style: str) -> dict[str, str]:
        """The attributes that say how a mark looks."""
        found = ({"fill": LIGHT["tinta"]} if tag == "text" else {}) | properties(style, LIGHT)
        return {key: _pixels(value) for key, value in found.items()}


def _pixels(value: str) -> str:
    """`0.9375rem` → `15`; other values as they are, without `px`."""
    return trim(float(value[:-3]) * REM, 2) if value.endswith("rem") else value.removesuffix("px")


def trim(value: float, digits: int) -> str:
    """A number with at most so many decimals, without zeros at its end."""
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def paint(parent: Element, drawing: Drawing, unit: Fluid | Fixed, href: Href) -> None:
    """Add the marks of a drawing to an SVG element."""
    for mark in drawing.marks:
        if isinstance(mark, Group):
            link = SubElement(parent, "a", {"href": href(mark.record)})
            # its name for who hears it, unless the one text drawn says it already; a label that differs from the
            # words drawn would mislead who speaks to click
            if [inner.text for inner in mark.marks if isinstance(inner, Text)] != [mark.name]:
                SubElement(link, "title").text = one_line(unmarked(mark.name))
            for inner in mark.marks:
                _mark(link, inner, unit)
        else:
            _mark(parent, mark, unit)


def _mark(parent: Element, mark: Mark, unit: Fluid | Fixed) -> None:
    x, length = unit.x, unit.length
    text = ""
    match mark:
        case Group():
            raise TypeError("a link inside a link")
        case Rect():
            tag = "rect"
            place = {
                "x": x(mark.x1), "y": length(mark.y), "width": x(mark.x2 - mark.x1), "height": length(mark.height),
            }  # fmt: skip
        case Square():
            tag, side = "rect", length(mark.side)
            place = {"x": x(mark.x), "y": length(mark.y), "width": side, "height": side}
        case Line():
            tag = "line"
            place = {"x1": x(mark.x1), "y1": length(mark.y1), "x2": x(mark.x2), "y2": length(mark.y2)}
        case Dot():
            tag = "circle"
            place = {"cx": x(mark.x), "cy": length(mark.y), "r": length(mark.radius)}
        case Text():
            tag, text = "text", one_line(unmarked(mark.text))
            place = {"x": x(mark.x), "y": length(mark.y), **language(mark.text)}
            if mark.anchor != "start":
                place["text-anchor"] = mark.anchor
            if mark.dx:
                place["dx"] = length(mark.dx)
    SubElement(parent, tag, {**unit.look(tag, mark.style), **place}).text = text or None


def language(text: str) -> dict[str, str]:
    """The attribute of a text that is Spanish on a page in English: all of it, or a line of it."""
    return {"lang": "es"} if OPEN in text or CLOSE in text else {}


LINES = {"g-tope", "g-hilo", "g-hilo-1"}
"""Classes of marks that are only a line; their sample is one too."""


SAMPLE = 0.85
"""Side of a sample of colour in a legend."""


def paint_sample(parent: Element, style: str, unit: Fluid | Fixed) -> None:
    """What a colour looks like, for a legend: a square, or a line where the mark is one."""
    side, middle = unit.length(SAMPLE), unit.length(SAMPLE / 2)
    if style in LINES:
        SubElement(parent, "line", {**unit.look("line", style), "x1": "0", "y1": middle, "x2": side, "y2": middle})
    else:
        SubElement(parent, "rect", {**unit.look("rect", style), "x": "1", "y": "1", "width": side, "height": side})


def markup(element: Element) -> str:
    """The element as one line that HTML and XML both read: every element is closed by a tag of its own."""
    return tostring(element, encoding="unicode", short_empty_elements=False)
