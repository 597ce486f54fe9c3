"""How much a word is worth on a page. Everything is computed at build time; the browser only adds numbers up.

BM25 field by field (Robertson and Zaragoza, 2009), with the fields' worths and a prior for each kind of page.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from generator.busqueda.document import LISTS, PAGES, SearchDocument
from generator.busqueda.terms import stem, words
from generator.titles import KIND_NAMES

WORTH = {"title": 12.0, "aliases": 8.0, "words": 3.0, "kicker": 3.0, "headings": 3.0, "text": 1.0}
K1 = 1.2
B = 0.75
"""BM25's usual constants."""

PRIOR = {
    KIND_NAMES["comuna"]: 1.5,
    KIND_NAMES["proyecto"]: 1.3,
    KIND_NAMES["distrito"]: 1.1,
    KIND_NAMES["objetivo"]: 1.1,
    KIND_NAMES["organizacion"]: 0.85,
    KIND_NAMES["sesion"]: 0.9,
    KIND_NAMES["fuente"]: 0.85,
    KIND_NAMES["termino"]: 0.75,
    LISTS: 1.1,
    PAGES: 0.9,
}
"""What people look for more often than its words alone say; every other kind has 1."""

SCALE = 20
"""Scores are whole numbers in the files: the real score times this."""


NAMES = ("title", "aliases", "words")
"""Fields that say how a page is called."""
NAMED = -1


class Posting(NamedTuple):
    """A term on a page: number of the page, score, number of the section that says most of it.

    Section `NAMED` (-1) means that the term is one of those by which the page is called.
    """

    page: int
    score: int
    section: int


@dataclass(frozen=True, slots=True)
class Fields:
    """The words of one page, stemmed, by field; `sections` tells for each stem the section that says most of it."""

    counts: dict[str, Counter[str]]
    sections: dict[str, int]


def postings(documents: Iterable[SearchDocument]) -> dict[str, list[Posting]]:
    """Every term with its pages, best first; ties by page number."""
    every = list(documents)
    read = [_fields(d) for d in every]
    sizes = [{f: r.counts[f].total() for f in WORTH} for r in read]
    lengths = {f: max(1.0, sum(s[f] for s in sizes) / max(1, len(read))) for f in WORTH}
    frequency: Counter[str] = Counter(t for r in read for t in set().union(*r.counts.values()))
    idf = {t: math.log(1 + (len(every) - n + 0.5) / (n + 0.5)) for t, n in frequency.items()}
    found: dict[str, list[Posting]] = {}
    for number, (document, fields, size) in enumerate(zip(every, read, sizes, strict=True)):
        prior = PRIOR.get(document.group, 1.0)
        worth: dict[str, float] = {}
        for field, each in WORTH.items():
            less = K1 * (1 - B + B * size[field] / lengths[field])
            for term, count in fields.counts[field].items():
                worth[term] = worth.get(term, 0.0) + each * count / (count + less)
        named = {term for field in NAMES for term in fields.counts[field]}
        for term, value in worth.items():
            score = prior * idf[term] * value
            section = NAMED if term in named else fields.sections.get(term, 0)
            found.setdefault(term, []).append(Posting(number, round(score * SCALE), section))
    return {t: sorted(p, key=lambda x: (-x.score, x.page)) for t, p in sorted(found.items())}


def _fields(d: SearchDocument) -> Fields:
    headings = [_stems([s.title]) for s in d.sections]
    texts = [_stems(s.paragraphs) for s in d.sections]
    parts = {"title": [d.title], "aliases": d.aliases, "words": d.words, "kicker": [d.kicker, d.group]}
    counts = {name: Counter(_stems(p)) for name, p in parts.items()}
    counts |= {"headings": Counter(chain.from_iterable(headings)), "text": Counter(chain.from_iterable(texts))}
    for once in ("aliases", "words"):  # a name said in many ways is not meant more often
        counts[once] = Counter(set(counts[once]))
    return Fields(counts, _best_sections([Counter(h) for h in headings], [Counter(t) for t in texts]))


def _best_sections(headings: list[Counter[str]], texts: list[Counter[str]]) -> dict[str, int]:
    """The section that says each stem most often, the first of equals; a heading counts three times."""
    best: dict[str, tuple[int, int]] = {}
    for number, (heading, text) in enumerate(zip(headings, texts, strict=True)):
        for term in {**heading, **text}:
            count = 3 * heading[term] + text[term]
            if count > best.get(term, (0, 0))[0]:
                best[term] = (count, number)
    return {term: number for term, (_, number) in best.items()}


def _stems(parts: Iterable[str]) -> list[str]:
    return [stem(word) for part in parts for word in words(part)]
