"""The bundle on disk: versioned folders, hashes, the pointer `current`. What the files mean is `store`'s business.

    build/index/current              «<version> <sha256 of manifest.json>»
    build/index/<version>/manifest.json and the files it names

A bundle is written under another name, renamed when whole, and only then does the pointer change, in one step.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from content.tipos import PassageKind
from search_index.errors import BundleError

FORMAT = 6
"""Changes when an older reader could not read the files."""

POINTER = "current"
MANIFEST = "manifest.json"
KEPT = 2
"""Bundles kept besides the current one, so that a running service can still read its own."""

REBUILD = "Vuelve a construir el índice con «emra index build»."


@dataclass(frozen=True, slots=True)
class Ranking:
    """Numbers of the ranking formulas: `lexical.Bm25Parameters` and `fusion.FusionWeights`."""

    k1: float
    b: float
    weights: tuple[float, float, float, float]
    pair_weight: float
    dense_share: float
    coverage_share: float
    exact_share: float
    passage_share: float
    decisive: float


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle is made of. Paths are relative to its folder.

    No pydantic: what is read is what was written, its hash stands in the pointer, and a process that only searches does
    without 16 MB.
    """

    format: int
    content_hash: str
    """SHA-256 of the Catalogue's canonical JSON: serving compares it with the site's."""
    model: str
    encoder_fingerprint: str
    query_prompt: str
    passage_prompt: str
    dim: int
    n_chunks: int
    n_passages: int
    n_vectors: int
    passage_weights: dict[PassageKind, float]
    ranking: Ranking
    libraries: dict[str, str]
    """Versions of the libraries that wrote the files."""
    files: dict[str, str]
    """SHA-256 of every file."""

    def to_json(self) -> str:
        """Canonical JSON, indented for people."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, indent=1) + "\n"

    @property
    def version(self) -> str:
        """Name of the bundle: the same content, the same name."""
        return sha256(self.to_json().encode()).hexdigest()[:16]


def manifest_from_json(text: str) -> Manifest:
    """The inverse of `Manifest.to_json`. Raises TypeError, KeyError or ValueError if it is of another format."""
    raw = json.loads(text)
    ranking = raw["ranking"]
    return Manifest(**{**raw, "ranking": Ranking(**{**ranking, "weights": tuple(ranking["weights"])})})


@dataclass(frozen=True, slots=True)
class Bundle:
    """A verified bundle on disk."""

    folder: Path
    manifest: Manifest

    @property
    def version(self) -> str:
        """Its name."""
        return self.folder.name


def file_hash(path: Path) -> str:
    """SHA-256 of a file, read in blocks."""
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def file_hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a folder, by name, sorted."""
    return {path.name: file_hash(path) for path in sorted(folder.iterdir()) if path.name != MANIFEST}


def open_current(index_dir: Path) -> Bundle:
    """The bundle that the pointer names, every file verified. Raises BundleError."""
    pointer = index_dir / POINTER
    try:
        version, _, manifest_hash = pointer.read_text(encoding="ascii").strip().partition(" ")
    except FileNotFoundError:
        raise BundleError(f"No hay índice en {index_dir}. Constrúyelo con «emra index build».", POINTER) from None
    except (OSError, UnicodeDecodeError):
        raise BundleError(f"El puntero {POINTER} del índice no se puede leer. {REBUILD}", POINTER) from None
    if not version.isalnum() or not (index_dir / version).is_dir():
        raise BundleError(f"El puntero {POINTER} nombra un índice que no existe. {REBUILD}", POINTER)
    return verify(index_dir / version, manifest_hash)


def verify(folder: Path, manifest_hash: str) -> Bundle:
    """Check manifest and files of one bundle against their hashes. Raises BundleError naming the first bad file."""
    manifest_path = folder / MANIFEST
    if not manifest_path.is_file():
        raise BundleError(f"Falta {MANIFEST} en el índice {folder.name}. {REBUILD}", MANIFEST)
    if file_hash(manifest_path) != manifest_hash:
        raise BundleError(f"{MANIFEST} del índice {folder.name} está dañado o fue modificado. {REBUILD}", MANIFEST)
    try:
        manifest = manifest_from_json(manifest_path.read_text(encoding="utf-8"))
    except (TypeError, KeyError, ValueError):
        raise BundleError(f"{MANIFEST} es de otra versión del programa. {REBUILD}", MANIFEST) from None
    if manifest.format != FORMAT:
        raise BundleError(f"El índice tiene el formato {manifest.format} y se espera {FORMAT}. {REBUILD}", MANIFEST)
    for name, expected in sorted(manifest.files.items()):
        path = folder / name
        if not path.is_file():
            raise BundleError(f"Falta {name} en el índice {folder.name}. {REBUILD}", name)
        if file_hash(path) != expected:
            raise BundleError(f"{name} del índice {folder.name} está dañado o fue modificado. {REBUILD}", name)
    return Bundle(folder, manifest)


def publish(scratch: Path, index_dir: Path, manifest: Manifest) -> Bundle:
    """Give a finished folder its version, point to it, and remove bundles that are too old."""
    text = manifest.to_json()
    (scratch / MANIFEST).write_text(text, encoding="utf-8")
    folder = index_dir / manifest.version
    if folder.exists():
        shutil.rmtree(folder)
    scratch.rename(folder)
    pointer = index_dir / f".{POINTER}"
    pointer.write_text(f"{manifest.version} {sha256(text.encode()).hexdigest()}\n", encoding="ascii")
    pointer.replace(index_dir / POINTER)
    _remove_old(index_dir, manifest.version)
    return Bundle(folder, manifest)


def _remove_old(index_dir: Path, current: str) -> None:
    others = [p for p in index_dir.iterdir() if p.is_dir() and p.name != current]
    for folder in sorted(others, key=lambda p: (-p.stat().st_mtime_ns, p.name))[KEPT:]:
        shutil.rmtree(folder)


def library_versions(names: tuple[str, ...]) -> Mapping[str, str]:
    """Installed versions of some libraries, sorted by name."""
    import importlib.metadata

    return {name: importlib.metadata.version(name) for name in sorted(names)}
