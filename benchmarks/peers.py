"""Ours and what a user would pick instead, behind two functions each: build an index of texts, open it for searching.

Each peer is set up as its own guide says, with Spanish where it offers Spanish. Imports stand inside the functions: a
process pays only for its own system.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MODEL = "all-MiniLM-L6-v2"

Search = Callable[[str, int], Sequence[int | str]]
"""Question and number of results → positions of texts (ours: passage ids), best first."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A system. `needs` are the modules without which it is skipped."""

    title: str
    needs: tuple[str, ...]
    build: Callable[[Sequence[str], Path], None]
    open: Callable[[Path], Search]
    build_chunks: Callable[[Sequence[str], Path], None] | None = None
    """Ours alone reads the chunks of our passages (canonical JSON) with their fields; the others get their texts."""


def model() -> Any:
    from sentence_transformers import SentenceTransformer

    from search_index.export import model_path

    return SentenceTransformer(model_path(MODEL), device="cpu")


def build_ours(texts: Sequence[str], folder: Path) -> None:
    from benchmarks.corpus import as_chunks, empty_catalogue

    _bundle(empty_catalogue(), as_chunks(texts), folder)


def build_own(lines: Sequence[str], folder: Path) -> None:
    from content.load import load_catalogue
    from search_index.chunks import from_json

    _bundle(load_catalogue(), [from_json(line) for line in lines], folder)


def _bundle(catalogue: Any, chunks: Any, folder: Path) -> None:
    from content.settings import read_settings
    from search_index.build import build_bundle

    settings = read_settings(Path(__file__).resolve().parents[1] / "emra.toml", {}).index
    build_bundle(catalogue, chunks, folder, settings, lambda step, done, total: None)


def open_ours(folder: Path) -> Search:
    from search_index.engine import SearchEngine

    engine = SearchEngine.open(folder)
    return lambda query, k: [hit.chunk.passage_id for hit in engine.search(query, k)]


def build_faiss(texts: Sequence[str], folder: Path) -> None:
    import faiss

    vectors = model().encode(list(texts), normalize_embeddings=True)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    faiss.write_index(index, str(folder / "vectors.faiss"))


def open_faiss(folder: Path) -> Search:
    import faiss

    encoder = model()
    index = faiss.read_index(str(folder / "vectors.faiss"))
    faiss.omp_set_num_threads(1)

    def search(query: str, k: int) -> list[int]:
        found = index.search(encoder.encode([query], normalize_embeddings=True), k)[1][0]
        return [int(i) for i in found if i >= 0]

    return search


def bm25s_tokens(texts: list[str], as_ids: bool) -> Any:
    import bm25s
    from snowballstemmer import stemmer

    spanish = stemmer("spanish")
    return bm25s.tokenize(texts, stopwords="es", stemmer=spanish.stemWords, return_ids=as_ids, show_progress=False)


def build_bm25s(texts: Sequence[str], folder: Path) -> None:
    import bm25s

    index = bm25s.BM25()
    index.index(bm25s_tokens(list(texts), True), show_progress=False)
    index.save(str(folder / "bm25s"))


def open_bm25s(folder: Path) -> Search:
    import bm25s

    index = bm25s.BM25.load(str(folder / "bm25s"), mmap=True)
    count = int(index.scores["num_docs"])

    def search(query: str, k: int) -> list[int]:
        found, _ = index.retrieve(bm25s_tokens([query], False), k=min(k, count), show_progress=False)
        return [int(i) for i in found[0]]

    return search


def build_fts5(texts: Sequence[str], folder: Path) -> None:
    with sqlite3.connect(folder / "fts5.sqlite") as base:
        base.execute("CREATE VIRTUAL TABLE pasajes USING fts5(texto, tokenize='unicode61 remove_diacritics 2')")
        base.executemany("INSERT INTO pasajes(rowid, texto) VALUES (?, ?)", enumerate(texts))


def open_fts5(folder: Path) -> Search:
    base = sqlite3.connect(folder / "fts5.sqlite")

    def search(query: str, k: int) -> list[int]:
        asked = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query))
        rows = base.execute("SELECT rowid FROM pasajes WHERE pasajes MATCH ? ORDER BY rank LIMIT ?", (asked, k))
        return [int(row[0]) for row in rows]

    return search


def build_txtai(texts: Sequence[str], folder: Path) -> None:
    from txtai import Embeddings

    from search_index.export import model_path

    embeddings = Embeddings(path=model_path(MODEL), hybrid=True, content=False, gpu=False)
    embeddings.index(list(texts))
    embeddings.save(str(folder / "txtai"))


def open_txtai(folder: Path) -> Search:
    from txtai import Embeddings

    embeddings = Embeddings()
    embeddings.load(str(folder / "txtai"))
    return lambda query, k: [int(row[0]) for row in embeddings.search(query, k)]


def build_milvus(texts: Sequence[str], folder: Path) -> None:
    from pymilvus import DataType, Function, FunctionType, MilvusClient

    client = MilvusClient(str(folder / "peer.db"))
    schema = client.create_schema()
    schema.add_field("id", DataType.INT64, is_primary=True)
    schema.add_field("text", DataType.VARCHAR, max_length=65535, enable_analyzer=True)
    schema.add_field("sparse", DataType.SPARSE_FLOAT_VECTOR)
    schema.add_field("dense", DataType.FLOAT_VECTOR, dim=384)
    schema.add_function(Function("bm25", FunctionType.BM25, input_field_names=["text"], output_field_names=["sparse"]))
    indexes = client.prepare_index_params()
    indexes.add_index("sparse", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25")
    indexes.add_index("dense", index_type="FLAT", metric_type="IP")
    client.create_collection("pasajes", schema=schema, index_params=indexes)
    vectors = model().encode(list(texts), normalize_embeddings=True)
    rows = [{"id": i, "text": t, "dense": v.tolist()} for i, (t, v) in enumerate(zip(texts, vectors, strict=True))]
    for start in range(0, len(rows), 500):
        client.insert("pasajes", rows[start : start + 500])
    client.flush("pasajes")
    client.close()


def open_milvus(folder: Path) -> Search:
    from pymilvus import AnnSearchRequest, MilvusClient, RRFRanker

    client = MilvusClient(str(folder / "peer.db"))
    client.load_collection("pasajes")
    encoder = model()

    def search(query: str, k: int) -> list[int]:
        vector = encoder.encode(query, normalize_embeddings=True).tolist()
        requests = [
            AnnSearchRequest([query], "sparse", {"metric_type": "BM25"}, limit=50),
            AnnSearchRequest([vector], "dense", {"metric_type": "IP"}, limit=50),
        ]
        return [int(hit["id"]) for hit in client.hybrid_search("pasajes", requests, RRFRanker(), limit=k)[0]]

    return search


def build_lunr(texts: Sequence[str], folder: Path) -> None:
    from lunr import lunr
    from lunr.builder import Builder
    from lunr.pipeline import Pipeline
    from lunr.stop_word_filter import generate_stop_word_filter
    from lunr.trimmer import trimmer

    stemmer = Pipeline.registered_functions["stemmer-es"]
    builder = Builder()
    for step in (trimmer, generate_stop_word_filter(mkdocs_stopwords(), "es"), stemmer):
        builder.pipeline.add(step)
    builder.search_pipeline.add(stemmer)
    documents = [{"id": str(i), "text": text} for i, text in enumerate(texts)]
    index = lunr(ref="id", fields=("text",), documents=documents, builder=builder)
    (folder / "lunr.json").write_text(json.dumps(index.serialize()), encoding="utf-8")


def mkdocs_stopwords() -> set[str]:
    """The Spanish stopwords that MkDocs' search uses; lunr's Python package would download others."""
    from importlib import resources

    script = resources.files("mkdocs.contrib.search") / "lunr-language" / "lunr.es.js"
    found = re.search(r"generateStopWordFilter\('([^']+)'", script.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError("lunr.es.js has no list of stopwords")
    return set(found[1].split())


def open_lunr(folder: Path) -> Search:
    from lunr.index import Index

    index = Index.load(json.loads((folder / "lunr.json").read_text(encoding="utf-8")))

    def search(query: str, k: int) -> list[int]:
        return [int(found["ref"]) for found in index.search(" ".join(re.findall(r"\w+", query.lower())))[:k]]

    return search


PEERS = {
    "emra": Peer("EMRA (este proyecto)", (), build_ours, open_ours, build_own),
    "faiss": Peer("sentence-transformers + FAISS", ("faiss",), build_faiss, open_faiss),
    "bm25s": Peer("bm25s", ("bm25s",), build_bm25s, open_bm25s),
    "fts5": Peer("SQLite FTS5", (), build_fts5, open_fts5),
    "txtai": Peer("txtai híbrido", ("txtai",), build_txtai, open_txtai),
    "milvus": Peer("Milvus Lite híbrido", ("pymilvus", "milvus_lite"), build_milvus, open_milvus),
    "lunr": Peer("lunr (buscador de MkDocs)", ("lunr", "nltk", "mkdocs"), build_lunr, open_lunr),
}
