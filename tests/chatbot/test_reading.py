"""How questions are read: what stands for a sum, what is counted, what is asked back, where the visitor is."""

from __future__ import annotations

from chatbot.knowledge import Knowledge
from chatbot.phrases import PhraseTable
from chatbot.pipeline import answer
from chatbot.text import tokenise
from tests.chatbot.conftest import Ask
from tests.chatbot.ejemplo import StubEngine


def test_mas_between_two_nouns_adds_them(ask_real: Ask) -> None:
    found = ask_real("¿Cuántos diseños son los jardines más las escuelas?")
    assert "10 (8 + 2)" in found.answer or "10 diseños (8 + 2)" in found.answer


def test_a_part_and_its_whole_are_not_added(ask_real: Ask) -> None:
    assert "Suman" not in ask_real("De las 35 iniciativas, ¿cuántas son de salud en total?").answer


def test_communes_of_a_district_are_counted_and_named(ask_real: Ask) -> None:
    found = ask_real("¿Cuántas comunas tiene el distrito Sewell?")
    assert found.intent == "communes"
    assert found.citations


def test_a_project_without_name_is_asked_back(ask_real: Ask) -> None:
    found = ask_real("¿Cuánto cuesta el proyecto?")
    assert found.status == "clarification"
    assert 2 <= len(found.options) <= 4


def test_the_visitors_commune_steers_only_questions_that_name_nothing(real: Knowledge) -> None:
    engine = StubEngine(real.catalogue)
    here = answer("¿Qué proyectos hay?", [], "02201", engine, real)
    assert here.answer_id != answer("¿Qué proyectos hay?", [], None, engine, real).answer_id
    named = answer("¿Qué proyectos hay en Antofagasta?", [], "02201", engine, real)
    assert named.answer_id == answer("¿Qué proyectos hay en Antofagasta?", [], None, engine, real).answer_id


def test_short_words_match_only_their_plural() -> None:
    table = PhraseTable([("metas", "x")])
    assert table.find(tokenise("metidas")) == []
    assert len(table.find(tokenise("meta"))) == 1
