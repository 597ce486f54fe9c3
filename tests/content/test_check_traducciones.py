"""The English of the data: each text once, the same numbers, and what no longer fits is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.check import check_loaded
from content.check.traducciones import numbers, unused
from content.load import load, load_catalogue

HEAD = "# yaml-language-server: $schema=../schemas/traducciones.schema.json\n"


def codes(tmp_path: Path, text: str) -> list[str]:
    (tmp_path / "traducciones.yml").write_text(HEAD + text, encoding="utf-8")
    loaded = load(tmp_path)
    return [p.code for p in (*loaded.problems, *check_loaded(loaded))]


@pytest.mark.parametrize(
    ("es", "en", "expected"),
    [
        ("2.147,5 millones", "2,147.5 million", []),
        ("2.147 millones", "2,174 million", ["C026"]),
        ("en 1999", "then", ["C026"]),
        ("entonces", "in 1999", ["C026"]),
        ("50 % y 50 %", "50%", ["C026"]),
        ("escribe «10,000» y da 1.361", "it writes «10,000» and gives 1,361", []),
        ("escribe «10,000»", "it writes «10,001»", ["C026"]),
    ],
)
def test_a_translation_has_the_numbers_of_its_original(tmp_path: Path, es: str, en: str, expected: list[str]) -> None:
    assert codes(tmp_path, f'- {{es: "{es}", en: "{en}"}}\n') == expected


@pytest.mark.parametrize(
    ("en", "expected"),
    [
        ("{proyecto-275.aporte-gore} of {proyecto-275.monto-total:numero}", []),
        ("{proyecto-275.monto-total:numero}, {proyecto-275.aporte-gore}", []),
        ("{proyecto-275.monto-total} of {proyecto-275.aporte-gore}", ["C027"]),
        ("{proyecto-275.aporte-gore} of it, and 275", ["C027"]),
    ],
)
def test_a_translated_sentence_prints_the_same_figures(tmp_path: Path, en: str, expected: list[str]) -> None:
    spanish = "{proyecto-275.aporte-gore} de {proyecto-275.monto-total:numero}"
    assert codes(tmp_path, f'- {{es: "{spanish}", en: "{en}"}}\n') == expected


def test_translations_of_press_notes_are_in_use() -> None:
    assert unused(load_catalogue()) == ()


def test_a_text_is_translated_once(tmp_path: Path) -> None:
    assert codes(tmp_path, '- {es: "agua", en: "water"}\n- {es: "agua", en: "waters"}\n') == ["C025"]


def test_numbers_are_read_as_each_language_writes_them() -> None:
    assert numbers("1.094 y 62,5", "es") == numbers("1,094 and 62.5", "en")


def test_a_translation_of_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "traducciones.yml").write_text(HEAD + '- {es: "nada así", en: "nothing"}\n', encoding="utf-8")
    assert unused(load(tmp_path).catalogue()) == ("nada así",)
