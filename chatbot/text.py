"""A question as typed → clean text → tokens. Knows characters and words, nothing of the catalogue."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from search_index.analysis import STOPWORDS, stem, without_ene, words

_SCRIPT = re.compile(r"<(script|style)\b.*?(</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>?")
_SQL = re.compile(
    r"['\"]?\s*;?\s*\b(?:drop\s+table|delete\s+from|insert\s+into|union\s+select|\d*'?\s*or\s+'?\d+'?\s*=\s*'?\d+'?)\b[^?¿]*?(?:--|;|$)",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}|<%.*?%>")
"""Expressions of template languages: pasted to see whether they are evaluated."""

_PERCENT_AFTER_NUMBER = re.compile(r"(?<=\d)\s*%")
_INTERROGATIVE = re.compile(r"\b(?:qué|cuál(?:es)?|quién(?:es)?|cuánt[oa]s?|cuándo|dónde|cómo)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:quien(?:es)?|cuant[oa]s?|cuando|donde|como)\b", re.IGNORECASE)
_SHORT_YEAR = re.compile(
    r"\b((?:el|del|año|ano|en)\s+'?)([89]\d)\b(?!\s*(?:%|por|mil|km|kil|ha\b|t\b|[.,]\d))", re.IGNORECASE
)
ORDINALS = ("primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "septimo", "octavo", "noveno", "decimo")
_ORDINAL = re.compile(r"\b([1-9]|10)(?:er|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na)\b", re.IGNORECASE)
"""«4to», written for «cuarto»."""

_SOUNDS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("ch", "1"), ("qu(?=[ei])", "k"), ("c(?=[ei])|z|x", "s"), ("c|q", "k"), ("h", ""), ("1", "ch"),
        ("v|w", "b"), ("ll", "y"), ("g(?=[ei])", "j"), (r"(.)\1", r"\1"),
    )
)  # fmt: skip
"""Spellings that sound alike, in the order in which they are undone; «ch» is kept apart from «h»."""

_APOCOPES = {"gran": "grande", "primer": "primero", "tercer": "tercero"}
"""Words that lose their end before a noun."""

_SPELLED_APART = ((re.compile(r"(?<=[aeiounrls])(?:qu|c)$"), "z"), (re.compile(r"(?<=[aeiounrl])gu$"), "g"))
"""Ends of stems that change their spelling before «e» and «i»: «visualice», «visualizar»; «indique», «indicar»."""

OR = frozenset({"o", "u", "or"})
"""Words between two things of which one is asked for."""

HOW_MUCH = "cuant"
"""How every form of «cuánto» begins, folded."""
HOW_MANY = ("cuantos", "cuantas")
"""Those of what is counted."""

YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_OPENING_WHY = re.compile(r"^\W*(?:y\s+)?porque\b", re.IGNORECASE)

_SPACE = re.compile(r"\s+")
PERCENT_MARK = " porciento "


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word and the key it is matched by: its stem, or the word itself if it is a function word."""

    word: str
    key: str
    content: bool


def clean(text: str) -> str:
    """The question without markup, control and invisible characters, or pasted database commands (NFC)."""
    visible = "".join(
        c if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs", "Cn") else ""
        for c in unicodedata.normalize("NFC", text)
    )
    for pattern in (_SCRIPT, _TEMPLATE, _TAG, _SQL):
        visible = pattern.sub(" ", visible)
    return _SPACE.sub(" ", visible).strip()


def with_why(text: str) -> str:
    """With «por qué» where a question opens with «porque»: nobody gives a reason before anything is said."""
    return _OPENING_WHY.sub("por qué", text)


def without_relatives(text: str) -> str:
    """Without «donde», «cuando»… that ask nothing: beside a question word with its accent, one without is relative."""
    return _RELATIVE.sub(" ", text) if _INTERROGATIVE.search(text) else text


@lru_cache(maxsize=1 << 16)
def token(word: str) -> Token:
    """The token of one folded word."""
    if word[0].isdecimal():
        return Token(word, word, True)
    if word in STOPWORDS:
        return Token(word, without_ene(word), False)
    return Token(word, _alike(without_ene(stem(_APOCOPES.get(word, word)))), True)


def _alike(stemmed: str) -> str:
    """A stem whose end is spelled in one way only."""
    for pattern, replacement in _SPELLED_APART:
        stemmed = pattern.sub(replacement, stemmed)
    return stemmed


def sound(word: str) -> str:
    """How a folded word sounds in Chile: «avansado» sounds like «avanzado», «konstruir» like «construir»."""
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


def tokenise(text: str) -> tuple[Token, ...]:
    """Tokens in reading order. A percent sign is the word `porciento` after a number and `porcentaje` elsewhere."""
    text = _SHORT_YEAR.sub(r"\g<1>19\g<2>", text)
    text = _ORDINAL.sub(lambda m: ORDINALS[int(m[1]) - 1], text)
    marked = _PERCENT_AFTER_NUMBER.sub(PERCENT_MARK, text).replace("%", " porcentaje ")
    return tuple(token(word) for word in words(marked))


def keys(text: str) -> tuple[str, ...]:
    """Keys of every word, function words included: the form in which phrases are compared."""
    return tuple(t.key for t in tokenise(text))


_ORDINAL_KEYS = tuple(token(word).key for word in ORDINALS)


def ordinals_in(tokens: Sequence[Token]) -> list[int]:
    """The places that ordinal words name («segundo», «tercera»), from 1, in reading order."""
    return [i for t in tokens for i, key in enumerate(_ORDINAL_KEYS, start=1) if t.key == key]


def ordinal_in(tokens: Sequence[Token]) -> int | None:
    """The place that the only ordinal word names; None without one, or with several."""
    found = ordinals_in(tokens)
    return found[0] if len(found) == 1 else None


def content_keys(texts: Iterable[str]) -> set[str]:
    """Keys of the content words of some texts of the Catalogue or of a source; what they hold is kept."""
    return {key for text in texts for key in _content_keys(text)}


@lru_cache(maxsize=1 << 14)
def _content_keys(text: str) -> frozenset[str]:
    return frozenset(t.key for t in tokenise(text) if t.content)
