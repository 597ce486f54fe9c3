"""Cells: hostile text is disarmed, and who reads the file gets the text back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.descargas.cells import clean, joined, number_text, plain_number, quoted, unquoted

FORMULAS = [
    "=1+1",
    '=HYPERLINK("https://malo.example","ver")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "|calc",
    "%0A=1",
    "  =1+1",
    "\t=1+1",
    "\n=1+1",
    "＝1+1",
    "＠SUM(A1)",
    "'=1+1",
    "''=1+1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_could_run_gets_an_apostrophe_and_loses_it_again(text: str) -> None:
    assert quoted(text) == "'" + text
    assert unquoted(quoted(text)) == text


@pytest.mark.parametrize("text", ["", "texto", "-5", "-2.147,5", "2.147", "a=b", "'comillas'", "correo@dominio", "«–»"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert quoted(text) == text
    assert unquoted(text) == text


def test_cleaning_drops_what_nobody_sees_and_keeps_spanish() -> None:
    assert clean("a\x00b\x07c\u202ed\u200be\ufefff") == "abcdef"
    assert clean("línea\r\notra\rmás\n") == "línea\notra\nmás\n"
    assert clean("Ñandú «así» – 60\N{NO-BREAK SPACE}%") == "Ñandú «así» – 60\N{NO-BREAK SPACE}%"


def test_a_carriage_return_cannot_open_a_cell() -> None:
    assert quoted(clean("\r=1+1")) == "'\n=1+1"


def test_a_member_cannot_pretend_to_be_two() -> None:
    assert joined(("uno", "dos | tres")) == "uno | dos / tres"


@pytest.mark.parametrize(
    ("value", "text"), [("1E+3", "1000"), ("2147.50", "2147.50"), ("-0.125", "-0.125"), ("177306.356", "177306.356")]
)
def test_numbers_are_plain(value: str, text: str) -> None:
    assert number_text(Decimal(value)) == text


def test_a_whole_number_is_whole_in_json() -> None:
    assert repr(plain_number(Decimal("2147.0"))) == "2147"
    assert repr(plain_number(Decimal("92.6"))) == "92.6"
