"""Finding known phrases in a token sequence. What a phrase means is the caller's business."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from chatbot.text import Token, tokenise
from search_index.analysis import without_ene

T = TypeVar("T")

MAX_ENDING, SHORT = 2, 5
"""How much longer one form of a word may be than another; one letter for short words: «metidas» is none of «metas»."""


MAX_DIFFERENT = 3
"""Letters after the common beginning: «comunidad» is no form of «comunal»."""


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """Values named by the tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    values: tuple[T, ...]

    def overlaps(self, other: Match[T]) -> bool:
        """Whether both stand on a common token."""
        return self.start < other.end and other.start < self.end


def _same_words(typed: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether words of equal stems are forms of one word: «iniciativa» is none of «inicio»."""
    return all(_same_word(a, b) for a, b in zip(typed, known, strict=True))


def _same_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    longest = MAX_ENDING if len(short) > SHORT or long == f"{short}es" else 1
    common = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return len(long) - len(short) <= longest and len(long) - common <= MAX_DIFFERENT


class PhraseTable(Generic[T]):
    """Phrases by their keys; a phrase may name several values, kept in the order they were added.

    `exact` compares folded words, not stems: «saludos» is a greeting and «salud» is none.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]], *, exact: bool = False) -> None:
        self._values: dict[tuple[str, ...], list[tuple[tuple[str, ...], T]]] = {}
        self._longest: dict[str, int] = {}
        self._exact = exact
        for phrase, value in phrases:
            tokens = tokenise(phrase)
            self._add(self._sequence(tokens), tuple(t.word for t in tokens), value)

    def _sequence(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        return tuple(without_ene(t.word) if self._exact else t.key for t in tokens)

    def _add(self, key: tuple[str, ...], words: tuple[str, ...], value: T) -> None:
        if not key:
            return
        values = self._values.setdefault(key, [])
        if (words, value) not in values:
            values.append((words, value))
        self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))

    def find(self, tokens: Sequence[Token]) -> list[Match[T]]:
        """Every phrase that stands in the tokens, by start, longest first. Matches may overlap."""
        found = []
        sequence = self._sequence(tokens)
        for start, first in enumerate(sequence):
            longest = min(self._longest.get(first, 0), len(sequence) - start)
            for length in range(longest, 0, -1):
                entries = self._values.get(sequence[start : start + length])
                if not entries:
                    continue
                typed = tuple(t.word for t in tokens[start : start + length])
                values = dict.fromkeys(value for words, value in entries if self._exact or _same_words(typed, words))
                if values:
                    found.append(Match(start, start + length, tuple(values)))
        return found

    def find_loose(self, tokens: Sequence[Token], skipped: frozenset[str]) -> list[Match[T]]:
        """Phrases in the tokens and in the tokens without the skipped words: «estudio de (los) distritos»."""
        found = self.find(tokens)
        kept = [i for i, t in enumerate(tokens) if t.word not in skipped]
        for match in self.find([tokens[i] for i in kept]):
            loose = Match(kept[match.start], kept[match.end - 1] + 1, match.values)
            if loose.end - loose.start > match.end - match.start and loose not in found:
                found.append(loose)
        return found

    def find_longest(self, tokens: Sequence[Token], without: T | None = None) -> list[Match[T]]:
        """Matches without overlap: longer ones win, then earlier ones; in reading order.

        Matches that mean `without` are passed over, so that what stands inside them is found.
        """
        return disjoint(self.find(tokens), without)


def disjoint(matches: Iterable[Match[T]], without: T | None = None, content: Sequence[bool] = ()) -> list[Match[T]]:
    """The longest matches that do not overlap, in reading order; those that mean `without` are passed over.

    With `content`, words of content count first: «Región Metropolitana» goes before «la región».
    """
    chosen: list[Match[T]] = []
    for match in sorted(matches, key=lambda m: (-sum(content[m.start : m.end]), m.start - m.end, m.start)):
        if without not in match.values and not any(match.overlaps(other) for other in chosen):
            chosen.append(match)
    return sorted(chosen, key=lambda m: m.start)


def covered(matches: Iterable[Match[T]]) -> set[int]:
    """Places of the tokens that the matches stand on."""
    return {i for match in matches for i in range(match.start, match.end)}
