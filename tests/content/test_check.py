"""Every code of `emra check` is caused once, at the right line, and says how to mend it."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from content.check import check_loaded
from content.errors import CODIGOS, ContentProblem
from content.load import load, load_catalogue
from tests.content.ejemplo import cambiar, escribir

P = "proyectos/275.yml"
M = "minutas/plata.yml"

FAULTS = [
    pytest.param("C002", P, "nombre: Planta", "nombre: [Planta", id="broken YAML"),
    pytest.param("C003", P, "nombre: Planta", "nombre: &a Planta", id="anchor"),
    pytest.param("C003", P, "nombre: Planta", "nombre: *a", id="alias"),
    pytest.param("C004", P, "nombre: Planta", "nombre: Planta\nnombre: Otra", id="duplicate key"),
    pytest.param("C005", P, "nombre: Planta", "nombre: Planta\nnombres: Otra", id="unknown key"),
    pytest.param("C006", P, "nombre: Planta\n", "", id="missing key"),
    pytest.param("C007", P, "valor: 2147", 'valor: "2147"', id="number in quotes"),
    pytest.param("C007", P, "sector: mineria", "sector: mineraria", id="value outside the list"),
    pytest.param("C007", P, "id: monto-total", "id: Monto Total", id="id with spaces"),
    pytest.param("C008", P, '["02101"]', "[02101]", id="bare commune code"),
    pytest.param("C009", P, "id: aporte-enami", "id: aporte-gore", id="part id twice"),
    pytest.param("C010", P, "objetivos: [oe1]", "objetivos: [oe9]", id="dangling record"),
    pytest.param("C010", P, "seccion: montos, fragmento", "seccion: otra, fragmento", id="dangling section"),
    pytest.param("C010", P, "presupuesto: monto-total", "presupuesto: monto", id="dangling figure"),
    pytest.param("C010", P, "unidad: millones-clp", "unidad: millones", id="dangling unit"),
    pytest.param(
        "C011",
        P,
        "    texto_fuente: 2.147 millones de pesos\n    fuentes: [{fuente: acta, seccion: montos}]\n",
        "",
        id="figure without source",
    ),
    pytest.param("C012", P, "valor: 91", "valor: 88", id="shares that do not add to 100"),
    pytest.param("C013", P, "valor: 1955", "valor: 1950", id="parts that do not add to their total"),
    pytest.param("C014", P, "    unidad: millones-clp\n", "", id="unit missing"),
    pytest.param(
        "C015", P, "fragmento: presentó el proyecto", "fragmento: a b c d e f g h i j k l m", id="fragment of 13 words"
    ),
    pytest.param("C016", P, "valor: 2147", "valor: 2.147", id="thousands point read as a decimal"),
    pytest.param("C017", P, "    valor: 91\n", "", id="no value but confirmed"),
    pytest.param("C017", P, "    valor: 91\n", "    valor: 91\n    estado: en_conflicto\n", id="conflict with nobody"),
    pytest.param(
        "C020",
        P,
        "proyecto-275.aporte-enami]}",
        "proyecto-275.aporte-enami], diferencia_conocida: La fuente se equivoca.}",
        id="declared difference that is gone",
    ),
    pytest.param("C021", P, "Una planta.", "Escriba a juan.perez@ejemplo.cl", id="e-mail"),
    pytest.param("C021", P, "Una planta.", "Llame al +56 55 1234 567", id="telephone"),
    pytest.param("C021", P, "Una planta.", "RUT 12.345.678-5", id="RUT"),
    pytest.param(
        "C022",
        P,
        "    valor: 91\n",
        "    valor: 91\n    estado: en_conflicto\n    nota: No calza.\n    conflicto_con: [proyecto-275.parte-enami]\n",
        id="one-sided conflict",
    ),
    pytest.param(
        "C010", P, "    valor: 91\n", "    valor: 91\n    dicho_en: proyecto-275.otra\n", id="told in nothing"
    ),
    pytest.param(
        "C028", P, "    valor: 91\n", "    valor: 91\n    dicho_en: proyecto-275.parte-gore\n", id="told in itself"
    ),
    pytest.param(
        "C029",
        P,
        "La relatora presentó el proyecto.",
        "La relatora presentó el proyecto. " * 20,
        id="fact of 680 letters",
    ),
    pytest.param("C007", M, "{proyecto-275.monto-total}", "{proyecto-275.monto-total", id="brace without its pair"),
    pytest.param("C009", M, "id: relatora", "id: monto", id="sentence id twice"),
    pytest.param("C010", M, "{proyecto-275.monto-total}", "{proyecto-275.total}", id="dangling placeholder"),
    pytest.param("C010", M, "{comuna-02101}", "{comuna-99999}", id="dangling record in a placeholder"),
    pytest.param("C010", M, "monto-total}", "monto-total:periodo}", id="a period that the figure does not have"),
    pytest.param("C010", M, "monto-total}", "monto-total:precio}", id="a field that does not exist"),
    pytest.param(
        "C010", M, "cifras: [proyecto-275.monto-total]", "cifras: [proyecto-275.otra]", id="dangling in a note"
    ),
    pytest.param("C010", M, "apoyo: [proyecto-275.relatora]", "apoyo: [proyecto-275.nadie]", id="dangling support"),
    pytest.param("C010", M, "citar: [acta]", "citar: [otra]", id="dangling source to cite"),
    pytest.param("C011", M, ", apoyo: [proyecto-275.relatora]", "", id="sentence that rests on nothing"),
    pytest.param(
        "C017", P, "    valor: 2147\n", "    estado: no_informado\n", id="sentence with a figure without value"
    ),
    pytest.param("C021", M, "Cuánto cuesta la planta.", "Escriba a a@b.cl", id="e-mail in a note"),
    pytest.param("C023", M, "La planta cuesta {", "La planta, de 40 años, cuesta {", id="number by hand"),
    pytest.param("C023", M, "Una relatora la presentó.", "Dos relatoras la presentaron.", id="number word by hand"),
]


def problems_of(folder: Path) -> list[ContentProblem]:
    loaded = load(folder)
    return sorted([*loaded.problems, *check_loaded(loaded)])


def test_the_example_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(escribir(tmp_path)) == []


@pytest.mark.parametrize(("code", "name", "old", "new"), FAULTS)
def test_each_fault_is_reported_with_its_code(tmp_path: Path, code: str, name: str, old: str, new: str) -> None:
    folder = escribir(tmp_path)
    cambiar(folder, name, old, new)
    found = problems_of(folder)
    assert code in {p.code for p in found}, found
    problem = next(p for p in found if p.code == code)
    assert re.fullmatch(rf"{re.escape(str(folder))}/\S+\.yml:\d+:\d+  {code}  .+\.  .+", str(problem))


def test_a_problem_points_at_its_line(tmp_path: Path) -> None:
    folder = escribir(tmp_path)
    cambiar(folder, P, "sector: mineria", "sector: mineraria")
    text = (folder / P).read_text(encoding="utf-8")
    line = next(i for i, row in enumerate(text.splitlines(), 1) if "mineraria" in row)
    assert [(p.code, p.line) for p in problems_of(folder) if p.code == "C007"] == [("C007", line)]


def test_a_misspelt_key_is_answered_with_the_right_one(tmp_path: Path) -> None:
    folder = escribir(tmp_path)
    cambiar(folder, P, "presupuesto: monto-total", "presupuestos: monto-total")
    assert "«presupuesto»" in next(p for p in problems_of(folder) if p.code == "C005").mend


def test_a_file_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    folder = escribir(tmp_path)
    (folder / "comunas.yml").write_bytes("# uno\n- {id: María}".encode("latin-1"))
    problem = next(p for p in problems_of(folder) if p.code == "C001")
    assert (problem.path.name, problem.line) == ("comunas.yml", 2)


def test_two_records_with_one_id_name_each_other(tmp_path: Path) -> None:
    folder = escribir(tmp_path)
    (folder / "proyectos" / "copia.yml").write_text((folder / P).read_text(encoding="utf-8"), encoding="utf-8")
    assert any(p.code == "C009" and "275.yml:1" in p.note for p in problems_of(folder))


def test_a_file_nobody_reads_is_reported(tmp_path: Path) -> None:
    folder = escribir(tmp_path)
    (folder / "proyectos" / "notas.yaml").write_text("id: x\n", encoding="utf-8")
    assert [p.code for p in problems_of(folder)] == ["C018"]


def test_a_deep_file_and_a_bomb_are_refused_at_once(tmp_path: Path) -> None:
    folder = escribir(tmp_path)
    (folder / "proyectos" / "hondo.yml").write_text("[" * 5000 + "]" * 5000, encoding="utf-8")
    bomb = "a: &a [x,x]\n" + "".join(f"k{i}: &k{i} [*a,*a]\n" for i in range(50))
    (folder / "proyectos" / "bomba.yml").write_text(bomb, encoding="utf-8")
    started = time.monotonic()
    assert {"C003", "C019"} <= {p.code for p in problems_of(folder)}
    assert time.monotonic() - started < 5


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    folder = escribir(tmp_path)
    cambiar(folder, P, "valor: 91", "valor: 88")
    cambiar(folder, P, "objetivos: [oe1]", "objetivos: [oe9]")
    cambiar(folder, "comunas.yml", "region: Antofagasta", "region: Antofagasta, alcalde: X")
    assert {"C005", "C010", "C012"} <= {p.code for p in problems_of(folder)}


def test_an_unreadable_record_is_not_reported_again_as_dangling(tmp_path: Path) -> None:
    folder = escribir(tmp_path)
    cambiar(folder, "objetivos.yml", "codigo: OE1", "codigo: Uno")
    assert {p.code for p in problems_of(folder)} == {"C007"}


def test_every_code_is_caused_by_a_test_and_explained_to_editors() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "guia-editores.md").read_text(encoding="utf-8")
    caused = {str(p.values[0]) for p in FAULTS} | {"C001", "C018", "C019", "C024", "C025", "C026", "C027"}
    assert caused == set(CODIGOS)
    assert set(re.findall(r"^\| (C\d{3}) \|", guide, re.M)) == set(CODIGOS)


@pytest.mark.slow
def test_the_real_content_has_no_problem() -> None:
    assert len(load_catalogue().registros) > 100
