"""The downloads as the standards' own validators see them. Nothing here leaves this machine."""

from __future__ import annotations

import csv
import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import frictionless
import pytest
import rdflib
from frictionless.fields import geojson
from jsonschema import Draft4Validator, Draft7Validator
from libcoveoc4ids.api import oc4ids_json_output
from libcoveoc4ids.config import LibCoveOC4IDSConfig
from referencing import Registry
from referencing.jsonschema import DRAFT4

from content.model import Proyecto
from generator.descargas.oc4ids import CLASSES, PREFIX, SECTORS
from tests.generator.descargas.lectura import SITE_URL, json_of, real_catalogue, real_files, write

OC4IDS = Path(__file__).parent / "oc4ids"
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(real_files(), tmp_path_factory.mktemp("datos"))


def test_frictionless_accepts_the_data_package(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])[:10]
    assert report.stats["tasks"] == len([p for p in real_files() if p.startswith("csv/")])


def test_frictionless_would_notice_a_wrong_cell(folder: Path, tmp_path: Path) -> None:
    broken = write(real_files(), tmp_path)
    path = broken / "csv" / "cifras.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",confirmado,", ",inventado,", 1), encoding="utf-8")
    assert not frictionless.validate(str(broken / "datapackage.json")).valid


def test_frictionless_reads_lists_numbers_and_truth_as_what_they_are(folder: Path) -> None:
    package = frictionless.Package(str(folder / "datapackage.json"))
    distrito = package.get_resource("distritos").read_rows()[0]
    assert isinstance(distrito["comunas"], list)
    assert distrito["rango_deducido"] in (True, False)
    assert isinstance(distrito["rango"], int)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def review() -> Iterator[Any]:
    """libcoveoc4ids with the schemas of this folder: it asks for them over HTTP, so they are served here."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(OC4IDS)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = f"http://127.0.0.1:{server.server_port}/"
    config = LibCoveOC4IDSConfig({"schema_host": host, "schema_codelists": {"0.9": f"{host}codelists/"}})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "127.0.0.1")
        yield lambda data: oc4ids_json_output(json_data=data, lib_cove_oc4ids_config=config)
    server.shutdown()
    server.server_close()


def test_libcove_finds_nothing_to_mend_in_the_oc4ids_package(review: Any) -> None:
    found = review(json.loads(real_files()["oc4ids.json"].data))
    assert found["validation_errors"] == []
    assert found["additional_fields"] == {}
    assert found["additional_checks"] == []
    assert found["conformance_checks"] == []
    assert "structure_warnings" not in found


def test_libcove_would_notice_a_missing_id_and_a_field_of_our_own(review: Any) -> None:
    package = json.loads(real_files()["oc4ids.json"].data)
    package["projects"][0]["identificador"] = package["projects"][0].pop("id")
    found = review(package)
    assert found["validation_errors_count"] == 1
    assert found["additional_fields_count"] == 1


def test_the_schema_itself_accepts_the_package_with_its_closed_codelists() -> None:
    """libcove checks closed codelists only if it can load every codelist; their codes also stand in the schema."""
    schemas = [json.loads((OC4IDS / n).read_text()) for n in ("project-package-schema.json", "project-schema.json")]
    registry: Registry[Any] = Registry().with_resources([(s["id"], DRAFT4.create_resource(s)) for s in schemas])
    validator = Draft4Validator(schemas[0], registry=registry, format_checker=Draft4Validator.FORMAT_CHECKER)
    package = json.loads(real_files()["oc4ids.json"].data)
    assert list(validator.iter_errors(package)) == []
    package["projects"][0]["status"] = "en marcha"
    assert len(list(validator.iter_errors(package))) == 1


def test_every_project_has_a_package_of_its_own(review: Any) -> None:
    every = {p["id"]: p for p in json_of(real_files(), "oc4ids.json")["projects"]}
    projects = [p for p in real_catalogue().de(Proyecto) if p.clase in CLASSES]
    assert list(every) == [f"{PREFIX}-{p.id}" for p in projects]
    for p in projects:
        own = json_of(real_files(), f"oc4ids/{p.global_id}.json")
        assert own["projects"] == [every[f"{PREFIX}-{p.id}"]]
    assert review(json.loads(real_files()[f"oc4ids/{projects[0].global_id}.json"].data))["validation_errors"] == []


def test_sectors_and_roles_are_codes_of_the_standard() -> None:
    def codes(name: str) -> set[str]:
        with (OC4IDS / "codelists" / name).open(encoding="utf-8") as file:
            return {row["Code"] for row in csv.DictReader(file)}

    assert set(SECTORS.values()) <= codes("projectSector.csv")
    assert "funder" in codes("partyRole.csv")


def test_amounts_of_oc4ids_are_the_figures_in_whole_pesos() -> None:
    cat = real_catalogue()
    for project in json_of(real_files(), "oc4ids.json")["projects"]:
        p = cat.get(Proyecto, project["id"].removeprefix(f"{PREFIX}-"))
        amount = project.get("budget", {}).get("amount")
        if amount is None:
            continue
        total = cat.cifras[f"{p.global_id}.{p.presupuesto}"].cifra
        assert total.valor is not None
        assert total.unidad is not None
        assert amount["amount"] == total.valor * cat.unidades[total.unidad].factor
        assert amount["currency"] in ("CLP", "USD")


# rdflib's own JSON-LD reader uses what rdflib deprecates
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_catalogue_is_dcat_and_describes_every_listed_file() -> None:
    graph = rdflib.Graph().parse(data=real_files()["catalog.json"].data, format="json-ld")
    assert (rdflib.URIRef(f"{SITE_URL}datos/catalog.json"), rdflib.RDF.type, DCAT.Catalog) in graph
    urls = {str(o) for o in graph.objects(None, DCAT.downloadURL)}
    listed = {f"{SITE_URL}datos/{p}" for p, f in real_files().items() if f.group not in ("cifra", "ficha")}
    assert urls == listed - {f"{SITE_URL}datos/{p}" for p in ("catalog.json", "indice.json", "indice.csv")}
    for dataset in graph.subjects(rdflib.RDF.type, DCAT.Dataset):
        for needed in (rdflib.DCTERMS.title, rdflib.DCTERMS.description, rdflib.DCTERMS.license, DCAT.distribution):
            assert (dataset, needed, None) in graph, (dataset, needed)


@pytest.mark.parametrize("name", ["comunas", "distritos", "proyectos"])
def test_maps_are_geojson_inside_chile_and_say_that_they_are_approximate(name: str) -> None:
    profile = json.loads((Path(geojson.__file__).parents[1] / "assets/profiles/geojson.json").read_text())
    document = json.loads(real_files()[f"geo/{name}.geojson"].data)
    for feature in document["features"]:
        plain = {k: v for k, v in feature.items() if k != "id"}
        if feature["geometry"] is None:
            assert feature["properties"]["ubicacion"] == "no informada en las fuentes"
            continue
        assert list(Draft7Validator(profile).iter_errors(plain)) == []
        assert feature["properties"]["ubicacion"] == "aproximada"
        assert "aproximad" in feature["properties"]["ubicacion_nota"]
        points = feature["geometry"]["coordinates"]
        for longitude, latitude in [points] if feature["geometry"]["type"] == "Point" else points:
            assert -76 < longitude < -66
            assert -56 < latitude < -17
