"""Planned files → the disk: only changed bytes are written, and files that nobody planned disappear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WriteReport:
    """How many files were written, removed and left as they were."""

    written: int
    removed: int
    unchanged: int


def write_tree(folder: Path, files: Mapping[str, bytes]) -> WriteReport:
    """Make `folder` hold exactly `files` (relative POSIX path → bytes); empty folders go too."""
    folder.mkdir(parents=True, exist_ok=True)
    removed = 0
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in files:
            path.unlink()
            removed += 1
    written = 0
    for name, content in sorted(files.items()):
        path = folder / name
        if path.is_file() and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written += 1
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return WriteReport(written, removed, len(files) - written)


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file under `folder`, by relative POSIX path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
