"""Where places stand on a schematic map, and where their names fit. Pure geometry; coordinates are WGS84 degrees."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.graficos.drawing import LINE, SIZES, Anchor
from generator.graficos.measure import text_width

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in rem."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its name in lines; `lines` pair a text with its class."""

    id: str
    latitude: float
    longitude: float
    radius: float
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What part of the earth the sheet shows. `left` and `right` are fractions of the width, `top` and `bottom` rem."""

    west: float
    east: float
    north: float
    south: float
    left: float
    right: float
    top: float
    bottom: float

    def x(self, longitude: float) -> float:
        """Fraction of the width."""
        span = self.east - self.west or 1
        return round(self.left + (longitude - self.west) / span * (self.right - self.left), 6)

    def y(self, latitude: float) -> float:
        """Height in rem, north above."""
        span = self.north - self.south or 1
        return round(self.top + (self.north - latitude) / span * (self.bottom - self.top), 4)

    def parallels(self) -> Iterable[int]:
        """Whole degrees of latitude on the sheet, from north to south."""
        return range(math.floor(self.north), math.ceil(self.south) - 1, -1)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a name stands: beside its dot, above or below it."""

    anchor: Anchor
    dx: float
    top: float


def spots(places: Sequence[Place], frame: Frame, width: float) -> dict[str, Spot]:
    """A place for every name, so that it covers no dot and no other name where that is possible.

    Names are placed from north to south; each takes the first free side: right, left, below, above.
    """
    taken: list[Box] = [_dot_box(p, frame, width) for p in places]
    taken += [(0, frame.y(degree) - 1, 2.6, frame.y(degree)) for degree in frame.parallels()]
    found: dict[str, Spot] = {}
    for place in sorted(places, key=lambda p: (-p.latitude, p.longitude, p.id)):
        others = [b for b in taken if b != _dot_box(place, frame, width)]
        options = [_spot(place, side, frame) for side in _SIDES]
        spot = min(
            options, key=lambda s: (_overlap(_name_box(place, s, frame, width), others, width), options.index(s))
        )
        found[place.id] = spot
        taken.append(_name_box(place, spot, frame, width))
    return found


Side = Literal["right", "left", "below-left", "below-right", "above-left", "above-right"]
_SIDES: tuple[Side, ...] = ("right", "left", "below-left", "below-right", "above-left", "above-right")


def _height(place: Place) -> float:
    return LINE * len(place.lines)


def _spot(place: Place, side: Side, frame: Frame) -> Spot:
    y = frame.y(place.latitude)
    away = place.radius + 0.35
    match side:
        case "right":
            return Spot("start", away, y - _height(place) / 2)
        case "left":
            return Spot("end", -away, y - _height(place) / 2)
        case "below-left":
            return Spot("end", place.radius, y + place.radius + 0.1)
        case "below-right":
            return Spot("start", -place.radius, y + place.radius + 0.1)
        case "above-left":
            return Spot("end", place.radius, y - place.radius - 0.1 - _height(place))
        case "above-right":
            return Spot("start", -place.radius, y - place.radius - 0.1 - _height(place))


def _dot_box(place: Place, frame: Frame, width: float) -> Box:
    x, y, r = frame.x(place.longitude) * width, frame.y(place.latitude), place.radius
    return (x - r, y - r, x + r, y + r)


def _name_box(place: Place, spot: Spot, frame: Frame, width: float) -> Box:
    x = frame.x(place.longitude) * width + spot.dx
    wide = max(text_width(text, SIZES[style], style in ("g-v", "g-h")) for text, style in place.lines)
    left = x if spot.anchor == "start" else x - wide
    return (left, spot.top, left + wide, spot.top + _height(place))


def _overlap(box: Box, others: Iterable[Box], width: float) -> float:
    """How much of the box lies over others or off the sheet, in square rem."""
    height = box[3] - box[1]
    outside = (max(0.0, -box[0]) + max(0.0, box[2] - width)) * height * 2
    covered = sum(
        max(0.0, min(box[2], o[2]) - max(box[0], o[0])) * max(0.0, min(box[3], o[3]) - max(box[1], o[1]))
        for o in others
    )
    return round(outside + covered, 4)
