"""Bounds and exclusions in a question: «más de 10.000 millones», «entre 40 y 50 familias», «que no sean de Calama»."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from chatbot.interpretation import Bounds, Slot
from chatbot.knowledge import ARTICLES, Knowledge
from chatbot.phrases import Match, covered
from chatbot.text import Token
from content.model import Vocablo

OVER, UNDER, AT_LEAST, AT_MOST, BETWEEN, EXACTLY = "mas-de", "menos-de", "al-menos", "a-lo-mas", "entre", "igual"
EXCEPT = "excluir"
COMPARATORS = frozenset({OVER, UNDER, AT_LEAST, AT_MOST, BETWEEN, EXACTLY})
"""Operations that say nothing without the number after them."""

CLOSED = frozenset({AT_LEAST, AT_MOST, BETWEEN, EXACTLY})
LOWER, UPPER = frozenset({OVER, AT_LEAST, EXACTLY}), frozenset({UNDER, AT_MOST, EXACTLY})

NUMBERS = {
    word: Decimal(value)
    for word, value in (
        ("uno", 1), ("una", 1), ("un", 1), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6),
        ("siete", 7), ("ocho", 8), ("nueve", 9), ("diez", 10), ("doce", 12), ("quince", 15), ("veinte", 20),
        ("treinta", 30), ("cuarenta", 40), ("cincuenta", 50), ("cien", 100), ("doscientos", 200),
        ("quinientos", 500), ("mil", 1000),
    )
}  # fmt: skip
"""Numbers that people write in words beside a bound."""

THOUSAND, MILLION = Decimal(1000), Decimal(1_000_000)
SCALES = {"mil": THOUSAND, "millon": MILLION, "millones": MILLION, "million": MILLION, "palos": MILLION}
"""Words after a number that multiply it; «palos» are millions of pesos in Chile."""

SYMBOLS = {"m": THOUSAND, "mm": MILLION}
"""What is left of «M$» and «MM$» before a number: thousands and millions of pesos. After it, «m» is metres."""

AFTER = SCALES | {"mm": MILLION}
MONEY = frozenset({"peso", "pesos", "lucas", "clp"})
LUCAS = "lucas"
MAX_AMOUNT = 5
"""Words of which an amount is made at most."""

YEARS = range(1900, 2101)
"""Numbers that are years when nothing is counted."""

AROUND = ARTICLES | {"de", "unos", "unas", "a", "que"}


def bounds_in(tokens: Sequence[Token], vocablos: Sequence[Match[Vocablo]]) -> Bounds | None:
    """The first bounds that a comparator and a number make; None if there are none."""
    found = [(m, v.id) for m in vocablos for v in m.values if v.id in COMPARATORS]
    for match, kind in sorted(found, key=lambda f: (f[0].start, -f[0].end)):
        read = _bounds(tokens, match, kind)
        if read is not None:
            return read
    return None


def excluded_in(
    tokens: Sequence[Token], vocablos: Sequence[Match[Vocablo]], slots: Sequence[Slot], knowledge: Knowledge
) -> frozenset[str]:
    """Ids of the names, and sectors, that follow words of exclusion; further ones after «y», «ni», «o»."""
    sectors = {
        m.start: (m.end, v.id)
        for m in knowledge.lexicon.vocablos.find_longest(tokens)
        for v in m.values
        if v.grupo == "sector"
    }
    named = {s.start: s for s in slots if s.kind == "entity"}
    found: set[str] = set()
    for match in (m for m in vocablos for v in m.values if v.id == EXCEPT):
        i = match.end
        while i < len(tokens):
            if i in named:
                found |= set(named[i].ids)
                i = named[i].end
            elif i in sectors:
                i, sector = sectors[i]
                found.add(sector)
            elif not tokens[i].content or tokens[i].word == "ni" or _is_kind(i, vocablos):
                i += 1
            else:
                break
    return frozenset(found)


def _is_kind(i: int, vocablos: Sequence[Match[Vocablo]]) -> bool:
    return i in covered(m for m in vocablos for v in m.values if v.grupo == "clase")


def _bounds(tokens: Sequence[Token], match: Match[Vocablo], kind: str) -> Bounds | None:
    first = _single(tokens, match) if kind == EXACTLY else _amount(tokens, match.end)
    if first is None:
        return _before(tokens, match, kind)
    value, money, noun, end = first
    if _is_year(value, money, noun):
        return None
    if kind != BETWEEN:
        low, high = value if kind in LOWER else None, value if kind in UPPER else None
        return Bounds(low, high, kind in CLOSED, money, noun, match.start, end)
    joined = next((i for i in range(end - bool(noun), min(end + 2, len(tokens))) if tokens[i].word in ("y", "and")), -1)
    second = _amount(tokens, joined + 1) if joined >= 0 else None
    if second is None:
        return None
    other, also_money, noun, end = second
    if also_money and not money and value < MILLION <= other:
        value *= _scale_at(tokens, joined + 1)
    low, high = sorted((value, other))
    return Bounds(low, high, True, money or also_money, noun, match.start, end)


def _single(tokens: Sequence[Token], match: Match[Vocablo]) -> tuple[Decimal, bool, str, int] | None:
    """«Una sola comuna»: the number stands inside the words; elsewhere it follows them."""
    if tokens[match.start].word not in ("un", "una"):
        return _amount(tokens, match.end)
    noun = tokens[match.end] if match.end < len(tokens) and tokens[match.end].content else None
    return Decimal(1), False, noun.key if noun else "", match.end + bool(noun)


def _before(tokens: Sequence[Token], match: Match[Vocablo], kind: str) -> Bounds | None:
    """Bounds said after their number: «50 familias o más»."""
    for start in range(max(0, match.start - MAX_AMOUNT), match.start):
        read = _amount(tokens, start)
        if read is not None and read[3] == match.start and tokens[match.start].word in ("o", "or"):
            value, money, noun, _ = read
            low, high = value if kind in LOWER else None, value if kind in UPPER else None
            return Bounds(low, high, True, money, noun, start, match.end)
    return None


def _is_year(value: Decimal, money: bool, noun: str) -> bool:
    return not money and not noun and value in YEARS


def _amount(tokens: Sequence[Token], i: int) -> tuple[Decimal, bool, str, int] | None:
    """Value, whether it is money, key of what is counted, and end of the number at `i`; None if none stands there."""
    while i < len(tokens) and tokens[i].word in AROUND and tokens[i].word not in NUMBERS:
        i += 1
    factor, money = Decimal(1), False
    if i + 1 < len(tokens) and tokens[i].word in SYMBOLS and tokens[i + 1].word[0].isdecimal():
        factor, money, i = SYMBOLS[tokens[i].word], True, i + 1
    if i >= len(tokens):
        return None
    word = tokens[i].word
    if not word[0].isdecimal() and word not in NUMBERS:
        return None
    value = (Decimal(word) if word[0].isdecimal() else NUMBERS[word]) * factor
    i += 1
    while i < len(tokens) and tokens[i].word in AFTER:
        step = AFTER[tokens[i].word]
        value, money = value * step, money or step == MILLION
        i += 1
    if i + 1 < len(tokens) and tokens[i].word == "de" and tokens[i + 1].word in MONEY:
        i += 1
    if i < len(tokens) and tokens[i].word in MONEY:
        value *= THOUSAND if tokens[i].word == LUCAS else 1
        money, i = True, i + 1
    noun = tokens[i] if i < len(tokens) and not money else None
    counted = noun is not None and noun.content and not noun.word[0].isdecimal()
    return value, money, noun.key if noun is not None and counted else "", i + counted


def _scale_at(tokens: Sequence[Token], i: int) -> Decimal:
    """What the words after the number at `i` multiply it by: «entre 1.000 y 5.000 millones» says it once."""
    scale = Decimal(1)
    for token in tokens[i + 1 :]:
        if token.word not in SCALES:
            break
        scale *= SCALES[token.word]
    return scale
