"""Questions to the small catalogue: the right figure, the dispute, the gap, the question back."""

from __future__ import annotations

import pytest

from chatbot.compose import GENERAL, MAX_SUGGESTIONS
from tests.chatbot.conftest import Ask
from tests.chatbot.ejemplo import StubEngine


def test_a_figure_is_answered_with_its_source_and_its_id(ask: Ask) -> None:
    found = ask("¿Cuánto cuesta la planta de ENAMI?")
    assert found.status == "answered"
    assert "2.147 millones de pesos" in found.answer
    assert [f.id for f in found.figures] == ["proyecto-275.monto-total"]
    assert found.citations[0].source_id == "acta"
    assert found.citations[0].page_url == "/fuentes/acta/#montos"


def test_who_pays_gives_amounts_shares_and_fund_together(ask: Ask) -> None:
    for question in ("¿quién paga el proyecto 275?", "¿Cuánto pone el GORE en el 275?"):
        text = ask(question).answer
        for piece in ("1.955 millones", "91 %", "FNDR", "192 millones", "9 %", "2.147 millones"):
            assert piece in text


@pytest.mark.parametrize(
    "variant",
    [
        "kuanto cuesta la planta de enami",
        "CUANTO CUESTA LA PLANTA DE ENAMI",
        "oye, cuánto cuesta la planta de ENAMI por favor",
        "how much is the planta de ENAMI, what is it? cuanto cuesta",
    ],
)
def test_the_same_question_in_other_words_has_the_same_answer_id(ask: Ask, variant: str) -> None:
    assert ask(variant).answer_id == ask("¿Cuánto cuesta la planta de ENAMI?").answer_id


def test_a_typing_error_is_mended_and_said(ask: Ask, engine: StubEngine) -> None:
    engine.known["plamta"] = "planta"
    found = ask("cuánto cuesta la plamta de ENAMI")
    assert found.answer_id == ask("¿Cuánto cuesta la planta de ENAMI?").answer_id
    assert found.corrections == (("plamta", "planta"),)


def test_a_known_word_is_never_corrected(ask: Ask, engine: StubEngine) -> None:
    engine.known["planta"] = "pinta"
    assert ask("¿Cuánto cuesta la planta de ENAMI?").corrections == ()


def test_another_bundle_has_another_answer_id(ask: Ask, engine: StubEngine) -> None:
    before = ask("¿Cuánto cuesta la planta de ENAMI?").answer_id
    engine.version = "v2"
    assert ask("¿Cuánto cuesta la planta de ENAMI?").answer_id != before


def test_a_gap_is_no_answer_with_a_request_and_what_can_be_asked(ask: Ask) -> None:
    found = ask("¿Cuántos empleos da la planta de ENAMI?")
    assert found.status == "no_answer"
    assert "no indica empleos" in found.answer
    assert "Ley 20.285" in found.request
    assert found.suggestions


def test_a_disputed_figure_shows_both_sides_and_why(ask: Ask) -> None:
    found = ask("¿cuántas familias tiene el programa?")
    assert found.status == "conflict"
    for piece in ("1.100", "1.094", "Presentación de ejemplo", "Estudio de ejemplo", "El cuadro da otra cifra."):
        assert piece in found.answer


def test_a_source_named_in_the_question_is_heard_alone(ask: Ask) -> None:
    found = ask("según el estudio de ejemplo, ¿cuántas familias tiene el programa?")
    assert found.status == "answered"
    assert "1.094" in found.answer
    assert "1.100" not in found.answer


def test_two_things_of_one_name_are_asked_back(ask: Ask) -> None:
    found = ask("¿Cuánto cuesta el tren?")
    assert found.status == "clarification"
    assert [o.label for o in found.options] == ["Tren interurbano a Mejillones", "Tren urbano de Antofagasta"]
    for option in found.options:
        assert ask(option.question).status == "no_answer"


def test_a_target_comes_with_its_year_whichever_is_asked(ask: Ask) -> None:
    ids = {ask(q).answer_id for q in ("¿qué meta hay de emisiones de gases?", "¿para qué año es la meta de emisiones?")}
    assert len(ids) == 1
    assert "30 %" in ask("¿qué meta hay de emisiones de gases?").answer


def test_an_unknown_word_keeps_the_assistant_from_guessing(ask: Ask) -> None:
    assert ask("¿cuántos unicornios hay en Antofagasta?").status in ("no_answer", "out_of_scope")


def test_a_term_is_defined(ask: Ask) -> None:
    assert "Fondo de desarrollo regional" in ask("¿qué es el FNDR?").answer


def test_every_silence_offers_three_questions_and_the_general_ones_have_an_answer(ask_real: Ask) -> None:
    for asked in ("¿Qué van a hacer en Taltal?", "¿Cuánto costó la planta de queso de cabra?"):
        assert len(ask_real(asked).suggestions) == MAX_SUGGESTIONS
    assert {ask_real(question).status for question in GENERAL} == {"answered"}
