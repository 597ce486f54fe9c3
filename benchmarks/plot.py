"""Quality against waiting, as an SVG: the same figures, the same bytes. What is measured is `retrieval`'s business."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 760, 360
LEFT, RIGHT, TOP, BOTTOM = 60, 250, 44, 52
LABEL_STEP = 22
STYLE = (
    "text{font:13px sans-serif;fill:#222}.axis{stroke:#767676}.grid{stroke:#ddd}.lead{stroke:#999;stroke-dasharray:2 2}"
    ".peer{fill:#5a6b7b}.own{fill:#b3470f}.own-label{font-weight:bold}"
)


@dataclass(frozen=True, slots=True)
class Point:
    """A system: what it waits (ms, p95) and how good it is (0 to 1)."""

    name: str
    p95_ms: float
    quality: float
    own: bool = False


def svg(title: str, measure: str, points: Sequence[Point]) -> str:
    """A picture with a logarithmic axis of milliseconds; names stand in a column, best quality first."""
    ordered = sorted(points, key=lambda point: (-point.quality, point.p95_ms, point.name))
    across, up = _Across(ordered), _Up(ordered)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t d">',
        f'<title id="t">{escape(title)}</title>',
        f'<desc id="d">{escape("; ".join(_spoken(point, measure) for point in ordered))}.</desc>',
        f'<style>{STYLE}</style><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="20">{escape(title)}</text>',
    ]
    for decade in across.ticks():
        x = _n(across(decade))
        parts.append(f'<line class="grid" x1="{x}" y1="{TOP}" x2="{x}" y2="{HEIGHT - BOTTOM}"/>')
        parts.append(f'<text x="{x}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{_comma(f"{decade:g}")}</text>')
    for value in up.ticks():
        y = _n(up(value))
        parts.append(f'<line class="grid" x1="{LEFT}" y1="{y}" x2="{WIDTH - RIGHT}" y2="{y}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y}" dy="4" text-anchor="end">{_comma(f"{value:.2f}")}</text>')
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(
        f'<text x="{_n(middle)}" y="{HEIGHT - 12}" text-anchor="middle">p95 en milisegundos (logarítmica)</text>'
    )
    parts.append(f'<text x="{LEFT}" y="{TOP - 8}">{escape(measure)}</text>')
    for place, point in enumerate(ordered):
        x, y = _n(across(point.p95_ms)), _n(up(point.quality))
        label_x, label_y = WIDTH - RIGHT + 24, TOP + 10 + place * LABEL_STEP
        kind = "own" if point.own else "peer"
        parts.append(f'<line class="lead" x1="{x}" y1="{y}" x2="{label_x - 4}" y2="{label_y - 4}"/>')
        parts.append(f'<circle class="{kind}" cx="{x}" cy="{y}" r="{7 if point.own else 5}"/>')
        parts.append(f'<text class="{kind}-label" x="{label_x}" y="{label_y}">{escape(point.name)}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


class _Across:
    """Milliseconds → x, over whole decades."""

    def __init__(self, points: Sequence[Point]) -> None:
        times = [max(point.p95_ms, 0.01) for point in points]
        self.low, self.high = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))
        self.high = max(self.high, self.low + 1)

    def __call__(self, ms: float) -> float:
        share = (math.log10(max(ms, 0.01)) - self.low) / (self.high - self.low)
        return LEFT + share * (WIDTH - RIGHT - LEFT)

    def ticks(self) -> list[float]:
        return [10.0**decade for decade in range(self.low, self.high + 1)]


class _Up:
    """Quality → y, over whole tenths."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.low = math.floor(min(point.quality for point in points) * 10)
        self.high = max(math.ceil(max(point.quality for point in points) * 10), self.low + 1)

    def __call__(self, quality: float) -> float:
        share = (quality * 10 - self.low) / (self.high - self.low)
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)

    def ticks(self) -> list[float]:
        return [tenth / 10 for tenth in range(self.low, self.high + 1)]


def _spoken(point: Point, measure: str) -> str:
    return f"{point.name}: {measure} {_comma(f'{point.quality:.4f}')}, p95 {_comma(f'{point.p95_ms:.2f}')} ms"


def _comma(number: str) -> str:
    return number.replace(".", ",")


def _n(value: float) -> str:
    return f"{value:.1f}"
