"""Part «retrieval»: every system on the same texts and questions, one process each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.corpus import DEPTH, Corpus
from benchmarks.machine import Rates, described, folder_mb, load, measured_rates
from benchmarks.peers import PEERS
from benchmarks.plot import Point, svg
from benchmarks.report import number, table, write_picture

PACKAGES = (
    "numpy", "faiss-cpu", "onnxruntime", "torch", "sentence-transformers", "bm25s", "txtai", "pymilvus", "milvus-lite",
    "lunr",
)  # fmt: skip

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")

ENCODER_WEIGHTS = 10_620_000
"""Weights that each token of a question is multiplied with: six layers of 384 wide, four times wider inside."""
TOKENS = 20
"""About what a Spanish question of the judged set is cut into."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one system did on one corpus."""

    system: str
    quality: dict[str, float]
    p50_ms: float
    p95_ms: float
    resident_mb: float
    start_s: float
    build_s: float
    index_mb: float
    load: str


def part(corpus: Corpus, systems: Sequence[str], limit: int | None) -> str:
    """Measure and describe; `limit` takes only the first questions."""
    rates = measured_rates()
    questions = corpus.questions[:limit]
    about = described(PACKAGES)
    found, skipped = [], []
    for system in systems:
        title = PEERS[system].title
        missing = [name for name in PEERS[system].needs if find_spec(name) is None]
        if missing:
            skipped.append(f"{title} (falta {', '.join(missing)})")
            continue
        print(f"{corpus.name}: {system}…", file=sys.stderr, flush=True)
        try:
            found.append(measure(system, corpus, questions))
        except subprocess.CalledProcessError as error:
            skipped.append(f"{title} (terminó con un error: {last_line(error.stderr)})")
    lines = [
        f"## Búsqueda en {corpus.name}: {len(corpus.texts)} pasajes, {len(questions)} preguntas",
        f"Orden: `python -m benchmarks --part retrieval{COMMANDS['own' if corpus.judged else 'squad']}`.",
        about,
        rates_text(rates),
        results(found),
        picture(found, corpus),
        verdict(found),
        limits(found, corpus, rates),
        "No medidos: " + "; ".join(skipped) + "." if skipped else "",
    ]
    return "\n\n".join(line for line in lines if line)


COMMANDS = {"own": " --corpus own", "squad": " --corpus squad --squad ARCHIVO"}


def measure(system: str, corpus: Corpus, questions: Sequence[str]) -> Measured:
    """Build and query in processes of their own. Raises CalledProcessError."""
    before = load()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "index"
        folder.mkdir()
        task = {
            "texts": corpus.texts,
            "chunks": [chunk.canonical_json() for passage in corpus.passages for chunk in passage],
            "questions": list(questions),
            "folder": str(folder),
            "depth": DEPTH,
        }
        built = run("build", system, task, Path(scratch), {})
        size = folder_mb(folder)
        asked = run("query", system, task, Path(scratch), ONE_THREAD)
    judged = Corpus(
        corpus.name, corpus.texts, list(questions), corpus.answers[: len(questions)], corpus.passages,
        corpus.judged[: len(questions)],
    )  # fmt: skip
    times = np.array(asked["times_ms"])
    return Measured(
        system=system,
        quality=judged.quality([corpus.positions(found) for found in asked["ranked"]]),
        p50_ms=float(np.percentile(times, 50)),
        p95_ms=float(np.percentile(times, 95)),
        resident_mb=asked["resident_mb"],
        start_s=asked["start_s"],
        build_s=built["build_s"],
        index_mb=size,
        load=before,
    )


def run(stage: str, system: str, task: dict[str, Any], scratch: Path, extra: dict[str, str]) -> dict[str, Any]:
    given, out = scratch / "task.json", scratch / "out.json"
    given.write_text(json.dumps(task), encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.stage", stage, system, str(given), str(out)]
    root = Path(__file__).resolve().parents[1]
    env = {**os.environ, **extra, "TOKENIZERS_PARALLELISM": "false", "HF_HUB_OFFLINE": "1"}
    subprocess.run(command, cwd=root, env=env, check=True, capture_output=True, text=True)
    measured: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return measured


def last_line(text: str) -> str:
    return (text.strip().splitlines() or ["sin mensaje"])[-1][:160]


NAMES = {"r1": "R@1", "ndcg10": "nDCG@10", "evidence_at_1": "Evidencia en 1", "evidence_at_5": "Evidencia en 5"}


def results(found: Sequence[Measured]) -> str:
    """One row a system; in parentheses the ratio to ours."""
    if not found:
        return ""
    ours = next((m for m in found if m.system == "emra"), found[0])
    quality = list(found[0].quality)
    head = [
        "Sistema", *(NAMES[q] for q in quality), "p50 ms", "p95 ms", "Memoria MB", "Arranque s", "Construir s",
        "Índice MB", "Carga",
    ]  # fmt: skip
    rows = []
    for m in found:
        cells = [PEERS[m.system].title, *(number(m.quality[q], 4) for q in quality)]
        for key, digits in COSTS:
            value, own = getattr(m, key), getattr(ours, key)
            ratio = "" if m is ours or not own else f" (×{number(value / own, 2)})"
            cells.append(number(value, digits) + ratio)
        rows.append([*cells, m.load.replace(".", ",")])
    return table(head, rows)


COSTS = (("p50_ms", 2), ("p95_ms", 2), ("resident_mb", 0), ("start_s", 2), ("build_s", 1), ("index_mb", 1))
COST_NAMES = {
    "p50_ms": "p50", "p95_ms": "p95", "resident_mb": "memoria", "start_s": "arranque", "build_s": "construcción",
    "index_mb": "tamaño del índice",
}  # fmt: skip


def picture(found: Sequence[Measured], corpus: Corpus) -> str:
    """Writes the plot beside the report and returns the Markdown that shows it."""
    if not found:
        return ""
    first = next(iter(found[0].quality))
    points = [Point(PEERS[m.system].title, m.p95_ms, m.quality[first], m.system == "emra") for m in found]
    title = f"{NAMES[first]} y espera: {corpus.name}"
    name = write_picture("propio" if corpus.judged else "squad", svg(title, NAMES[first], points))
    return f"![{title}. Los mismos números que la tabla.]({name})"


def verdict(found: Sequence[Measured]) -> str:
    """In what each peer beats ours."""
    ours = next((m for m in found if m.system == "emra"), None)
    lines = []
    for m in found if ours else ():
        if ours is None or m is ours:
            continue
        wins = [NAMES[q] for q, value in m.quality.items() if value > ours.quality[q]]
        wins += [COST_NAMES[key] for key, _ in COSTS if getattr(m, key) < getattr(ours, key)]
        lines.append(f"- {PEERS[m.system].title} nos gana en: {', '.join(wins) if wins else 'nada'}.")
    return "\n".join(lines)


def rates_text(rates: Rates) -> str:
    return (
        f"Lo que esta máquina da con un hilo: lee {number(rates.read_gb_s)} GB/s, multiplica "
        f"{number(rates.gop_s)} mil millones de operaciones por segundo (float32) y calcula SHA-256 a "
        f"{number(rates.sha_gb_s, 2)} GB/s."
    )


def limits(found: Sequence[Measured], corpus: Corpus, rates: Rates) -> str:
    """What our figures could be at best on this machine."""
    ours = next((m for m in found if m.system == "emra"), None)
    if ours is None:
        return ""
    encode_ms = 2 * ENCODER_WEIGHTS * TOKENS / rates.gop_s / 1e6
    start_s = ours.index_mb / 1000 / rates.sha_gb_s
    tokens = sum(len(text) for text in corpus.texts) / 3 * 2
    build_s = 2 * ENCODER_WEIGHTS * tokens / rates.gop_s / 1e9 / (os.cpu_count() or 1)
    rows = [
        ["p95", f"{number(ours.p95_ms, 2)} ms", f"{number(encode_ms, 2)} ms",
         f"codificar {TOKENS} piezas: 2 × {ENCODER_WEIGHTS:_} × {TOKENS} operaciones".replace("_", " ")],
        ["arranque", f"{number(ours.start_s, 2)} s", f"{number(start_s, 2)} s", "SHA-256 de todo el índice"],
        ["memoria", f"{number(ours.resident_mb, 0)} MB", f"{number(ours.index_mb, 0)} MB", "el índice, sin Python"],
        ["construir", f"{number(ours.build_s)} s", f"{number(build_s)} s",
         "codificar cada texto dos veces (frases y pasaje), todos los núcleos"],
    ]  # fmt: skip
    note = (
        "Los límites cuentan operaciones en float32; el codificador usa enteros de 8 bits y puede quedar por debajo. "
        "Donde las palabras deciden, la pregunta no se codifica: por eso la mediana puede estar bajo ese límite."
    )
    return table(["Nuestra cifra", "Medido", "Límite físico", "De dónde sale"], rows) + f"\n\n{note}"
