"""The note of what a bundle was built from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import search_index
from search_index import build as building
from search_index import inputs
from search_index.bundle import open_current
from tests.content.ejemplo import cambiar
from tests.search_index.conftest import SETTINGS, World, quiet


def refuse(*_: object) -> None:
    raise AssertionError("something was built")


def test_nothing_changed_reads_no_page_and_reports_the_same_bundle(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = world.copy(tmp_path)
    built = copy.build()
    monkeypatch.setattr(building, "gather", refuse)
    again = copy.build()
    assert (again.embedded, again.changed) == (0, False)
    assert (again.version, again.n_chunks, again.n_vectors) == (built.version, built.n_chunks, built.n_vectors)
    assert again.n_by_type == built.n_by_type


def change_page(world: World) -> None:
    (world.pages / "proyectos" / "275.md").write_text("# Otra\n", encoding="utf-8")


def add_page(world: World) -> None:
    (world.pages / "nueva.md").write_text("# Nueva\n", encoding="utf-8")


def rename_page(world: World) -> None:
    (world.pages / "proyectos" / "275.md").rename(world.pages / "proyectos" / "276.md")


def remove_text(world: World) -> None:
    (world.library / "acta.md").unlink()


def change_data(world: World) -> None:
    cambiar(world.data, "proyectos/275.yml", "La relatora presentó el proyecto.", "La relatora habló.")


@pytest.mark.parametrize("change", [change_page, add_page, rename_page, remove_text, change_data])
def test_every_input_counts(world: World, tmp_path: Path, change: Callable[[World], None]) -> None:
    copy = world.copy(tmp_path)
    before = hash_of(copy)
    assert hash_of(copy) == before
    change(copy)
    assert hash_of(copy) != before


def test_settings_the_encoder_and_the_programs_count(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hash_of(world)
    other = SETTINGS.model_copy(update={"query_prompt": "query: "})
    assert inputs.inputs_hash(world.catalogue, world.pages, world.library, other, "print") != before
    assert inputs.inputs_hash(world.catalogue, world.pages, world.library, SETTINGS, "another") != before
    (tmp_path / "changed.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(search_index, "__path__", [str(tmp_path)])
    assert hash_of(world) != before


def test_a_note_of_another_version_or_none_is_not_believed(world: World, tmp_path: Path) -> None:
    copy = world.copy(tmp_path)
    current = open_current(copy.index)
    inputs.note_inputs(copy.index, current.version, "a1")
    assert inputs.is_built_from(copy.index, current, "a1")
    assert not inputs.is_built_from(copy.index, current, "b2")
    inputs.note_inputs(copy.index, "0" * 16, "a1")
    assert not inputs.is_built_from(copy.index, current, "a1")
    (copy.index / inputs.NOTE).unlink()
    assert not inputs.is_built_from(copy.index, current, "a1")


def hash_of(world: World) -> str:
    return inputs.inputs_hash(world.catalogue, world.pages, world.library, SETTINGS, "print")


def test_the_same_bytes_with_and_without_the_note(world: World, tmp_path: Path) -> None:
    copy = world.copy(tmp_path)
    (copy.index / inputs.NOTE).unlink()
    assert building.build_index(copy.catalogue, copy.pages, copy.library, copy.index, SETTINGS, quiet).changed is False
