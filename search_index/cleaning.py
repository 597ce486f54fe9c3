"""Extracted text → clean paragraphs, with an account of what was removed. Pure; files are `library`'s business.

Texts taken out of PDF files repeat hidden layers, cut words at line ends and carry page furniture. Contact data of
persons never stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from search_index.analysis import STOPWORDS, fold, words
from search_index.chunks import sentences

SHINGLE = 5
REPEATED = 0.8
"""A sentence goes if this share of its five-word shingles stood in earlier ones."""

MIN_REPEATED_WORDS = 6
"""Shorter sentences are cells or headings, which repeat with reason."""

FURNITURE_COUNT = 4
FURNITURE_WORDS = 8
"""A paragraph of at most so many words that stands so often is a running header, a footer or debris of a layer."""

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,}")
_PHONE = re.compile(
    r"(?:\+\s?56[\s.-]?)(?:\(?\d{1,2}\)?[\s.-]?)?\d(?:[\s.-]?\d){5,7}"  # with the country's code
    r"|(?i:(?:tel[eé]fonos?|fonos?|celular(?:es)?|cel\.|tel\.|whatsapp)\s*:?\s*)\(?\d(?:[\s.()-]?\d){5,10}"  # named
    r"|(?<![\d.,-])9[\s.-]?\d{4}[\s.-]?\d{4}(?![\d.,-])"  # a mobile number
)
_RUT = re.compile(r"(?<![\d.,-])(\d{1,2}(?:\.?\d{3}){2})\s?-\s?([\dkK])(?!\w)")
_PAGE_NUMBER = re.compile(r"^(?:(?:p[aá]g(?:ina|\.)?|page)\s*)?\d{1,3}(?:\s*(?:de|/)\s*\d{1,3})?$", re.IGNORECASE)
_STRUCTURE = re.compile(r"^(?:#{1,6}\s|[-*•➢+]\s|\d+(?:\.\d+)*[.)]\s|[a-z][.)]\s|➢|\|)")
_UNFINISHED = re.compile(r"[^.:;!?…»”\"|]$")


@dataclass(frozen=True, slots=True)
class Removed:
    """What cleaning took out: counts."""

    repeated_paragraphs: int
    hyphenated_words: int
    furniture_lines: int
    emails: int
    phones: int
    ruts: int


def clean(text: str) -> tuple[str, Removed]:
    """Clean paragraphs joined by blank lines, and what was removed. The same text, the same result."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff"))
    text = re.sub(r"[^\S\n\t]", " ", re.sub(r"[\f\v]", "\n\n", text))
    text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Co"})
    text, contacts = without_contacts(text)
    lines = [line.strip() for line in text.splitlines()]
    numbers = sum(1 for line in lines if _PAGE_NUMBER.match(line))
    paragraphs, hyphenated = _paragraphs(["" if _PAGE_NUMBER.match(line) else line for line in lines])
    kept, furniture = _without_furniture(paragraphs)
    kept, repeated = _without_repeats(kept)
    return "\n\n".join(kept) + "\n", Removed(repeated, hyphenated, numbers + furniture, *contacts)


def without_contacts(text: str) -> tuple[str, tuple[int, int, int]]:
    """The text without e-mail addresses, telephone numbers and RUTs; how many of each."""
    ruts = 0

    def drop_rut(match: re.Match[str]) -> str:
        nonlocal ruts
        if not is_rut(match.group(1), match.group(2)):
            return match.group()
        ruts += 1
        return ""

    text, emails = _EMAIL.subn("", text)
    text = _RUT.sub(drop_rut, text)
    text, phones = _PHONE.subn("", text)
    return text, (emails, phones, ruts)


def is_rut(number: str, digit: str) -> bool:
    """Whether the check digit is right: modulo 11, factors 2 to 7 from the right (Servicio de Impuestos Internos)."""
    digits = [int(c) for c in number if c.isdecimal()]
    total = sum(d * (2 + i % 6) for i, d in enumerate(reversed(digits)))
    return "0123456789K0"[11 - total % 11] == digit.upper()


def _paragraphs(lines: list[str]) -> tuple[list[str], int]:
    """Join what a page cut: hyphenated words, and lines of one sentence even across the blank lines between them."""
    lengths = sorted(len(line) for line in lines if line)
    full = 0.7 * lengths[int(0.8 * (len(lengths) - 1))] if lengths else 0.0
    paragraphs: list[str] = []
    hyphenated = 0
    blank = True
    for line in lines:
        if not line:
            blank = True
            continue
        previous = paragraphs[-1] if paragraphs else ""
        if re.search(r"[^\W\d_]-$", previous) and line[0].islower():
            paragraphs[-1] = previous[:-1] + line
            hyphenated += 1
        elif previous and _continues(previous.rpartition("\n")[2], line, blank, full):
            paragraphs[-1] = f"{previous} {line}"
        elif blank or not paragraphs:
            paragraphs.append(line)
        else:
            paragraphs[-1] = f"{previous}\n{line}"
        blank = False
    return paragraphs, hyphenated


def _continues(last: str, line: str, blank: bool, full: float) -> bool:
    """Whether `line` goes on with the sentence of `last`; a line of `full` characters reached the margin."""
    if _STRUCTURE.match(line) or last.startswith("#") or "\t" in line or "\t" in last:
        return False
    if not _UNFINISHED.search(last):
        return not blank and len(last) >= full
    cut = last.endswith(",") or fold(last.rpartition(" ")[2]) in STOPWORDS
    return line[0].islower() or line[0] == "(" or cut or (not blank and len(last) >= full)


def _without_furniture(paragraphs: list[str]) -> tuple[list[str], int]:
    """Drop short paragraphs that stand all over the document; list items and rows repeat with reason."""
    counts = Counter(paragraphs)
    kept = [
        paragraph
        for paragraph in paragraphs
        if counts[paragraph] < FURNITURE_COUNT
        or len(paragraph.split()) > FURNITURE_WORDS
        or _STRUCTURE.match(paragraph)
    ]
    return kept, len(paragraphs) - len(kept)


def _without_repeats(paragraphs: list[str]) -> tuple[list[str], int]:
    """Keep what is said for the first time, sentence by sentence; returns the number of paragraphs touched."""
    seen: set[tuple[str, ...]] = set()
    kept: list[str] = []
    touched = 0
    for paragraph in paragraphs:
        if paragraph.startswith("#"):
            kept.append(paragraph)
            continue
        lines = [sentences(line) for line in paragraph.splitlines()]
        fresh = [[sentence for sentence in line if not _said(sentence, seen)] for line in lines]
        touched += fresh != lines
        text = paragraph if fresh == lines else "\n".join(" ".join(line) for line in fresh if line)
        if text:
            kept.append(text)
    return kept, touched


def _said(sentence: str, seen: set[tuple[str, ...]]) -> bool:
    """Whether most of a sentence was seen before; remembers it if not."""
    found = words(sentence)
    shingles = {tuple(found[i : i + SHINGLE]) for i in range(max(1, len(found) - SHINGLE + 1))}
    if len(found) >= MIN_REPEATED_WORDS and len(shingles & seen) >= REPEATED * len(shingles):
        return True
    seen |= shingles
    return False
