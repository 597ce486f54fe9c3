"""Templates in another language: words change, markup does not."""

from __future__ import annotations

import pytest

from generator.idiomas.literals import phrases
from generator.idiomas.phrasebook import Phrasebook
from generator.render import environment

BOOK = Phrasebook({"Hola": "Hello", "Datos": "Data", "Ver": "See", "a": "XX", "Lista de": "List of"})


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("## Hola {: #hola }\n", "## Hello {: #hola }\n"),
        ('<div class="Hola" aria-label="Datos">Hola</div>', '<div class="Hola" aria-label="Data">Hello</div>'),
        ("[Ver](Hola.md) **Datos**", "[See](Hola.md) **Data**"),
        ("| Hola | Datos |\n| --- | --- |", "| Hello | Data |\n| --- | --- |"),
        ("<!-- Hola -->Hola", "<!-- Hola -->Hello"),
        ('<p class="x {{ x }}" title="Datos">Ver</p>', '<p class="x Hello" title="Data">See</p>'),
        ('{: #{{ "x" }} .a }\na', "{: #x .a }\nXX"),
        ('<nav aria-label="Lista de {{ 1 }}">', '<nav aria-label="List of 1">'),
    ],
)
def test_words_change_and_markup_stays(source: str, made: str) -> None:
    assert environment(BOOK).from_string(source).render(x="Hola") == made


def test_the_phrases_of_a_template_are_found_once_each() -> None:
    source = '## Hola\n{% if x %}Hola{% endif %} <b title="Datos">{{ y }}</b> · Ver'
    assert phrases(source, environment()) == {"Hola", "Datos", "· Ver"}
