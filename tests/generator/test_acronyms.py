"""Acronyms are told once a page, in running text, and nowhere else."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from content.catalogue import build_catalogue
from content.model import Termino
from generator.acronyms import Acronym, acronyms, expand
from tests.generator.ejemplo import catalogo

GLOSSARY = Markup("../glosario.md")
FNDR = {"FNDR": Acronym("FNDR", 'Fondo "Nacional"', "fndr")}
MARKED = '<abbr title="Fondo &quot;Nacional&quot;">[FNDR](../glosario.md#fndr)</abbr>'


def test_the_first_use_is_marked_and_no_other() -> None:
    assert expand("Con FNDR y FNDR.\n\nY FNDR.", FNDR, GLOSSARY) == f"Con {MARKED} y FNDR.\n\nY FNDR."


@pytest.mark.parametrize(
    "text",
    [
        "# Título del FNDR",
        "[El FNDR](x.md)",
        '<p title="FNDR">',
        'Un <span title="FNDR">x</span>',
        "`FNDR`",
        "{: #FNDR }",
        "```\nFNDR\n```",
        '<svg viewBox="0 0 1 1">\n<title>\nFNDR\n</title>\n</svg>',
        '<pre class="como-citar">@misc{x,\n  title = {FNDR},\n}</pre>',
        "Paga el FNDR\n{: .tarjeta-linea }",
        "XFNDR y FNDR2 y fndr y FNDR-2",
    ],
)
def test_what_is_not_running_text_is_left_alone(text: str) -> None:
    assert expand(text, FNDR, GLOSSARY) == text


def test_a_table_cell_is_running_text() -> None:
    assert expand("| FNDR | 3 |", FNDR, GLOSSARY) == f"| {MARKED} | 3 |"


def test_text_after_a_drawing_is_running_text_again() -> None:
    assert expand("<svg>\nFNDR\n</svg>\nFNDR", FNDR, GLOSSARY) == f"<svg>\nFNDR\n</svg>\n{MARKED}"


def test_only_acronyms_of_the_glossary_count_and_their_meaning_is_one_sentence() -> None:
    terms = [
        Termino(id="fndr", nombre="FNDR", resumen="Fondo regional. Paga obras.", sigla=True),
        Termino(id="faena", nombre="Faena", resumen="Una mina.", sigla=True),
        Termino(id="pib", nombre="PIB", resumen="Producto.", sigla=False),
        Termino(id="raro", nombre='A"<B', resumen="x.", sigla=True),
    ]
    known = acronyms(build_catalogue(terms, (), (), ()))
    assert known == {"FNDR": Acronym("FNDR", "Fondo regional.", "fndr")}


def test_the_small_catalogue_has_one() -> None:
    assert list(acronyms(catalogo())) == ["FNDR"]
