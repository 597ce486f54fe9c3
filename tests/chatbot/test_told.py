"""A statement answers «how much», «which part» and «when» only if it tells a figure, a part or a time."""

from __future__ import annotations

import pytest

from chatbot.knowledge import Knowledge
from tests.chatbot.conftest import Ask


@pytest.mark.parametrize(
    "question",
    [
        "¿Cuántos litros de leche daban las cabras del Programa Agrícola?",
        "¿Cuánto dinero se gastó en desviar las aguas del río Salado?",
        "¿Cuánto sueldo recibe un consejero del COSOCI?",
        "cuanto ganaban los que cultivan en lasana",
    ],
)
def test_a_sentence_without_the_figure_does_not_answer_how_much(ask_real: Ask, question: str) -> None:
    assert ask_real(question).status == "no_answer"


def test_a_sentence_without_a_time_does_not_answer_when(ask_real: Ask) -> None:
    assert ask_real("¿Qué día empieza a atender la Corporación de Fomento Productivo?").status == "no_answer"


def test_a_count_may_be_told_in_words(ask_real: Ask) -> None:
    assert ask_real("¿Cuántas regiones abarca el distrito Los Andes?").status == "answered"


def test_each_attribute_knows_in_what_it_is_measured(real: Knowledge) -> None:
    assert "dinero_clp" in real.measures["aporte"]
    assert real.measures["distancia"] == {"longitud"}


def test_the_figure_of_one_place_is_not_told_for_another(ask_real: Ask) -> None:
    assert ask_real("¿Qué porcentaje del PIB de Tarapacá aporta la minería?").status == "no_answer"
    assert "41" in ask_real("¿Qué porcentaje del PIB de Atacama aporta la minería?").answer


def test_a_count_of_other_things_is_no_answer(ask_real: Ask) -> None:
    assert (
        ask_real("¿Cuántas personas fueron a los talleres de la Comisión de Fomento Productivo?").status == "no_answer"
    )
    assert ask_real("¿Cuántos talleres hizo la Comisión de Fomento Productivo?").answer.count("2 talleres")


def test_whoever_asks_whether_hears_what_is_told_before_what_is_not(ask_real: Ask) -> None:
    assert "recuperar derechos" in ask_real("¿Se piensa recuperar derechos de aguas continentales?").answer
    assert ask_real("¿Cuánto se ha avanzado en recuperar derechos de aguas continentales?").status == "no_answer"
