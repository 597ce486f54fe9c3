"""Judging an answer: what counts as right, and what the scorecard adds up."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from chatbot.evaluate import Judged, evaluate, holds, parity, plain, read_judged
from chatbot.evaluation.communes import communes_of
from chatbot.evaluation.judged import judged_of
from chatbot.evaluation.publish import results_of
from chatbot.knowledge import Knowledge
from chatbot.terminal import answer_text, scorecard_text
from content.resultados import read_results, write_results
from tests.chatbot.conftest import Ask


@pytest.mark.parametrize(
    ("text", "alternative", "held"),
    [
        ("son 2.147 millones", "2.147 millones", True),
        ("son 12.147 millones", "2.147 millones", False),
        ("el 91 % del total", "91%", True),
        ("el 191 %", "91%", False),
        ("con FNDR", "fndr", True),
        ("son 10 postas", "10", True),
        ("son 10,5", "10", False),
        ("en 2.147.000.000", "2.147", True),
        ("$ 4.222.529", "4.222.529", True),
        ("«Comisión»", '"comision"', True),
    ],
)
def test_numbers_match_whole_and_typography_does_not_matter(text: str, alternative: str, held: bool) -> None:
    assert holds(plain(text), alternative) is held


def judged(**more: object) -> Judged:
    return judged_of(
        {
            "id": "Q1",
            "question": "¿Cuánto cuesta la planta de ENAMI?",
            "type": "lookup",
            "expect": {"status": "answered", "must_include": [["2.147"]], "sources": ["acta"]},
            **more,
        }
    )


def four() -> list[Judged]:
    """Two right and two wrong, one of them a false answer."""
    return [
        judged(persona="vecino"),
        judged(id="Q2", question="kuanto cuesta la planta de enami", variant_of="Q1"),
        judged(id="Q3", type="unanswerable", expect={"status": "no_answer"}),
        judged(id="Q4", expect={"status": "answered", "must_include": [["99"]], "must_not_include": ["2.147"]}),
    ]


def test_a_scorecard_counts_groups_families_and_false_answers(ask: Ask) -> None:
    card = evaluate(four(), lambda j: ask(j.question))
    assert (card.questions, card.right, card.families, card.families_agree) == (4, 2, 1, 1.0)
    assert card.false_answer_rate == 1.0
    assert card.by_type == {"lookup": (2, 3), "unanswerable": (0, 1)}
    assert card.by_persona == {"": (1, 3), "vecino": (1, 1)}
    assert card.by_source == {"acta": (2, 2), "sin fuente": (0, 2)}
    assert sum(total for _, total in card.by_kind.values()) == 4
    assert card.verdicts[3].wrong == ("include", "exclude")
    assert "Q4" in scorecard_text(card, 10)
    assert json.loads(card.to_json())["right"] == 2


def test_a_fair_second_status_is_right_too(ask: Ask) -> None:
    item = judged(expect={"status": "conflict", "status_alt": ["answered"], "must_include": [["2.147"]]})
    assert evaluate([item], lambda j: ask(j.question)).right == 1


def test_communes_come_from_the_question_its_context_and_its_entities(small: Knowledge) -> None:
    assert communes_of(judged(question="¿y en Mejillones?", context=["¿Qué hay en Taltal?"]), small) == (
        "Mejillones",
        "Taltal",
    )
    named = {"status": "answered", "entities": ["comuna Taltal"]}
    assert communes_of(judged(question="¿Cuánto cuesta?", expect=named), small) == ("Taltal",)
    assert communes_of(judged(), small) == ()


def test_parity_compares_the_worst_commune_with_the_best_and_leaves_out_the_rare() -> None:
    assert parity({"a": (8, 10), "b": (10, 10), "c": (0, 1)}) == 0.8
    assert parity({"a": (8, 10)}) is None


def test_published_results_say_the_day_and_come_back_the_same(ask: Ask, tmp_path: Path) -> None:
    found = results_of(evaluate(four(), lambda j: ask(j.question)), date(2026, 11, 21))
    assert (found.aciertos, found.respuestas_falsas, found.silencio_debido, found.variantes_iguales) == (2, 1, 1, 1)
    path = tmp_path / "resultados.json"
    write_results(path, found)
    first = path.read_bytes()
    write_results(path, found)
    assert path.read_bytes() == first
    assert read_results(path) == found
    assert read_results(tmp_path / "no.json") is None


def test_a_type_that_the_page_cannot_name_is_not_published(ask: Ask) -> None:
    with pytest.raises(ValueError, match="nuevo"):
        results_of(evaluate([judged(type="nuevo")], lambda j: ask(j.question)), date(2026, 11, 21))


def test_a_faulty_file_says_its_line(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text('{"id": "A"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"q\.jsonl:1"):
        read_judged(path)


def test_the_terminal_shows_answer_sources_and_id(ask: Ask) -> None:
    text = answer_text(ask("¿Cuánto cuesta la planta de ENAMI?"))
    for piece in ("[respuesta]", "2.147", "[1] acta", "/fuentes/acta/#montos"):
        assert piece in text
