"""SVG pictures → PNG, once a content: what was drawn before is kept by the hash of what it was drawn from.

vl-convert brings its own Liberation Sans, so that a picture looks the same on every machine. Where a machine has that
font too, it would take the machine's, whose version differs and whose file it opens again for every letter drawn.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from zlib import crc32

from zlib_ng.zlib_ng import compress, decompress

MANY = 200
"""A picture takes about a tenth of a second. Above this number of charts those of single projects stay SVG only."""

SCALE = 2
"""Pixels of a PNG for each unit of the SVG."""

TALLEST = 4096
"""Pixels. What would be taller is drawn one pixel a unit: a phone opens it, and it takes a quarter of the time."""

_HEIGHT = re.compile(rb'<svg[^>]* height="([0-9.]+)"')

FONTS = Path(__file__).with_name("fonts.conf")
"""What the renderer is told of the machine's fonts: that there are none."""


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of PNG files named by the hash of what they were drawn from and with; None keeps nothing."""

    folder: Path | None
    draw: Callable[[bytes], bytes]
    tools: str
    """What else decides how a picture looks: versions and settings."""

    def pngs(self, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
        """A PNG for every picture, by the same names. Files of pictures that are no longer there are removed."""
        keys = {name: sha256(f"{self.tools} ".encode() + told).hexdigest() for name, told in pictures.items()}
        found = {name: self._read(keys[name]) or self._draw(keys[name], told) for name, told in pictures.items()}
        if self.folder:
            kept = set(keys.values())
            for path in sorted(self.folder.glob("*.png")):
                if path.stem not in kept:
                    path.unlink()
        return found

    def _read(self, key: str) -> bytes | None:
        path = self.folder / f"{key}.png" if self.folder else None
        return path.read_bytes() if path and path.is_file() else None

    def _draw(self, key: str, told: bytes) -> bytes:
        png = self.draw(told)
        if self.folder:
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self.folder / f"{key}.png"
            part = path.with_suffix(".part")
            part.write_bytes(png)
            part.replace(path)
        return png


def drawn(svgs: Mapping[str, bytes], folder: Path | None) -> dict[str, bytes]:
    """A PNG for every SVG, by the same names; `folder` keeps what was drawn before."""
    tools = f"{version('vl-convert-python')} {version('zlib-ng')} {SCALE} {TALLEST} {FONTS.read_text()}"
    return Cache(folder, to_png, tools).pngs(svgs)


def to_png(svg: bytes) -> bytes:
    """One picture."""
    from vl_convert import svg_to_png  # 80 MB of library: only when something is drawn

    with _own_fonts():
        return _smaller(svg_to_png(svg.decode(), scale=_scale(svg)))


def _scale(svg: bytes) -> int:
    height = _HEIGHT.search(svg)
    return 1 if height and float(height[1]) * SCALE > TALLEST else SCALE


@contextmanager
def _own_fonts() -> Iterator[None]:
    """Hide the machine's fonts from the renderer, which looks for them once, when it draws first."""
    name = "FONTCONFIG_FILE"
    before = os.environ.get(name)
    os.environ[name] = str(FONTS)
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def _smaller(png: bytes) -> bytes:
    """The same pixels in a quarter of the bytes: the renderer packs for speed (PNG, ISO/IEC 15948, section 10).

    zlib-ng packs three times as fast as zlib, and as well.
    """
    start, chunks = 8, []
    packed = b""
    while start < len(png):
        length = int.from_bytes(png[start : start + 4], "big")
        kind, data = png[start + 4 : start + 8], png[start + 8 : start + 8 + length]
        start += length + 12
        if kind == b"IDAT":
            packed += data
        else:
            chunks.append((kind, data))
    wide, high = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    pixels = decompress(packed, bufsize=high * (4 * wide + 1))  # room for all at once: growing costs half as much again
    chunks.insert(-1, (b"IDAT", compress(pixels, 6)))
    return png[:8] + b"".join(
        len(data).to_bytes(4, "big") + kind + data + crc32(kind + data).to_bytes(4, "big") for kind, data in chunks
    )
