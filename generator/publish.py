"""Finished files → their places on the site: moved, linked or written, and only those that changed."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def put(source: Path, target: Path) -> bool:
    """Move a file unless the bytes are there already; whether it moved."""
    if target.is_file() and target.read_bytes() == source.read_bytes():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)
    return True


def link_all(statics: Mapping[str, Path], site: Path) -> int:
    """Give every file that is carried as it is its name on the site; how many changed."""
    return sum(_link(path, site / name) for name, path in statics.items())


def _link(source: Path, target: Path) -> bool:
    """Give a file another name, which costs nothing and keeps its date; copy it where there are no such names.

    `write_tree` never writes into a file that is there, so the site keeps its bytes until it is published again.
    """
    want, changed = source.stat(), True
    with suppress(FileNotFoundError):
        have = target.stat()
        if (have.st_size, have.st_mtime_ns) == (want.st_size, want.st_mtime_ns):
            return False
        changed = target.read_bytes() != source.read_bytes()
        target.unlink()
    try:
        target.hardlink_to(source)
    except FileNotFoundError:  # the folder is new
        target.parent.mkdir(parents=True, exist_ok=True)
        return _link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return changed


def write(content: bytes, target: Path) -> bool:
    """Write a file unless the bytes are there already; whether it was written."""
    if target.is_file() and target.read_bytes() == content:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return True
