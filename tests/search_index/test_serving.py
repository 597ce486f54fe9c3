"""What a serving process imports and weighs, in a fresh interpreter."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from content.settings import Settings
from tests.search_index.conftest import World

ROOT = Path(__file__).parents[2]
JUDGED = ROOT / "tests" / "eval" / "preguntas.jsonl"

CODE = """
import json, sys
from pathlib import Path
from search_index.engine import SearchEngine
engine = SearchEngine.open(Path(sys.argv[1]))
assert engine.search("¿cuánto cuesta la plamta de Antofagsta?")
assert engine.catalogue.cifras
status = Path("/proc/self/status")
resident = [line for line in status.read_text().splitlines() if line.startswith("VmRSS")] if status.exists() else []
print(json.dumps({
    "modules": sorted({name.split(".")[0] for name in sys.modules}),
    "resident_kb": int(resident[0].split()[1]) if resident else 0,
}))
"""

FORBIDDEN = {
    "torch",
    "transformers",
    "sentence_transformers",
    "yaml",
    "onnx",
    "pickle5",
    "requests",
    "httpx",
    "sklearn",
}


SEARCHING = """
import json, statistics, sys, time
from pathlib import Path
from search_index.engine import SearchEngine
engine = SearchEngine.open(Path(sys.argv[1]))
loaded_s = time.process_time()
questions = [json.loads(line)["question"] for line in open(sys.argv[2], encoding="utf-8")]
times = []
for i in range(1000):
    before = time.process_time()
    engine.search(questions[i % len(questions)])
    times.append(time.process_time() - before)
first = times[:len(questions)]  # later ones come from the cache of question vectors
status = Path("/proc/self/status")
resident = [line for line in status.read_text().splitlines() if line.startswith("VmRSS")] if status.exists() else []
print(json.dumps({
    "modules": sorted({name.split(".")[0] for name in sys.modules}),
    "resident_kb": int(resident[0].split()[1]) if resident else 0,
    "loaded_s": loaded_s,
    "p50_ms": 1000 * statistics.median(first),
    "p95_ms": 1000 * statistics.quantiles(first, n=20)[-1],
}))
"""


def run(code: str, *arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-c", code, *arguments]
    found: dict[str, Any] = json.loads(
        subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    )
    return found


def test_serving_is_light(world: World) -> None:
    found = run(CODE, str(world.index))
    assert not FORBIDDEN & set(found["modules"])
    assert found["resident_kb"] <= 150 * 1024


@pytest.mark.slow
def test_a_thousand_searches_of_the_real_index_stay_light_and_fast(real_index: Settings) -> None:
    """In processor time, which other work on the machine changes less than the clock; docs/benchmarks.md has both."""
    found = run(SEARCHING, str(real_index.index_dir), str(JUDGED))
    assert not (FORBIDDEN | {"pydantic"}) & set(found["modules"])
    assert found["resident_kb"] <= 150 * 1024
    assert found["loaded_s"] <= 1.0
    assert found["p95_ms"] <= 10
    assert found["p50_ms"] <= 6  # 3.4 measured beside other work; the promise of 4 is for a quiet machine
