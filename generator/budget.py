"""How heavy a page may be: what a phone downloads to read it. `emra build` fails with the pages over it. Pure."""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

RECORD_PAGE = 15_000
"""Bytes of a record's HTML, compressed as a host sends it."""

VIEW = 150_000
"""Bytes of any page with all the styles, scripts and pictures that it loads, compressed."""

_LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon)" href|script\b[^>]*? src|img\b[^>]*? src)="([^":?#]+)')

_PACKED = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".woff2")
"""Files that are compressed already."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A finished page: its Markdown, the kind of its record («pagina» if none), bytes of its HTML, files it loads."""

    source: str
    kind: str
    html: int
    loads: tuple[str, ...]


def weight(content: bytes, name: str = "") -> int:
    """Bytes that travel. The quickest compression tells enough of what is light; what is heavy is weighed well."""
    if name.endswith(_PACKED):
        return len(content)
    quick = len(zlib.compress(content, 1))
    return quick if quick < RECORD_PAGE else len(zlib.compress(content, 6))


def loaded(html: str, here: str) -> list[str]:
    """The files that a browser asks for with the page, by their path on the site."""
    folder = posixpath.dirname(here)
    return sorted({posixpath.normpath(posixpath.join(folder, unquote(path))) for path in _LOADED.findall(html)})


def too_heavy(pages: Iterable[Weighed], weigh: Callable[[str], int]) -> list[str]:
    """A line for each page over a limit. `weigh` gives the bytes of a file that pages load."""
    known: dict[str, int] = {}
    faults = []
    for page in sorted(pages, key=lambda p: p.source):
        if page.html > RECORD_PAGE and page.kind != "pagina":
            faults.append(f"{page.source}: {_kb(page.html)} de HTML comprimido; una ficha tiene {_kb(RECORD_PAGE)}.")
        for path in page.loads:
            if path not in known:
                known[path] = weigh(path)
        total = page.html + sum(known[path] for path in page.loads)
        if total > VIEW:
            parts = {"HTML": page.html, **{p: known[p] for p in page.loads}}
            faults.append(f"{page.source}: {_kb(total)} con todo lo que carga ({_largest(parts)}); hay {_kb(VIEW)}.")
    return faults


def _largest(parts: Mapping[str, int], most: int = 3) -> str:
    heavy = sorted(parts.items(), key=lambda p: (-p[1], p[0]))[:most]
    return ", ".join(f"{name} {_kb(size)}" for name, size in heavy)


def _kb(size: int) -> str:
    return f"{size / 1000:.1f} kB".replace(".", ",")
