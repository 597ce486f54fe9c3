"""The finished answer, as a value. Its JSON shape is `schemas`; how it is worded is `compose`."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.cite import Citation
from chatbot.plan import Kind, Option, Status


@dataclass(frozen=True, slots=True)
class Named:
    """Something that the question was understood to name."""

    type: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the answer, with where it stands on the site."""

    id: str
    value: str | None
    unit: str | None
    text: str
    as_of: str | None
    status: str
    page_url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant replies. Everything but `corrections` follows from the plan and the bundle."""

    status: Status
    answer: str
    answer_id: str
    kind: Kind
    intent: str
    entities: tuple[Named, ...]
    corrections: tuple[tuple[str, str], ...]
    citations: tuple[Citation, ...]
    figures: tuple[Figure, ...]
    options: tuple[Option, ...]
    suggestions: tuple[str, ...]
    request: str
    """Ready text for a transparency request (Ley 20.285), when the sources do not hold the answer."""
    index_version: str
