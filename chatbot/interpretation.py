"""What a question was understood to ask, as values. `interpret` builds them, everything later reads them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from chatbot.text import Token

SlotKind = Literal["entity", "attribute", "term", "source"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that an answer has to be about. `keys` are posting keys with credits; the best one counts."""

    kind: SlotKind
    text: str
    keys: tuple[tuple[str, float], ...]
    weight: float
    start: int
    end: int
    known: bool = True
    """Whether any statement holds it."""

    @property
    def key(self) -> str:
        """Key of the word of a term, also of one that an earlier question said; empty for any other slot."""
        first = self.keys[0][0] if self.keys else ""
        return first[2:] if self.kind == "term" and first.startswith("t:") else ""

    @property
    def ids(self) -> tuple[str, ...]:
        """Entity or attribute ids that it names, without the prefix; more than one if it is ambiguous."""
        prefix = {"entity": "e:", "attribute": "a:", "source": "s:"}.get(self.kind, " ")
        return tuple(k[2:] for k, credit in self.keys if k.startswith(prefix) and credit >= 1.0)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which values a figure has to lie: «más de 10.000 millones», «entre 40 y 50 familias»."""

    low: Decimal | None
    high: Decimal | None
    closed: bool
    """Whether the bounds themselves count."""
    pesos: bool
    """Whether they are amounts of money, in pesos."""
    noun: str
    """Key of what is counted, if it is said after the number; empty otherwise."""
    start: int
    end: int

    def hold(self, value: Decimal) -> bool:
        """Whether a value lies between them."""
        if self.closed:
            return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)
        return (self.low is None or value > self.low) and (self.high is None or value < self.high)


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A question taken apart."""

    text: str
    tokens: tuple[Token, ...] = ()
    slots: tuple[Slot, ...] = ()
    operations: frozenset[str] = frozenset()
    classes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    retrieved: tuple[tuple[str, float], ...] = ()
    """Statements that the search engine ranks first, with their scores relative to its best."""
    clearly_found: str = ""
    """The statement that the search engine finds ahead of all others by word and meaning; empty if there is none."""
    asks_figure: bool = False
    """Whether every attribute that it asks for is told by a figure."""
    follows: bool = False
    """Whether it leans on the previous question by its wording."""
    bounds: Bounds | None = None
    """Values that limit what is asked for."""
    excluded: frozenset[str] = frozenset()
    """Ids of what is named only to leave it out («que no sean de Calama»), and sectors of projects."""

    def of_kind(self, kind: SlotKind) -> tuple[Slot, ...]:
        """Slots of one kind, in reading order."""
        return tuple(s for s in self.slots if s.kind == kind)

    @property
    def entities(self) -> tuple[str, ...]:
        """Ids of everything named, in reading order."""
        return tuple(dict.fromkeys(i for s in self.of_kind("entity") for i in s.ids))

    def place_in_search(self, statement_id: str) -> int:
        """Place of a statement in the search engine's ranking, from 0; a large number if it is not there."""
        return next(
            (i for i, (found, _) in enumerate(self.retrieved) if found == statement_id), len(self.retrieved) + 99
        )

    def entities_but(self, prefixes: tuple[str, ...]) -> tuple[str, ...]:
        """Ids of what is named, without the kinds that begin so."""
        return tuple(i for i in self.entities if not i.startswith(prefixes))

    def without_bounds(self) -> Interpretation:
        """The same question without the slots of the words that say the bounds."""
        if self.bounds is None:
            return self
        first, last = self.bounds.start, self.bounds.end
        return self.with_slots(tuple(s for s in self.slots if not first <= s.start < last))

    def without_excluded(self) -> Interpretation:
        """The same question without what is named only to be left out."""
        if not self.excluded:
            return self
        kept = tuple(s for s in self.slots if s.kind != "entity" or not set(s.ids) <= self.excluded)
        return replace(self, slots=kept, sectors=tuple(s for s in self.sectors if s not in self.excluded))

    @property
    def attributes(self) -> tuple[str, ...]:
        """Ids of the attributes asked for, in reading order."""
        return tuple(dict.fromkeys(i for s in self.of_kind("attribute") for i in s.ids))

    def with_slots(self, slots: tuple[Slot, ...]) -> Interpretation:
        """The same question about other slots."""
        return replace(self, slots=slots)
