"""The index, the dictionary and the descriptions tell the truth about the files."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

from content.evidencia import Cifra
from content.model import CambioCifra, CambioFicha, Edicion
from generator.descargas.downloads import all_downloads
from generator.descargas.publication import Publication
from generator.descargas.tables import all_tables
from tests.generator.descargas.lectura import SITE_URL, csv_rows, json_of, real_catalogue, real_files
from tests.generator.ejemplo import catalogo


def test_the_index_lists_every_other_file_with_its_size_and_hash() -> None:
    files = real_files()
    listed = {f["ruta"]: f for f in json_of(files, "indice.json")["archivos"]}
    assert set(listed) == set(files) - {"indice.json", "indice.csv"}
    for path, entry in listed.items():
        assert entry["bytes"] == len(files[path].data)
        assert entry["sha256"] == sha256(files[path].data).hexdigest()
        assert entry["url"] == f"{SITE_URL}datos/{path}"
    rows = list(csv.DictReader(io.StringIO(files["indice.csv"].data.decode(), newline="")))
    assert [r["ruta"] for r in rows] == list(listed)


def test_the_data_package_gives_the_size_hash_and_rows_of_every_table() -> None:
    files = real_files()
    resources = json_of(files, "datapackage.json")["resources"]
    assert {r["path"] for r in resources} == {p for p in files if p.startswith("csv/")}
    for resource in resources:
        data = files[resource["path"]].data
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"
        assert resource["rows"] == files[resource["path"]].rows


def test_the_dictionary_explains_every_column_and_no_other() -> None:
    files = real_files()
    explained = [(r["tabla"], r["columna"]) for r in csv_rows(files, "diccionario")]
    resources = json_of(files, "datapackage.json")["resources"]
    columns = [(r["name"], f["name"]) for r in resources if r["name"] != "diccionario" for f in r["schema"]["fields"]]
    assert explained == columns
    assert all(r["descripcion"].endswith(".") for r in csv_rows(files, "diccionario"))


def test_column_names_are_plain_ascii() -> None:
    for table in all_tables(Publication(real_catalogue(), SITE_URL)):
        for column in table.columns:
            assert column.name.isascii()
            assert column.name.replace("_", "").isalnum()
            assert column.name == column.name.lower()


def test_every_field_of_a_figure_has_its_column_and_its_key() -> None:
    columns = set(csv_rows(real_files(), "cifras")[0])
    document = set(json_of(real_files(), "cifras/proyecto-275.monto-total.json"))
    fields = set(Cifra.model_fields)
    assert fields - columns == {"fuentes"}  # the first citation has columns, all of them the table «citas»
    assert fields <= document


def test_keys_of_tables_are_unique() -> None:
    for table in all_tables(Publication(real_catalogue(), SITE_URL)):
        places = [[c.name for c in table.columns].index(k) for k in table.key]
        keys = [tuple(row[i] for i in places) for row in table.rows]
        assert not places or len(set(keys)) == len(keys), table.name


def test_all_citations_of_figures_are_in_the_table_of_citations() -> None:
    rows = {(r["parte"], r["orden"]): (r["fuente"], r["seccion"]) for r in csv_rows(real_files(), "citas")}
    for id_, c in real_catalogue().cifras.items():
        for number, cita in enumerate(c.cifra.fuentes, start=1):
            assert rows[id_, str(number)] == (f"fuente-{cita.fuente}", cita.seccion)


def test_the_history_is_told_in_tables_in_the_figure_and_as_the_day_of_the_package() -> None:
    cambio = CambioCifra(
        cifra="proyecto-275.monto-total",
        tipo="cambia",
        nombre="Monto total",
        registro="proyecto-275",
        ficha="Planta",
        antes="2.000 millones de pesos",
        ahora="2.147 millones de pesos",
        valor_antes=Decimal(2000),
        valor_ahora=Decimal(2147),
    )
    salida = CambioFicha(registro="proyecto-1", tipo="sale", nombre="Proyecto que salió")
    edicion = Edicion(
        id="2026-11-20",
        fecha=date(2026, 11, 20),
        motivo="La fuente corrigió el monto.",
        n_fichas=3,
        n_cifras=9,
        huella="0" * 64,
        cambios=(cambio,),
        fichas=(salida,),
    )
    files = {d.path: d for d in all_downloads(replace(catalogo(), historia=(edicion,)), SITE_URL)}
    row = csv_rows(files, "cambios")[0]
    assert (row["edicion"], row["cifra"], row["valor_antes"]) == ("2026-11-20", "proyecto-275.monto-total", "2000")
    assert csv_rows(files, "ediciones")[0]["motivo"] == "La fuente corrigió el monto."
    assert csv_rows(files, "cambios_fichas")[0]["ficha"] == "proyecto-1"
    assert json_of(files, "cifras/proyecto-275.monto-total.json")["historia"] == [
        {
            "edicion": "2026-11-20",
            "fecha": "2026-11-20",
            "motivo": "La fuente corrigió el monto.",
            "antes": "2.000 millones de pesos",
            "ahora": "2.147 millones de pesos",
        }
    ]
    assert json_of(files, "oc4ids.json")["publishedDate"] == "2026-11-20T00:00:00Z"
    assert json_of(files, "indice.json")["fecha_ultima_edicion"] == "2026-11-20"


def test_the_version_is_that_of_the_content_and_the_date_is_in_the_data() -> None:
    publication = Publication(real_catalogue(), SITE_URL)
    assert publication.version == real_catalogue().content_hash[:12]
    assert json_of(real_files(), "indice.json")["version"] == publication.version
    assert publication.date is not None
    assert publication.date[:7] in "".join(
        f"{c.cifra.fecha_dato} " for c in real_catalogue().cifras.values()
    ) + "".join(r["fecha"] for r in csv_rows(real_files(), "fuentes"))
