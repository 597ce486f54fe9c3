"""What will be answered, before any wording: the resolved intent that the answer's id is made of."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

Status = Literal["answered", "conflict", "clarification", "no_answer", "out_of_scope"]
Kind = Literal["computed", "passage", "none"]


@dataclass(frozen=True, slots=True)
class Option:
    """One reading of an ambiguous question, as a question that has only that reading."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a passage that answer, and where they stand."""

    source_id: str
    section_id: str
    locator: str
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A resolved intent. Equal plans print equal answers."""

    status: Status
    intent: str
    kind: Kind = "none"
    parts: tuple[str, ...] = ()
    """Ids of the statements to print, in order."""
    lead: str = ""
    """Computed sentences that come first."""
    operands: tuple[str, ...] = ()
    """Ids of the figures that a computation used."""
    cited: tuple[str, ...] = ()
    """Ids of statements that are cited but not printed."""
    options: tuple[Option, ...] = ()
    focus: tuple[str, ...] = ()
    """Ids of the records that the answer is about; a follow-up leans on them."""
    quotes: tuple[Quote, ...] = ()
    """Passages that answer where no statement does."""
    near: tuple[str, ...] = field(default=())
    """Ids of the nearest statements, when the sources do not hold the answer."""

    def fingerprint(self, version: str) -> str:
        """Identity of the answer in a version of the index: 16 hexadecimal digits."""
        form = [
            version,
            self.status,
            self.intent,
            self.parts,
            self.lead,
            self.operands,
            [o.label for o in self.options],
            [(q.source_id, q.section_id, q.locator, q.text) for q in self.quotes],
            self.near,
        ]
        return sha256(json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()[:16]
