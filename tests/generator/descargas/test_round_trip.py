"""What someone reads in a download equals what the Catalogue says: every figure, every format."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

import pytest

from content.catalogue import CifraPublicada
from content.formato import valor_texto
from content.model import Comuna, Fuente
from tests.generator.descargas.lectura import (
    SITE_URL,
    csv_rows,
    json_of,
    real_catalogue,
    real_files,
    sqlite_rows,
    xlsx_rows,
)


def number(value: Any) -> Decimal | None:
    return None if value in (None, "") else Decimal(str(value))


def expected(c: CifraPublicada) -> tuple[Any, ...]:
    return (
        c.cifra.valor,
        c.cifra.valor_hasta,
        c.cifra.unidad,
        c.cifra.texto_fuente,
        c.cifra.periodo,
        c.cifra.fecha_dato,
        c.cifra.estado,
        c.cifra.nota,
        valor_texto(c.cifra, real_catalogue().unidades),
        f"{SITE_URL}datos/cifras/{c.global_id}.json",
    )


def read(row: dict[str, Any]) -> tuple[Any, ...]:
    texts = ("unidad", "texto_fuente", "periodo", "fecha_dato", "estado", "nota", "texto", "json")
    return (number(row["valor"]), number(row["valor_hasta"]), *(row[k] or None for k in texts))


@pytest.mark.parametrize("form", ["csv", "xlsx", "sqlite"])
def test_every_figure_is_a_row_that_says_what_the_catalogue_says(form: str) -> None:
    files = real_files()
    match form:
        case "csv":
            rows: list[dict[str, Any]] = [*csv_rows(files, "cifras")]
        case "xlsx":
            rows = xlsx_rows(files, "cifras")
        case _:
            rows = sqlite_rows(files, "SELECT * FROM cifras")
    found = {row["id"]: read(row) for row in rows}
    assert found == {id_: expected(c) for id_, c in real_catalogue().cifras.items()}


def test_every_figure_has_a_json_file_that_says_what_the_catalogue_says() -> None:
    for id_, c in real_catalogue().cifras.items():
        document = json_of(real_files(), f"cifras/{id_}.json")
        unidad = document["unidad"]["id"] if document["unidad"] else None
        assert read({**document, "unidad": unidad}) == expected(c)
        assert [(x["fuente"], x["seccion"]) for x in document["fuentes"]] == [
            (f"fuente-{x.fuente}", x.seccion) for x in c.cifra.fuentes
        ]
        assert [x["id"] for x in document["conflicto_con"]] == list(c.cifra.conflicto_con)


def test_the_bulk_files_hold_the_single_ones() -> None:
    files = real_files()
    for path, key, folder in (("cifras.json", "cifras", "cifras"), ("registros.json", "registros", "registros")):
        for document in json_of(files, path)[key]:
            assert document == json_of(files, f"{folder}/{document['id']}.json")
    assert len(json_of(files, "cifras.json")["cifras"]) == len(real_catalogue().cifras)
    assert len(json_of(files, "registros.json")["registros"]) == len(real_catalogue().registros)


def test_every_record_has_a_json_file_with_all_its_parts() -> None:
    cat = real_catalogue()
    for id_, registro in cat.registros.items():
        document = json_of(real_files(), f"registros/{id_}.json")
        assert document["nombre"] == registro.nombre
        for key, parts in (("cifras", cat.cifras), ("datos", cat.datos), ("notas", cat.notas), ("vacios", cat.vacios)):
            own = [p for p, part in parts.items() if part.registro is registro]  # type: ignore[attr-defined]
            assert [p["id"] for p in document[key]] == own


@pytest.mark.parametrize("table", ["datos", "notas", "vacios"])
def test_every_statement_note_and_gap_is_a_row_with_its_text(table: str) -> None:
    cat = real_catalogue()
    parts = {
        "datos": {id_: d.dato.texto for id_, d in cat.datos.items()},
        "notas": {id_: n.nota.texto for id_, n in cat.notas.items()},
        "vacios": {id_: v.vacio.texto for id_, v in cat.vacios.items()},
    }[table]
    assert {r["id"]: r["texto"] for r in csv_rows(real_files(), table)} == parts
    assert {r["id"]: r["texto"] for r in xlsx_rows(real_files(), table)} == parts
    assert {r["id"]: r["texto"] for r in sqlite_rows(real_files(), f"SELECT * FROM {table}")} == parts


def test_every_section_of_a_source_is_a_row_with_its_digest() -> None:
    digests = {(f.global_id, s.id): s.resumen for f in real_catalogue().de(Fuente) for s in f.secciones}
    assert {(r["fuente"], r["id"]): r["resumen"] for r in csv_rows(real_files(), "secciones")} == digests


def test_all_formats_have_the_same_rows() -> None:
    files = real_files()
    for path in [p for p in files if p.startswith("csv/")]:
        table = path.removeprefix("csv/").removesuffix(".csv")
        count = len(csv_rows(files, table))
        assert files[path].rows == count
        assert len(xlsx_rows(files, table)) == count
        assert sqlite_rows(files, f"SELECT count(*) AS n FROM {table}")[0]["n"] == count


def test_the_database_breaks_none_of_its_keys() -> None:
    assert sqlite_rows(real_files(), "PRAGMA foreign_key_check") == []
    assert sqlite_rows(real_files(), "PRAGMA integrity_check") == [{"integrity_check": "ok"}]


def test_codes_keep_their_leading_zero_in_every_format() -> None:
    codes = {c.id for c in real_catalogue().de(Comuna)}
    files = real_files()
    assert {r["cut"] for r in csv_rows(files, "comunas")} == codes
    assert {r["cut"] for r in xlsx_rows(files, "comunas")} == codes
    assert {r["cut"] for r in sqlite_rows(files, "SELECT cut FROM comunas")} == codes


def test_the_archive_holds_the_same_bytes_and_says_what_it_is() -> None:
    files = real_files()
    with ZipFile(io.BytesIO(files["emra-datos.zip"].data)) as archive:
        names = archive.namelist()
        readme = archive.read("LEAME.txt").decode()
        for name in set(names) - {"LEAME.txt", "LICENCIA.txt"}:
            assert archive.read(name) == files[name].data
    assert names[:2] == ["LEAME.txt", "LICENCIA.txt"]
    assert real_catalogue().content_hash[:12] in readme
    assert "Creative Commons Atribución 4.0" in readme
    for path, file in files.items():
        if path.startswith("csv/"):
            assert path in names
            name = path.removeprefix("csv/").removesuffix(".csv")
            assert any(line.split()[1:3] == [name, str(file.rows)] for line in readme.splitlines() if line), name
