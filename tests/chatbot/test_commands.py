"""The commands that measure and keep answers, over the small catalogue: what they write and how they exit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import emra
from chatbot import commands
from chatbot.knowledge import Knowledge
from chatbot.runtime import Loaded
from content.resultados import read_results
from tests.chatbot.ejemplo import StubEngine

QUESTIONS = [
    {
        "id": "Q1",
        "question": "¿Cuánto cuesta la planta de ENAMI?",
        "type": "lookup",
        "persona": "vecino",
        "expect": {"status": "answered", "must_include": [["2.147"]], "sources": ["acta"]},
    },
    {
        "id": "Q2",
        "question": "¿Qué hay en Mejillones?",
        "type": "list",
        "expect": {"status": "answered", "must_include": [["nada de nada"]]},
    },
]


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "preguntas.jsonl"
    path.write_text("".join(json.dumps(q) + "\n" for q in QUESTIONS), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def assistant(small: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "_assistant", lambda: Loaded(StubEngine(small.catalogue), small))


def run(*args: object) -> tuple[int, str]:
    result = CliRunner().invoke(emra.app, [str(a) for a in args])
    return result.exit_code, result.output


def test_answers_are_measured_by_every_group_and_published_with_their_day(questions: Path, tmp_path: Path) -> None:
    full, published = tmp_path / "todo.json", tmp_path / "resultados.json"
    code, output = run(
        "evaluate", "answers", questions, "--json", full, "--scorecard", published, "--fecha", "2026-03-01"
    )
    assert code == 0
    for piece in ("por tipo", "por quién pregunta", "por comuna", "por fuente", "Mejillones", "aciertos 1 (50.0%)"):
        assert piece in output
    assert json.loads(full.read_text(encoding="utf-8"))["by_commune"] == {"Mejillones": [0, 1]}
    found = read_results(published)
    assert found is not None
    assert (found.fecha.isoformat(), found.preguntas, found.aciertos) == ("2026-03-01", 2, 1)


def test_the_gate_prints_its_curve_and_draws_it(questions: Path, tmp_path: Path) -> None:
    drawing = tmp_path / "curva.svg"
    code, output = run("evaluate", "gate", questions, "--svg", drawing)
    assert code == 0
    assert "← en uso" in output
    assert "validación cruzada por familias" in output
    assert drawing.read_text(encoding="utf-8").startswith("<svg")


def test_saved_answers_that_hold_exit_0_and_changed_ones_exit_1(questions: Path, tmp_path: Path) -> None:
    saved = tmp_path / "respuestas.jsonl"
    assert run("answers", "save", questions, saved)[0] == 0
    assert run("answers", "verify", saved) == (0, "0 de 2 respuestas cambiaron.\n")
    lines = [json.loads(line) for line in saved.read_text(encoding="utf-8").splitlines()]
    lines[0]["answer_id"] = "0" * 16
    lines[0]["figures"][0]["text"] = "2.000 millones de pesos"
    saved.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    code, output = run("answers", "verify", saved)
    assert code == 1
    assert "2.000 millones de pesos → " in output


@pytest.mark.parametrize("command", [("evaluate", "answers"), ("evaluate", "gate"), ("answers", "verify")])
def test_a_faulty_file_exits_2_and_names_its_line(command: tuple[str, str], tmp_path: Path) -> None:
    path = tmp_path / "malo.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    code, output = run(*command, path)
    assert code == 2
    assert "malo.jsonl:1" in output.replace("\n", "")
