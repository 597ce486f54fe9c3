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

_STOPWORDS_TEXT = """
a al algo algun alguna algunas alguno algunos ante antes aquel aquella aquellas aquello aquellos aqui asi aun aunque
bajo bien cada casi como con contra cual cuales cualquier cuando cuanta cuantas cuanto cuantos cuya cuyas cuyo cuyos
de del desde donde dos durante e el ella ellas ello ellos en entre era eran eres es esa esas ese eso esos esta estaba
estaban estado estais estamos estan estar estas este esto estos estoy estuvo fue fueron fui ha habia habian haber hace
hacia han has hasta hay he hemos hubo la las le les lo los mas me mi mientras mis mucha muchas mucho muchos muy nada ni
nos nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco por porque pues que quien
quienes se sea sean segun ser sera seran si sido siempre siendo sino sobre son soy su sus suya suyo tal tales tambien
tampoco tan tanto te tenia tengo tiene tienen toda todas todo todos tu tus u un una unas uno unos usted ustedes va vos
vosotros y ya yo
the of and in to is are was were what which who how much many does do did for by on at from an it its be there where
when
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
    """A question for the encoder: words without punctuation, which the same question may lack; accents stay."""
    lower = unicodedata.normalize("NFC", text).lower()
    return " ".join(_WORD.findall(_PUNCTUATED_ACRONYM.sub(lambda m: m.group().replace(".", ""), lower)))


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
