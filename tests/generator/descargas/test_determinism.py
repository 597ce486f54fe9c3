"""The same content gives the same bytes, in another process too."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256

import pytest

from generator.descargas.downloads import all_downloads
from tests.generator.descargas.lectura import SITE_URL, real_catalogue, real_files
from tests.generator.ejemplo import ROOT, catalogo

CODE = f"""
from hashlib import sha256
from generator.descargas.downloads import all_downloads
from tests.generator.ejemplo import catalogo
for d in all_downloads(catalogo(), {SITE_URL!r}):
    print(d.path, sha256(d.data).hexdigest())
"""


def test_a_second_run_gives_the_same_bytes() -> None:
    again = all_downloads(real_catalogue(), SITE_URL)
    assert [d.path for d in again if d.data != real_files()[d.path].data] == []


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_with_other_hashes_gives_the_same_bytes(seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    here = [f"{d.path} {sha256(d.data).hexdigest()}" for d in all_downloads(catalogo(), SITE_URL)]
    assert done.stdout.splitlines() == here


def test_paths_are_sorted_unique_and_plain() -> None:
    paths = [d.path for d in all_downloads(catalogo(), SITE_URL)]
    assert paths == sorted(set(paths))
    assert all(p.isascii() and ".." not in p and not p.startswith("/") and " " not in p for p in paths)
