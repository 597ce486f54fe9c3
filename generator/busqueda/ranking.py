"""How much a word is worth on a page. Everything is computed at build time; the browser only adds numbers up.

BM25 field by field (Robertson and Zaragoza, 2009), with the fields' worths and a prior for each kind of page.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
    """The words of one page, stemmed, by field; `sections` are the stems of each section, in order."""

    counts: dict[str, Counter[str]]
    sections: tuple[Counter[str], ...]


def postings(documents: Iterable[SearchDocument]) -> dict[str, list[Posting]]:
    """Every term with its pages, best first; ties by page number."""
    every = list(documents)
    read = [_fields(d) for d in every]
    lengths = {f: max(1.0, sum(r.counts[f].total() for r in read) / max(1, len(read))) for f in WORTH}
    frequency: Counter[str] = Counter(t for r in read for t in set().union(*r.counts.values()))
    found: dict[str, list[Posting]] = {}
    for number, (document, fields) in enumerate(zip(every, read, strict=True)):
        prior = PRIOR.get(document.group, 1.0)
        for term in set().union(*fields.counts.values()):
            idf = math.log(1 + (len(every) - frequency[term] + 0.5) / (frequency[term] + 0.5))
            score = prior * idf * sum(_worth(f, term, fields, lengths[f]) for f in WORTH)
            found.setdefault(term, []).append(Posting(number, round(score * SCALE), _section(term, fields)))
    return {t: sorted(p, key=lambda x: (-x.score, x.page)) for t, p in sorted(found.items())}


def _worth(field: str, term: str, fields: Fields, mean_length: float) -> float:
    count = fields.counts[field][term]
    length = fields.counts[field].total()
    return WORTH[field] * count / (count + K1 * (1 - B + B * length / mean_length))


def _fields(d: SearchDocument) -> Fields:
    headings = [Counter(_stems([s.title])) for s in d.sections]
    texts = [Counter(_stems(s.paragraphs)) for s in d.sections]
    sections = tuple(heading + heading + heading + text for heading, text in zip(headings, texts, strict=True))
    parts = {"title": [d.title], "aliases": d.aliases, "words": d.words, "kicker": [d.kicker, d.group]}
    counts = {name: Counter(_stems(p)) for name, p in parts.items()}
    counts |= {"headings": _total(headings), "text": _total(texts)}
    for once in ("aliases", "words"):  # a name said in many ways is not meant more often
        counts[once] = Counter(set(counts[once]))
    return Fields(counts, sections)


def _total(counts: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return total


def _stems(parts: Iterable[str]) -> Iterator[str]:
    for part in parts:
        yield from map(stem, words(part))


def _section(term: str, fields: Fields) -> int:
    if any(fields.counts[f][term] for f in ("title", "aliases", "words")):
        return NAMED
    best = max(range(len(fields.sections)), key=lambda i: (fields.sections[i][term], -i), default=0)
    return best if fields.sections and fields.sections[best][term] else 0
