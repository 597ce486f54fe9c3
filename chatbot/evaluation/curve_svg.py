"""The gate's curve as a small SVG: coverage to the right, error upwards, one dot a strictness."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.evaluation.gate_curve import Point

WIDTH, HEIGHT, LEFT, BOTTOM, MARGIN = 640, 360, 56, 48, 20
TICKS = 5


def curve_svg(points: Sequence[Point]) -> str:
    """The drawing. Both axes fit the points, rounded outwards to whole tenths."""
    low = _floor(min(p.coverage for p in points))
    high = _floor(max(p.coverage for p in points)) + 0.1
    top = _floor(max(p.error for p in points)) + 0.1

    def at(point: Point) -> tuple[float, float]:
        x = LEFT + (point.coverage - low) / (high - low) * (WIDTH - LEFT - MARGIN)
        y = HEIGHT - BOTTOM - point.error / top * (HEIGHT - BOTTOM - MARGIN)
        return round(x, 1), round(y, 1)

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        'font-size="12">',
        "<title>Abstention gate: coverage against error</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for step in range(TICKS + 1):
        share = step / TICKS
        x, y = at(Point(0, low + share * (high - low), share * top, 0, 0))
        lines += [
            f'<path d="M{LEFT} {y}H{WIDTH - MARGIN}" stroke="#ddd"/>',
            f'<text x="{LEFT - 6}" y="{y + 4}" text-anchor="end">{share * top:.0%}</text>',
            f'<text x="{x}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{low + share * (high - low):.0%}</text>',
        ]
    path = " ".join(f"{x},{y}" for x, y in map(at, points))
    lines.append(f'<polyline points="{path}" fill="none" stroke="#8a4b1f" stroke-width="2"/>')
    for point in points:
        x, y = at(point)
        served = point.strictness == 0
        lines.append(
            f'<circle cx="{x}" cy="{y}" r="{6 if served else 3}" fill="{"#8a4b1f" if served else "#c98d5f"}"/>'
        )
        if served:
            lines.append(f'<text x="{x + 10}" y="{y + 16}">served</text>')
    lines += [
        f'<text x="{(LEFT + WIDTH) / 2}" y="{HEIGHT - 8}" text-anchor="middle">questions answered</text>',
        f'<text transform="translate(14 {HEIGHT / 2}) rotate(-90)" text-anchor="middle">answers that are wrong</text>',
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _floor(share: float) -> float:
    return int(share * 10) / 10
