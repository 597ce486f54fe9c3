"""What no statement says but a passage of a source does: its sentences, if they cover what was asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatbot.gate import least, strong
from chatbot.interpretation import Interpretation, Slot
from chatbot.knowledge import Knowledge
from chatbot.plan import Plan, Quote
from chatbot.ports import Engine
from chatbot.postings import SAYS_WHY
from chatbot.text import HOW_MUCH, YEAR, content_keys, tokenise
from chatbot.told import PAYING
from chatbot.unheld import REASON
from search_index.chunks import Chunk

TYPES = frozenset({"digesto", "texto"})
CANDIDATES = 6
MIN_COVERAGE = 0.78
"""Share of the question, by word weight, that quoted sentences must hold: higher than for a statement."""

MIN_SLOTS = 2
"""Things asked that a passage must hold besides; one common word proves nothing."""

MAX_TEXT, MAX_SOURCE_TEXT = 600, 300
"""Longest quote of a digest of ours, and of a source's own text (design, section 4)."""

_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")
_DIGIT = re.compile(r"\d")


def retrieve(question: Interpretation, engine: Engine, knowledge: Knowledge) -> Plan | None:
    """The sentences of the best passages that cover the question; None if none covers enough of it."""
    best: tuple[float, Chunk, str] | None = None
    for hit in engine.search(question.text, CANDIDATES, TYPES):
        for text in _windows(hit.chunk):
            covered = _coverage(question, text, hit.chunk, knowledge)
            if covered >= least(MIN_COVERAGE) and (best is None or covered > best[0]):
                best = (covered, hit.chunk, text)
    if best is None:
        return None
    _, chunk, text = best
    return Plan(
        status="answered",
        intent="passage",
        kind="passage",
        quotes=(Quote(chunk.source_id or "", chunk.section_id or "", chunk.locator or "", text),),
        focus=(f"fuente-{chunk.source_id}",) if f"fuente-{chunk.source_id}" in knowledge.catalogue.registros else (),
    )


def _windows(chunk: Chunk) -> Iterator[str]:
    """One and two neighbouring sentences of a passage, short enough to be quoted."""
    longest = MAX_SOURCE_TEXT if chunk.tipo == "texto" else MAX_TEXT
    sentences = [s.strip() for s in _SENTENCE.split(chunk.body) if s.strip()]
    for i in range(len(sentences)):
        for size in (1, 2):
            text = " ".join(sentences[i : i + size])
            if len(text) <= longest and i + size <= len(sentences):
                yield f"«{text}»" if chunk.tipo == "texto" else text


def _coverage(question: Interpretation, text: str, chunk: Chunk, knowledge: Knowledge) -> float:
    """Share of the question that the sentences hold; what the passage is called may hold the names."""
    if REASON in question.attributes and PAYING & set(question.attributes) and not SAYS_WHY.search(text):
        return 0.0
    keys = content_keys([text])
    around = keys | content_keys([chunk.title, *chunk.heading_path])
    named = {i for m in knowledge.names.find_longest(tokenise(f"{text} . {chunk.title}")) for i in m.values}
    held, total, slots = 0.0, 0.0, 0
    for slot in question.slots:
        if slot.kind == "attribute" and not _has_words(slot):
            if slot.text.startswith(HOW_MUCH) and not _DIGIT.search(YEAR.sub("", text)):
                return 0.0
            continue
        met = _holds(slot, keys, around, named)
        if not met and (strong(slot) or slot.text.isdecimal()):
            return 0.0
        held, total, slots = held + slot.weight * met, total + slot.weight, slots + met
    return held / total if total and slots >= MIN_SLOTS else 0.0


def _has_words(slot: Slot) -> bool:
    return any(key.startswith("t:") for key, _ in slot.keys)


def _holds(slot: Slot, keys: set[str], around: set[str], named: set[str]) -> bool:
    if slot.kind in ("entity", "source"):
        return bool(named & set(slot.ids)) or slot.kind == "source"
    where = keys if slot.kind == "term" else around
    return any(key[2:] in where for key, _ in slot.keys if key.startswith("t:"))
