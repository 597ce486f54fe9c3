"""Courtesy around a question changes nothing of its answer; what is not a question of its own stays whole."""

from __future__ import annotations

import pytest

from chatbot.knowledge import Knowledge
from chatbot.reading.courtesy import without_courtesy
from chatbot.text import tokenise
from tests.chatbot.conftest import Ask


@pytest.mark.parametrize(
    "question",
    [
        "Buenas tardes, soy vecina de toda la vida y me gustaría saber quién preside el COSOCI. Muchas gracias",
        "Hola, tengo una duda: ¿quién preside el COSOCI?",
        "quisiera saber quien preside el cosoci, gracias",
    ],
)
def test_the_answer_is_that_of_the_bare_question(ask_real: Ask, question: str) -> None:
    assert ask_real(question).answer_id == ask_real("¿quién preside el COSOCI?").answer_id


def test_a_name_before_the_opening_is_kept(real: Knowledge) -> None:
    tokens = tokenise("Del proyecto ID 275 quisiera saber cuánto pone la ENAMI")
    assert [t.word for t in without_courtesy(tokens, real)][:4] == ["del", "proyecto", "id", "275"]


def test_a_greeting_alone_is_left_to_small_talk(real: Knowledge) -> None:
    tokens = tokenise("buenos días")
    assert without_courtesy(tokens, real) == tokens
