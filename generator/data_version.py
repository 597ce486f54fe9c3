"""The version of the data inside finished files: pages print it, so it changes in all of them with every save. Pure."""

from __future__ import annotations

from hashlib import sha256

SHORT_VERSION = 12
"""Digits of the version of the data that pages print."""

_NO_VERSION = b"{version}"


def versioned(content: bytes, old: str, new: str) -> bytes:
    """The content with another version of the data: the whole hash, and its beginning."""
    for length in (len(old), SHORT_VERSION):
        if old[:length]:
            content = content.replace(old[:length].encode(), new[:length].encode() or _NO_VERSION)
    return content


def neutral_hash(content: bytes, version: str) -> str:
    """Hash of the content, the version of the data left out."""
    return sha256(versioned(content, version, "")).hexdigest()
