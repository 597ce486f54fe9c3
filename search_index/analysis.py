"""Text → terms: the one analysis of documents, questions, synonyms and vocabularies. No index is known here.

Order: NFC, lower case, accents folded (ñ stays a letter of its own), words and numbers, stopwords out, Spanish
Snowball. Folding comes before stemming because Snowball treats `minería` and `mineria` differently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from snowballstemmer import stemmer

_TILDE = "\N{COMBINING TILDE}"
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
_DECIMAL = re.compile(r"\d+(?:[.,]\d{3})*[.,]\d+")
_PUNCTUATED_ACRONYM = re.compile(r"\b(?:[^\W\d_]\.){2,}(?![^\W\d_])")
_MAX_PREFIX = 3
"""Longest word that names the number after it: «ID 275», «OE 1»."""

_JOINING = """
a al ante bajo con contra de del desde durante e el en entre hacia hasta la las los o para por segun sobre u un una
unas unos y the of and in to for by on at from an
"""
"""Articles, prepositions and conjunctions, Spanish and English."""

_STOPWORDS_TEXT = f"""
{_JOINING}
algo algun alguna algunas alguno algunos antes aquel aquella aquellas aquello aquellos aqui asi aun aunque bien cada
casi como cual cuales cualquier cuando cuanta cuantas cuanto cuantos cuya cuyas cuyo cuyos donde dos ella ellas ello
ellos era eran eres es esa esas ese eso esos esta estaba estaban estado estais estamos estan estar estas este esto
estos estoy estuvo fue fueron fui ha haber habia habian hace han has hay he hemos hubo le les lo mas me mi mientras
mis mucha muchas mucho muchos muy nada ni nos nosotros nuestra nuestras nuestro nuestros os otra otras otro otros pero
poco porque pues que quien quienes se sea sean ser sera seran si sido siempre siendo sino son soy su sus suya suyo tal
tales tambien tampoco tan tanto te tengo tenia tiene tienen toda todas todo todos tu tus uno usted ustedes va vos
vosotros ya yo
is are was were what which who how much many does do did it its be there where when
"""
"""Spanish function words and the English ones of a question. «no» and «sin» are terms: they turn a statement round."""

_SNOWBALL = stemmer("spanish")


def fold(text: str) -> str:
    """Lower case without accents; ñ stays. `MINERÍA de Ñuñoa` → `mineria de ñuñoa`."""
    plain: list[str] = []
    for char in unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).lower()):
        if not unicodedata.combining(char):
            plain.append(char)
        elif char == _TILDE and plain and plain[-1] == "n":
            plain[-1] = "ñ"
    return "".join(plain)


def without_ene(term: str) -> str:
    """The term as somebody without ñ on the keyboard types it."""
    return term.replace("ñ", "n")


STOPWORDS = frozenset(fold(_STOPWORDS_TEXT).split())
_SCAFFOLD = STOPWORDS - frozenset(_JOINING.split())
"""Question words, auxiliaries, pronouns: what a question says them of, the rest of it names."""


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """Stem of a folded word. Snowball leaves `años`, `usos` whole: a plural s after a vowel goes too."""
    found = str(_SNOWBALL.stemWord(word))
    if len(found) > 3 and found.endswith(("as", "es", "os")):
        return found[:-1]
    return found


def number(token: str) -> str:
    """One spelling a number: `2.147` and `2,147` → `2147`; `82,6` and `82.6` → `82.6`."""
    if _THOUSANDS.fullmatch(token):
        return re.sub(r"[.,]", "", token)
    if _DECIMAL.fullmatch(token):
        whole, _, decimals = token.replace(",", ".").rpartition(".")
        return f"{whole.replace('.', '')}.{decimals}"
    return re.sub(r"[.,]", "", token).lstrip("0") or "0"


def words(text: str) -> list[str]:
    """Folded words and normalised numbers in reading order, stopwords included. `F.N.D.R.` is one word."""
    plain = _PUNCTUATED_ACRONYM.sub(lambda m: m.group().replace(".", ""), fold(text))
    return [number(w) if w[0].isdecimal() else w for w in _WORD.findall(plain)]


def bare(text: str) -> str:
    """A question for the encoder: its words without punctuation, which the same question may lack; accents stay.

    Question words, auxiliaries and pronouns are left out, unless it has no other: to a model of English each is some
    tokens of noise. Articles and prepositions hold names together and stay.
    """
    lower = unicodedata.normalize("NFC", text).lower()
    found = _WORD.findall(_PUNCTUATED_ACRONYM.sub(lambda m: m.group().replace(".", ""), lower))
    return " ".join([word for word in found if not _is_scaffold(word)] or found)


@lru_cache(maxsize=1 << 12)
def _is_scaffold(word: str) -> bool:
    return fold(word) in _SCAFFOLD


def terms(text: str) -> list[str]:
    """Index terms in reading order; a short word and the number after it also count as one (`oe 1` → oe, 1, oe1)."""
    return list(_terms(words(text)))


def _terms(found: list[str]) -> Iterator[str]:
    previous = ""
    for word in found:
        if word[0].isdecimal():
            yield word
            if previous:
                yield previous + word
        elif word not in STOPWORDS:
            yield stem(word)
        previous = "" if word[0].isdecimal() or len(word) > _MAX_PREFIX or word in STOPWORDS else word
