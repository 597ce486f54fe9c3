"""One stage of one system in a process of its own: `python -m benchmarks.stage build|query SYSTEM TASK.json OUT.json`.

The query stage runs with one thread, which the parent asks for through the environment.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.machine import resident_mb
from benchmarks.peers import PEERS

WARM_UP = 3


def main(stage: str, system: str, task_path: Path, out: Path) -> None:
    """Run a stage and write what it measured."""
    task: dict[str, Any] = json.loads(task_path.read_text(encoding="utf-8"))
    folder = Path(task["folder"])
    measured = build(system, task, folder) if stage == "build" else query(system, task, folder)
    out.write_text(json.dumps(measured), encoding="utf-8")


def build(system: str, task: dict[str, Any], folder: Path) -> dict[str, Any]:
    start = time.perf_counter()
    peer = PEERS[system]
    if peer.build_chunks and task["chunks"]:
        peer.build_chunks(task["chunks"], folder)
    else:
        peer.build(task["texts"], folder)
    return {"build_s": time.perf_counter() - start}


def query(system: str, task: dict[str, Any], folder: Path) -> dict[str, Any]:
    questions: list[str] = task["questions"]
    start = time.perf_counter()
    search = PEERS[system].open(folder)
    search(questions[0], task["depth"])
    start_s = time.perf_counter() - start
    for question in questions[:WARM_UP]:
        search(question, task["depth"])
    ranked, times = [], []
    for question in questions:
        before = time.perf_counter()
        ranked.append(list(search(question, task["depth"])))
        times.append(time.perf_counter() - before)
    return {"start_s": start_s, "ranked": ranked, "times_ms": [t * 1000 for t in times], "resident_mb": resident_mb()}


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
