"""The library of full texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.catalogue import Catalogue
from search_index.errors import LibraryError
from search_index.library import SourceStatus, add_source, status
from search_index.texts import text_chunks
from tests.search_index.conftest import World


def state(library: Path, catalogue: Catalogue) -> SourceStatus:
    return next(found for found in status(library, catalogue) if found.fuente.id == "acta")


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "original.txt"
    path.write_text("Una frase del acta.\n", encoding="utf-8")
    return path


def test_a_source_is_missing_then_present_then_changed(world: World, tmp_path: Path, original: Path) -> None:
    library, catalogue = tmp_path / "library", world.catalogue
    assert state(library, catalogue).estado == "falta"
    report = add_source(original, "acta", library, catalogue)
    assert report.registered is None
    assert state(library, catalogue).estado == "presente"
    report.path.write_text("Otra cosa.\n", encoding="utf-8")
    assert state(library, catalogue).estado == "cambiado"


def test_another_original_than_the_registered_one_is_told(world: World, tmp_path: Path, original: Path) -> None:
    catalogue = world.catalogue
    fuente = catalogue.registros["fuente-acta"].model_copy(update={"sha256": "0" * 64})
    other = Catalogue({**catalogue.registros, "fuente-acta": fuente}, {}, {}, ())
    assert add_source(original, "acta", tmp_path / "l", other).registered is False
    assert "registro" in state(tmp_path / "l", other).detail


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.pdf", b"%PDF", "todavía no se puede leer"),
        ("a.txt", b"\xff\xfe", "no está en UTF-8"),
        ("a.txt", b"  \n", "no contiene texto"),
    ],
)
def test_what_cannot_be_read_is_refused(world: World, tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(LibraryError, match=message):
        add_source(tmp_path / name, "acta", tmp_path / "l", world.catalogue)


def test_an_unknown_id_or_file_is_refused(world: World, tmp_path: Path, original: Path) -> None:
    with pytest.raises(LibraryError, match="acta"):
        add_source(original, "akta", tmp_path / "l", world.catalogue)
    with pytest.raises(LibraryError, match="No existe"):
        add_source(tmp_path / "nada.txt", "acta", tmp_path / "l", world.catalogue)


def test_passages_of_a_text_have_their_heading_as_locator(world: World) -> None:
    chunks = list(text_chunks(world.catalogue, world.library))
    assert [chunk.locator for chunk in chunks] == ["1. Primera parte"]
    assert chunks[0].source_id == "acta"
    assert chunks[0].body.count("La planta de procesamiento se discutió") == 1
    assert "@" not in chunks[0].body
