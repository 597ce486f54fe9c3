"""The commands of this room."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from emra import app
from tests.search_index.conftest import World
from tests.search_index.test_evaluate import SQUAD, judged_file

TOML = (Path(__file__).parents[2] / "emra.toml").read_text(encoding="utf-8")


@pytest.fixture
def run(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Run a command over a copy of the small world's index and an empty library."""
    copy = world.copy(tmp_path / "world")
    copy.index.rename(tmp_path / "index")
    config = tmp_path / "emra.toml"
    text = TOML.replace('build = "build"', f'build = "{tmp_path}"').replace(
        'library = "library"', f'library = "{tmp_path / "library"}"'
    )
    config.write_text(text, encoding="utf-8")
    monkeypatch.setenv("EMRA_CONFIG", str(config))
    monkeypatch.delenv("EMRA_LIBRARY", raising=False)
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


def test_query_shows_both_scores_and_the_correction(run) -> None:  # type: ignore[no-untyped-def]
    result = run("index", "query", "cuánto cuesta la planta en Antofagsta", "--limit", "2")
    assert result.exit_code == 0
    assert "Se entendió «Antofagasta»" in result.stdout
    assert "BM25" in result.stdout
    assert "denso" in result.stdout


def test_query_refuses_an_unknown_type(run) -> None:  # type: ignore[no-untyped-def]
    assert run("index", "query", "planta", "--tipo", "libro").exit_code == 2


def test_verify_names_the_damaged_file(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert run("index", "verify").exit_code == 0
    next((tmp_path / "index").glob("*/words.tsv")).write_text("", encoding="utf-8")
    result = run("index", "verify")
    assert result.exit_code == 1
    assert "words.tsv" in result.stderr


def test_sources_are_missing_and_a_pdf_is_refused(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    status = run("sources", "status")
    assert status.exit_code == 0
    assert "falta" in status.stdout
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    refused = run("sources", "add", str(tmp_path / "a.pdf"), "--id", "cepal-loa")
    assert refused.exit_code == 2
    assert "texto plano" in refused.stderr


def test_an_added_source_reports_what_it_lost_and_that_it_is_another(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.txt").write_text("Hola a@b.cl\n", encoding="utf-8")
    result = run("sources", "add", str(tmp_path / "a.txt"), "--id", "cepal-loa")
    assert result.exit_code == 0
    assert "1 correos" in result.stdout
    assert "Atención" in result.stdout
    assert run("sources", "status").exit_code == 1


def test_retrieval_is_measured_into_a_file(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    squad, out = tmp_path / "s.json", tmp_path / "o.json"
    squad.write_text(json.dumps(SQUAD), encoding="utf-8")
    assert run("evaluate", "retrieval", "--squad", str(squad), "--json", str(out)).exit_code == 0
    assert set(json.loads(out.read_text(encoding="utf-8"))) == {"passages", "questions", "systems", "seconds"}
    assert run("evaluate", "retrieval", "--squad", str(out)).exit_code == 2


def test_passages_are_measured_on_judged_questions(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert run("index", "build").exit_code == 0
    measured = run("evaluate", "passages", str(judged_file(tmp_path)))
    assert measured.exit_code == 0
    assert "2 preguntas con respuesta; 1 dichas de otra manera." in measured.stdout
    assert "Evidencia en" in run("evaluate", "tune", "--questions", str(judged_file(tmp_path))).stdout
    missing = run("evaluate", "passages", str(tmp_path / "nada.jsonl"))
    assert missing.exit_code == 2
    assert "nada.jsonl" in missing.stderr


def test_tuning_wants_one_file(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert run("evaluate", "tune").exit_code == 2
