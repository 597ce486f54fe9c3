"""Text → search terms. `site_src/assets/buscar-motor.js` does the same in the browser; a test compares the two.

Lower case, no accents (ñ as n), words and numbers, no function words, plural and gender off. Lighter than Snowball on
purpose: it has to fit in a page, and both sides must agree to the letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_STOPWORDS_TEXT = """
a al con cual cuales cuando cuanto cuanta cuantos cuantas como de del desde donde e el ella en entre es esta este
hay la las le lo los mas mi o para pero por que quien se ser si sin sobre son su sus un una unos unas y ya
"""
STOPWORDS = frozenset(_STOPWORDS_TEXT.split())

_MARKS = re.compile("[\u0300-\u036f]+")
"""Accents, once they are letters of their own (Unicode block «Combining Diacritical Marks»)."""
_WORD = re.compile(r"[a-z0-9]+")
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_VOWELS = "aeiou"
_KEPT = 3
"""Words of at most these letters keep them."""


def fold(text: str) -> str:
    """Lower case without any accent; a point between thousands goes. `2.147 Ñuñoa` → `2147 nunoa`."""
    plain = text.lower()
    if not plain.isascii():
        plain = _MARKS.sub("", unicodedata.normalize("NFD", plain))
    return _THOUSANDS.sub("", plain)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A folded word without its plural and its last vowel: `hospitales` → `hospital`, `mineras` → `miner`."""
    if word[-1].isdigit():
        return word
    if len(word) <= _KEPT:
        return f"{word[:-1]}c" if word.endswith("z") else word
    if word.endswith("es") and word[-3] not in _VOWELS:
        word = word[:-2]
    elif word.endswith("s"):
        word = word[:-1]
    if len(word) > _KEPT and word[-1] in "aeo":
        word = word[:-1]
    return f"{word[:-1]}c" if word.endswith("z") else word


@lru_cache(maxsize=1 << 17)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, function words left out, in order."""
    return tuple(w for w in _WORD.findall(fold(text)) if w not in STOPWORDS)


def terms(text: str) -> list[str]:
    """The stems of a text's words."""
    return [stem(w) for w in words(text)]
