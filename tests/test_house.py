"""The house itself: documents that tell the truth about commands, and rooms that import alone."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("content", "generator", "search_index", "chatbot")
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for room in ROOMS
    for path in (ROOT / room).rglob("*.py")
)


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/architecture.md"])
def test_every_make_command_that_a_document_names_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.M))
    assert named <= targets(), named - targets()


def test_ci_runs_the_command_of_the_readme_and_nothing_else() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = [line for line in script.splitlines() if line and not line.startswith(("#", "set ", "cd ", "export "))]
    assert commands == ["make test"]
    assert "make test" in readme


LIGHT = [name for name in MODULES if name not in ("generator.mkdocs_process", "generator.mkdocs_quick")]
"""All but what runs in MkDocs' own process."""


@pytest.mark.slow
def test_every_module_imports_alone_and_light() -> None:
    heavy = ("torch", "sentence_transformers", "transformers", "mkdocs", "onnx")
    code = (
        "import importlib, sys\n"
        f"for name in {LIGHT!r}:\n"
        "    before = set(sys.modules)\n"
        "    importlib.import_module(name)\n"
        f"    found = [h for h in {heavy!r} if h in sys.modules and h not in before]\n"
        "    assert not found, (name, found)\n"
        "    for loaded in [m for m in sys.modules if m.split('.')[0] in "
        f"{ROOMS!r}]:\n"
        "        del sys.modules[loaded]\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_front_door_opens_at_once() -> None:
    code = (
        "import sys, emra\n"
        "rooms = [m for m in sys.modules if m.split('.')[0] in ('content', 'generator', 'search_index', 'chatbot')]\n"
        "print(*sorted(m for m in rooms if '.' in m))\n"
        "print(*[h for h in ('numpy', 'faiss', 'flask', 'jinja2', 'yaml', 'structlog') if h in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded, heavy = done.stdout.split("\n")[:2]
    edge = {"content.evidencia", "content.settings", "content.terminal", "content.tipos"}
    assert set(loaded.split()) == edge | {f"{room}.commands" for room in ROOMS}
    assert heavy == ""


def test_nothing_tracked_names_a_machine_or_a_registry() -> None:
    pattern = r"(/w[o]rk/|/r[o]ot/|/opt/wh[e]els|pypi\.o[r]g|files\.pythonhosted)"
    done = subprocess.run(
        ["git", "grep", "-nIE", pattern, "--", "."], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
