"""The library: cleaned full texts of the sources, beside a note of where each came from. Cleaning itself is `cleaning`.

library/<id>.md     clean text
library/<id>.json   name and SHA-256 of the original, SHA-256 of the clean text, what was removed
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from content.catalogue import Catalogue
from content.evidencia import Modelo
from content.model import Fuente
from search_index.cleaning import Removed, clean
from search_index.errors import LibraryError

TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown"})

Estado = Literal["presente", "falta", "cambiado"]


class Note(Modelo):
    """What is known of a full text."""

    original: str
    original_sha256: str
    text_sha256: str
    removed: dict[str, int]


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of an original: where its text is, what was removed, whether it is the registered one.

    `registered` is None where the register has no hash.
    """

    path: Path
    removed: Removed
    n_paragraphs: int
    registered: bool | None


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """Whether a source's full text is in the library; `detail` says why it counts as changed (Spanish)."""

    fuente: Fuente
    estado: Estado
    detail: str


def add_source(file: Path, id_: str, library_dir: Path, catalogue: Catalogue) -> AddReport:
    """Clean an original and put it into the library. Raises LibraryError."""
    fuente = _fuente(id_, catalogue)
    raw, text = _read(file)
    cleaned, removed = clean(text)
    library_dir.mkdir(parents=True, exist_ok=True)
    path = library_dir / f"{id_}.md"
    note = Note(
        original=file.name,
        original_sha256=sha256(raw).hexdigest(),
        text_sha256=sha256(cleaned.encode()).hexdigest(),
        removed=asdict(removed),
    )
    path.write_text(cleaned, encoding="utf-8")
    _note_path(library_dir, id_).write_text(
        json.dumps(note.model_dump(), ensure_ascii=False, sort_keys=True, indent=1) + "\n", encoding="utf-8"
    )
    registered = None if fuente.sha256 is None else fuente.sha256 == note.original_sha256
    return AddReport(path, removed, cleaned.count("\n\n") + 1, registered)


def status(library_dir: Path, catalogue: Catalogue) -> Iterator[SourceStatus]:
    """One status for each registered source, by id."""
    for fuente in catalogue.de(Fuente):
        estado, detail = _status(library_dir, fuente)
        yield SourceStatus(fuente, estado, detail)


def _status(library_dir: Path, fuente: Fuente) -> tuple[Estado, str]:
    path = library_dir / f"{fuente.id}.md"
    if not path.is_file():
        return "falta", ""
    try:
        note = Note.model_validate_json(_note_path(library_dir, fuente.id).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValidationError):
        return "cambiado", "no se sabe de qué original salió; vuelve a agregarlo"
    if sha256(path.read_bytes()).hexdigest() != note.text_sha256:
        return "cambiado", "el texto de la biblioteca fue modificado a mano"
    if fuente.sha256 is not None and fuente.sha256 != note.original_sha256:
        return "cambiado", "el original no es el que describe el registro"
    return "presente", ""


def _fuente(id_: str, catalogue: Catalogue) -> Fuente:
    ids = [fuente.id for fuente in catalogue.de(Fuente)]
    if id_ not in ids:
        near = difflib.get_close_matches(id_, ids, n=3, cutoff=0.4) or ids
        raise LibraryError(f"No hay ninguna fuente «{id_}» en el registro. ¿Es una de estas? {', '.join(near)}")
    return catalogue.get(Fuente, id_)


def _read(file: Path) -> tuple[bytes, str]:
    if not file.is_file():
        raise LibraryError(f"No existe el archivo {file}.")
    if file.suffix.lower() not in TEXT_SUFFIXES:
        raise LibraryError(
            f"El formato «{file.suffix or file.name}» todavía no se puede leer. Convierte el documento a texto plano "
            "(.txt) o Markdown (.md) y vuelve a intentarlo."
        )
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise LibraryError(
            f"{file.name} no está en UTF-8 (byte {error.start}). Guárdalo en UTF-8 y vuelve a intentarlo."
        ) from None
    if not text.strip():
        raise LibraryError(f"{file.name} no contiene texto.")
    return raw, text


def _note_path(library_dir: Path, id_: str) -> Path:
    return library_dir / f"{id_}.json"
