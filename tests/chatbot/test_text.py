"""A question as typed is cleaned without losing what it asks."""

from __future__ import annotations

import pytest

from chatbot.text import clean, keys, token, tokenise, without_relatives


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<script>alert('x')</script> ¿qué es el 275?", "¿qué es el 275?"),
        ("<b>hola</b>", "hola"),
        ("'; DROP TABLE proyectos; -- ¿qué es?", "-- ¿qué es?"),
        ("cu\u200bánto\u202e cuesta\x00", "cuánto cuesta"),
        ("1' OR '1'='1 -- ¿qué es?", "¿qué es?"),
        ("{{7*7}} ¿qué es?", "¿qué es?"),
        ("${jndi:x} ¿qué es?", "¿qué es?"),
        ("  dos\n\tlíneas ", "dos líneas"),
        ("3 < 5 y 7 > 2", "3 < 5 y 7 > 2"),
    ],
)
def test_markup_commands_and_invisible_characters_go(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_accents_capitals_and_a_missing_tilde_do_not_change_the_keys() -> None:
    assert keys("¿CUÁNTOS AÑOS de minería?") == keys("cuantos anos de mineria")


def test_a_percent_sign_is_a_word_after_a_number_and_another_one_elsewhere() -> None:
    assert [t.word for t in tokenise("91 %, qué %")] == ["91", "porciento", "que", "porcentaje"]


def test_a_question_word_without_accent_is_relative_beside_one_with_it() -> None:
    assert "donde" not in without_relatives("¿Cuánto cuesta la zona donde está La Negra?")
    assert "donde" in without_relatives("donde queda la zona")


def test_forms_that_spanish_spells_apart_have_one_key() -> None:
    for one, other in (("visualice", "visualizar"), ("indique", "indicar"), ("pague", "pagar"), ("veces", "vez")):
        assert token(one).key == token(other).key


def test_an_ordinal_in_figures_is_the_word() -> None:
    assert [t.word for t in tokenise("el 4to y la 3ra")] == ["el", "cuarto", "y", "la", "tercero"]
