"""docs/benchmarks.md: one marked block a part, so that a part can be measured again alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

REPORT = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"

HEAD = "# Medidas\n\nLas escribe `make bench`. Cada parte se mide sola: `python -m benchmarks --help`.\n"


def write_part(name: str, text: str) -> None:
    """Replace the block of a part, or append it."""
    whole = REPORT.read_text(encoding="utf-8") if REPORT.exists() else HEAD
    first, last = f"<!-- {name} -->", f"<!-- /{name} -->"
    block = f"{first}\n\n{text.strip()}\n\n{last}"
    if first in whole and last in whole:
        before, _, rest = whole.partition(first)
        whole = before + block + rest.partition(last)[2]
    else:
        whole = f"{whole.rstrip()}\n\n{block}\n"
    REPORT.write_text(whole, encoding="utf-8")


def write_picture(name: str, picture: str) -> str:
    """Write a picture beside the report; returns its file name."""
    path = REPORT.with_name(f"benchmarks-{name}.svg")
    path.write_text(picture, encoding="utf-8")
    return path.name


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def number(value: float, digits: int = 1) -> str:
    """A number with the Spanish decimal comma."""
    return f"{value:.{digits}f}".replace(".", ",")
