"""Part «index»: building this project's index from nothing, again, after one page changed; and serving from it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.machine import described, load
from benchmarks.report import number, table
from benchmarks.scale import queried
from search_index.engine import SearchEngine
from search_index.judged import OPEN_PART, JudgedReport, evaluate_judged, read_judged

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("numpy", "faiss-cpu", "onnxruntime", "tokenizers", "torch", "sentence-transformers")
SERVED = 1000

CODE = """
import json, sys, time
from pathlib import Path
from content.load import load_catalogue
from content.settings import read_settings
from search_index.build import build_index
pages, library, index = map(Path, sys.argv[1:4])
settings = read_settings(Path("emra.toml"), {}).index
report = build_index(load_catalogue(), pages, library, index, settings, lambda step, done, total: None)
print(json.dumps({"embedded": report.embedded, "passages": report.n_passages, "cpu_s": time.process_time()}))
"""

ADDED = "\n## Una sección nueva {#una-seccion-nueva}\n\nUna frase que nadie había escrito.\n"


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, its limit, and whether it holds."""

    what: str
    measured: str
    limit: str
    held: bool
    note: str = ""


def part(pages: Path, library: Path, judged: Path) -> str:
    """Build three times and serve, each in a process of its own, and describe."""
    before = load().replace(".", ",")
    questions = [question.text for question in read_judged(judged)]
    with tempfile.TemporaryDirectory() as scratch:
        copy, index = Path(scratch) / "pages", Path(scratch) / "index"
        shutil.copytree(pages, copy)
        fresh = built(copy, library, index)
        again = built(copy, library, index)
        changed_page = sorted(copy.rglob("*.md"))[0]
        changed_page.write_text(changed_page.read_text(encoding="utf-8") + ADDED, encoding="utf-8")
        changed = built(copy, library, index)
        served = queried(Path(scratch), [questions[i % len(questions)] for i in range(SERVED)])
        found = evaluate_judged(SearchEngine.open(index), judged, OPEN_PART)
    rows = [*building_rows(fresh, again, changed), *serving_rows(served, len(questions)), *quality_rows(found)]
    cells = [[row.what, row.measured, row.limit, "sí" if row.held else "**no**", row.note] for row in rows]
    return "\n\n".join([
        "## Construir y servir el índice propio",
        "Orden: `python -m benchmarks --part index`. Cada medida en un proceso propio, que también carga programas y "
        "datos. Entre paréntesis, el tiempo de procesador.",
        described(PACKAGES),
        f"Carga al empezar: {before}.",
        table(["Qué", "Medido", "Límite", "Cumple", "Nota"], cells),
    ])  # fmt: skip


def built(pages: Path, library: Path, index: Path) -> dict[str, Any]:
    """Build in a process of its own; seconds of the whole process."""
    start = time.perf_counter()
    command = [sys.executable, "-c", CODE, str(pages), str(library), str(index)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return {**json.loads(done.stdout), "seconds": time.perf_counter() - start}


def building_rows(fresh: dict[str, Any], again: dict[str, Any], changed: dict[str, Any]) -> list[Row]:
    """From nothing, with nothing changed, with one section added to one page."""
    return [
        Row("Construir desde cero", _seconds(fresh), "60 s", fresh["seconds"] <= 60, f"{fresh['passages']} pasajes"),
        Row("Construir sin cambios", _seconds(again), "2 s", again["seconds"] <= 2 and again["embedded"] == 0),
        Row("Construir con una sección nueva en una página", _seconds(changed), "solo sus textos",
            changed["embedded"] <= 1, f"textos codificados: {changed['embedded']}"),
    ]  # fmt: skip


def serving_rows(served: dict[str, Any], distinct: int) -> list[Row]:
    """Import and load, waiting, memory; repeated questions are remembered and do not count as waiting."""
    times, cpu = np.array(served["times_ms"])[:distinct], np.array(served["cpu_ms"])[:distinct]
    start = served["import_s"] + served["open_s"]
    p50, p95 = (float(np.percentile(times, share)) for share in (50, 95))
    cpu50, cpu95 = (number(float(np.percentile(cpu, share)), 2) for share in (50, 95))
    return [
        Row("Importar y abrir", f"{number(start, 2)} s", "1,0 s", start <= 1,
            f"importar {number(served['import_s'], 2)} s, abrir {number(served['open_s'], 2)} s"),
        Row("Una pregunta, un hilo: p50", f"{number(p50, 2)} ms ({cpu50})", "4 ms", p50 <= 4,
            f"{distinct} preguntas evaluadas"),
        Row("Una pregunta, un hilo: p95", f"{number(p95, 2)} ms ({cpu95})", "10 ms", p95 <= 10),
        Row(f"Memoria residente después de {SERVED} preguntas", f"{number(served['resident_mb'], 0)} MB", "150 MB",
            served["resident_mb"] <= 150),
    ]  # fmt: skip


def quality_rows(found: JudgedReport) -> list[Row]:
    """What the first passages hold, and whether another wording finds the same one."""
    return [
        Row("Evidencia en los cinco primeros pasajes", f"{number(100 * found.evidence_at_5)} %", "97 %",
            found.evidence_at_5 >= 0.97, f"parte abierta, {found.questions} preguntas"),
        Row("Variantes con el mismo primer pasaje", f"{number(100 * found.variants_agree)} %", "92 %",
            found.variants_agree >= 0.92, f"parte abierta, {found.variants} variantes"),
    ]  # fmt: skip


def _seconds(found: dict[str, Any]) -> str:
    return f"{number(found['seconds'])} s ({number(found['cpu_s'])})"
