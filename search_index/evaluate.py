"""How well retrieval works: SQuAD files (each paragraph one passage) through the parts that answer questions.

nDCG with one relevant passage is `1 / log2(1 + rank)` (Järvelin and Kekäläinen, «Cumulated gain-based evaluation of
IR techniques», 2002); cut at ten.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np

from content.settings import IndexSettings
from search_index import bundle as bundles
from search_index.agreement import Slot, coverage
from search_index.analysis import bare, terms
from search_index.chunks import sentences
from search_index.dense import DenseIndex, build_dense
from search_index.encoder import ENCODER_FILES, Encoder, Vectors, open_encoder
from search_index.errors import BundleError, SearchIndexError
from search_index.export import export_encoder, fingerprint
from search_index.fusion import FusionWeights, Scores, agreed, decided, fuse
from search_index.lexical import Bm25Index, Bm25Parameters, build_bm25

DEPTH = 10

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Measures:
    """Share of questions whose passage is first, among the first five and ten; mean reciprocal rank and nDCG."""

    r1: float
    r5: float
    r10: float
    mrr10: float
    ndcg10: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Measures of each system over the same questions and passages."""

    passages: int
    questions: int
    systems: dict[str, Measures]
    seconds: float

    def to_dict(self) -> dict[str, object]:
        """For JSON; measures with six decimals."""
        systems = {
            name: {key: round(value, 6) for key, value in asdict(measures).items()}
            for name, measures in self.systems.items()
        }
        return {
            "passages": self.passages,
            "questions": self.questions,
            "systems": systems,
            "seconds": round(self.seconds, 3),
        }


@dataclass(frozen=True, slots=True)
class Judged:
    """Passages, questions, and for each question the position of the passage that answers it."""

    passages: list[str]
    questions: list[str]
    answers: list[int]


@dataclass(frozen=True)
class Collection:
    """Passages indexed as the bundle indexes them."""

    bm25: Bm25Index
    dense: DenseIndex
    encoder: Encoder


def evaluate_squad(path: Path, settings: IndexSettings, index_dir: Path, progress: Progress) -> Evaluation:
    """Measure BM25, dense and hybrid on a SQuAD file; the encoder is that of the current bundle where it fits."""
    start = time.perf_counter()
    judged = read_squad(path)
    weights = FusionWeights()
    ranks: dict[str, list[int]] = {"bm25": [], "dense": [], "hybrid": []}
    for answer, lexical, dense, covered in every_signal(judged, settings, index_dir, progress):
        hybrid = combined(lexical, dense, covered, weights)
        systems = {"bm25": lexical, "dense": dense, "hybrid": hybrid}
        for name, scores in systems.items():
            ranks[name].append(rank(scores, answer))
    return Evaluation(
        passages=len(judged.passages),
        questions=len(judged.questions),
        systems={name: measures(found) for name, found in ranks.items()},
        seconds=time.perf_counter() - start,
    )


def combined(lexical: Scores, dense: Scores, covered: Scores, weights: FusionWeights) -> Scores:
    """Score of every passage as the engine combines it: by words alone where they decide."""
    worded = agreed(fuse(lexical, dense, weights.by_words), covered, None, weights)
    if decided(worded, np.arange(len(worded), dtype=np.int64), weights):
        return worded
    return agreed(fuse(lexical, dense, weights), covered, None, weights)


def every_signal(
    judged: Judged, settings: IndexSettings, index_dir: Path, progress: Progress
) -> Iterator[tuple[int, Scores, Scores, Scores]]:
    """For each question: position of the right passage, lexical and dense score and coverage of all passages."""
    with tempfile.TemporaryDirectory() as scratch:
        collection = index_passages(judged.passages, _encoder(settings, index_dir, Path(scratch)), progress)
    for i, (question, answer) in enumerate(zip(judged.questions, judged.answers, strict=True)):
        yield answer, *signals(collection, question)
        progress("responder", i + 1, len(judged.questions))


def read_squad(path: Path) -> Judged:
    """Passages and questions of a SQuAD file, in file order. Raises SearchIndexError if it is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))["data"]
        judged = Judged([], [], [])
        for article in data:
            for paragraph in article["paragraphs"]:
                for qa in paragraph.get("qas", ()):
                    judged.questions.append(str(qa["question"]))
                    judged.answers.append(len(judged.passages))
                judged.passages.append(str(paragraph["context"]).lstrip("\ufeff"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise SearchIndexError(f"{path} no es un archivo en formato SQuAD: {error!r}.") from None
    if not judged.questions:
        raise SearchIndexError(f"{path} no tiene preguntas.")
    return judged


def index_passages(passages: Sequence[str], encoder: Encoder, progress: Progress) -> Collection:
    """Index bare passages: no titles, no document types."""
    bm25 = build_bm25([((), (), (), terms(passage)) for passage in passages], Bm25Parameters())
    rows = [row_texts(passage) for passage in passages]
    texts = list(dict.fromkeys(text for row in rows for text in row))
    vectors = encoder.passages(
        texts, workers=os.cpu_count() or 1, done=lambda done: progress("calcular vectores", done, len(texts))
    )
    known = dict(zip(texts, vectors, strict=True))
    matrix: Vectors = np.array([known[text] for row in rows for text in row], dtype=np.float32)
    return Collection(bm25, build_dense(matrix, [len(row) for row in rows]), encoder)


def row_texts(passage: str) -> list[str]:
    """What is embedded: the sentences if there is more than one, then the whole."""
    parts = sentences(passage)
    return [*(parts if len(parts) > 1 else ()), passage]


def signals(collection: Collection, question: str) -> tuple[Scores, Scores, Scores]:
    """Lexical and dense score of every passage, and how much of the question it covers."""
    every = np.arange(collection.bm25.n_docs, dtype=np.int64)
    found = terms(question)
    bm25 = collection.bm25
    slots = [Slot(bm25.idf(term), (((term,), 1.0),)) for term in found]
    return (
        bm25.scores(dict.fromkeys(found, 1.0), found),
        collection.dense.scores(collection.encoder.query(bare(question)), every),
        coverage(slots, every, bm25.contains),
    )


def rank(scores: Scores, answer: int) -> int:
    """Place of the right passage, from 1; of passages with equal scores the earlier one stands first."""
    own = scores[answer]
    return 1 + int((scores > own).sum()) + int((scores[:answer] == own).sum())


def measures(ranks: Sequence[int]) -> Measures:
    """Averages over all questions."""
    share = partial(_share, ranks)
    count = len(ranks)
    return Measures(
        r1=share(1),
        r5=share(5),
        r10=share(DEPTH),
        mrr10=sum(1 / r for r in ranks if r <= DEPTH) / count,
        ndcg10=sum(1 / math.log2(1 + r) for r in ranks if r <= DEPTH) / count,
    )


def _share(ranks: Sequence[int], depth: int) -> float:
    return sum(1 for r in ranks if r <= depth) / len(ranks)


def _encoder(settings: IndexSettings, index_dir: Path, scratch: Path) -> Encoder:
    """The current bundle's encoder if it is that of the settings, else a fresh export."""
    try:
        bundle = bundles.open_current(index_dir)
    except BundleError:
        bundle = None
    if bundle is not None and bundle.manifest.encoder_fingerprint == fingerprint(settings.model):
        for name in ENCODER_FILES:
            shutil.copyfile(bundle.folder / name, scratch / name)
    else:
        export_encoder(settings.model, scratch)
    return open_encoder(scratch, settings.query_prompt, settings.passage_prompt)
