"""The W3C's checker (vnu, in a fixed version from the npm registry, needs Java) over the whole site."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

VERSION = "26.9.27"


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files of a kind were read, and how many messages of each type there were."""

    kind: str
    files: int
    messages: Counter[str]


def checked(site: Path) -> list[Checked] | None:
    """HTML, styles and drawings of a site; None where Java or npm is missing."""
    npm, java = shutil.which("npm"), shutil.which("java")
    if npm is None or java is None:
        return None
    with TemporaryDirectory() as folder:
        subprocess.run(
            [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, f"vnu-jar@{VERSION}"],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        command = [java, "-Xss4m", "-jar", f"{folder}/node_modules/vnu-jar/build/dist/vnu.jar", "--format", "json"]
        return [
            _run(command, "html", sorted(site.rglob("*.html"))),
            _run(command, "css", sorted(site.rglob("*.css"))),
            _run(command, "svg", sorted(site.rglob("*.svg"))),
        ]


def _run(command: list[str], kind: str, files: list[Path]) -> Checked:
    found = subprocess.run(
        [*command, f"--{kind}", *map(str, files)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    messages = json.loads(found.stderr)["messages"]
    return Checked(kind.upper(), len(files), Counter(m.get("subType") or m["type"] for m in messages))
