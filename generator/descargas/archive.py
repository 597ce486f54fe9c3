"""Files → a ZIP whose bytes depend on nothing but the files."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that the format knows; every entry carries it."""

_READABLE = 0o644 << 16


def make_zip(files: Mapping[str, bytes], first: tuple[str, ...] = ()) -> bytes:
    """The archive: the names in `first`, then the others sorted."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name in (*first, *sorted(set(files) - set(first))):
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # Unix, wherever it is built
            entry.external_attr = _READABLE
            archive.writestr(entry, files[name])
    return out.getvalue()
