"""What a question asks for and the sources do not hold."""

from __future__ import annotations

import pytest

from tests.chatbot.conftest import Ask


@pytest.mark.parametrize(
    "question", ["¿Cuánto cuesta el proyecto ID 999?", "cuanto sale el id 999", "¿Qué es el proyecto 999?"]
)
def test_a_number_that_no_project_has_is_said_to_be_none(ask_real: Ask, question: str) -> None:
    found = ask_real(question)
    assert found.status == "no_answer"
    assert "ningún proyecto con el número 999" in found.answer


@pytest.mark.parametrize("question", ["¿Cuánto cuesta el proyecto ID 275?", "¿Cuánto cuestan los 35 diseños?", "id 74"])
def test_numbers_that_are_held_are_answered(ask_real: Ask, question: str) -> None:
    assert "ningún proyecto con el número" not in ask_real(question).answer


def test_a_figure_is_not_told_for_a_year_after_its_sources(ask_real: Ask) -> None:
    assert ask_real("¿Cuántas familias agricultoras había en Talabre en 2024?").status == "no_answer"
    assert ask_real("¿Cuántas familias agricultoras había en Talabre?").status == "answered"


def test_an_amount_is_no_reason(ask_real: Ask) -> None:
    assert ask_real("¿Por qué la grilla tiene hexágonos de 10 kilómetros?").kind != "computed"


def test_the_number_of_a_project_does_not_answer_what_it_carries(ask_real: Ask) -> None:
    assert ask_real("¿Cuántos pasajeros llevaría al año el tren entre Antofagasta y Mejillones?").status == "no_answer"
    assert "593" in ask_real("¿Qué ID tiene el tren entre Antofagasta y Mejillones?").answer


def test_another_subject_wins_where_nothing_answers(ask_real: Ask) -> None:
    assert ask_real("¿Dónde mando el currículum para Escondida?").status == "out_of_scope"


def test_who_pays_how_much_is_no_reason(ask_real: Ask) -> None:
    assert ask_real("¿Por qué ENAMI pone menos plata que el GORE?").status == "no_answer"


def test_a_gap_answers_only_for_what_is_missing(ask_real: Ask) -> None:
    assert ask_real("¿Qué comunidades recuperarían derechos de agua?").status == "no_answer"
    assert ask_real("¿Qué se acordó sobre los derechos de agua de las comunidades?").status == "answered"


def test_who_asks_whether_there_is_anything_hears_what_there_is(ask_real: Ask) -> None:
    assert "572" in ask_real("¿Hay algo para los niños en María Elena?").answer


def test_a_figure_of_another_century_does_not_tell_the_present(ask_real: Ask) -> None:
    assert ask_real("¿Cuántos habitantes tiene hoy la ciudad de Calama?").status == "no_answer"
    assert ask_real("¿Cuánto cuesta hoy el proyecto 275?").status == "answered"


def test_the_height_of_an_unknown_mountain_is_not_that_of_a_village(ask_real: Ask) -> None:
    assert ask_real("¿Qué altura tiene el Kilimanjaro?").status == "no_answer"
