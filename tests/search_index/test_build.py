"""Building: the same bytes whatever was there before, and only what changed is embedded."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from search_index import build as building
from search_index.bundle import open_current
from search_index.encoder import ENCODER_FILES
from search_index.engine import SearchEngine
from tests.content.ejemplo import cambiar
from tests.search_index.conftest import SETTINGS, World


def files(index: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in open_current(index).folder.iterdir()}


def test_all_four_kinds_of_documents_are_indexed(world: World) -> None:
    report = world.build()
    assert set(report.n_by_type) == {"dato", "digesto", "pagina", "texto"}
    assert report.n_chunks == sum(report.n_by_type.values())


def test_nothing_changed_embeds_nothing_and_keeps_the_version(world: World) -> None:
    report = world.build()
    assert (report.embedded, report.changed) == (0, False)


def test_a_changed_page_embeds_only_its_own_texts_and_the_bytes_are_those_of_a_fresh_build(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = world.copy(tmp_path / "copy")
    page = copy.pages / "proyectos" / "275.md"
    page.write_text(page.read_text(encoding="utf-8").replace("El fondo es regional.", "El fondo es nacional."), "utf-8")
    report = copy.build()
    assert (report.embedded, report.changed) == (1, True)
    # A fresh build, spared only the export of the encoder, which test_export shows to be deterministic.
    fresh = tmp_path / "fresh"
    shutil.copytree(copy.index, fresh)
    folder = open_current(fresh).folder
    encoder = {name: (folder / name).read_bytes() for name in ENCODER_FILES}
    shutil.rmtree(fresh)

    def restore(scratch: Path, *_: object) -> None:
        for name, data in encoder.items():
            (scratch / name).write_bytes(data)

    monkeypatch.setattr(building, "_provide_encoder", restore)
    assert copy.build(fresh).embedded > 1
    assert files(fresh) == files(copy.index)


def test_a_removed_page_leaves_the_index(world: World, tmp_path: Path) -> None:
    copy = world.copy(tmp_path)
    (copy.pages / "proyectos" / "275.md").unlink()
    assert "pagina" not in copy.build().n_by_type


def test_a_damaged_bundle_is_built_anew_without_its_vectors(world: World, tmp_path: Path) -> None:
    copy = world.copy(tmp_path)
    (open_current(copy.index).folder / "dense.faiss").write_bytes(b"roto")
    assert copy.build().embedded > 0
    assert files(copy.index) == files(world.index)


def test_a_changed_figure_changes_the_content_hash(world: World, tmp_path: Path) -> None:
    copy = world.copy(tmp_path)
    cambiar(copy.data, "proyectos/275.yml", "La relatora presentó el proyecto.", "La relatora habló.")
    copy.build()
    engine = SearchEngine.open(copy.index)
    assert engine.manifest.content_hash == copy.catalogue.content_hash != world.catalogue.content_hash
    assert engine.catalogue == copy.catalogue


def test_no_scratch_folder_stays_behind(world: World) -> None:
    assert not [path for path in world.index.iterdir() if path.name.startswith(".")]


def test_a_page_section_that_a_fact_already_tells_is_not_indexed_twice(world: World) -> None:
    page = '---\ntitle: "Planta"\n---\n# Planta\n\n## Monto {#monto-total}\n\nDos mil millones.\n'
    path = world.pages / "proyectos" / "275.md"
    before = path.read_text(encoding="utf-8")
    path.write_text(page, encoding="utf-8")
    try:
        found = [chunk.url for chunk in building.gather(world.catalogue, world.pages, world.library, SETTINGS)]
    finally:
        path.write_text(before, encoding="utf-8")
    assert found.count("proyectos/275/#monto-total") == 1
