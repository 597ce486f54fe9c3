"""Accents, capitals, plural and gender do not matter to the search; numbers do."""

from __future__ import annotations

import pytest

from generator.busqueda.terms import fold, stem, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("minería", "MINERIA"), ("Ollagüe", "ollague"), ("Chañaral", "chanaral"), ("hospitales", "hospital"),
        ("trenes", "tren"), ("plantas", "planta"), ("mineras", "minero"), ("energías", "energía"), ("luces", "luz"),
        ("renovables", "renovable"), ("ciudades", "ciudad"), ("Oasis", "oasis"), ("emisiones", "emisión"),
    ],
)  # fmt: skip
def test_two_forms_of_a_word_are_one_term(one: str, other: str) -> None:
    assert terms(one) == terms(other)


@pytest.mark.parametrize(("one", "other"), [("minería", "minera"), ("275", "27"), ("gas", "ga"), ("OE1", "OE2")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert terms(one) != terms(other)


def test_thousands_are_one_number() -> None:
    assert fold("2.147 y 1.955.300, a 0.5") == "2147 y 1955300, a 0.5"


def test_function_words_are_no_terms() -> None:
    assert terms("¿Cuánto cuesta la planta de ENAMI?") == [stem("cuesta"), "plant", "enami"]


def test_a_short_word_or_a_number_stays_whole() -> None:
    assert [stem("mes"), stem("sag"), stem("oe4"), stem("590")] == ["mes", "sag", "oe4", "590"]
