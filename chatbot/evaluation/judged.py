"""Judged questions: what they hold and how they are read. Whether an answer is right is `judging`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with what a right answer must be."""

    id: str
    question: str
    type: str
    persona: str
    variant_of: str | None
    context: tuple[str, ...]
    status: tuple[str, ...]
    must_include: tuple[tuple[str, ...], ...]
    must_not_include: tuple[str, ...]
    sources: frozenset[str]
    entities: tuple[str, ...]
    reference: str

    @property
    def family(self) -> str:
        """Id of the base question of its family: its own, if it is nobody's variant."""
        return self.variant_of or self.id


def read_judged(path: Path) -> list[Judged]:
    """Read a JSONL file of judged questions. Raises ValueError with the line number."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found.append(judged_of(json.loads(line)))
        except (KeyError, TypeError, json.JSONDecodeError) as error:
            raise ValueError(f"{path}:{number}: {error}") from None
    return found


def judged_of(raw: dict[str, Any]) -> Judged:
    """One question from its JSON object. Raises KeyError or TypeError if something is missing."""
    expect = raw["expect"]
    return Judged(
        id=raw["id"],
        question=raw["question"],
        type=raw["type"],
        persona=raw.get("persona", ""),
        variant_of=raw.get("variant_of"),
        context=tuple(raw.get("context") or ()),
        status=(expect["status"], *(expect.get("status_alt") or ())),
        must_include=tuple(tuple(group) for group in expect.get("must_include") or ()),
        must_not_include=tuple(expect.get("must_not_include") or ()),
        sources=frozenset(expect.get("sources") or ()),
        entities=tuple(expect.get("entities") or ()),
        reference=raw.get("answer", ""),
    )
