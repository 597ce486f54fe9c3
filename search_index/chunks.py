"""The chunk: what the index stores, embeds and links. `documents` makes chunks, `passages` joins them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any, get_args

from content.tipos import DocumentType, PassageKind

TIPOS: tuple[DocumentType, ...] = get_args(DocumentType)
"""Document types in the order of their codes in the bundle."""

KINDS: tuple[PassageKind, ...] = get_args(PassageKind)
"""Kinds of passage in the order of their codes in the bundle."""

MAX_CHARS = 1200
"""A section longer than this becomes several passages, cut between paragraphs, then between sentences."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[»”\")]*\s+(?=[«“\"(¿¡\-A-ZÁÉÍÓÚÑ0-9])|\n+")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:Sr|Sra|Srta|Dr|Dra|Ing|N|Nº|art|pág|p|aprox|Ud|Uds|EE|UU|[A-ZÑ])\.$")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A statement of the data, or a section of a page, digest or text.

    `url` is site-relative with its anchor ('' if it has no page); ids are global ids or None. `alias` are other names
    by which people ask for it: searched, not printed. `heading_path` runs from the page's first heading to its own.
    """

    chunk_id: str
    tipo: DocumentType
    title: str
    heading_path: tuple[str, ...]
    body: str
    url: str
    record_id: str | None
    part_id: str | None
    source_id: str | None
    section_id: str | None
    locator: str | None
    comunas: tuple[str, ...]
    alias: tuple[str, ...] = ()
    atributo: str | None = None
    """Kind of question that the passage answers: id of an `Atributo`."""
    clase: PassageKind | None = None
    """Of a `dato`: which kind of statement."""
    passage_id: str = ""
    """The passage that it is part of, see `passages`; whoever stands alone has its own id."""

    @property
    def kind(self) -> PassageKind:
        """What the passage weighs as."""
        if self.clase is not None:
            return self.clase
        return "hecho" if self.tipo == "dato" else self.tipo

    def canonical_json(self) -> str:
        """Sorted keys, no spaces: the same passage, the same bytes."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def sha256(self) -> str:
        """SHA-256 of the canonical JSON; a passage is embedded again only if this changes."""
        return sha256(self.canonical_json().encode()).hexdigest()

    @property
    def passage_text(self) -> str:
        """What the encoder reads as the whole passage: title, own heading, body."""
        heading = self.heading_path[-1] if self.heading_path else ""
        return ". ".join(part.rstrip(". ") for part in (self.title, heading) if part) + f". {self.body}"


def from_json(line: str | bytes) -> Chunk:
    """The inverse of `canonical_json`."""
    raw: dict[str, Any] = json.loads(line)
    for key in ("heading_path", "comunas", "alias"):
        raw[key] = tuple(raw[key])
    return Chunk(**raw)


def sentences(text: str) -> list[str]:
    """Sentences in reading order; line breaks end a sentence, abbreviations and initials do not."""
    found: list[str] = []
    for piece in _pieces(text):
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        piece = text[start : match.end()].strip()
        if piece:
            yield piece
        start = match.end()
    if text[start:].strip():
        yield text[start:].strip()


def split_body(text: str, limit: int = MAX_CHARS) -> list[str]:
    """Cut a section into passages of at most about `limit` characters: between paragraphs, else between sentences."""
    passages: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        units = [paragraph] if len(paragraph) <= limit else sentences(paragraph)
        for i, unit in enumerate(units):
            joint = "\n\n" if i == 0 else " "
            if passages and len(passages[-1]) + len(unit) + len(joint) <= limit:
                passages[-1] += joint + unit
            elif unit.strip():
                passages.append(unit)
    return passages
