"""Texts and questions that every system gets alike, and how their answers are judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from content.catalogue import Catalogue
from search_index.chunks import Chunk
from search_index.engine import SearchEngine
from search_index.evaluate import measures, read_squad
from search_index.judged import Question, has_evidence, read_judged

DEPTH = 10


@dataclass(frozen=True)
class Corpus:
    """`answers` are positions of the one right text; a corpus of ours has `passages` and `judged` questions instead."""

    name: str
    texts: list[str]
    questions: list[str]
    answers: list[int]
    passages: tuple[tuple[Chunk, ...], ...] = ()
    judged: tuple[Question, ...] = ()

    def positions(self, found: Sequence[int | str]) -> list[int]:
        """Positions of what a system found; ours names them by their id."""
        return [self._by_id[i] if isinstance(i, str) else i for i in found]

    @cached_property
    def _by_id(self) -> dict[str, int]:
        ids = [first.passage_id for first, *_ in self.passages] or [chunk.passage_id for chunk in as_chunks(self.texts)]
        return {id_: position for position, id_ in enumerate(ids)}

    def quality(self, ranked: Sequence[Sequence[int]]) -> dict[str, float]:
        """Measures of the ranked positions of every question."""
        if self.judged:
            return {f"evidence_at_{depth}": self._evidence(ranked, depth) for depth in (1, 5)}
        ranks = [
            found.index(answer) + 1 if answer in found else DEPTH + 1
            for answer, found in zip(self.answers, map(list, ranked), strict=True)
        ]
        whole = measures(ranks)
        return {"r1": whole.r1, "ndcg10": whole.ndcg10}

    def _evidence(self, ranked: Sequence[Sequence[int]], depth: int) -> float:
        held = [
            has_evidence(question, [self.passages[i] for i in found[:depth]])
            for question, found in zip(self.judged, ranked, strict=True)
        ]
        return sum(held) / len(held)


def squad(path: Path) -> Corpus:
    """A SQuAD file: each paragraph one text."""
    judged = read_squad(path)
    return Corpus(path.name, judged.passages, judged.questions, judged.answers)


def own(index_dir: Path, judged: Path) -> Corpus:
    """The passages of the current bundle with the committed judged questions that have an answer."""
    engine = SearchEngine.open(index_dir)
    passages = tuple(
        tuple(engine.chunks.get(i) for i in range(first, end)) for first, end in pairwise(engine.chunks.starts.tolist())
    )
    questions = tuple(question for question in read_judged(judged) if question.spoken)
    texts = [
        ". ".join((passage[0].title, *(part for chunk in passage for part in (*chunk.heading_path[-1:], chunk.body))))
        for passage in passages
    ]
    return Corpus("pasajes propios", texts, [question.text for question in questions], [], passages, questions)


def as_chunks(texts: Sequence[str]) -> list[Chunk]:
    """Bare texts as passages of ours; the id ends with the position."""
    return [
        Chunk(id_, "texto", "", (), text, "", None, None, f"fuente-{i}", None, None, (), passage_id=id_)
        for i, (id_, text) in enumerate((f"texto:{i:07d}", text) for i, text in enumerate(texts))
    ]


def empty_catalogue() -> Catalogue:
    """No records, no synonyms: foreign texts are measured without this project's knowledge."""
    return Catalogue({}, {}, {}, ())
