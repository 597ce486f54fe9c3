"""What a serving process imports and weighs, in a fresh interpreter."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.search_index.conftest import World

ROOT = Path(__file__).parents[2]

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


def test_serving_is_light(world: World) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(world.index)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    assert not FORBIDDEN & set(found["modules"])
    assert found["resident_kb"] <= 150 * 1024
