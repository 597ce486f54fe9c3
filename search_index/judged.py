"""How well the real index serves judged questions: is the evidence among the first passages, do variants agree?

A file of judged questions has one JSON object a line: `id`, `question`, `variant_of`, and `expect` with `status`,
`must_include` (every group needs one alternative) and `sources` (ids of which one must be cited).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from search_index.analysis import fold
from search_index.chunks import Chunk
from search_index.engine import Hit, SearchEngine
from search_index.errors import SearchIndexError

DEPTH = 5

PASSAGE_PARTS = ("A", "B", "D", "E", "H")
"""Beginnings of the ids of the parts whose answers stand in a passage, by and large; the others are computed."""

OPEN_PART = "A"
"""How the ids of the questions begin that the rules were first built with (docs/evaluacion.md)."""

SPOKEN = frozenset({"answered", "conflict"})
"""Statuses whose answer the sources hold."""


@dataclass(frozen=True, slots=True)
class Question:
    """A judged question, as far as retrieval is concerned."""

    id: str
    text: str
    variant_of: str | None
    spoken: bool
    groups: tuple[tuple[str, ...], ...]
    sources: frozenset[str]


@dataclass(frozen=True, slots=True)
class JudgedReport:
    """Share of answerable questions with a source and with evidence in the first five; how far variants agree."""

    questions: int
    source_at_5: float
    evidence_at_5: float
    variants: int
    variants_agree: float
    """Variants whose first passage is that of their base question."""
    variants_same_record: float
    """Variants whose first passage is of the same record or document."""
    missed: tuple[str, ...]
    """Ids of the questions without their evidence."""


def evaluate_judged(engine: SearchEngine, path: Path, part: str | tuple[str, ...] = "") -> JudgedReport:
    """Search every answerable question whose id begins with `part`, or with one of its parts.

    Raises SearchIndexError if the file is not of this form, or has no such question.
    """
    questions = [question for question in read_judged(path) if question.id.startswith(part)]
    spoken = [question for question in questions if question.spoken]
    if not spoken:
        raise SearchIndexError(f"{path} no tiene preguntas con respuesta.")
    hits = {question.id: engine.search(question.text, DEPTH) for question in questions}
    sourced = [q for q in spoken if _from_sources(q, [engine.passage(hit) for hit in hits[q.id]])]
    missed = tuple(q.id for q in spoken if not has_evidence(q, [engine.passage(hit) for hit in hits[q.id]]))
    families = [q for q in spoken if q.variant_of in hits]
    same = sum(_records(hits[q.id]) == _records(hits[str(q.variant_of)]) for q in families)
    agree = sum(_tops(hits[q.id]) == _tops(hits[str(q.variant_of)]) for q in families)
    return JudgedReport(
        questions=len(spoken),
        source_at_5=len(sourced) / len(spoken),
        evidence_at_5=1 - len(missed) / len(spoken),
        variants=len(families),
        variants_agree=agree / max(1, len(families)),
        variants_same_record=same / max(1, len(families)),
        missed=missed,
    )


def has_evidence(question: Question, passages: Sequence[Sequence[Chunk]]) -> bool:
    """Whether what passages say from the expected sources holds, together, one alternative of every group."""
    text = _plain(" ".join(_whole(chunk) for chunk in _from_sources(question, passages)))
    return all(any(_holds(text, alternative) for alternative in group) for group in question.groups)


def read_judged(path: Path) -> list[Question]:
    """The questions of a file, in its order."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [
            Question(
                id=row["id"],
                text=row["question"],
                variant_of=row.get("variant_of"),
                spoken=row["expect"]["status"] in SPOKEN and not row.get("context"),
                groups=tuple(tuple(group) for group in row["expect"]["must_include"]),
                sources=frozenset(row["expect"]["sources"]),
            )
            for row in rows
        ]
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError) as error:
        raise SearchIndexError(f"{path} no es un archivo de preguntas evaluadas: {error!r}.") from None


def _from_sources(question: Question, passages: Sequence[Sequence[Chunk]]) -> list[Chunk]:
    """Chunks of an expected source; a page of a record speaks for every source of it."""
    return [
        chunk
        for passage in passages
        for chunk in passage
        if chunk.source_id in question.sources or chunk.tipo == "pagina"
    ]


def _tops(hits: Sequence[Hit]) -> str | None:
    return hits[0].chunk.passage_id if hits else None


def _records(hits: Sequence[Hit]) -> str | None:
    return hits[0].chunk.record_id or hits[0].chunk.source_id if hits else None


def _whole(chunk: Chunk) -> str:
    return " ".join((chunk.title, *chunk.heading_path, chunk.body))


def _plain(text: str) -> str:
    return re.sub(r"(?<=\d) %", "%", re.sub(r"\s+", " ", fold(text)))


def _holds(text: str, alternative: str) -> bool:
    """Whether an alternative stands in a text: numbers and short words whole, longer words as the start of one."""
    wanted = _plain(alternative)
    before = r"(?<![\w.,])" if wanted[:1].isdigit() or len(wanted) <= 4 else ""
    after = r"(?![\d])" if wanted[-1:].isdigit() else r"(?:s|es)?(?!\w)" if len(wanted) <= 4 else ""
    return re.search(before + re.escape(wanted) + after, text) is not None
