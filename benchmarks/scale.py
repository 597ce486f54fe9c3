"""Part «scale»: a hundred thousand passages made of real sentences, and how fast ten thousand are opened.

Passages recombine sentences of the current bundle and of a SQuAD file; a sentence's vector is its own, a passage's is
the normalised mean of its sentences' (embedding a hundred thousand passages would measure only the encoder).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpus import as_chunks
from benchmarks.machine import folder_mb, load, measured_rates
from benchmarks.report import number, table
from benchmarks.retrieval import ONE_THREAD
from search_index import bundle as bundles
from search_index import store
from search_index.agreement import build_headings
from search_index.analysis import terms
from search_index.build import EMBEDDED
from search_index.chunks import sentences
from search_index.dense import build_dense, rows_of, write_index
from search_index.engine import ROWS, VECTORS, SearchEngine
from search_index.evaluate import read_squad
from search_index.judged import read_judged
from search_index.lexical import Bm25Parameters, build_bm25

PER_PASSAGE = 3
SMALL = 10_000
QUERIES = 300

CODE = """
import json, sys, time
from pathlib import Path
start = time.perf_counter()
from search_index.engine import SearchEngine
imported = time.perf_counter()
engine = SearchEngine.open(Path(sys.argv[1]))
opened = time.perf_counter()
times, cpu = [], []
for question in json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")):
    before, used = time.perf_counter(), time.process_time()
    engine.search(question)
    times.append((time.perf_counter() - before) * 1000)
    cpu.append((time.process_time() - used) * 1000)
memory = [l for l in Path("/proc/self/status").read_text().splitlines() if l.startswith("VmRSS")][0].split()[1]
print(json.dumps({"import_s": imported - start, "open_s": opened - imported, "times_ms": times, "cpu_ms": cpu,
                  "resident_mb": int(memory) / 1024}))
"""


def part(index_dir: Path, squad: Path | None, judged: Path, count: int) -> str:
    """Build both bundles, open and query them in a process each, and describe."""
    rates = measured_rates()
    engine = SearchEngine.open(index_dir)
    pool = sentence_pool(engine, squad)
    vectors = vectors_of(engine, pool)
    questions = [question.text for question in read_judged(judged)][:QUERIES]
    rows = []
    for size in (SMALL, count):
        before = load()
        with tempfile.TemporaryDirectory() as scratch:
            start = time.perf_counter()
            rows_of_vectors = write_bundle(engine, pool, vectors, size, Path(scratch) / "index")
            built = time.perf_counter() - start
            mb = folder_mb(Path(scratch) / "index")
            asked = queried(Path(scratch), questions)
        times, cpu = np.array(asked["times_ms"]), np.array(asked["cpu_ms"])
        scan_ms = rows_of_vectors * engine.encoder.dim / rates.read_gb_s / 1e6
        rows.append([
            f"{size:_}".replace("_", " "), number(float(np.percentile(times, 50)), 1),
            number(float(np.percentile(times, 95)), 1),
            number(float(np.percentile(cpu, 50)), 1),
            number(float(np.percentile(cpu, 95)), 1), number(scan_ms, 1), number(asked["resident_mb"], 0),
            number(mb, 0), number(asked["open_s"], 2), number(mb / 1000 / rates.sha_gb_s, 2), number(built, 0),
            before.replace(".", ","),
        ])  # fmt: skip
    head = [
        "Pasajes", "p50 ms", "p95 ms", "p50 ms de procesador", "p95 ms de procesador",
        "Límite ms (leer los vectores)", "Memoria MB", "Índice MB", "Abrir s",
        "Límite s (SHA-256)", "Construir s", "Carga",
    ]  # fmt: skip
    about = (
        f"Pasajes de {PER_PASSAGE} frases reales recombinadas ({len(pool)} frases distintas); "
        f"{len(questions)} preguntas evaluadas, un hilo, proceso propio."
    )
    return "\n\n".join(["## Escala", about, table(head, rows)])


def sentence_pool(engine: SearchEngine, squad: Path | None) -> list[str]:
    """Distinct sentences, sorted."""
    bodies = [engine.chunks.get(i).body for i in range(len(engine.chunks))]
    bodies += read_squad(squad).passages if squad else []
    return sorted({sentence for body in bodies for sentence in sentences(body) if 40 <= len(sentence) <= 400})


def vectors_of(engine: SearchEngine, pool: Sequence[str]) -> NDArray[np.float32]:
    """Vectors of sentences: the bundle's where it has them, fresh ones otherwise."""
    hashes = (engine.folder / EMBEDDED).read_text(encoding="ascii").split()
    stored = rows_of(engine.dense.index, np.arange(len(hashes)))
    known = dict(zip(hashes, stored, strict=True))
    prompt = engine.manifest.passage_prompt
    names = {text: sha256((prompt + text).encode()).hexdigest() for text in pool}
    missing = [text for text in pool if names[text] not in known]
    fresh = engine.encoder.passages(missing, workers=os.cpu_count() or 1)
    known.update(zip((names[text] for text in missing), fresh, strict=True))
    vectors = np.array([known[names[text]] for text in pool], dtype=np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def write_bundle(
    engine: SearchEngine, pool: Sequence[str], vectors: NDArray[np.float32], size: int, index_dir: Path
) -> int:
    """A bundle of `size` recombined passages with the encoder and words of `engine`; returns its number of vectors."""
    picks = np.random.default_rng(size).integers(0, len(pool), (size, PER_PASSAGE))
    chunks = as_chunks([" ".join(pool[i] for i in row) for row in picks.tolist()])
    known = [terms(sentence) for sentence in pool]
    folder = index_dir.parent / "new"
    shutil.copytree(engine.folder, folder)
    for path in (folder / bundles.MANIFEST, *folder.glob(f"{store.OF_PASSAGES}.*")):  # each passage stands alone
        path.unlink()
    store.write_chunks(folder, chunks, np.arange(size, dtype=np.int32))
    fields = [((), (), (), [term for i in row for term in known[i]]) for row in picks.tolist()]
    bm25 = build_bm25(fields, Bm25Parameters())
    store.write_bm25(folder, bm25, None)
    store.write_headings(folder, build_headings([()] * size, bm25))
    means = vectors[picks].mean(axis=1, keepdims=True)
    means /= np.linalg.norm(means, axis=2, keepdims=True)
    matrix = np.concatenate([vectors[picks], means], axis=1).reshape(-1, vectors.shape[1])
    dense = build_dense(matrix, [PER_PASSAGE + 1] * size)
    write_index(dense.index, folder / VECTORS)
    np.save(folder / ROWS, dense.starts)
    (folder / EMBEDDED).write_text("", encoding="ascii")
    changed: dict[str, Any] = {
        "n_chunks": size,
        "n_passages": size,
        "n_vectors": len(matrix),
        "files": bundles.file_hashes(folder),
    }
    index_dir.mkdir()
    bundles.publish(folder, index_dir, replace(engine.manifest, **changed))
    return len(matrix)


def queried(scratch: Path, questions: Sequence[str]) -> dict[str, Any]:
    given = scratch / "questions.json"
    given.write_text(json.dumps(list(questions)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(scratch / "index"), str(given)],
        cwd=Path(__file__).resolve().parents[1], env={**os.environ, **ONE_THREAD}, check=True, capture_output=True,
        text=True,
    )  # fmt: skip
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured
