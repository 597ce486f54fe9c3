"""Extracted text → clean paragraphs."""

from __future__ import annotations

import pytest

from search_index.cleaning import clean, is_rut, without_contacts


def test_hyphenated_words_are_joined_across_blank_lines() -> None:
    text, removed = clean("El desarrollo de la produc-\n\nción minera crece.\n")
    assert text == "El desarrollo de la producción minera crece.\n"
    assert removed.hyphenated_words == 1


def test_hidden_layers_that_repeat_with_other_line_breaks_go() -> None:
    layer = "Los distritos con más producción tienen poca pequeña minería en el norte."
    again = layer.replace("más producción", "más\nproducción")
    text, removed = clean(f"{layer}\n\nAlgo nuevo.\n\n{again}\n")
    assert text == f"{layer}\n\nAlgo nuevo.\n"
    assert removed.repeated_paragraphs == 1


def test_headings_and_short_items_may_repeat() -> None:
    text, _ = clean("# Salud\n\n- Calama\n\n# Empleo\n\n- Calama\n\n# Salud\n")
    assert text.count("Calama") == 2
    assert text.count("# Salud") == 2


def test_page_numbers_and_running_headers_go() -> None:
    pages = "\n\n".join(f"Acta N° 10\n\nLa frase número {word} termina aquí.\n\n{i}" for i, word in enumerate("abcd"))
    text, removed = clean(pages)
    assert "Acta" not in text
    assert removed.furniture_lines == 8


def test_table_rows_keep_their_lines() -> None:
    text, _ = clean("1\tBienvenida\t09:00\n2\tObjetivo\t09:05\n")
    assert text == "1\tBienvenida\t09:00\n2\tObjetivo\t09:05\n"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("correo ana.perez@ejemplo.cl fin", (1, 0, 0)),
        ("llamar al +56 55 2892 630 hoy", (0, 1, 0)),
        ("fono 55 2892630", (0, 1, 0)),
        ("celular 9 8765 4321", (0, 1, 0)),
        ("RUT 12.345.678-5", (0, 0, 1)),
    ],
)
def test_contact_data_goes(text: str, counts: tuple[int, int, int]) -> None:
    cleaned, found = without_contacts(text)
    assert found == counts
    assert not any(c.isdigit() or c == "@" for c in cleaned)


@pytest.mark.parametrize(
    "text",
    [
        "350.000 familias",
        "US$ 1.500.000.000",
        "2025-2026",
        "+569 mil millones",
        "12.345.678-9",
        "N° 17.336",
        "20-12-2023",
    ],
)
def test_amounts_dates_and_laws_are_no_contact_data(text: str) -> None:
    assert without_contacts(text) == (text, (0, 0, 0))


def test_the_check_digit_of_a_rut_is_modulo_11() -> None:
    assert is_rut("12.345.678", "5")
    assert is_rut("1000005", "K")
    assert not is_rut("12.345.678", "4")


def test_cleaning_twice_changes_nothing() -> None:
    once, _ = clean("Uno dos tres cuatro cinco seis siete.\n\nUno dos tres cuatro cinco seis siete.\n\nOtra frase\n")
    assert clean(once)[0] == once
