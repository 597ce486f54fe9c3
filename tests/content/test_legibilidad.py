"""The readability report: sentences, words, syllables, and what it lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.legibilidad import Medida, frases, grado, informe, palabras, report_text, silabas
from content.load import load
from tests.content.ejemplo import cambiar, escribir


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uno. Dos. Tres.", ["Uno.", "Dos.", "Tres."]),
        ("Cuesta 2.147 millones. Es caro.", ["Cuesta 2.147 millones.", "Es caro."]),
        ("¿Cuánto? ¡Mucho! Sí.", ["¿Cuánto?", "¡Mucho!", "Sí."]),
        ("El acta N. 010 es de E. Chamorro.", ["El acta N. 010 es de E. Chamorro."]),
        ("Un párrafo\nque sigue\n\notro párrafo", ["Un párrafo que sigue", "otro párrafo"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert frases(text) == expected


def test_a_number_and_a_compound_are_one_word() -> None:
    assert palabras("La alianza público-privada pone 2.147,5 (47 %).") == [
        "La",
        "alianza",
        "público-privada",
        "pone",
        "2.147,5",
        "47",
    ]


@pytest.mark.parametrize(
    ("word", "count"),
    [("agua", 2), ("ciudad", 2), ("país", 2), ("región", 2), ("guerra", 2), ("queso", 2), ("aéreo", 4), ("y", 1)],
)
def test_syllables_of_spanish(word: str, count: int) -> None:
    assert silabas(word) == count


def test_the_score_is_szigriszt_pazos() -> None:
    assert Medida("x", 2, 0, 20, 40).puntaje == pytest.approx(206.835 - 62.3 * 2 - 10)
    assert Medida("x", 0, 0, 0, 0).puntaje == 0
    assert [grado(s) for s in (90, 70, 60, 50, 10)] == [
        "muy fácil",
        "bastante fácil",
        "normal",
        "algo difícil",
        "muy difícil",
    ]


def test_a_long_sentence_is_listed_with_its_line(tmp_path: Path) -> None:
    folder = escribir(tmp_path)
    long = "Una planta " + " ".join(["muy"] * 24) + " grande."
    cambiar(folder, "proyectos/275.yml", "resumen: Una planta.", f"resumen: {long}")
    (found,) = informe(load(folder)).largas
    assert (found.line, found.donde, found.palabras) == (3, "proyecto-275", 27)
    assert "Lenguaje claro: 1 de " in report_text(informe(load(folder)))


def test_a_note_is_measured_as_it_is_printed(tmp_path: Path) -> None:
    folder = escribir(tmp_path)
    words = " ".join(["ya"] * 20)
    cambiar(folder, "minutas/plata.yml", "La planta cuesta {", f"La planta {words} cuesta {{")
    assert [f.palabras for f in informe(load(folder)).largas] == [27]


def test_a_note_that_cannot_be_rendered_does_not_break_the_report(tmp_path: Path) -> None:
    folder = escribir(tmp_path)
    cambiar(folder, "minutas/plata.yml", "{proyecto-275.monto-total}", "{nada}")
    assert informe(load(folder)).largas == ()


def test_every_sentence_of_the_real_notes_has_25_words_at_most() -> None:
    from content.load import DATA

    assert [f for f in informe(load(DATA)).largas if f.donde.startswith("minuta-")] == []
