"""The `emra` command: exit codes, help in Spanish, and what `doctor` says when something is missing."""

from __future__ import annotations

from hashlib import sha256
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


def test_record_writes_once_and_says_so(tmp_path: Path) -> None:
    folder = escribir(tmp_path)
    code, output = run("check", "--data", str(folder), "--record", "--fecha", "2026-01-30")
    assert (code, output.splitlines()[-1]) == (0, "Edición 2026-01-30: primera anotación, con 5 cifras en 6 fichas.")
    cambiar(folder, "proyectos/275.yml", "    valor: 91\n", "    valor: 91\n    estado: aproximado\n")
    assert "Sin anotar en la historia: 1 cambios de cifras" in run("check", "--data", str(folder))[1]
    said = run("check", "--data", str(folder), "--record", "--fecha", "2026-02-20", "--motivo", "Redondeo.")[1]
    assert said.splitlines()[-1] == "Edición 2026-02-20: 1 cambios de cifras y 0 de fichas. Redondeo."
    again = run("check", "--data", str(folder), "--record")[1]
    assert again.splitlines()[-1].endswith("no se escribió nada.")


def test_record_refuses_content_with_problems(tmp_path: Path) -> None:
    folder = escribir(tmp_path)
    cambiar(folder, "proyectos/275.yml", "valor: 91", "valor: 88")
    assert run("check", "--data", str(folder), "--record")[0] == 1
    assert not list(folder.glob("historia*"))


def test_record_with_an_impossible_day_exits_1_and_a_reason_alone_2(tmp_path: Path) -> None:
    folder = escribir(tmp_path)
    run("check", "--data", str(folder), "--record", "--fecha", "2026-01-30")
    cambiar(folder, "proyectos/275.yml", "    valor: 91\n", "    valor: 91\n    estado: aproximado\n")
    assert run("check", "--data", str(folder), "--record", "--fecha", "2025-01-01")[0] == 1
    assert run("check", "--data", str(folder), "--motivo", "x")[0] == 2


def test_readability_never_fails_for_what_it_finds(tmp_path: Path) -> None:
    code, output = run("readability", "--data", str(escribir(tmp_path)))
    assert code == 0
    assert "Lenguaje claro: 0 de " in output
    assert run("readability", "--data", str(tmp_path / "nada"))[0] == 2


def test_minuta_prints_what_the_site_offers_with_its_checksum() -> None:
    result = runner.invoke(emra.app, ["minuta", "energía"])
    printed = result.stdout.encode()
    assert result.exit_code == 0
    assert printed.startswith("# Minuta de prensa: Energía".encode())
    assert f"SHA-256 de minuta-energia.md: {sha256(printed).hexdigest()}" in result.stderr


def test_minuta_without_a_theme_lists_them_and_an_unknown_one_exits_2() -> None:
    assert "agua: Agua" in run("minuta")[1]
    code, output = run("minuta", "tsunami")
    assert code == 2
    assert "No hay minuta sobre «tsunami»" in output
