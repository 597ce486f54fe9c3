"""A question → ranked passages, from one verified bundle. Reads only the bundle; thread-safe; imports no torch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from search_index import bundle as bundles
from search_index import correct, store, synonyms
from search_index.agreement import Headings, Slot, coverage
from search_index.analysis import bare, terms, without_ene
from search_index.bundle import Manifest
from search_index.chunks import KINDS, Chunk
from search_index.common import CommonWords
from search_index.correct import Correction, Vocabulary
from search_index.dense import DenseIndex, read_index
from search_index.encoder import Encoder, Vectors, open_encoder
from search_index.fusion import FusionWeights, agreed, fuse
from search_index.lexical import Bm25Index, best
from search_index.synonyms import Synonyms, is_attribute

if TYPE_CHECKING:
    from content.catalogue import Catalogue

CATALOGUE = "catalogue.json"
SYNONYMS = "synonyms.json"
WORDS = "words.tsv"
COMMON = "words.common.npy"
VECTORS = "dense.faiss"
ROWS = "dense.starts.npy"

LEXICAL_CANDIDATES = 200
DENSE_CANDIDATES = 256
"""Nearest rows (sentences and passages) whose chunks are candidates."""

FREE_RESULTS = 5
"""Results that may all come from one document; of the following, each document gives at most LATER_RESULTS."""
LATER_RESULTS = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked passage: `score` in [0, 1] compares hits of one question; `bm25` and `dense` (cosine) are absolute."""

    chunk: Chunk
    score: float
    bm25: float
    dense: float


@dataclass(frozen=True, slots=True)
class Signals:
    """Positions of the candidates, ascending, and each one's BM25, cosine, coverage and exactness; all (n,)."""

    candidates: NDArray[np.int64]
    lexical: NDArray[np.float32]
    dense: NDArray[np.float32]
    covered: NDArray[np.float32]
    exact: NDArray[np.float32]


@dataclass(frozen=True)
class SearchEngine:
    """An open bundle. Nothing in it changes after opening, except for a cache of question vectors."""

    folder: Path
    manifest: Manifest
    chunks: store.ChunkStore
    bm25: Bm25Index
    dense: DenseIndex
    encoder: Encoder
    vocabulary: Vocabulary
    synonyms: Synonyms
    headings: Headings

    @classmethod
    def open(cls, index_dir: Path) -> SearchEngine:
        """Verify the current bundle of `index_dir` and open it. Raises BundleError."""
        return cls.of_bundle(bundles.open_current(index_dir))

    @classmethod
    def of_bundle(cls, bundle: bundles.Bundle) -> SearchEngine:
        """Open a verified bundle."""
        folder, manifest = bundle.folder, bundle.manifest
        bm25 = store.read_bm25(folder, manifest.n_chunks, manifest.ranking.pair_weight)
        return cls(
            folder=folder,
            manifest=manifest,
            chunks=store.read_chunks(folder),
            bm25=bm25,
            dense=DenseIndex(read_index(folder / VECTORS), np.load(folder / ROWS, allow_pickle=False)),
            encoder=open_encoder(folder, manifest.query_prompt, manifest.passage_prompt),
            vocabulary=correct.from_tsv(
                (folder / WORDS).read_text(encoding="utf-8"),
                CommonWords(np.load(folder / COMMON, mmap_mode="r", allow_pickle=False)),
            ),
            synonyms=synonyms.from_json((folder / SYNONYMS).read_text(encoding="utf-8")),
            headings=store.read_headings(folder, bm25),
        )

    @property
    def version(self) -> str:
        """Name of the bundle: the same content, the same name."""
        return self.folder.name

    @cached_property
    def catalogue(self) -> Catalogue:
        """The Catalogue that the bundle was built from."""
        from content.catalogue import from_json  # a process that only searches does without the model

        return from_json((self.folder / CATALOGUE).read_text(encoding="utf-8"))

    def analyse(self, text: str) -> list[str]:
        """Index terms of a text: folded, stemmed, without stopwords."""
        return terms(text)

    def idf(self, term: str) -> float:
        """How rare a term is among the passages; a term that none has gets the largest value."""
        return max(self.bm25.idf(form) if form == term or self.bm25.df(form) else 0.0 for form in self._forms(term))

    def correct(self, text: str) -> Correction:
        """The text with typing errors replaced by known words."""
        return self.vocabulary.correct(text)

    def search(
        self, query: str, limit: int = 10, types: frozenset[str] | None = None, comuna: str | None = None
    ) -> list[Hit]:
        """Best passages first, equal scores by chunk id. A question without any term has no results.

        `types` keeps some document types; `comuna` keeps passages about that commune (CUT code).
        """
        signals = self.signals(query, types, comuna)
        return self.ranked(signals, self.fusion, limit) if signals is not None and limit > 0 else []

    def signals(self, query: str, types: frozenset[str] | None = None, comuna: str | None = None) -> Signals | None:
        """What is known of the candidates for a question; None if there is none."""
        text = self.correct(query).text
        found = terms(text)
        if not found or not len(self.chunks):
            return None
        weights = self.query_weights(found)
        bm25 = self.bm25.scores(weights, found)
        allowed = self.chunks.allowed(types, comuna)
        vector = self.query_vector(bare(text))
        candidates = self._candidates(bm25, vector, allowed)
        if not len(candidates):
            return None
        return Signals(
            candidates,
            lexical=bm25[candidates],
            dense=self.dense.scores(vector, candidates),
            covered=coverage(self.slots(found), candidates, self.bm25.contains),
            exact=self.headings.exactness(candidates, weights, [term for term in weights if is_attribute(term)]),
        )

    def ranked(self, signals: Signals, weights: FusionWeights, limit: int) -> list[Hit]:
        """The candidates in order, copies and floods taken out."""
        candidates, lexical, dense = signals.candidates, signals.lexical, signals.dense
        scores = agreed(fuse(lexical, dense, weights), signals.covered, signals.exact, weights)
        scores *= self.kind_weights[self.chunks.kinds[candidates]]
        order = np.lexsort((candidates, -scores))
        ranked = candidates[order]
        kept = diverse(self.chunks.clusters[ranked].tolist(), self.chunks.sources[ranked].tolist(), limit)
        return [
            Hit(self.chunks.get(int(candidates[i])), float(scores[i]), float(lexical[i]), float(dense[i]))
            for i in order[kept].tolist()
        ]

    def query_weights(self, found: Sequence[str]) -> dict[str, float]:
        """Weighted terms of a question: literal and ñ-less spellings 1, synonyms less."""
        weights: dict[str, float] = {}
        for term, weight in self.synonyms.expand(found).items():
            for form in self._forms(term):
                weights[form] = max(weight, weights.get(form, 0.0))
        return weights

    def slots(self, found: Sequence[str]) -> list[Slot]:
        """What each term of a question asks for."""
        others = self.synonyms.alternatives(found)
        return [
            Slot(self.idf(term), (*(((form,), 1.0) for form in self._forms(term)), *other))
            for term, other in zip(found, others, strict=True)
        ]

    def _forms(self, term: str) -> tuple[str, ...]:
        return (term, *self._ene_forms.get(term, ())) if "ñ" not in term else (term,)

    @cached_property
    def _ene_forms(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for term in self.bm25.terms:
            if "ñ" in term:
                found[without_ene(term)] = (*found.get(without_ene(term), ()), term)
        return found

    @property
    def fusion(self) -> FusionWeights:
        """How the signals are combined."""
        ranking = self.manifest.ranking
        return FusionWeights(ranking.dense_share, ranking.coverage_share, ranking.exact_share)

    @cached_property
    def kind_weights(self) -> NDArray[np.float32]:
        """Share of each of KINDS, the greatest at most 1."""
        weights = np.array([self.manifest.passage_weights[kind] for kind in KINDS], dtype=np.float32)
        return weights / max(1.0, float(weights.max()))

    @cached_property
    def query_vector(self) -> Callable[[str], Vectors]:
        """Vector of a question's bare words; those of the last questions are remembered."""
        return lru_cache(maxsize=1024)(self.encoder.query)

    def _candidates(
        self, bm25: NDArray[np.float32], vector: Vectors, allowed: NDArray[np.bool_] | None
    ) -> NDArray[np.int64]:
        if allowed is not None:
            bm25 = np.where(allowed, bm25, np.float32(0))
        near = self.dense.candidates(vector, DENSE_CANDIDATES)
        if allowed is not None:
            near = near[allowed[near]]
        chosen = np.zeros(len(bm25), dtype=np.bool_)  # cheaper than union1d, which also imports numpy.ma
        chosen[best(bm25, LEXICAL_CANDIDATES)] = True
        chosen[near] = True
        return np.flatnonzero(chosen)


def diverse(clusters: Sequence[int], sources: Sequence[int], limit: int) -> list[int]:
    """Places kept of a ranking: the first passage of each cluster; then no document floods the rest, if others remain.

    What is chosen keeps its order.
    """
    seen: set[int] = set()
    distinct: list[int] = []
    for place, cluster in enumerate(clusters):
        if cluster not in seen:
            seen.add(cluster)
            distinct.append(place)
    picked = distinct[:FREE_RESULTS]
    later: list[int] = []
    counts: dict[int, int] = {}
    for place in distinct[FREE_RESULTS:]:
        if len(picked) >= limit:
            break
        counts[sources[place]] = counts.get(sources[place], 0) + 1
        (picked if counts[sources[place]] <= LATER_RESULTS else later).append(place)
    return sorted([*picked, *later][:limit])
