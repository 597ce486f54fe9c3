"""Typing errors against closed vocabularies."""

from __future__ import annotations

import pytest

from search_index.common import of_words, spanish
from search_index.correct import Vocabulary, build_vocabulary, from_tsv, sounds

COMMON = of_words(["casa", "receta", "calma", "iban", "pasa"])
NAMES = ["Calama", "Sierra Gorda", "Chuquicamata", "ENAMI"]
TEXTS = ["El proyecto desarrollado cuesta. El proyecto desarrollado cuesta; años.", "reseta una vez"]


@pytest.fixture
def vocabulary() -> Vocabulary:
    return from_tsv(build_vocabulary(NAMES, TEXTS).to_tsv(), COMMON)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Calmaa", "Calama"),
        ("chuquicamta", "Chuquicamata"),
        ("sierragorda", "Sierra Gorda"),
        ("proyecot", "proyecto"),
        ("desarroyado", "desarrollado"),
        ("cuezta", "cuesta"),
        ("enmai", "ENAMI"),
    ],
)
def test_an_error_leads_to_the_known_word(vocabulary: Vocabulary, typed: str, meant: str) -> None:
    correction = vocabulary.correct(f"¿{typed}?")
    assert correction.text == f"¿{meant}?"
    assert correction.changes == ((typed, meant),)


@pytest.mark.parametrize(
    "text", ["calma", "receta", "casa", "Pásame", "pásamelas", "anos", "cuestan", "de la", "275", "cal", "zzzzzzzz"]
)
def test_known_short_and_strange_words_stay(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.correct(text).changes == ()


def test_a_common_word_that_sounds_like_a_name_stays() -> None:
    assert from_tsv(build_vocabulary(["Iván"], []).to_tsv(), COMMON).correct("iban").changes == ()
    assert from_tsv(build_vocabulary(["Iván"], []).to_tsv(), of_words([])).correct("iban").changes == (
        ("iban", "Iván"),
    )


def test_the_spanish_words_hold_inflected_forms_and_no_misspelt_ones() -> None:
    words = spanish()
    assert all(word in words for word in ("iban", "insultos", "reunirian", "muestrame", "hacerlo", "vio"))
    assert not any(word in words for word in ("coredor", "ospital", "desarroyado", "iniciatibas", "pekeña"))


def test_words_seen_once_correct_nothing(vocabulary: Vocabulary) -> None:
    assert vocabulary.correct("resetas").changes == ()


def test_correcting_twice_changes_nothing_more(vocabulary: Vocabulary) -> None:
    once = vocabulary.correct("el proyecot de chuquicamta")
    assert vocabulary.correct(once.text).changes == ()


def test_letters_that_sound_alike_are_equal() -> None:
    assert sounds("quezo") == sounds("keso")
    assert sounds("hospital") == sounds("ospital")
    assert sounds("mejillones") == sounds("mejiyones")
