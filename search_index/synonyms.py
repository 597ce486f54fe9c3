"""What people call things → terms of the sources, below the literal words. The pairs are editors' data."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from search_index.analysis import fold, terms

if TYPE_CHECKING:
    from content.model import Atributo, Sinonimo

WEIGHT = 0.5
"""Weight of an expanded term; a literal one has 1."""

ATTRIBUTE_WEIGHT = 0.8
"""Weight of the term of an attribute that is asked for."""

CREDIT = 0.9
"""How much of a word of the question its synonym covers."""

ATTRIBUTE_CREDIT = 0.8
"""How much of the words that ask for an attribute a passage about it covers."""

WHICH = frozenset({"que", "cual", "cuales"})

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Synonyms:
    """Analysed pairs (what people say, terms of the sources), sorted; a stopword has no term."""

    pairs: tuple[tuple[Phrase, Phrase], ...]

    @cached_property
    def silent(self) -> frozenset[str]:
        """Words that stand for a stopword: «kien», «q», «between»."""
        return frozenset(phrase[0] for phrase, expansion in self.pairs if not expansion and len(phrase) == 1)

    @cached_property
    def _by_first(self) -> Mapping[str, tuple[tuple[Phrase, Phrase], ...]]:
        found: dict[str, list[tuple[Phrase, Phrase]]] = {}
        for phrase, expansion in self.pairs:
            if not expansion:
                continue
            found.setdefault(phrase[0], []).append((phrase, expansion))
        return {first: tuple(pairs) for first, pairs in found.items()}

    def expand(self, query: Sequence[str]) -> dict[str, float]:
        """Weighted terms of a question: its own with 1, those of its synonyms with WEIGHT."""
        weights: dict[str, float] = {}
        for _, _, expansion in self._matches(query):
            weights.update((word, ATTRIBUTE_WEIGHT if is_attribute(word) else WEIGHT) for word in expansion)
        weights.update(dict.fromkeys(query, 1.0))
        return weights

    def alternatives(self, query: Sequence[str]) -> list[list[tuple[Phrase, float]]]:
        """For each term of a question, what else says it: terms that count together, and their credit."""
        found: list[list[tuple[Phrase, float]]] = [[] for _ in query]
        for start, end, expansion in self._matches(query):
            credit = ATTRIBUTE_CREDIT if is_attribute(expansion[0]) else CREDIT
            for place in range(start, end):
                found[place].append((expansion, credit))
        return found

    def _matches(self, query: Sequence[str]) -> Iterator[tuple[int, int, Phrase]]:
        """Where phrases stand in a question, with what they expand to.

        Words that ask for an attribute ask for nothing right before a number: «ID 275» names a project.
        """
        for start, term in enumerate(query):
            for phrase, expansion in self._by_first.get(term, ()):
                end = start + len(phrase)
                names = is_attribute(expansion[0]) and end < len(query) and query[end][0].isdecimal()
                if tuple(query[start:end]) == phrase and not names:
                    yield start, end, expansion

    def to_json(self) -> str:
        """One pair a line, sorted."""
        lines = ",\n".join(json.dumps(pair, ensure_ascii=False) for pair in self.pairs)
        return f"[\n{lines}\n]\n"


def attribute_term(atributo: str) -> str:
    """Term of the passages that answer a kind of question; no word of a text looks like it."""
    return f"@{atributo}"


def is_attribute(term: str) -> bool:
    """Whether a term stands for a kind of question."""
    return term.startswith("@")


def build_synonyms(sinonimos: Iterable[Sinonimo], atributos: Iterable[Atributo]) -> Synonyms:
    """Analyse the editors' pairs with the analysis of the documents; pairs that mean the same term vanish.

    The words by which people ask for an attribute lead to the attribute's own term.
    """
    pairs = {
        (tuple(terms(equivalente)), tuple(dict.fromkeys(terms(s.termino))))
        for s in sinonimos
        for equivalente in s.equivalentes
    } | {
        (tuple(terms(asked)), (attribute_term(a.id),))
        for a in atributos
        for asked in (a.nombre, *a.terminos)
        if _asks(asked)
    }
    return Synonyms(tuple(sorted((p, e) for p, e in pairs if p and p != e)))


def _asks(wording: str) -> bool:
    """Whether the terms of a wording ask for an attribute.

    Of «cuánto sale» the verb does; of «a qué foco» only «foco» is a term, which names a thing and asks for nothing.
    """
    return len(terms(wording)) > 1 or WHICH.isdisjoint(fold(wording).split())


def from_json(text: str) -> Synonyms:
    """The inverse of `to_json`. Terms and phrases that come up again are kept once."""
    kept: dict[Phrase, Phrase] = {}

    def once(words: list[str]) -> Phrase:
        phrase = tuple(map(sys.intern, words))
        return kept.setdefault(phrase, phrase)

    return Synonyms(tuple((once(phrase), once(expansion)) for phrase, expansion in json.loads(text)))
