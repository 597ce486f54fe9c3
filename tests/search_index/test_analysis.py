"""One analysis for documents and questions."""

from __future__ import annotations

import pytest

from search_index.analysis import bare, fold, number, stem, terms, words


def test_accents_are_folded_before_stemming() -> None:
    assert terms("MINERÍA") == terms("mineria") == terms("minería")


def test_ene_is_a_letter_of_its_own() -> None:
    assert fold("Ñuñoa, pingüino y açaí") == "ñuñoa, pinguino y acai"
    assert terms("año") != terms("ano")


def test_decomposed_and_composed_text_are_equal() -> None:
    assert fold("min\u0303o\u0301n") == fold("miñón") == "miñon"


@pytest.mark.parametrize(
    ("one", "many"), [("año", "años"), ("mina", "minas"), ("uso", "usos"), ("proyecto", "proyectos")]
)
def test_singular_and_plural_share_a_stem(one: str, many: str) -> None:
    assert stem(fold(one)) == stem(fold(many))


def test_no_and_sin_stay_and_articles_go() -> None:
    assert terms("no hay, sin la planta") == ["no", "sin", "plant"]


@pytest.mark.parametrize("text", ["ID 275", "id275", "Id-275"])
def test_an_identifier_is_found_whole_and_by_its_number(text: str) -> None:
    assert terms(text) == ["id", "275", "id275"]


@pytest.mark.parametrize("text", ["OE 1", "oe1", "OE1", "OE-1"])
def test_objectives_are_found_however_they_are_written(text: str) -> None:
    assert terms(text) == ["oe", "1", "oe1"]


def test_a_stopword_does_not_name_a_number() -> None:
    assert terms("los 14 distritos") == ["14", "distrit"]


@pytest.mark.parametrize(
    ("token", "plain"),
    [
        ("2.147", "2147"),
        ("2,147", "2147"),
        ("82,6", "82.6"),
        ("82.6", "82.6"),
        ("7.600.000", "7600000"),
        ("0.125", "0.125"),
    ],
)
def test_numbers_have_one_spelling(token: str, plain: str) -> None:
    assert number(token) == plain


def test_an_acronym_with_points_is_one_word() -> None:
    assert words("con F.N.D.R. = 91%") == ["con", "fndr", "91"]


def test_empty_and_stopword_texts_have_no_terms() -> None:
    assert terms("") == terms("¿y de la?") == []


def test_the_encoder_reads_a_question_without_its_punctuation() -> None:
    assert bare("¿CUÁNTO cuesta, con F.N.D.R., la planta?") == "cuesta con fndr la planta"
    assert bare("¿Qué es?") == "qué es"
