"""Values of the content → JSON text: exact numbers, ISO dates, clean text, sorted nowhere, the same every time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from math import isfinite

from pydantic_core import to_json

from generator.descargas.cells import clean, plain_number

Json = Mapping[str, object]


def plain(value: object) -> object:
    """Decimals, dates, tuples and nested values as JSON knows them. Raises TypeError for anything else, and ValueError
    for a number that is none.
    """
    match value:
        case str():  # by how often they come
            return value if value.isprintable() else clean(value)
        case dict():
            return {str(k): plain(v) for k, v in value.items()}
        case list() | tuple():
            return [plain(v) for v in value]
        case None | bool() | int():
            return value
        case float():
            if not isfinite(value):
                raise ValueError(f"no JSON for {value}")
            return value
        case Decimal():
            return plain_number(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {str(k): plain(v) for k, v in value.items()}
        case _:
            raise TypeError(f"no JSON for {type(value).__name__}")


def to_json_bytes(value: object) -> bytes:
    """UTF-8 JSON, indented, with a final line end; keys keep their order. Python's `json` indents six times slower."""
    return to_json(plain(value), indent=1) + b"\n"


def collect(head: Json, key: str, documents: Iterable[bytes]) -> bytes:
    """`head` as JSON with one key more: a list of documents that are JSON already."""
    opening = to_json_bytes(head).rstrip().removesuffix(b"}").rstrip()
    listed = b",\n".join(d.rstrip() for d in documents)
    return opening + f',\n "{key}": [\n'.encode() + listed + b"\n]\n}\n"


def without_empty(value: Mapping[str, object]) -> dict[str, object]:
    """The mapping without keys that hold nothing; zero and false are something."""
    return {k: v for k, v in value.items() if v is not None and v != "" and v != [] and v != {} and v != ()}
