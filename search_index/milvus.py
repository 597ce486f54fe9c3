"""Chunks of a bundle in Milvus, and the engine that looks them up there. The only module that imports pymilvus.

Milvus finds candidates: its BM25 function over the terms of `analysis` (one analysis everywhere: folded, Spanish stems)
and the vector of the whole chunk. What it returns is ranked by the formulas of the embedded engine, with what each row
carries, see `milvus_rows`; the rows of the passages of the candidates are fetched by their keys.

Every bundle has a collection of its own, named after its version; the alias is switched when it is whole.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from pymilvus import DataType, Function, FunctionType, MilvusClient, MilvusException

from content.catalogue import Catalogue
from search_index.agreement import Slot, coverage, exactness_of, own_heading
from search_index.analysis import bare
from search_index.build import Progress
from search_index.chunks import KINDS, TIPOS
from search_index.correct import Correction
from search_index.engine import STATEMENTS, Hit, SearchEngine
from search_index.errors import SearchIndexError
from search_index.fusion import FusionWeights, Scores, decided
from search_index.lexical import pair_key
from search_index.milvus_rows import PASSAGE, Candidate, Impacts, candidate, count, passage_impacts, passage_key, word
from search_index.milvus_rows import rows as all_rows
from search_index.ranking import Evidence, Rows, Signals, diverse, runs, scored
from search_index.synonyms import is_attribute

ALIAS = "emra_pasajes"
PREFIX = "emra_"

BATCH = 256
RETRIES = 5
FIRST_WAIT_S = 0.5

LEXICAL_CANDIDATES = 200
DENSE_CANDIDATES = 100

ANALYSER = {"tokenizer": "standard", "filter": ["lowercase", "asciifolding"]}
"""Terms arrive folded and stemmed; folding again takes the ñ of both sides. Milvus Lite ignores its filters."""

T = TypeVar("T")


class MilvusError(SearchIndexError):
    """Milvus does not answer, or lacks the collection."""


def connect(uri: str) -> MilvusClient:
    """A client of the Milvus at `uri`. Raises MilvusError."""
    return _retried(lambda: MilvusClient(uri), f"Milvus no responde en {uri}. Revisa index.milvus_uri.")


def publish(engine: SearchEngine, client: MilvusClient, progress: Progress, alias: str = ALIAS) -> str:
    """Put a bundle into a collection of its own and point the alias to it; returns the collection's name.

    A collection that the alias names already is left as it is. Raises MilvusError.
    """
    name = PREFIX + engine.version
    if _pointed(client, alias) == name:
        return name
    if client.has_collection(name):
        client.drop_collection(name)  # a load that did not finish
    _create(client, name, engine.manifest.dim)
    total = count(engine)
    rows = all_rows(engine)
    for start in range(0, total, BATCH):
        batch = [next(rows) for _ in range(min(BATCH, total - start))]
        _retried(lambda batch=batch: client.upsert(name, batch), "Milvus no recibe los pasajes.")  # type: ignore[misc]
        progress("cargar en Milvus", start + len(batch), total)
    _retried(lambda: client.flush(name), "Milvus no guarda los pasajes.")
    client.load_collection(name)
    _switch(client, name, alias)
    return name


def _create(client: MilvusClient, name: str, dim: int) -> None:
    schema = client.create_schema()
    schema.add_field("chunk_id", DataType.VARCHAR, is_primary=True, max_length=512)
    schema.add_field("position", DataType.INT64)
    schema.add_field("tipo", DataType.VARCHAR, max_length=16)
    schema.add_field("comunas", DataType.VARCHAR, max_length=2048)
    schema.add_field("terms", DataType.VARCHAR, max_length=65535, enable_analyzer=True, analyzer_params=ANALYSER)
    schema.add_field("lexical", DataType.SPARSE_FLOAT_VECTOR)
    schema.add_field("dense", DataType.FLOAT_VECTOR, dim=dim)
    schema.add_field("payload", DataType.VARCHAR, max_length=65535)
    schema.add_function(Function("bm25", FunctionType.BM25, ["terms"], ["lexical"]))
    indexes = client.prepare_index_params()
    indexes.add_index("lexical", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25")
    indexes.add_index("dense", index_type="FLAT", metric_type="IP")
    client.create_collection(name, schema=schema, index_params=indexes)


def _pointed(client: MilvusClient, alias: str) -> str | None:
    """Collection that an alias names; asking for an alias that is not there would be logged as an error."""
    for name in sorted(client.list_collections()):
        if name.startswith(PREFIX) and alias in client.list_aliases(name)["aliases"]:
            return str(name)
    return None


def _switch(client: MilvusClient, name: str, alias: str) -> None:
    """Point the alias to a collection in one step; the one it named before goes."""
    before = _pointed(client, alias)
    if before is None:
        client.create_alias(name, alias)
    else:
        client.alter_alias(name, alias)
        if before != name:
            client.drop_collection(before)


def _retried(work: Callable[[], T], message: str) -> T:
    """Try again with doubling waits; what stays broken becomes a MilvusError."""
    for attempt in range(RETRIES):
        try:
            return work()
        except (MilvusException, ConnectionError, OSError) as error:
            if attempt == RETRIES - 1:
                raise MilvusError(f"{message} ({error})") from error
            time.sleep(FIRST_WAIT_S * 2**attempt)
    raise AssertionError


@dataclass(frozen=True)
class MilvusEngine:
    """Answers as `SearchEngine` does, with passages from Milvus; words, encoder and weights are the bundle's."""

    bundle: SearchEngine
    client: MilvusClient
    alias: str = ALIAS

    @classmethod
    def open(cls, bundle: SearchEngine, uri: str, alias: str = ALIAS) -> MilvusEngine:
        """Connect, and refuse a collection of another bundle. Raises MilvusError."""
        client = connect(uri)
        if _pointed(client, alias) != PREFIX + bundle.version:
            raise MilvusError(
                f"Milvus no tiene los pasajes del índice {bundle.version}. Cárgalos con «emra index build»."
            )
        client.load_collection(PREFIX + bundle.version)
        return cls(bundle, client, alias)

    @property
    def catalogue(self) -> Catalogue:
        """The Catalogue of the bundle."""
        return self.bundle.catalogue

    @property
    def version(self) -> str:
        """Name of the bundle."""
        return self.bundle.version

    def correct(self, text: str) -> Correction:
        """As `SearchEngine.correct`."""
        return self.bundle.correct(text)

    def search(
        self, query: str, limit: int = 10, types: frozenset[str] | None = None, comuna: str | None = None
    ) -> list[Hit]:
        """As `SearchEngine.search`. Raises MilvusError."""
        return self._ranked(query, limit, _filter(types, comuna), joined=not self.bundle.chunks.all_alone)

    def statements(self, query: str, limit: int = 10) -> list[Hit]:
        """As `SearchEngine.statements`. Raises MilvusError."""
        return self._ranked(query, limit, _filter(STATEMENTS, None), joined=False)

    def _ranked(self, query: str, limit: int, only: str, *, joined: bool) -> list[Hit]:
        text, found = self.bundle.understood(query)
        if not found or limit < 1:
            return []
        fusion = self.bundle.fusion
        if joined:
            candidates, signals = self._signals(found, None, only, joined=True)
            scores = self._scores(candidates, signals, fusion.by_words)
            if decided(scores, signals.passages, fusion):
                return _hits(candidates, signals, scores, limit)
        candidates, signals = self._signals(found, self.bundle.query_vector(bare(text)), only, joined=joined)
        return _hits(candidates, signals, self._scores(candidates, signals, fusion), limit)

    def _signals(
        self, found: Sequence[str], vector: NDArray[np.float32] | None, only: str, *, joined: bool
    ) -> tuple[list[Candidate], Signals]:
        weights = self.bundle.query_weights(found)
        candidates = self._candidates(weights, vector, only)
        passages = np.array([c.passage if joined else c.position for c in candidates], dtype=np.int64)
        slots, keys = self.bundle.slots(found), self._pair_keys(found)
        own_impacts = [c.impacts for c in candidates]
        dense = np.array([0.0 if vector is None else c.dense(vector) for c in candidates], dtype=np.float32)
        own = Evidence(self._lexical(own_impacts, weights, keys), dense, _covered(own_impacts, slots))
        whole = own
        if joined and candidates:
            first, counts = runs(passages)
            impacts = self._passages(passages[first])
            whole = Evidence(
                np.repeat(self._lexical(impacts, weights, keys), counts),
                np.repeat(np.maximum.reduceat(dense, first), counts),
                np.repeat(_covered(impacts, slots), counts),
            )
        exact = np.array([self._exact(c, weights) for c in candidates], dtype=np.float32)
        return candidates, Signals(np.arange(len(candidates)), passages, own, whole, exact)

    def _scores(self, candidates: Sequence[Candidate], signals: Signals, weights: FusionWeights) -> Scores:
        kinds = np.array([KINDS.index(c.chunk.kind) for c in candidates], dtype=np.int64)
        return scored(signals, weights) * self.bundle.kind_weights[kinds]

    def _lexical(self, impacts: Sequence[Impacts], weights: dict[str, float], keys: Sequence[str]) -> Scores:
        pair_weight = self.bundle.manifest.ranking.pair_weight
        return np.array([found.score(weights, keys, pair_weight) for found in impacts], dtype=np.float32)

    def _exact(self, candidate: Candidate, weights: dict[str, float]) -> float:
        of_the_kind = any(is_attribute(term) and term in candidate.impacts.singles for term in weights)
        return exactness_of(own_heading(candidate.chunk), weights, self.bundle.bm25.idf, of_the_kind)

    def _passages(self, passages: Rows) -> list[Impacts]:
        """Impacts of some passages, in their order."""
        keys = [passage_key(passage) for passage in passages.tolist()]
        rows = _retried(
            lambda: self.client.get(self.alias, keys, output_fields=["chunk_id", "payload"]), "Milvus no responde."
        )
        found = {row["chunk_id"]: row["payload"] for row in rows}
        return [passage_impacts(found[key]) for key in keys]

    def _pair_keys(self, found: Sequence[str]) -> list[str]:
        rows = self.bundle.bm25.rows
        known = sorted({(a, b) for a, b in pairwise(found) if a in rows and b in rows})
        return [str(pair_key(rows[a], rows[b])) for a, b in known]

    def _candidates(self, weights: dict[str, float], vector: NDArray[np.float32] | None, only: str) -> list[Candidate]:
        words = " ".join(word(term) for term in sorted(weights))
        wanted: list[tuple[str, list[Any], str, int]] = [
            ("lexical", [words], "BM25", LEXICAL_CANDIDATES),
        ]
        if vector is not None:
            wanted.append(("dense", [vector.tolist()], "IP", DENSE_CANDIDATES))
        found: dict[int, Candidate] = {}
        for field, data, metric, limit in wanted:
            hits = _retried(
                lambda field=field, data=data, metric=metric, limit=limit: self.client.search(  # type: ignore[misc]
                    self.alias,
                    data,
                    anns_field=field,
                    search_params={"metric_type": metric},
                    limit=limit,
                    filter=only,
                    output_fields=["position", "payload"],
                ),
                "Milvus no responde.",
            )[0]
            for hit in hits:
                position = int(hit["entity"]["position"])
                if position not in found:
                    found[position] = candidate(position, hit["entity"]["payload"], self.bundle.manifest.dim)
        return [found[position] for position in sorted(found)]


def _hits(candidates: Sequence[Candidate], signals: Signals, scores: Scores, limit: int) -> list[Hit]:
    """The passages of the candidates, which stand by position, in order, copies and floods taken out."""
    order = np.argsort(-scores, kind="stable")
    ranked = [candidates[i] for i in order]
    passages = signals.passages[order].tolist()
    kept = diverse(passages, [c.cluster for c in ranked], [c.document for c in ranked], limit)
    return [
        Hit(
            candidates[i].chunk,
            float(scores[i]),
            float(signals.own.lexical[i]),
            float(signals.own.dense[i]),
            candidates[i].members,
        )
        for i in order[kept].tolist()
    ]


def _covered(impacts: Sequence[Impacts], slots: Sequence[Slot]) -> Scores:
    def holding(term: str, _: Rows) -> NDArray[np.bool_]:
        return np.array([term in found.singles for found in impacts], dtype=np.bool_)

    return coverage(slots, np.arange(len(impacts)), holding)


def _filter(types: frozenset[str] | None, comuna: str | None) -> str:
    """A Milvus expression; codes and types hold no quotes."""
    parts = [f'tipo != "{PASSAGE}"']
    if types is not None:
        parts.append(f"tipo in {sorted(t for t in types if t in TIPOS)!r}".replace("'", '"'))
    if comuna is not None:
        code = "".join(char for char in comuna if char.isalnum())
        parts.append(f'comunas like "% {code} %"')
    return " and ".join(parts)
