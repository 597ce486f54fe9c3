"""Typing errors → words of closed vocabularies: names and the corpus' own words. Never fuzzes a word that is known."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search_index.analysis import STOPWORDS, fold, stem, without_ene

MIN_LENGTH = 4
"""Shorter words are too alike to correct."""

SHORT = 6
"""A word with fewer letters is corrected only to a name and keeps its first letter."""

_WORD = re.compile(r"[^\W\d_]+")

_SOUNDS = (
    (re.compile("qu(?=[ei])|c(?=[^eih]|$)"), "k"),
    (re.compile("z|c(?=[ei])|x"), "s"),
    (re.compile("ll"), "y"),
    (re.compile("v"), "b"),
    (re.compile("(?<!c)h"), ""),
    (re.compile(r"g(?=[ei])"), "j"),
    (re.compile(r"([a-zñ])\1"), r"\1"),
)
"""Letters that sound alike in Chile: seseo, yeísmo, b and v, silent h."""


def sounds(folded: str) -> str:
    """How a folded word sounds, roughly: equal for `desarroyado` and `desarrollado`."""
    for pattern, sound in _SOUNDS:
        folded = pattern.sub(sound, folded)
    return folded


@dataclass(frozen=True, slots=True)
class Correction:
    """The text as understood, and what was changed, as typed → as understood, in reading order."""

    text: str
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, order=True)
class Word:
    """A known word: folded form, how it is written, 0 for a name and 1 for other words, times seen."""

    folded: str
    written: str
    rank: int
    count: int


@dataclass(frozen=True)
class Vocabulary:
    """Known words, sorted by folded form, and the common words of Spanish, folded.

    A common word needs no correction and is none.
    """

    words: tuple[Word, ...]
    common: Container[str] = frozenset()

    @cached_property
    def _by_folded(self) -> Mapping[str, Word]:
        return {word.folded: word for word in self.words}

    @cached_property
    def _stems(self) -> frozenset[str]:
        whole = stem.__wrapped__  # these stems are asked for once: the cache is for the words of questions
        return frozenset(without_ene(whole(word.folded)) for word in self.words)

    @cached_property
    def _targets(self) -> Mapping[int, tuple[str, ...]]:
        """Possible corrections by length: rare words of the corpus may be errors themselves."""
        found: dict[int, list[str]] = {}
        for word in self.words:
            if len(word.folded) >= MIN_LENGTH and (word.rank == 0 or word.count > 1):
                found.setdefault(len(word.folded), []).append(word.folded)
        return {length: tuple(words) for length, words in found.items()}

    @cached_property
    def _by_sound(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for targets in self._targets.values():
            for target in targets:
                found[sounds(target)] = (*found.get(sounds(target), ()), target)
        return found

    def knows(self, folded: str) -> bool:
        """Whether a folded word needs no correction: known itself, without its ñ, or by its stem."""
        return (
            folded in STOPWORDS
            or folded in self._by_folded
            or without_ene(stem(folded)) in self._stems
            or folded in self.common
        )

    def correct(self, text: str) -> Correction:
        """Replace unknown words that sound like a known one, or are one error (two from 8 letters on) away from it."""
        changes: list[tuple[str, str]] = []
        out: list[str] = []
        end = 0
        for match in _WORD.finditer(text):
            meant = self.meant(match.group())
            if meant is not None:
                changes.append((match.group(), meant))
                out += [text[end : match.start()], meant]
                end = match.end()
        return Correction("".join([*out, text[end:]]), tuple(changes))

    def meant(self, typed: str) -> str | None:
        """The known word that was meant, or None if the word is known, too short, or like nothing known."""
        folded = fold(typed)
        joined = self._by_folded.get(folded)
        if joined is not None and " " in joined.written:
            return joined.written
        if len(folded) < MIN_LENGTH or self.knows(folded):
            return None
        alike = [self._by_folded[target] for target in self._by_sound.get(sounds(folded), ())]
        if alike:
            return min(alike, key=lambda word: (word.rank, -word.count, word.folded)).written
        return self._nearest(folded)

    def _nearest(self, folded: str) -> str | None:
        limit = 1 if len(folded) < 8 else 2
        best: tuple[float, int, int, str] | None = None
        for length in range(len(folded) - limit, len(folded) + limit + 1):
            for target, distance, _ in process.extract(
                folded, self._targets.get(length, ()), scorer=OSA.distance, score_cutoff=limit, limit=None
            ):
                word = self._by_folded[target]
                if target[0] != folded[0] and (distance > 1 or len(folded) < SHORT):
                    continue
                if len(folded) < SHORT and word.rank > 0:
                    continue
                key = (float(distance), word.rank, -word.count, target)
                best = key if best is None else min(best, key)
        return None if best is None else self._by_folded[best[3]].written

    def to_tsv(self) -> str:
        """One word a line, sorted."""
        return "".join(f"{w.folded}\t{w.written}\t{w.rank}\t{w.count}\n" for w in self.words)


def from_tsv(text: str, common: Container[str]) -> Vocabulary:
    """The inverse of `to_tsv`, with the common words."""
    rows = (line.split("\t") for line in text.splitlines())
    words = (  # most words are written as they are folded: one text serves both
        Word(folded, folded if written == folded else written, int(rank), int(count))
        for folded, written, rank, count in rows
    )
    return Vocabulary(tuple(words), common)


def build_vocabulary(names: Iterable[str], texts: Iterable[str]) -> Vocabulary:
    """Words of names (rank 0; «sierragorda» stands for «Sierra Gorda») and of texts (rank 1), as mostly written."""
    written: dict[str, dict[str, int]] = {}
    for text in texts:
        for match in _WORD.finditer(text):
            forms = written.setdefault(fold(match.group()), {})
            forms[match.group()] = forms.get(match.group(), 0) + 1
    found = {
        folded: Word(folded, min(forms, key=lambda form: (-forms[form], form)), 1, sum(forms.values()))
        for folded, forms in written.items()
    }
    for name in sorted(set(names)):
        parts = _WORD.findall(name)
        for folded, form in ((fold(part), part) for part in parts):
            if len(folded) >= MIN_LENGTH and folded not in STOPWORDS:
                known = found.get(folded)
                found[folded] = Word(folded, known.written if known else form, 0, known.count if known else 1)
        joined = fold("".join(parts))
        if 1 < len(parts) <= 4 and len(joined) >= SHORT and joined not in found:
            found[joined] = Word(joined, " ".join(parts), 0, 1)
    return Vocabulary(tuple(sorted(found.values())))
