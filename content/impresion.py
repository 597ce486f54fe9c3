"""Which numbers a printed text can mean, whatever thousands separator its author used."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBER = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)*(?![\d])")

_WORDS = {
    "un": 1,
    "una": 1,
    "uno": 1,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "seis": 6,
    "siete": 7,
    "ocho": 8,
    "nueve": 9,
    "diez": 10,
    "once": 11,
    "doce": 12,
    "trece": 13,
    "catorce": 14,
    "quince": 15,
}


def impresos(texto: str) -> frozenset[Decimal]:
    """The numbers in a printed text.

    A point or comma followed by groups of exactly three digits separates thousands (2.147, 10,000); any other
    single point or comma is a decimal mark (62.5, 82,6). "0.125" is a decimal, since no thousand starts with 0.
    Number words up to fifteen count too. A text without any number gives the empty set.
    """
    found = {_read(match.group()) for match in _NUMBER.finditer(texto)}
    found |= {Decimal(_WORDS[w]) for w in re.findall(r"[a-záéíóú]+", texto.lower()) if w in _WORDS}
    return frozenset(found)


def _read(token: str) -> Decimal:
    if re.fullmatch(r"[1-9]\d{0,2}([.,]\d{3})+", token):
        return Decimal(re.sub(r"[.,]", "", token))
    if re.fullmatch(r"\d{1,3}(\.\d{3})+,\d+", token):
        return Decimal(token.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d+[.,]\d+", token):
        return Decimal(token.replace(",", "."))
    return Decimal(re.sub(r"[.,]", "", token))
