"""A figure that is told twice is printed once, however the question is worded."""

from __future__ import annotations

from dataclasses import replace

from chatbot.knowledge import Knowledge
from chatbot.twins import told_best
from tests.chatbot.conftest import Ask


def test_cell_figure_and_sentence_are_one(real: Knowledge) -> None:
    sentence = real.by_id["distrito-11.desarrollo"]
    for twin in ("indicador-metodo-sonami.ranking.distrito-11", "distrito-11.rango"):
        assert told_best(real.by_id[twin], real) == sentence


def test_a_figure_with_a_note_or_in_dispute_stays(real: Knowledge) -> None:
    for kept in ("proyecto-447.monto-diseno", "proyecto-programa-agricola.familias"):
        assert told_best(real.by_id[kept], real) == real.by_id[kept]


def test_the_wording_does_not_choose_the_statement(ask_real: Ask) -> None:
    asked = ["¿Qué lugar del ranking tiene el distrito Pelambres?", "lugar en el ranking de desarrollo de Pelambres"]
    assert len({ask_real(q).answer_id for q in asked}) == 1


def test_a_figure_called_only_by_its_record_and_unit_is_no_sentence_with_that_number(real: Knowledge) -> None:
    figure = real.by_id["distrito-11.rango"]
    nameless = replace(figure, nombre=f"{figure.registro.nombre} lugar")
    assert told_best(nameless, real) == nameless


def test_a_cell_with_a_note_keeps_it(real: Knowledge) -> None:
    cell = replace(real.by_id["indicador-metodo-sonami.ranking.distrito-11"], nota="Según un orden deducido.")
    assert told_best(cell, real) == cell


def test_what_the_editors_say_is_told_elsewhere_is_told_there(real: Knowledge) -> None:
    elsewhere = [s for s in real.statements if s.told_in]
    assert all(told_best(s, real).id == s.told_in for s in elsewhere)
    figure = replace(real.by_id["proyecto-447.monto-diseno"], told_in="distrito-11.desarrollo")
    assert told_best(figure, real).id == "distrito-11.desarrollo"
