"""Numbers, units and printed texts as a reader in Chile writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from content.evidencia import Cifra
from content.formato import PALABRAS, fecha_larga, fecha_parcial, numero, slugify, valor_texto
from content.impresion import impresos
from content.load import load


@pytest.mark.parametrize(
    ("value", "text"),
    [("2147", "2.147"), ("62.5", "62,5"), ("176306356", "176.306.356"), ("0.6", "0,6"), ("192", "192")],
)
def test_numbers_use_points_for_thousands_and_a_comma_for_decimals(value: str, text: str) -> None:
    assert numero(Decimal(value)) == text


@pytest.mark.parametrize(
    ("unit", "value", "state", "text"),
    [
        ("millones-clp", "2147", "confirmado", "2.147 millones de pesos"),
        ("millones-clp", "1", "confirmado", "1 millón de pesos"),
        ("miles-clp", "7600000", "confirmado", "M$7.600.000 (7.600 millones)"),
        ("miles-clp", "900", "confirmado", "M$900 (miles de pesos)"),
        ("pesos-sin-escala", "4222529", "confirmado", "$4.222.529 (la fuente no indica la escala)"),
        ("porcentaje", "91", "confirmado", "91 %"),
        ("familias", "1100", "aproximado", "cerca de 1.100 familias"),
        ("lugar-ranking", "7", "confirmado", "7° lugar"),
        ("anio", "2030", "confirmado", "2030"),
    ],
)
def test_a_figure_is_printed_with_its_unit_in_words(unit: str, value: str, state: str, text: str) -> None:
    cifra = Cifra.model_validate(
        {"id": "x", "nombre": "X", "atributo": "meta", "valor": Decimal(value), "unidad": unit, "estado": state}
    )
    assert valor_texto(cifra, load().catalogue().unidades).replace("\N{NO-BREAK SPACE}", " ") == text


def test_a_missing_value_is_said() -> None:
    cifra = Cifra.model_validate({"id": "x", "nombre": "X", "atributo": "meta", "estado": "no_informado"})
    assert valor_texto(cifra, {}) == "no informado en las fuentes"


def test_dates_are_long() -> None:
    assert fecha_larga(date(2026, 1, 21)) == "21 de enero de 2026"


def test_slugs_are_ascii() -> None:
    assert slugify("Ollagüe y Ñuñoa") == "ollague-y-nunoa"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2.147 millones", ["2147"]),
        ("~M$7.600.000", ["7600000"]),
        ("62.5%", ["62.5"]),
        ("82,6", ["82.6"]),
        ("10,000", ["10000"]),
        ("1.234,5", ["1234.5"]),
        ("12 a 18 meses", ["12", "18"]),
        ("cuatro de cada cinco", ["4", "5"]),
        ("0.125", ["0.125"]),
        ("sin cifra", []),
    ],
)
def test_printed_numbers_are_read_with_chilean_rules(text: str, values: list[str]) -> None:
    assert impresos(text) == {Decimal(v) for v in values}


def test_english_writes_thousands_with_a_comma_and_days_before_months() -> None:
    assert numero(Decimal("2147.5"), "en") == "2,147.5"
    assert fecha_parcial("2026-01-21", "en") == "21 January 2026"
    assert fecha_parcial("2026-01", "en") == "January 2026"


@pytest.mark.parametrize(("number", "said"), [("1", "1st"), ("2", "2nd"), ("3", "3rd"), ("11", "11th"), ("12", "12th")])
def test_english_ordinals(number: str, said: str) -> None:
    assert PALABRAS["en"].puesto(number) == f"{said} place"
