"""Index parts ↔ files of a bundle: arrays as .npy (mapped, no pickle), chunks as JSON lines with their offsets."""

from __future__ import annotations

import json
import mmap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.agreement import Headings
from search_index.chunks import KINDS, TIPOS, Chunk, from_json
from search_index.lexical import Bm25Index, Postings
from search_index.passages import starts_of

CHUNKS = "chunks.jsonl"
OFFSETS = "chunks.offsets.npy"
TYPES = "chunks.types.npy"
PASSAGE_KINDS = "chunks.kinds.npy"
HEADING_STARTS = "headings.starts.npy"
HEADING_ROWS = "headings.rows.npy"
CLUSTERS = "chunks.clusters.npy"
PASSAGE_STARTS = "passages.starts.npy"
SOURCES = "chunks.sources.npy"
COMUNAS = "chunks.comunas.json"
TERMS = "bm25.terms.txt"
SINGLES = "terms"
PAIRS = "pairs"
PAIR_KEYS = "pairs.keys.npy"
REMEMBERED = 128
"""Chunks kept after reading: many questions find the same ones."""
OF_CHUNKS, OF_PASSAGES = "bm25", "passages.bm25"


@dataclass(frozen=True)
class ChunkStore:
    """Chunks on disk, read one by one; their types, passages, near-duplicate clusters, sources and communes in memory.

    types (n,) uint8 codes of TIPOS. kinds (n,) uint8 codes of KINDS. clusters (n,) int32: chunks that say the same
    share a number. sources (n,) int32: chunks of one document share a number. starts (n_passages + 1,) int64: passage
    i is chunks `starts[i]:starts[i+1]`.
    """

    lines: mmap.mmap | bytes
    offsets: NDArray[np.int64]
    types: NDArray[np.uint8]
    kinds: NDArray[np.uint8]
    clusters: NDArray[np.int32]
    sources: NDArray[np.int32]
    starts: NDArray[np.int64]
    comunas: dict[str, list[int]]

    def __len__(self) -> int:
        return len(self.types)

    @cached_property
    def passages(self) -> NDArray[np.int64]:
        """Passage of each chunk, (n,) int64, ascending."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    @property
    def all_alone(self) -> bool:
        """Whether every chunk is a passage by itself."""
        return len(self.starts) == len(self) + 1

    def members(self, position: int) -> range:
        """Positions of the chunks of a chunk's passage."""
        passage = int(self.passages[position])
        return range(int(self.starts[passage]), int(self.starts[passage + 1]))

    @cached_property
    def get(self) -> Callable[[int], Chunk]:
        """The chunk at a position; those read last are remembered."""
        return lru_cache(maxsize=REMEMBERED)(self._read)

    def _read(self, position: int) -> Chunk:
        return from_json(self.lines[int(self.offsets[position]) : int(self.offsets[position + 1])])

    def allowed(self, types: frozenset[str] | None, comuna: str | None) -> NDArray[np.bool_] | None:
        """Which chunks a filter lets through, (n,) bool; None if there is no filter."""
        if types is None and comuna is None:
            return None
        mask = np.ones(len(self), dtype=np.bool_)
        if types is not None:
            mask &= np.isin(self.types, [code for code, tipo in enumerate(TIPOS) if tipo in types])
        if comuna is not None:
            here = np.zeros(len(self), dtype=np.bool_)
            here[self.comunas.get(comuna, [])] = True
            mask &= here
        return mask


def write_chunks(folder: Path, chunks: Sequence[Chunk], clusters: NDArray[np.int32]) -> None:
    """Write chunks, which stand by passage, and what is known of each."""
    lines = [chunk.canonical_json().encode() + b"\n" for chunk in chunks]
    offsets = np.zeros(len(lines) + 1, dtype=np.int64)
    np.cumsum([len(line) for line in lines], out=offsets[1:])
    (folder / CHUNKS).write_bytes(b"".join(lines))
    np.save(folder / OFFSETS, offsets)
    np.save(folder / TYPES, np.array([TIPOS.index(chunk.tipo) for chunk in chunks], dtype=np.uint8))
    np.save(folder / PASSAGE_KINDS, np.array([KINDS.index(chunk.kind) for chunk in chunks], dtype=np.uint8))
    np.save(folder / CLUSTERS, clusters)
    np.save(folder / PASSAGE_STARTS, starts_of(chunks))
    documents = [chunk.source_id or chunk.record_id or chunk.url.partition("#")[0] for chunk in chunks]
    numbers = {document: number for number, document in enumerate(sorted(set(documents)))}
    np.save(folder / SOURCES, np.array([numbers[document] for document in documents], dtype=np.int32))
    comunas: dict[str, list[int]] = {}
    for position, chunk in enumerate(chunks):
        for code in chunk.comunas:
            comunas.setdefault(code, []).append(position)
    (folder / COMUNAS).write_text(json.dumps(comunas, sort_keys=True), encoding="utf-8")


def read_chunks(folder: Path) -> ChunkStore:
    """Open the chunks of a bundle."""
    with (folder / CHUNKS).open("rb") as file:
        lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if (folder / CHUNKS).stat().st_size else b""
    return ChunkStore(
        lines=lines,
        offsets=_load(folder / OFFSETS),
        types=_load(folder / TYPES),
        kinds=_load(folder / PASSAGE_KINDS),
        clusters=_load(folder / CLUSTERS),
        sources=_load(folder / SOURCES),
        starts=_load(folder / PASSAGE_STARTS),
        comunas=json.loads((folder / COMUNAS).read_text(encoding="utf-8")),
    )


def write_bm25(folder: Path, of_chunks: Bm25Index, of_passages: Bm25Index | None) -> None:
    """Write the lexical arrays; None if every chunk is a passage by itself. Both have the same terms."""
    (folder / TERMS).write_text("\n".join(of_chunks.terms), encoding="utf-8")
    for level, bm25 in ((OF_CHUNKS, of_chunks), (OF_PASSAGES, of_passages)):
        if bm25 is not None:
            np.save(folder / f"{level}.{PAIR_KEYS}", bm25.pair_keys)
            for name, postings in ((SINGLES, bm25.singles), (PAIRS, bm25.pairs)):
                np.save(folder / f"{level}.{name}.indptr.npy", postings.indptr)
                np.save(folder / f"{level}.{name}.docs.npy", postings.docs)
                np.save(folder / f"{level}.{name}.impacts.npy", postings.impacts)


def read_bm25(folder: Path, chunks: ChunkStore, pair_weight: float) -> tuple[Bm25Index, Bm25Index]:
    """Open the lexical arrays of a bundle: of chunks, of passages."""
    text = (folder / TERMS).read_text(encoding="utf-8")
    of_chunks = _bm25(folder, OF_CHUNKS, text.split("\n") if text else [], len(chunks), pair_weight)
    if chunks.all_alone:
        return of_chunks, of_chunks
    return of_chunks, _bm25(folder, OF_PASSAGES, of_chunks.terms, len(chunks.starts) - 1, pair_weight)


def _bm25(folder: Path, level: str, terms: Sequence[str], n_docs: int, pair_weight: float) -> Bm25Index:
    return Bm25Index(
        terms=terms,
        n_docs=n_docs,
        singles=_postings(folder, f"{level}.{SINGLES}"),
        pair_keys=_load(folder / f"{level}.{PAIR_KEYS}"),
        pairs=_postings(folder, f"{level}.{PAIRS}"),
        pair_weight=pair_weight,
    )


def write_headings(folder: Path, headings: Headings) -> None:
    """Write the terms of the chunks' own headings."""
    np.save(folder / HEADING_STARTS, headings.starts)
    np.save(folder / HEADING_ROWS, headings.rows)


def read_headings(folder: Path, bm25: Bm25Index) -> Headings:
    """Open the headings of a bundle."""
    return Headings(_load(folder / HEADING_STARTS), _load(folder / HEADING_ROWS), bm25)


def _postings(folder: Path, prefix: str) -> Postings:
    return Postings(
        indptr=_load(folder / f"{prefix}.indptr.npy"),
        docs=_load(folder / f"{prefix}.docs.npy"),
        impacts=_load(folder / f"{prefix}.impacts.npy"),
    )


def _load(path: Path) -> Any:
    if path.stat().st_size < 1024:
        return np.load(path, allow_pickle=False)  # an empty array cannot be mapped
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))  # still mapped; slicing a memmap is slow
