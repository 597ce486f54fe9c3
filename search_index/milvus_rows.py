"""Chunks and passages of a bundle as rows of a Milvus collection, and what comes back. Talking to Milvus is `milvus`.

A row of a chunk holds what finds it and what ranks it: finished impacts of its terms and pairs, and the vectors of its
sentences as signed bytes. A row of a passage (tipo PASSAGE) holds the impacts of the whole; nothing finds it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.chunks import Chunk, from_json
from search_index.dense import SENTENCE_SHARE, rows_of, scale
from search_index.engine import SearchEngine
from search_index.fields import chunk_fields
from search_index.lexical import Bm25Index, Postings

MAX_SENTENCES = 64
"""Sentences of a chunk whose vectors are carried: Milvus keeps at most 65 535 bytes in a field."""

PASSAGE = "pasaje"
"""Type of the rows of passages."""


@dataclass(frozen=True, slots=True)
class Impacts:
    """Finished impacts of the terms and pairs of one chunk or passage."""

    singles: Mapping[str, float]
    pairs: Mapping[str, float]

    def score(self, weights: Mapping[str, float], keys: Sequence[str], pair_weight: float) -> float:
        """The score of `lexical.Bm25Index.scores`."""
        single = sum(weight * self.singles.get(term, 0.0) for term, weight in sorted(weights.items()))
        return single + pair_weight * sum(self.pairs.get(key, 0.0) for key in keys)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A chunk that Milvus returned, with what ranks it."""

    position: int
    chunk: Chunk
    impacts: Impacts
    vectors: NDArray[np.float32]
    cluster: int
    document: int
    passage: int
    members: range

    def dense(self, vector: NDArray[np.float32]) -> float:
        """The score of `dense.DenseIndex.scores`."""
        cosines = self.vectors @ vector
        best = float(cosines[:-1].max()) if len(cosines) > 1 else float(cosines[-1])
        return SENTENCE_SHARE * best + (1 - SENTENCE_SHARE) * float(cosines[-1])


def count(engine: SearchEngine) -> int:
    """How many rows a bundle has."""
    return len(engine.chunks) + (0 if engine.chunks.all_alone else engine.manifest.n_passages)


def rows(engine: SearchEngine) -> Iterator[dict[str, Any]]:
    """The rows of all chunks, then those of the passages if any holds more than one chunk."""
    yield from _chunk_rows(engine)
    if not engine.chunks.all_alone:
        yield from _passage_rows(engine)


def _chunk_rows(engine: SearchEngine) -> Iterator[dict[str, Any]]:
    impacts = _Carried(engine.bm25)
    starts, dim = engine.dense.starts, engine.manifest.dim
    for position in range(len(engine.chunks)):
        chunk = engine.chunks.get(position)
        first, end = int(starts[position]), int(starts[position + 1])
        kept = [*range(first, min(end - 1, first + MAX_SENTENCES)), end - 1]
        vectors = rows_of(engine.dense.index, np.array(kept, dtype=np.int64))
        whole = vectors[-1] / max(float(np.linalg.norm(vectors[-1])), 1e-12)
        members = engine.chunks.members(position)
        payload = {
            "chunk": json.loads(chunk.canonical_json()),
            **impacts.of(position),
            "vectors": base64.b64encode(np.rint(vectors * scale(dim)).astype(np.int8).tobytes()).decode(),
            "cluster": int(engine.chunks.clusters[position]),
            "document": int(engine.chunks.sources[position]),
            "passage": int(engine.chunks.passages[position]),
            "members": [members.start, members.stop],
        }
        yield {
            "chunk_id": chunk.chunk_id,
            "position": position,
            "tipo": chunk.tipo,
            "comunas": " ".join(("", *chunk.comunas, "")),
            "terms": " ".join(word(term) for field in chunk_fields(chunk) for term in field),
            "dense": whole.tolist(),
            "payload": json.dumps(payload, ensure_ascii=False, separators=(",", ":")),
        }


def _passage_rows(engine: SearchEngine) -> Iterator[dict[str, Any]]:
    impacts = _Carried(engine.passages)
    nowhere = [1.0, *[0.0] * (engine.manifest.dim - 1)]  # a vector may not be missing
    for passage in range(engine.manifest.n_passages):
        yield {
            "chunk_id": passage_key(passage),
            "position": passage,
            "tipo": PASSAGE,
            "comunas": "",
            "terms": PASSAGE,
            "dense": nowhere,
            "payload": json.dumps(impacts.of(passage), ensure_ascii=False, separators=(",", ":")),
        }


def passage_key(passage: int) -> str:
    """Primary key of the row of a passage; no id of a chunk begins so."""
    return f"{PASSAGE}#{passage}"


def word(term: str) -> str:
    """A term as one word for any tokenizer: an attribute's mark and a decimal point become letters."""
    return term.replace("@", "atributo_").replace(".", "_").replace("-", "_")


def candidate(position: int, payload: str, dim: int) -> Candidate:
    """What a row of a chunk says."""
    raw = json.loads(payload)
    vectors = np.frombuffer(base64.b64decode(raw["vectors"]), dtype=np.int8).reshape(-1, dim)
    return Candidate(
        position=position,
        chunk=from_json(json.dumps(raw["chunk"])),
        impacts=Impacts(raw["singles"], raw["pairs"]),
        vectors=vectors.astype(np.float32) / np.float32(scale(dim)),
        cluster=raw["cluster"],
        document=raw["document"],
        passage=raw["passage"],
        members=range(*raw["members"]),
    )


def passage_impacts(payload: str) -> Impacts:
    """What a row of a passage says."""
    raw = json.loads(payload)
    return Impacts(raw["singles"], raw["pairs"])


class _Carried:
    """Impacts of an index by chunk or passage; the index has them by term."""

    def __init__(self, bm25: Bm25Index) -> None:
        self._bm25 = bm25
        self._singles, self._pairs = _by_document(bm25.singles), _by_document(bm25.pairs)

    def of(self, position: int) -> dict[str, dict[str, float]]:
        terms, keys = self._bm25.terms, self._bm25.pair_keys
        return {
            "singles": {terms[row]: impact for row, impact in _impacts(self._bm25.singles, self._singles, position)},
            "pairs": {str(keys[row]): impact for row, impact in _impacts(self._bm25.pairs, self._pairs, position)},
        }


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
