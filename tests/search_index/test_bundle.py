"""The bundle: whole or refused by name."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from search_index import bundle as bundles
from search_index.bundle import KEPT, POINTER, manifest_from_json, open_current
from search_index.engine import SearchEngine
from search_index.errors import BundleError
from tests.search_index.conftest import World


def flip(path: Path) -> None:
    """Change one bit in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def test_the_current_bundle_is_verified_and_named_by_its_content(world: World) -> None:
    bundle = open_current(world.index)
    assert bundle.version == bundle.manifest.version
    assert set(bundle.manifest.files) == {p.name for p in bundle.folder.iterdir()} - {bundles.MANIFEST}


def test_a_flipped_byte_in_any_file_is_refused_by_name(world: World, tmp_path: Path) -> None:
    copy = world.copy(tmp_path)
    folder = open_current(copy.index).folder
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) > 15
    for name in names:
        before = (folder / name).read_bytes()
        flip(folder / name)
        with pytest.raises(BundleError) as caught:
            SearchEngine.open(copy.index)
        assert caught.value.file == name
        assert name in str(caught.value)
        (folder / name).write_bytes(before)
    SearchEngine.open(copy.index)


def test_a_flipped_byte_in_the_pointer_is_refused(world: World, tmp_path: Path) -> None:
    copy = world.copy(tmp_path)
    flip(copy.index / POINTER)
    with pytest.raises(BundleError):
        open_current(copy.index)


def test_a_missing_file_is_named(world: World, tmp_path: Path) -> None:
    copy = world.copy(tmp_path)
    (open_current(copy.index).folder / "chunks.jsonl").unlink()
    with pytest.raises(BundleError, match=r"Falta chunks\.jsonl"):
        open_current(copy.index)


def test_no_index_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="emra index build"):
        open_current(tmp_path)


def test_another_format_is_refused(world: World, tmp_path: Path) -> None:
    copy = world.copy(tmp_path)
    bundle = open_current(copy.index)
    older = replace(bundle.manifest, format=0)
    bundles.publish(bundle.folder, copy.index, older)
    with pytest.raises(BundleError, match="formato 0"):
        open_current(copy.index)


def test_old_bundles_are_kept_for_a_while_and_then_removed(tmp_path: Path, world: World) -> None:
    manifest = open_current(world.index).manifest
    for number in range(KEPT + 3):
        scratch = tmp_path / "scratch"
        scratch.mkdir()
        bundles.publish(scratch, tmp_path, replace(manifest, n_chunks=number, files={}))
    folders = [path for path in tmp_path.iterdir() if path.is_dir()]
    assert len(folders) == KEPT + 1
    assert open_current(tmp_path).manifest.n_chunks == KEPT + 2


def test_no_file_of_a_bundle_is_a_pickle(world: World) -> None:
    folder = open_current(world.index).folder
    assert not any(path.read_bytes()[:1] == b"\x80" or path.suffix in {".pkl", ".pickle"} for path in folder.iterdir())


def test_a_manifest_survives_its_json(world: World) -> None:
    manifest = open_current(world.index).manifest
    assert manifest_from_json(manifest.to_json()) == manifest


@pytest.mark.parametrize("change", [{"extra": 1}, {"dim": None}, {"ranking": {"k1": 1.2}}])
def test_a_manifest_with_other_keys_is_refused(world: World, tmp_path: Path, change: dict[str, object]) -> None:
    copy = world.copy(tmp_path)
    bundle = open_current(copy.index)
    raw = {**json.loads(bundle.manifest.to_json()), **change}
    text = json.dumps({key: value for key, value in raw.items() if value is not None})
    (bundle.folder / bundles.MANIFEST).write_text(text, encoding="utf-8")
    (copy.index / POINTER).write_text(f"{bundle.version} {sha256(text.encode()).hexdigest()}\n", encoding="ascii")
    with pytest.raises(BundleError, match="otra versión del programa"):
        open_current(copy.index)
