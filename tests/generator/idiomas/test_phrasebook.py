"""The words of the interface in English: whole phrases, phrases with gaps, and a file that cannot mislead."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import etiquetas
from generator.errors import GeneratorError
from generator.idiomas.literals import phrases
from generator.idiomas.marks import mark
from generator.idiomas.phrasebook import Phrasebook, read_phrasebook
from generator.render import TEMPLATES, environment
from tests.generator.ejemplo import ROOT, edicion_inglesa

BOOK = Phrasebook({"{} proyectos": "{} projects", "Agua": "Water", "{} · {}": "{} · {}", "ID {} y {}": "ID {} and {}"})


def test_a_phrase_with_gaps_translates_what_stands_in_them() -> None:
    assert BOOK("12 proyectos") == "12 projects"
    assert BOOK("ID 1 y 2 · Agua") == "ID 1 and 2 · Water"


def test_a_phrase_that_is_not_in_the_book_stays() -> None:
    assert BOOK("Aguas") == "Aguas"


def test_a_gap_never_cuts_marked_spanish_in_two() -> None:
    book = Phrasebook({"{} y {}": "{} and {}"})
    assert book(mark("agua y sal")) == mark("agua y sal")
    assert book(f"{mark('agua')} y {mark('sal')}") == f"{mark('agua')} and {mark('sal')}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"{} a": "a"}', "huecos"),
        ('{"a": "b", "a": "c"}', "está dos veces: a"),
        ("{", "no se puede leer"),
        ('{"a": 1}', "huecos"),
    ],
)
def test_a_faulty_table_is_explained(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "palabras.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GeneratorError, match=said):
        read_phrasebook(path)


def test_every_phrase_of_the_templates_has_its_english() -> None:
    """A new phrase of a template goes into site_src/en/palabras.json."""
    book = edicion_inglesa().book
    assert book is not None
    used = {p.template for p in edicion_inglesa().pages} | {"partes", "ficha", "lista", "seccion-fuente"}
    env = environment()
    missing = {
        (name, phrase)
        for name in sorted(used)
        for phrase in phrases((TEMPLATES / f"{name}.md.j2").read_text(encoding="utf-8"), env)
        if phrase not in book.phrases and book(phrase) == phrase
    }
    assert missing == set()


def test_every_label_of_a_code_has_its_english() -> None:
    book = read_phrasebook(ROOT / "site_src" / "en" / "palabras.json")
    tables = [table for name, table in vars(etiquetas).items() if name.isupper()]
    labels = {word for table in tables for word in table.values()}
    assert {word for word in labels if word not in book} == set()
