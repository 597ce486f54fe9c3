"""The common words of Spanish: who types one made no typing error. Which words are meant instead is `correct`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from search_index.analysis import fold

_PRONOUNS = re.compile(r"(?<=[aeiournsd])(?:me|te|se|nos|les?|l[ao]s?)$")
"""Pronouns written on to a verb: «muéstrame», «hacerlo», «dímelo» (twice)."""

LIBRARY = "simplemma"
"""Whose word list it is; its version is in the manifest."""


@dataclass(frozen=True)
class CommonWords:
    """CRC-32 of each folded word, ascending, (n,) uint32: of 10,000 words that are none, two pass for one."""

    hashes: NDArray[np.uint32]

    def __contains__(self, folded: object) -> bool:
        """Whether a folded word is common, alone or as a verb with its pronouns."""
        if not isinstance(folded, str):
            return False
        return self._holds(folded) or any(self._holds(verb) for verb in _verbs(folded))

    def _holds(self, folded: str) -> bool:
        value = crc32(folded.encode())
        at = int(np.searchsorted(self.hashes, np.uint32(value)))
        return at < len(self.hashes) and int(self.hashes[at]) == value


def _verbs(folded: str) -> list[str]:
    """What is left of a word without one and without two pronouns at its end."""
    found = []
    for _ in range(2):
        shorter = _PRONOUNS.sub("", folded)
        if shorter == folded or len(shorter) < 3:
            break
        folded = shorter
        found.append(folded)
    return found


def of_words(words: Iterable[str]) -> CommonWords:
    """Common words given one by one; what is no single word is left out."""
    folded = {fold(word) for word in words if word.isalpha()}
    return CommonWords(np.array(sorted({crc32(word.encode()) for word in folded}), dtype=np.uint32))


def spanish() -> CommonWords:
    """All forms of simplemma's Spanish dictionary."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    return of_words(list(DefaultDictionaryFactory().get_dictionary("es")))
