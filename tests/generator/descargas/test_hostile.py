"""Hostile content: no format carries anything that runs, and every format still reads."""

from __future__ import annotations

import io
from decimal import Decimal
from functools import cache
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from content.catalogue import build_catalogue
from content.model import Proyecto
from generator.descargas.cells import clean
from generator.descargas.downloads import all_downloads
from tests.generator.descargas.lectura import SITE_URL, Files, cells_of, csv_rows, json_of, sqlite_rows, xlsx_rows
from tests.generator.descargas.test_cells import FORMULAS
from tests.generator.ejemplo import catalogo
from tests.generator.payloads import PAYLOADS

HOSTILE = (*FORMULAS, *PAYLOADS, "\r=1+1", "\x00=1+1", '"; DROP TABLE cifras; --', "#N/A", "_x000D_", 'a,b"c\nd;e\tf')
RUNS = ("=", "+", "-", "@", "|", "%", "\t", "\r", "＝", "＋", "－", "＠")


def poisoned(p: Proyecto, number: int, text: str) -> Proyecto:
    """A copy of the project whose every text is `text`."""
    return p.model_copy(
        update={
            "id": f"malo-{number}",
            "nombre": text,
            "alias": (text, f"dos {text}"),
            "resumen": text,
            "comunas_nota": text,
            "cifras": tuple(
                c.model_copy(
                    update={"nombre": text, "nota": text, "texto_fuente": text, "periodo": text, "conflicto_con": ()}
                )
                for c in p.cifras
            ),
            "datos": tuple(
                d.model_copy(update={"texto": text, "items": (text, text), "conflicto_con": ()}) for d in p.datos
            ),
        }
    )


def with_projects(*projects: Proyecto) -> Files:
    """Downloads of the small catalogue with these projects in place of its own of the same id, or beside them."""
    cat = catalogo()
    new = {p.global_id: p for p in projects}
    records = [r for r in cat.registros.values() if r.kind != "foco" and r.global_id not in new]
    changed = build_catalogue([*records, *new.values()], cat.atributos.values(), cat.unidades.values(), cat.sinonimos)
    return {d.path: d for d in all_downloads(changed, SITE_URL)}


@cache
def hostile_files() -> Files:
    p = catalogo().get(Proyecto, "275")
    return with_projects(*(poisoned(p, n, text) for n, text in enumerate(HOSTILE)))


def test_no_csv_cell_begins_like_a_formula() -> None:
    for path in [p for p in hostile_files() if p.endswith(".csv")]:
        for cell in cells_of(hostile_files()[path].data):
            assert "\0" not in cell
            number = cell.replace(",", "").replace(".", "").removeprefix("-").isdigit()
            assert number or not cell.lstrip(" \n").startswith(RUNS), (path, cell)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_the_text_comes_back_the_same_from_every_format(number: int) -> None:
    id_, said = f"proyecto-malo-{number}", clean(HOSTILE[number])
    names = [{r["id"]: r["nombre"] for r in rows}[id_] for rows in tables()]
    assert names == [said] * 3
    assert json_of(hostile_files(), f"registros/{id_}.json")["nombre"] == said


@cache
def tables() -> tuple[list[dict[str, Any]], ...]:
    files = hostile_files()
    return csv_rows(files, "proyectos"), sqlite_rows(files, "SELECT * FROM proyectos"), xlsx_rows(files, "proyectos")


def test_the_workbook_holds_no_formula_and_no_link() -> None:
    data = hostile_files()["emra.xlsx"].data
    for sheet in load_workbook(io.BytesIO(data)):
        assert not any(cell.data_type in ("f", "e") for row in sheet.iter_rows() for cell in row)
    with ZipFile(io.BytesIO(data)) as archive:
        assert not [n for n in archive.namelist() if "externalLink" in n]
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))


def test_every_hostile_figure_is_still_a_row() -> None:
    ids = {r["id"] for r in csv_rows(hostile_files(), "cifras")}
    assert {f"proyecto-malo-{n}.monto-total" for n in range(len(HOSTILE))} <= ids


def test_a_negative_number_stays_a_number() -> None:
    p = catalogo().get(Proyecto, "275")
    first = p.cifras[0].model_copy(update={"valor": Decimal("-2147.5")})
    files = with_projects(p.model_copy(update={"cifras": (first, *p.cifras[1:])}))
    row = next(r for r in csv_rows(files, "cifras") if r["id"] == f"proyecto-275.{first.id}")
    assert row["valor"] == "-2147.5"
    assert json_of(files, f"cifras/proyecto-275.{first.id}.json")["valor"] == Decimal("-2147.5")
