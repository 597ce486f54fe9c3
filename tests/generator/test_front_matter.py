"""The head of a page survives the way there and back, and says which line is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator import front_matter
from generator.errors import GeneratorError
from generator.written import read_written
from tests.generator.ejemplo import ROOT, paginas


def test_there_and_back() -> None:
    meta: dict[str, front_matter.Value] = {"title": 'Con "comillas": y dos puntos', "comunas": ["02201"], "n": 3}
    assert front_matter.split(front_matter.dump(meta) + "\nTexto\n", "x") == (meta, "Texto\n")


def test_every_generated_head_is_json_line_by_line_and_yaml_as_a_whole() -> None:
    for name, text in paginas().items():
        meta, _ = front_matter.split(text, name)
        assert yaml.safe_load(text.split("---\n")[1]) == meta
        assert {"title", "description", "record", "kind", "comunas", "source"} <= meta.keys()


@pytest.mark.parametrize("text", ["sin cabecera", '---\ntitle: "sin cierre"\n', "---\ntitle: sin comillas\n---\n"])
def test_a_faulty_head_is_an_error_that_names_the_file(text: str) -> None:
    with pytest.raises(GeneratorError, match="pagina"):
        front_matter.split(text, "pagina")


def test_a_written_page_without_description_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "mala.md").write_text('---\ntitle: "Mala"\n---\nTexto\n', encoding="utf-8")
    with pytest.raises(GeneratorError, match=r"mala\.md"):
        read_written(tmp_path)


def test_a_missing_introduction_is_an_error_that_names_its_file(tmp_path: Path) -> None:
    with pytest.raises(GeneratorError, match=r"secciones/proyectos\.md"):
        read_written(tmp_path).intro("proyectos")


def test_the_real_written_pages_can_be_read() -> None:
    written = read_written(ROOT / "site_src")
    assert {"asistente", "acerca-de", "privacidad", "accesibilidad", "fuentes-de-error"} <= written.pages.keys()
