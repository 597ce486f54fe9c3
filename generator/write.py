"""Planned files → the disk: only changed bytes are written, and files that nobody planned disappear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.aside import aside

MANY = 1000
"""Files from which a second process is worth its start."""


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
    names = sorted(files)
    half = len(names) // 2
    with aside(lambda: _write_files(folder, files, names[:half]), worth_it=len(names) > MANY) as rest:
        written = _write_files(folder, files, names[half:]) + rest.result()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return WriteReport(written, removed, len(files) - written)


def _write_files(folder: Path, files: Mapping[str, bytes], names: Sequence[str]) -> int:
    """Write the named files that are not there with these bytes; how many those were."""
    written = 0
    for name in names:
        path, content = folder / name, files[name]
        if path.is_file() and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # the site may hold it under another name, with the old bytes
        path.write_bytes(content)
        written += 1
    return written


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file under `folder`, by relative POSIX path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
