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
from search_index.fusion import FusionWeights, Scores, decided
from search_index.lexical import Bm25Index, best
from search_index.ranking import Evidence, Rows, Signals, diverse, runs, scored
from search_index.synonyms import Synonyms, is_attribute

if TYPE_CHECKING:
    from content.catalogue import Catalogue

CATALOGUE = "catalogue.json"
SYNONYMS = "synonyms.json"
WORDS = "words.tsv"
COMMON = "words.common.npy"
VECTORS = "dense.faiss"
ROWS = "dense.starts.npy"

LEXICAL_CANDIDATES = 100
STATEMENTS = frozenset({"dato"})
"""Type of the chunks that are statements of the data."""

DENSE_CANDIDATES = 128
"""Nearest rows (sentences and passages) whose chunks are candidates."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked passage, told by the statement in it that answers best.

    `score` in [0, 1] compares hits of one question; `bm25` and `dense` (cosine) are absolute and the statement's own;
    where the words decided, `dense` is 0.
    """

    chunk: Chunk
    score: float
    bm25: float
    dense: float
    members: range = range(0)
    """Positions of the passage's chunks in the bundle."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's text as corrected, its terms in order and weighted, what each asks for, BM25 of every chunk (n,)."""

    text: str
    found: list[str]
    weights: dict[str, float]
    slots: list[Slot]
    lexical: Scores


@dataclass(frozen=True)
class SearchEngine:
    """An open bundle. Nothing in it changes after opening, except for a cache of question vectors."""

    folder: Path
    manifest: Manifest
    chunks: store.ChunkStore
    bm25: Bm25Index
    passages: Bm25Index
    """The same of passages; of one that stands alone it is the chunk's."""
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
        chunks = store.read_chunks(folder)
        bm25, passages = store.read_bm25(folder, chunks, manifest.ranking.pair_weight)
        return cls(
            folder=folder,
            manifest=manifest,
            chunks=chunks,
            bm25=bm25,
            passages=passages,
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
        """Best passages first, equal scores by id of passage. A question without any term has no results.

        `types` keeps some document types; `comuna` keeps what is about that commune (CUT code).
        """
        asked = self._asked(query) if limit > 0 else None
        if asked is None:
            return []
        allowed, weights = self.chunks.allowed(types, comuna), self.fusion
        worded = self._signals(asked, None, allowed, joined=True)
        if worded is not None and decided(self.scores(worded, weights.by_words), worded.passages, weights):
            return self.ranked(worded, weights.by_words, limit)
        signals = self._signals(asked, self.query_vector(bare(asked.text)), allowed, joined=True)
        return self.ranked(signals, weights, limit) if signals is not None else []

    def statements(self, query: str, limit: int = 10) -> list[Hit]:
        """Best statements of the data, each ranked by itself alone: two of one passage may follow one another."""
        signals = self.signals(query, STATEMENTS, joined=False)
        return self.ranked(signals, self.fusion, limit) if signals is not None and limit > 0 else []

    def signals(
        self, query: str, types: frozenset[str] | None = None, comuna: str | None = None, *, joined: bool = True
    ) -> Signals | None:
        """What is known of the candidates for a question; None if there is none.

        Unless `joined`, every chunk counts as a passage by itself.
        """
        asked = self._asked(query)
        if asked is None:
            return None
        vector = self.query_vector(bare(asked.text))
        return self._signals(asked, vector, self.chunks.allowed(types, comuna), joined=joined)

    def understood(self, query: str) -> tuple[str, list[str]]:
        """A question as corrected, and its terms; what stands for a stopword, and no passage has, says nothing."""
        text = self.correct(query).text
        return text, [term for term in terms(text) if term not in self.synonyms.silent or self.bm25.df(term)]

    def _asked(self, query: str) -> Asked | None:
        text, found = self.understood(query)
        if not found or not len(self.chunks):
            return None
        weights = self.query_weights(found)
        return Asked(text, found, weights, self.slots(found), self.bm25.scores(weights, found))

    def _signals(
        self, asked: Asked, vector: Vectors | None, allowed: NDArray[np.bool_] | None, *, joined: bool
    ) -> Signals | None:
        candidates = self._candidates(asked.lexical, vector, allowed)
        if not len(candidates):
            return None
        own = Evidence(
            asked.lexical[candidates],
            np.zeros(len(candidates), dtype=np.float32) if vector is None else self.dense.scores(vector, candidates),
            coverage(asked.slots, candidates, self.bm25.contains),
        )
        passages = self.chunks.passages[candidates] if joined else candidates
        kinds = [term for term in asked.weights if is_attribute(term)]
        exact = self.headings.exactness(candidates, asked.weights, kinds)
        whole = self._whole(own, passages, asked) if joined and not self.chunks.all_alone else own
        return Signals(candidates, passages, own, whole, exact)

    def _whole(self, own: Evidence, passages: Rows, asked: Asked) -> Evidence:
        """What is known of the candidates' passages; of their vectors those of the candidates count."""
        first, counts = runs(passages)
        return Evidence(
            self.passages.scores(asked.weights, asked.found)[passages],
            np.repeat(np.maximum.reduceat(own.dense, first), counts),
            np.repeat(coverage(asked.slots, passages[first], self.passages.contains), counts),
        )

    def scores(self, signals: Signals, weights: FusionWeights) -> Scores:
        """Score of each candidate, (n,) float32, its kind's weight included."""
        return scored(signals, weights) * self.kind_weights[self.chunks.kinds[signals.candidates]]

    def ranked(self, signals: Signals, weights: FusionWeights, limit: int) -> list[Hit]:
        """The passages of the candidates in order, copies and floods taken out."""
        candidates, passages = signals.candidates, signals.passages
        scores = self.scores(signals, weights)
        order = np.lexsort((candidates, -scores))
        kept = diverse(
            passages[order].tolist(),
            self.chunks.clusters[candidates[order]].tolist(),
            self.chunks.sources[candidates[order]].tolist(),
            limit,
        )
        return [
            Hit(
                self.chunks.get(int(candidates[i])),
                float(scores[i]),
                float(signals.own.lexical[i]),
                float(signals.own.dense[i]),
                self.chunks.members(int(candidates[i])),
            )
            for i in order[kept].tolist()
        ]

    def passage(self, hit: Hit) -> list[Chunk]:
        """All that the passage of a hit says."""
        return [self.chunks.get(position) for position in hit.members]

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
        return FusionWeights(
            ranking.dense_share, ranking.coverage_share, ranking.exact_share, ranking.passage_share, ranking.decisive
        )

    @cached_property
    def kind_weights(self) -> NDArray[np.float32]:
        """Share of each of KINDS, the greatest at most 1."""
        weights = np.array([self.manifest.passage_weights[kind] for kind in KINDS], dtype=np.float32)
        return weights / max(1.0, float(weights.max()))

    @cached_property
    def query_vector(self) -> Callable[[str], Vectors]:
        """Vector of a question's bare words; those of the last questions are remembered."""
        return lru_cache(maxsize=256)(self.encoder.query)

    def _candidates(
        self, bm25: NDArray[np.float32], vector: Vectors | None, allowed: NDArray[np.bool_] | None
    ) -> NDArray[np.int64]:
        if allowed is not None:
            bm25 = np.where(allowed, bm25, np.float32(0))
        chosen = np.zeros(len(bm25), dtype=np.bool_)  # cheaper than union1d, which also imports numpy.ma
        chosen[best(bm25, LEXICAL_CANDIDATES)] = True
        if vector is not None:
            near = self.dense.candidates(vector, DENSE_CANDIDATES)
            chosen[near if allowed is None else near[allowed[near]]] = True
        return np.flatnonzero(chosen)
