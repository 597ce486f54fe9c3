"""Bars as lists: a label and its value on a line of text, the bar below them. Readable on a phone and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.graficos.drawing import BOLD, LINE, SIZES, Drawing, Mark, Rect, Square, Text, label, sheet
from generator.graficos.measure import text_width, wrap

BAR = 0.85
GAP = 0.75
VALUE_GAP = 0.75
INDENT = 1.2
HEADING_GAP = 0.35


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. `share` is the part of the full width, or None where there is no number to draw."""

    label: str
    value: str
    share: float | None
    style: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows that share a scale, under a heading."""

    title: str
    value: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole: its share, and the line that names it under the bar."""

    label: str
    value: str
    share: float
    style: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A bar in parts, with a heading above and a line a part below."""

    title: str
    value: str
    parts: tuple[Part, ...]


def below(text: str, value: str, width: float, style: str = "g-t") -> bool:
    """Whether the value needs a line of its own: beside it the label would break into more lines."""
    room = width - text_width(value, SIZES["g-v"], True) - VALUE_GAP
    return len(wrap(text, room, SIZES[style], style in BOLD)) > len(wrap(text, width, SIZES[style], style in BOLD))


def line(
    text: str, value: str, y: float, width: float, style: str = "g-t", dx: float = 0, under: bool | None = None
) -> tuple[list[Text], float]:
    """A label and its value, at the right end of the first line or under the label (`under`; None: what fits)."""
    if not value:
        return label(text, y, width, style, dx=dx)
    if below(text, value, width - dx, style) if under is None else under:
        marks, y = label(text, y, width, style, dx=dx)
        more, y = label(value, y, width, "g-v", dx=dx)
        return [*marks, *more], y
    marks, end = label(text, y, width - text_width(value, SIZES["g-v"], True) - VALUE_GAP, style, dx=dx)
    return [*marks, Text(1, y + LINE * 0.76, value, "g-v", "end")], end


def draw_panels(panels: Sequence[Panel], width: float) -> Drawing:
    """Panels of bars, one under the other."""
    marks: list[Mark] = []
    y = 0.0
    for panel in panels:
        if panel.title:
            heading, y = line(panel.title, panel.value, y + (GAP if y else 0), width, "g-h")
            marks += heading
            y += HEADING_GAP
        under = any(below(b.label, b.value, width) for b in panel.bars)
        for bar in panel.bars:
            made, y = line(bar.label, bar.value, y, width, under=under)
            marks += made
            y += 0.2
            marks.append(Rect(0, 1, y, BAR, "g-pista" if bar.share is not None else "g-0"))
            if bar.share:
                marks.append(Rect(0, bar.share, y, BAR, bar.style))
            y += BAR
            if bar.remark:
                remark, y = label(bar.remark, y + 0.1, width, "g-n")
                marks += remark
            y += GAP
    return sheet(marks, y - GAP)


def draw_wholes(wholes: Sequence[Whole], width: float) -> Drawing:
    """Bars in parts, each as long as the sheet: every bar is its own whole."""
    marks: list[Mark] = []
    y = 0.0
    for whole in wholes:
        if whole.title:
            heading, y = line(whole.title, whole.value, y, width, "g-h")
            marks += heading
            y += 0.3
        marks += segments([(p.share, p.style) for p in whole.parts], y, BAR * 1.6)
        y += BAR * 1.6 + 0.45
        under = any(below(p.label, p.value, width - INDENT) for p in whole.parts)
        for part in whole.parts:
            marks.append(Square(0, y + 0.22, 0.8, part.style))
            made, y = line(part.label, part.value, y, width, dx=INDENT, under=under)
            marks += made
        y += GAP * 1.4
    return sheet(marks, y - GAP * 1.4)


def segments(parts: Sequence[tuple[float, str]], y: float, height: float) -> list[Rect]:
    """The parts of a bar, end to end."""
    made: list[Rect] = []
    start = 0.0
    for share, style in parts:
        made.append(Rect(round(start, 6), round(start + share, 6), y, height, style))
        start += share
    return made


def inside(text: str, x1: float, x2: float, width: float) -> bool:
    """Whether a number fits inside its part of a bar."""
    return text_width(text, SIZES["g-d"]) + 0.3 <= (x2 - x1) * width
