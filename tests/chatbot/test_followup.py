"""A question that leans on the one before it takes from it what it leaves unsaid, and nothing else."""

from __future__ import annotations

import random
from pathlib import Path

from chatbot.evaluate import read_judged
from tests.chatbot.conftest import Ask


def test_the_thing_is_inherited(ask: Ask) -> None:
    assert ask("¿y quién lo paga?", "¿Cuánto cuesta el proyecto 275?").answer_id == ask("¿quién paga el 275?").answer_id


def test_the_attribute_is_inherited(ask: Ask) -> None:
    assert "50 familias" in ask("¿y en Peine?", "¿cuántas familias hay en Lasana?").answer


def test_a_number_takes_the_place_of_the_other_number(ask: Ask) -> None:
    assert "El Abra" in ask("¿y el 3?", "¿qué faenas tiene el distrito 1?").answer


def test_a_filter_is_replaced(ask: Ask) -> None:
    found = ask("¿y en Mejillones?", "¿qué proyectos hay en Antofagasta?")
    assert "comuna de Mejillones" in found.answer


def test_a_new_topic_forgets_the_old_one(ask: Ask) -> None:
    fresh = ask("¿cuántas familias hay en Lasana?")
    assert ask("¿cuántas familias hay en Lasana?", "¿Cuánto cuesta el proyecto 275?").answer_id == fresh.answer_id


def test_the_follow_up_has_the_id_of_the_whole_question(ask: Ask) -> None:
    follow = ask("¿y en Peine?", "¿cuántas familias hay en Lasana?")
    assert follow.answer_id == ask("¿cuántas familias hay en Peine?").answer_id


def test_the_other_row_of_the_table_takes_the_place_of_the_row(ask_real: Ask) -> None:
    before = "¿Qué parte de los ocupados de la región de Antofagasta trabajaba en construcción en 1999?"
    assert "17,1" in ask_real("¿y en comercio?", before).answer


def test_the_other_ordinal_takes_the_place_of_the_ordinal(ask_real: Ask) -> None:
    before = "¿Qué distrito está en tercer lugar del ranking?"
    for follow in ("¿y en quinto lugar?", "y el 5to"):
        assert "Pelambres" in ask_real(follow, before).answer


def test_a_province_is_followed_by_a_province_of_the_name(ask_real: Ask) -> None:
    before = "¿Qué población tenía la provincia de Antofagasta en 1992?"
    assert "38.645" in ask_real("¿y la de Tocopilla?", before).answer


def test_after_the_first_of_the_ranking_an_ordinal_asks_for_another_place(ask_real: Ask) -> None:
    first = "¿Cuál es el distrito más desarrollado?"
    assert "1 - Pica" in ask_real("¿y el segundo?", first).answer
    assert "Collahuasi" in ask_real("¿qué minas tiene?", first, "¿y el segundo?").answer


def test_after_projects_of_a_sector_another_sector_a_count_and_a_place_speak_of_projects(ask_real: Ask) -> None:
    before = "¿Qué proyectos son de transporte?"
    assert ask_real("¿y de agua?", before).answer.startswith("La EMRA nombra 3 proyectos (sector agua)")
    assert ask_real("¿cuántos son?", before).answer.startswith("La EMRA nombra 6 proyectos (sector transporte)")
    assert "comuna de Antofagasta; sector transporte" in ask_real("¿cuáles están en Antofagasta?", before).answer


def test_the_other_figure_of_a_record_takes_the_place_of_the_first_and_both_can_be_added(ask_real: Ask) -> None:
    before = "¿Cuántas postas rurales se diseñan?"
    assert "8 diseños" in ask_real("¿y jardines?", before).answer
    assert ask_real("¿cuánto suman?", before, "¿y jardines?").answer.startswith("Suman 18 diseños (10 + 8)")


def test_another_sector_forgets_what_was_told_of_the_first(ask_real: Ask) -> None:
    assert "renovables" in ask_real("¿y de energía?", "¿Qué meta hay de agua?").answer


def test_a_question_word_alone_asks_the_question_before_again(ask_real: Ask) -> None:
    found = ask_real("¿quiénes?", "¿Cuántos consejeros participaron?")
    assert found.answer_id == ask_real("¿quiénes participaron?").answer_id


def test_a_question_word_alone_asks_nothing(ask_real: Ask) -> None:
    assert ask_real("¿quiénes?").status == "out_of_scope"


def test_no_question_before_makes_a_question_fail(ask_real: Ask) -> None:
    judged = [q.question for q in read_judged(Path(__file__).parents[1] / "eval" / "preguntas.jsonl")]
    short = [
        "¿quiénes?",
        "¿y?",
        "¿cuáles son?",
        "¿cuántos?",
        "¿y el tercero?",
        "¿cuánto suman?",
        "¿y de salud?",
        "y el 5",
    ]
    chosen = random.Random(7)
    for _ in range(400):
        history = chosen.choices(judged, k=chosen.randint(1, 2))
        assert ask_real(chosen.choice([*short, *chosen.choices(judged, k=4)]), *history).status
