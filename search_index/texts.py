"""Full texts of the library → passages with a locator. How a text enters the library is `library`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from content.catalogue import Catalogue
from content.model import Fuente
from content.rutas import page_url
from search_index.chunks import Chunk, split_body
from search_index.pages import plain

_HEADING = re.compile(r"^(#{1,6})\s+(.+)$")
_NUMBERED = re.compile(r"^(?:[IVXL]+\.|\d+(?:\.\d+)*\.?)\s+\S.{2,80}$")


def text_chunks(catalogue: Catalogue, library_dir: Path) -> Iterator[Chunk]:
    """Passages of every full text that the library holds, sources in order of id."""
    for fuente in catalogue.de(Fuente):
        path = library_dir / f"{fuente.id}.md"
        if path.is_file():
            yield from chunks_of_text(fuente, path.read_text(encoding="utf-8"))


def chunks_of_text(fuente: Fuente, text: str) -> Iterator[Chunk]:
    """Passages of one text, cut at headings; the locator is the heading and the paragraph's place in the text."""
    number = 0
    for heading, first, body in _sections(text):
        for passage in split_body(body):
            number += 1
            yield Chunk(
                chunk_id=f"texto:{fuente.id}:{number:04d}",
                tipo="texto",
                title=fuente.nombre,
                heading_path=(heading,) if heading else (),
                body=passage,
                url=page_url(fuente),
                record_id=fuente.global_id,
                part_id=None,
                source_id=fuente.id,
                section_id=None,
                locator=heading or f"párrafo {first}",
                comunas=(),
            )


def _sections(text: str) -> Iterator[tuple[str, int, str]]:
    """Heading, number of the first paragraph, and text of each section."""
    heading, first, count = "", 1, 0
    paragraphs: list[str] = []
    for block in re.split(r"\n\s*\n", text):
        lines = block.strip().splitlines()
        if not lines:
            continue
        count += 1
        match = _HEADING.match(lines[0])
        title = match.group(2) if match else lines[0] if len(lines) == 1 and _NUMBERED.match(lines[0]) else ""
        if title:
            if paragraphs:
                yield heading, first, "\n\n".join(paragraphs)
            heading, first, paragraphs = plain(title), count + 1, []
            lines = lines[1:]
        if lines:
            paragraphs.append("\n".join(plain(line) for line in lines))
    if paragraphs:
        yield heading, first, "\n\n".join(paragraphs)
