"""What a bundle was built from, in one hash beside the pointer: if nothing of it changed, nothing has to be built.

    build/index/built-from      «<version> <sha256 of data, pages, texts, settings, model, programs and libraries>»

The file is a note for the next build and no part of the bundle: without it everything is built, to the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import content
import search_index
from content.catalogue import Catalogue
from content.settings import IndexSettings
from search_index import common
from search_index.bundle import Bundle, library_versions

NOTE = "built-from"

LIBRARIES = ("faiss-cpu", "numpy", "onnxruntime", "rapidfuzz", common.LIBRARY, "snowballstemmer", "tokenizers")


def inputs_hash(
    catalogue: Catalogue, pages_dir: Path, library_dir: Path, settings: IndexSettings, encoder_fingerprint: str
) -> str:
    """SHA-256 of everything that decides a bundle's bytes; every part is named and measured, so that none can mimic."""
    digest = sha256()
    known = {
        "catalogue": catalogue.content_hash,
        "settings": settings.model_dump(mode="json"),
        "encoder": encoder_fingerprint,
        "libraries": dict(library_versions(LIBRARIES)),
    }
    digest.update(json.dumps(known, sort_keys=True).encode())
    for name, path in _files(pages_dir, library_dir):
        data = path.read_bytes()
        digest.update(f"\n{name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _files(pages_dir: Path, library_dir: Path) -> Iterator[tuple[str, Path]]:
    """Name and path of every file that is read: pages, full texts, and the programs that read them."""
    folders = [("pages", pages_dir, "*.md"), ("library", library_dir, "*.md")]
    folders += [(room.__name__, Path(path), "*.py") for room in (content, search_index) for path in room.__path__]
    for name, folder, pattern in folders:
        for path in sorted(folder.rglob(pattern)):
            yield f"{name}/{path.relative_to(folder).as_posix()}", path


def is_built_from(index_dir: Path, current: Bundle, inputs: str) -> bool:
    """Whether the note says that the current bundle was built from these inputs."""
    try:
        return (index_dir / NOTE).read_text(encoding="ascii").split() == [current.version, inputs]
    except (OSError, UnicodeDecodeError):
        return False


def note_inputs(index_dir: Path, version: str, inputs: str) -> None:
    """Write the note, in one step."""
    scratch = index_dir / f".{NOTE}"
    scratch.write_text(f"{version} {inputs}\n", encoding="ascii")
    scratch.replace(index_dir / NOTE)
