"""The rule of privacy: no contact data in any text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.check.records import Content
from content.errors import ContentProblem
from content.yaml_tree import Path_

_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.[a-z]{2,}"  # e-mail
    r"|(?<![\d.])\+56[ \d]{8,}"  # Chilean telephone with country code
    r"|(?<![\d.])\d{1,2}\.\d{3}\.\d{3}-[\dkK](?!\w)"  # RUT
)

_PERHAPS = re.compile(r"@[\w-]+\.[a-z]{2,}|\+56[ \d]{8,}|\d\.\d{3}\.\d{3}-[\dkK]")
"""What stands in every contact, whatever is around it: nearly all records are cleared by one look at their JSON."""


def check_privacy(content: Content) -> Iterator[ContentProblem]:
    """C021: an e-mail address, a telephone number or a RUT anywhere in a record's text."""
    for record, origin in content.loaded.records:
        if not _PERHAPS.search(record.model_dump_json()):
            continue
        for loc, text in _texts(record.model_dump(mode="json"), ()):
            if match := _CONTACT.search(text):
                yield origin.problem(
                    loc,
                    "C021",
                    f"Hay un dato de contacto: «{match.group()}».",
                    "Bórralo: el sitio no publica correos, teléfonos ni RUT.",
                )


def _texts(value: object, loc: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*loc, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _texts(inner, (*loc, i))
