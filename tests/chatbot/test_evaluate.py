"""Judging an answer: what counts as right, and what the scorecard adds up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chatbot.evaluate import Judged, evaluate, holds, plain, read_judged
from chatbot.terminal import answer_text, scorecard_text
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
    raw = {
        "id": "Q1",
        "question": "¿Cuánto cuesta la planta de ENAMI?",
        "type": "lookup",
        "expect": {"status": "answered", "must_include": [["2.147"]], "sources": ["acta"]},
        **more,
    }
    path = Path("unused")
    return read_judged_text(json.dumps(raw), path)


def read_judged_text(text: str, path: Path) -> Judged:
    from chatbot.evaluate import _judged

    return _judged(json.loads(text))


def test_a_scorecard_counts_types_families_and_false_answers(ask: Ask) -> None:
    items = [
        judged(),
        judged(id="Q2", question="kuanto cuesta la planta de enami", variant_of="Q1"),
        judged(id="Q3", type="unanswerable", expect={"status": "no_answer"}),
        judged(id="Q4", expect={"status": "answered", "must_include": [["99"]], "must_not_include": ["2.147"]}),
    ]
    card = evaluate(items, lambda j: ask(j.question))
    assert (card.questions, card.right, card.families, card.families_agree) == (4, 2, 1, 1.0)
    assert card.false_answer_rate == 1.0
    assert card.by_type == {"lookup": (2, 3), "unanswerable": (0, 1)}
    assert card.verdicts[3].wrong == ("include", "exclude")
    assert "Q4" in scorecard_text(card, 10)
    assert json.loads(card.to_json())["right"] == 2


def test_a_faulty_file_says_its_line(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text('{"id": "A"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"q\.jsonl:1"):
        read_judged(path)


def test_the_terminal_shows_answer_sources_and_id(ask: Ask) -> None:
    text = answer_text(ask("¿Cuánto cuesta la planta de ENAMI?"))
    for piece in ("[respuesta]", "2.147", "[1] acta", "/fuentes/acta/#montos"):
        assert piece in text
