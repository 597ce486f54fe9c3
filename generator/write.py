"""Planned files → the disk: only changed bytes are written, and files that nobody planned disappear."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping, Sequence
from contextlib import suppress
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
    removed = prune(folder, files)
    names = sorted(files)
    half = len(names) // 2
    with aside(lambda: _write_files(folder, files, names[:half]), worth_it=len(names) > MANY) as rest:
        written = _write_files(folder, files, names[half:]) + rest.result()
    return WriteReport(written, removed, len(files) - written)


def prune(folder: Path, kept: Container[str]) -> int:
    """Remove every file but those kept (relative POSIX path), and empty folders; how many files went."""
    removed = 0
    for at, folders, names in os.walk(folder, topdown=False):
        here = Path(at)
        start = "" if here == folder else f"{here.relative_to(folder).as_posix()}/"
        for name in (*names, *(f for f in folders if (here / f).is_symlink())):
            if f"{start}{name}" not in kept:
                (here / name).unlink()
                removed += 1
        if start and not any(here.iterdir()):
            here.rmdir()
    return removed


def _write_files(folder: Path, files: Mapping[str, bytes], names: Sequence[str]) -> int:
    """Write the named files that are not there with these bytes; how many those were."""
    written = 0
    there: set[Path] = set()
    for name in names:
        path, content = folder / name, files[name]
        if path.parent not in there:
            path.parent.mkdir(parents=True, exist_ok=True)
            there.add(path.parent)
        with suppress(FileNotFoundError):
            if path.read_bytes() == content:
                continue
            path.unlink()  # the site may hold it under another name, with the old bytes
        path.write_bytes(content)
        written += 1
    return written


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file under `folder`, by relative POSIX path."""
    return {name: (folder / name).read_bytes() for name in names_under(folder)}


def names_under(folder: Path) -> list[str]:
    """Relative POSIX path of every file under `folder`, sorted."""
    found = []
    for at, _, names in os.walk(folder):
        start = "" if at == str(folder) else f"{Path(at).relative_to(folder).as_posix()}/"
        found += [start + name for name in names]
    return sorted(found)
