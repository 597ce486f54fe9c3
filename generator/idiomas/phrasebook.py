"""The words of the interface in another language: a table of phrases, some with gaps that hold other phrases."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.errors import GeneratorError
from generator.idiomas.marks import CLOSE, OPEN

GAP = "{}"


@dataclass(frozen=True, slots=True)
class Gapped:
    """A phrase with gaps: its first and last letter (empty where a gap stands), its longest piece, its pattern, and
    the same in the other language.
    """

    first: str
    last: str
    longest: str
    pattern: re.Pattern[str]
    target: str


@dataclass(frozen=True)
class Phrasebook:
    """Spanish phrase → the same in the other language. `{}` is a gap: what stands in it is looked up for itself."""

    phrases: Mapping[str, str]

    def __call__(self, text: str) -> str:
        """The phrase in the other language; a text that the book does not have comes back as it is."""
        if text in self.phrases:
            return self.phrases[text]
        known = self._seen.get(text)
        if known is None:
            known = self._seen[text] = self._with_gaps(text)
        return known

    def __contains__(self, text: str) -> bool:
        return text in self.phrases or any(p.pattern.fullmatch(text) for p in self._candidates(text))

    def _with_gaps(self, text: str) -> str:
        for phrase in self._candidates(text):
            match = phrase.pattern.fullmatch(text)
            if match and all(group.count(OPEN) == group.count(CLOSE) for group in match.groups()):
                pieces = phrase.target.split(GAP)
                held = [self(group) for group in match.groups()]
                return pieces[0] + "".join(h + p for h, p in zip(held, pieces[1:], strict=True))
        return text

    def _candidates(self, text: str) -> list[Gapped]:
        """The phrases with gaps that can match a text by its first and last letter and their longest piece: a few
        instead of all.
        """
        ends = text[:1], text[-1:]
        found = self._by_ends.get(ends)
        if found is None:
            found = self._by_ends[ends] = [
                p for p in self._gapped if p.first in ("", ends[0]) and p.last in ("", ends[1])
            ]
        return [p for p in found if p.longest in text]

    @cached_property
    def _gapped(self) -> list[Gapped]:
        """The phrases with gaps, the longest first, so that a phrase wins over a more general one."""
        gapped = sorted((k for k in self.phrases if GAP in k), key=lambda k: (-len(k), k))
        made = []
        for phrase in gapped:
            pieces = phrase.split(GAP)
            pattern = re.compile("(.+?)".join(map(re.escape, pieces)), re.DOTALL)
            longest = max(pieces, key=len)
            made.append(Gapped(pieces[0][:1], pieces[-1][-1:], longest, pattern, self.phrases[phrase]))
        return made

    @cached_property
    def _by_ends(self) -> dict[tuple[str, str], list[Gapped]]:
        return {}

    @cached_property
    def _seen(self) -> dict[str, str]:
        return {}


def read_phrasebook(path: Path) -> Phrasebook:
    """Read a JSON object of phrases. Raises GeneratorError if it cannot be used."""
    where = f"site_src/{path.parent.name}/{path.name}"
    try:
        phrases = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_once)
    except (FileNotFoundError, UnicodeDecodeError, ValueError) as error:
        raise GeneratorError(where, f"no se puede leer: {error}.", "Escribe pares «español»: «inglés».") from None
    for spanish, other in phrases.items():
        if not isinstance(other, str) or spanish.count(GAP) != other.count(GAP):
            raise GeneratorError(where, f"«{spanish}» no tiene los mismos huecos en los dos idiomas.", "Revisa los {}.")
    return Phrasebook(phrases)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    keys = [key for key, _ in pairs]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError(f"está dos veces: {', '.join(twice)}")
    return dict(pairs)
