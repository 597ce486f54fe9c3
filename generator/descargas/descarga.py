"""One file of the open data, ready to be written."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

Group = Literal["completo", "tabla", "mapa", "obras", "metadatos", "ficha", "cifra"]
"""What kind of download it is; the data page lists them by group, fichas and cifras only in the index."""


@dataclass(frozen=True, slots=True)
class Descarga:
    """A download: `path` is relative to `datos/`; `rows` counts table rows, features or records where that fits."""

    path: str
    title: str
    format: str
    media_type: str
    data: bytes
    rows: int | None
    description: str
    group: Group

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return len(self.data)

    @property
    def sha256(self) -> str:
        """SHA-256 of the file, hexadecimal."""
        return sha256(self.data).hexdigest()
