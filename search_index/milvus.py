"""Passages of a bundle in Milvus, and the engine that looks them up there. The only module that imports pymilvus.

Milvus finds candidates: its BM25 function over the terms of `analysis` (one analysis everywhere: folded, Spanish stems)
and the vector of the whole passage. What it returns is ranked by the formulas of the embedded engine, with what each
passage carries: finished impacts of its terms and pairs, and the vectors of its sentences as signed bytes.

Every bundle has a collection of its own, named after its version; the alias is switched when it is whole.
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from pymilvus import DataType, Function, FunctionType, MilvusClient, MilvusException

from content.catalogue import Catalogue
from search_index.agreement import coverage, exactness_of, own_heading
from search_index.analysis import bare, terms
from search_index.build import Progress, alias_terms
from search_index.chunks import KINDS, TIPOS, Chunk, from_json
from search_index.correct import Correction
from search_index.dense import SENTENCE_SHARE, rows_of, scale
from search_index.engine import Hit, SearchEngine, diverse
from search_index.errors import SearchIndexError
from search_index.fusion import agreed, fuse
from search_index.lexical import Postings, pair_key
from search_index.synonyms import is_attribute

ALIAS = "emra_pasajes"
PREFIX = "emra_"

BATCH = 256
RETRIES = 5
FIRST_WAIT_S = 0.5

MAX_SENTENCES = 64
"""Sentences of a passage whose vectors are carried: Milvus keeps at most 65 535 bytes in a field."""

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
    """Put the passages of a bundle into a collection of their own and point the alias to it; returns its name.

    A collection that the alias names already is left as it is. Raises MilvusError.
    """
    name = PREFIX + engine.version
    if _pointed(client, alias) == name:
        return name
    if client.has_collection(name):
        client.drop_collection(name)  # a load that did not finish
    _create(client, name, engine.manifest.dim)
    total = len(engine.chunks)
    rows = _rows(engine)
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


def _rows(engine: SearchEngine) -> Iterator[dict[str, Any]]:
    singles, pairs = _by_document(engine.bm25.singles), _by_document(engine.bm25.pairs)
    terms_, keys = engine.bm25.terms, engine.bm25.pair_keys
    starts, dim = engine.dense.starts, engine.manifest.dim
    for position in range(len(engine.chunks)):
        chunk = engine.chunks.get(position)
        first, end = int(starts[position]), int(starts[position + 1])
        rows = [*range(first, min(end - 1, first + MAX_SENTENCES)), end - 1]
        vectors = rows_of(engine.dense.index, np.array(rows, dtype=np.int64))
        whole = vectors[-1] / max(float(np.linalg.norm(vectors[-1])), 1e-12)
        payload = {
            "chunk": json.loads(chunk.canonical_json()),
            "singles": {terms_[row]: impact for row, impact in _impacts(engine.bm25.singles, singles, position)},
            "pairs": {str(keys[row]): impact for row, impact in _impacts(engine.bm25.pairs, pairs, position)},
            "vectors": base64.b64encode(np.rint(vectors * scale(dim)).astype(np.int8).tobytes()).decode(),
            "cluster": int(engine.chunks.clusters[position]),
            "document": int(engine.chunks.sources[position]),
        }
        yield {
            "chunk_id": chunk.chunk_id,
            "position": position,
            "tipo": chunk.tipo,
            "comunas": " ".join(("", *chunk.comunas, "")),
            "terms": _terms_text(chunk),
            "dense": whole.tolist(),
            "payload": json.dumps(payload, ensure_ascii=False, separators=(",", ":")),
        }


def _terms_text(chunk: Chunk) -> str:
    fields = (chunk.title, " ".join(chunk.heading_path), chunk.body)
    return " ".join(_word(term) for term in [*(t for field in fields for t in terms(field)), *alias_terms(chunk)])


def _word(term: str) -> str:
    """A term as one word for any tokenizer: an attribute's mark and a decimal point become letters."""
    return term.replace("@", "atributo_").replace(".", "_").replace("-", "_")


def _by_document(postings: Postings) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Places of the postings sorted by passage, and the passage of each."""
    order = np.argsort(postings.docs, kind="stable")
    return order, postings.docs[order].astype(np.int64)


def _impacts(
    postings: Postings, by_document: tuple[NDArray[np.int64], NDArray[np.int64]], position: int
) -> Iterator[tuple[int, float]]:
    """Rows and impacts of one passage."""
    order, docs = by_document
    low, high = np.searchsorted(docs, (position, position + 1))
    for place in order[low:high].tolist():
        row = int(np.searchsorted(postings.indptr, place, side="right")) - 1
        yield row, float(postings.impacts[place])


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
class Candidate:
    """A passage that Milvus returned, with what ranks it."""

    position: int
    chunk: Chunk
    singles: dict[str, float]
    pairs: dict[str, float]
    vectors: NDArray[np.float32]
    cluster: int
    document: int

    def lexical(self, weights: dict[str, float], keys: Sequence[str], pair_weight: float) -> float:
        """The score of `lexical.Bm25Index.scores` for this passage."""
        single = sum(weight * self.singles.get(term, 0.0) for term, weight in sorted(weights.items()))
        return single + pair_weight * sum(self.pairs.get(key, 0.0) for key in keys)

    def dense(self, vector: NDArray[np.float32]) -> float:
        """The score of `dense.DenseIndex.scores` for this passage."""
        cosines = self.vectors @ vector
        best = float(cosines[:-1].max()) if len(cosines) > 1 else float(cosines[-1])
        return SENTENCE_SHARE * best + (1 - SENTENCE_SHARE) * float(cosines[-1])


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
        text = self.bundle.correct(query).text
        found = terms(text)
        if not found or limit < 1:
            return []
        weights, vector = self.bundle.query_weights(found), self.bundle.query_vector(bare(text))
        candidates = self._candidates(weights, vector, _filter(types, comuna))
        if not candidates:
            return []
        keys = self._pair_keys(found)
        pair_weight = self.bundle.manifest.ranking.pair_weight
        lexical = np.array([c.lexical(weights, keys, pair_weight) for c in candidates], dtype=np.float32)
        dense = np.array([c.dense(vector) for c in candidates], dtype=np.float32)
        rows = np.arange(len(candidates))
        covered = coverage(self.bundle.slots(found), rows, lambda term, _: _holding(term, candidates))
        exact = np.array([self._exact(c, weights) for c in candidates], dtype=np.float32)
        scores = agreed(fuse(lexical, dense, self.bundle.fusion), covered, exact, self.bundle.fusion)
        scores *= self.bundle.kind_weights[[KINDS.index(c.chunk.kind) for c in candidates]]
        order = np.argsort(-scores, kind="stable")  # candidates stand by position
        ranked = [candidates[i] for i in order]
        kept = diverse([c.cluster for c in ranked], [c.document for c in ranked], limit)
        return [
            Hit(candidates[i].chunk, float(scores[i]), float(lexical[i]), float(dense[i])) for i in order[kept].tolist()
        ]

    def _exact(self, candidate: Candidate, weights: dict[str, float]) -> float:
        of_the_kind = any(is_attribute(term) and term in candidate.singles for term in weights)
        return exactness_of(own_heading(candidate.chunk), weights, self.bundle.bm25.idf, of_the_kind)

    def _pair_keys(self, found: Sequence[str]) -> list[str]:
        rows = self.bundle.bm25.rows
        known = sorted({(a, b) for a, b in pairwise(found) if a in rows and b in rows})
        return [str(pair_key(rows[a], rows[b])) for a, b in known]

    def _candidates(self, weights: dict[str, float], vector: NDArray[np.float32], only: str) -> list[Candidate]:
        words = " ".join(_word(term) for term in sorted(weights))
        wanted: list[tuple[str, list[Any], str, int]] = [
            ("lexical", [words], "BM25", LEXICAL_CANDIDATES),
            ("dense", [vector.tolist()], "IP", DENSE_CANDIDATES),
        ]
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
                    found[position] = _candidate(position, hit["entity"]["payload"], self.bundle.manifest.dim)
        return [found[position] for position in sorted(found)]


def _holding(term: str, candidates: Sequence[Candidate]) -> NDArray[np.bool_]:
    return np.array([term in candidate.singles for candidate in candidates], dtype=np.bool_)


def _candidate(position: int, payload: str, dim: int) -> Candidate:
    raw = json.loads(payload)
    vectors = np.frombuffer(base64.b64decode(raw["vectors"]), dtype=np.int8).reshape(-1, dim)
    return Candidate(
        position=position,
        chunk=from_json(json.dumps(raw["chunk"])),
        singles=raw["singles"],
        pairs=raw["pairs"],
        vectors=vectors.astype(np.float32) / np.float32(scale(dim)),
        cluster=raw["cluster"],
        document=raw["document"],
    )


def _filter(types: frozenset[str] | None, comuna: str | None) -> str:
    """A Milvus expression; codes and types hold no quotes."""
    parts = []
    if types is not None:
        parts.append(f"tipo in {sorted(t for t in types if t in TIPOS)!r}".replace("'", '"'))
    if comuna is not None:
        code = "".join(char for char in comuna if char.isalnum())
        parts.append(f'comunas like "% {code} %"')
    return " and ".join(parts)
