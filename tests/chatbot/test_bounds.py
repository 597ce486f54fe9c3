"""Bounds and exclusions: how they are read, and what they leave of a list."""

from __future__ import annotations

from decimal import Decimal

import pytest

from chatbot.interpret import interpret
from chatbot.interpretation import Bounds
from chatbot.knowledge import Knowledge
from chatbot.text import tokenise
from tests.chatbot.conftest import Ask, assert_told

MILLION = Decimal(1_000_000)


def read(text: str, real: Knowledge) -> Bounds | None:
    return interpret(tokenise(text), real, text).bounds


@pytest.mark.parametrize(
    ("text", "low", "high", "closed", "pesos"),
    [
        ("proyectos de más de 10.000 millones", 10_000 * MILLION, None, False, True),
        ("proyectos que superan los 10 mil millones de pesos", 10_000 * MILLION, None, False, True),
        ("proyectos sobre M$1.000.000", 1_000 * MILLION, None, False, True),
        ("proyectos bajo MM$ 500", None, 500 * MILLION, False, True),
        ("obras de menos de 500 lucas", None, Decimal(500_000), False, True),
        ("proyectos entre 1.000 y 5.000 millones", 1_000 * MILLION, 5_000 * MILLION, True, True),
        ("distritos con al menos dos faenas", Decimal(2), None, True, False),
        ("distritos con dos faenas o más", Decimal(2), None, True, False),
        ("localidades a más de 3.000 m de altura", Decimal(3000), None, False, False),
        ("distritos con una sola comuna", Decimal(1), Decimal(1), True, False),
        ("regiones con menos del 82% de microempresas", None, Decimal(82), False, False),
    ],
)
def test_a_bound_is_read_with_its_scale(
    real: Knowledge, text: str, low: Decimal | None, high: Decimal | None, closed: bool, pesos: bool
) -> None:
    found = read(text, real)
    assert found is not None
    assert (found.low, found.high, found.closed, found.pesos) == (low, high, closed, pesos)


@pytest.mark.parametrize("text", ["¿qué pasará hasta 2030?", "datos sobre los distritos", "¿cuánto más cuesta?"])
def test_a_comparison_without_a_number_and_a_year_are_no_bounds(real: Knowledge, text: str) -> None:
    assert read(text, real) is None


def test_bounds_hold_their_ends_only_if_they_are_closed() -> None:
    open_, closed = (Bounds(Decimal(2), None, c, False, "", 0, 1) for c in (False, True))
    assert (open_.hold(Decimal(2)), closed.hold(Decimal(2)), open_.hold(Decimal(3))) == (False, True, True)


def test_projects_by_amount_say_how_many_have_none(ask_real: Ask) -> None:
    found = ask_real("¿Qué proyectos cuestan más de 10.000 millones?")
    assert_told(found, "bounded", "De 16 proyectos, 2 informan un monto total comparable.")
    assert "91.825 millones de pesos" in found.answer
    assert {f.id for f in found.figures} == {"proyecto-275.monto-total", "proyecto-74.monto-total"}


def test_no_project_within_the_bounds_is_said_so(ask_real: Ask) -> None:
    assert_told(ask_real("¿Qué proyectos cuestan más de 200.000 millones?"), "bounded", "ninguno cuesta más de 200.000")


def test_contributions_of_a_funder_are_bounded(ask_real: Ask) -> None:
    found = ask_real("¿A qué proyectos el GORE aporta menos de 5.000 millones?")
    assert_told(found, "bounded", "1.955 millones de pesos")
    assert "42.750" not in found.answer


def test_districts_by_how_many_mines_they_have(ask_real: Ask) -> None:
    found = ask_real("¿Qué distritos tienen más de 3 faenas?")
    assert_told(found, "bounded", "De 14 distritos mineros, 3 tienen más de 3 faenas")
    assert "Aconcagua (7)" in found.answer


def test_rows_of_the_named_commune_are_compared(ask_real: Ask) -> None:
    found = ask_real("¿Qué localidades de San Pedro de Atacama tenían menos de 20 familias agricultoras?")
    assert_told(found, "bounded", "Talabre")
    assert "Toconao" not in found.answer


def test_a_bound_on_one_named_thing_gets_its_figure(ask_real: Ask) -> None:
    assert "40 familias" in ask_real("¿Hay más de 100 familias en Caspana?").answer


def test_projects_without_those_of_a_commune(ask_real: Ask) -> None:
    found = ask_real("¿Qué proyectos hay fuera de la comuna de Antofagasta?")
    assert_told(found, "projects", "sin comuna de Antofagasta")
    assert "Tren urbano" not in found.answer


def test_districts_outside_a_region(ask_real: Ask) -> None:
    found = ask_real("¿Qué distritos no están en la Región de Antofagasta?")
    assert_told(found, "districts", "Hay 9 distritos mineros fuera de la Región de Antofagasta")
    assert "Los Colorados" not in found.answer


def test_the_extreme_without_the_one_left_out(ask_real: Ask) -> None:
    assert "Copiapó, con 5 faenas" in ask_real("¿Cuál es el distrito con más faenas sin contar Aconcagua?").answer


def test_projects_by_what_is_said_of_them_without_those_of_a_commune(ask_real: Ask) -> None:
    found = ask_real("Muéstrame los proyectos con impacto en la calidad de vida que no sean de Sierra Gorda")
    assert_told(found, "projects", "La EMRA nombra 12 proyectos")
    assert "Posta y Cesfam" not in found.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("¿Qué distritos tienen más de una comuna?", "tienen más de una comuna:"),
        ("¿Qué distritos tienen al menos una faena?", "tienen una o más faenas:"),
        ("¿Qué distritos tienen una sola comuna?", "tienen exactamente una comuna:"),
    ],
)
def test_one_is_said_in_words_that_agree(ask_real: Ask, question: str, said: str) -> None:
    assert_told(ask_real(question), "bounded", said)


def test_what_is_left_out_is_said_as_people_write_it(ask_real: Ask) -> None:
    assert "sin educación" in ask_real("¿Qué proyectos hay que no sean de educación?").answer
    assert "ENAMI" not in ask_real("¿Cuáles son los proyectos, sin contar los del FNDR?").answer.split("):")[1]
