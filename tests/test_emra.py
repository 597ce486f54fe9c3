"""The `emra` command: exit codes, help in Spanish, and what `doctor` says when something is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import emra
from tests.content.ejemplo import cambiar, escribir

ROOT = Path(__file__).parents[1]
runner = CliRunner()


def run(*args: str) -> tuple[int, str]:
    result = runner.invoke(emra.app, list(args))
    return result.exit_code, result.output


def test_check_without_problems_exits_0(tmp_path: Path) -> None:
    code, output = run("check", "--data", str(escribir(tmp_path)))
    assert (code, output.count("\n")) == (0, 1)
    assert "0 problemas" in output


def test_check_with_problems_exits_1_and_prints_each(tmp_path: Path) -> None:
    folder = escribir(tmp_path)
    cambiar(folder, "proyectos/275.yml", "valor: 91", "valor: 88")
    code, output = run("check", "--data", str(folder))
    assert code == 1
    assert "C012" in output


def test_wrong_usage_exits_2(tmp_path: Path) -> None:
    assert run("check", "--data", str(tmp_path / "nada"))[0] == 2
    assert run("cheque")[0] == 2


def test_a_faulty_configuration_exits_2_and_names_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "emra.toml"
    path.write_text((ROOT / "emra.toml").read_text(encoding="utf-8").replace("port = 8000", ""), encoding="utf-8")
    monkeypatch.setenv("EMRA_CONFIG", str(path))
    code, output = run("doctor")
    assert code == 2
    assert "service.port: falta la clave" in output


def test_doctor_says_what_is_missing_and_how_to_mend_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "emra.toml"
    path.write_text((ROOT / "emra.toml").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setenv("EMRA_CONFIG", str(path))
    code, output = run("doctor")
    assert code == 1
    assert "✗ sitio construido: ejecuta «emra build»" in output
    assert "✗ índice construido: ejecuta «emra index build»" in output


@pytest.mark.parametrize("command", ["check", "build", "index", "serve", "ask", "evaluate", "sources", "doctor"])
def test_every_command_has_help(command: str) -> None:
    code, output = run(command, "--help")
    assert code == 0
    assert len(output.splitlines()) > 3
