"""What a drawing is made of: marks on a sheet. Lengths are rem; `x` is a fraction of the width.

A drawing is therefore as wide as the place where it stands, while its text keeps the size that the reader chose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from generator.graficos.measure import wrap

Anchor = Literal["start", "middle", "end"]

TEXT = 0.9375
SMALL = 0.8125
LINE = 1.25
"""Type sizes, and the height of a line of text."""

SIZES = {"g-t": TEXT, "g-v": TEXT, "g-h": TEXT, "g-n": SMALL, "g-c": SMALL, "g-d": SMALL}
"""Type size of each class of text: label, value, heading, remark, label where room is short, number
inside a bar."""

BOLD = {"g-v", "g-h"}


@dataclass(frozen=True, slots=True)
class Rect:
    """A bar from `x1` to `x2`."""

    x1: float
    x2: float
    y: float
    height: float
    style: str


@dataclass(frozen=True, slots=True)
class Square:
    """A sample of a colour: its side is a length, not a share of the width."""

    x: float
    y: float
    side: float
    style: str


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    style: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle."""

    x: float
    y: float
    radius: float
    style: str


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text on its base line; `dx` moves it by a length."""

    x: float
    y: float
    text: str
    style: str = "g-t"
    anchor: Anchor = "start"
    dx: float = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Marks that are one link to the page of a record, which is called `name`."""

    record: str
    name: str
    marks: tuple[Rect | Square | Line | Dot | Text, ...]


Mark = Rect | Square | Line | Dot | Text | Group


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks in painting order on a sheet `height` rem high."""

    height: float
    marks: tuple[Mark, ...]

    def texts(self) -> tuple[str, ...]:
        """Every text, those of links included, in painting order."""
        found: list[str] = []
        for mark in self.marks:
            inner = mark.marks if isinstance(mark, Group) else (mark,)
            found += [m.text for m in inner if isinstance(m, Text)]
        return tuple(found)


Draw = Callable[[float], Drawing]
"""Makes the drawing for a width in rem: text that would not fit is broken into lines."""


def label(
    text: str, y: float, width: float, style: str = "g-t", x: float = 0, dx: float = 0
) -> tuple[list[Text], float]:
    """A text broken into lines from height `y` down, and the height below it."""
    lines = wrap(text, width - dx, SIZES[style], style in BOLD)
    made = [Text(x, y + LINE * n + LINE * 0.76, line, style, dx=dx) for n, line in enumerate(lines)]
    return made, y + LINE * len(lines)


def sheet(marks: Iterable[Mark], height: float) -> Drawing:
    """A drawing with a little air under the last mark."""
    return Drawing(round(height + 0.25, 4), tuple(marks))
