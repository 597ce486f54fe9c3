"""JSON-LD of pages: it parses, it says what the page says, and no text can leave its block."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache
from typing import Any

from content.catalogue import Catalogue
from content.model import Comuna
from tests.generator.ejemplo import catalogo, paginas


@cache
def blocks() -> dict[str, str]:
    return {name: block(text) for name, text in paginas().items()}


def block(page: str) -> str:
    line = next(x for x in page.splitlines() if x.startswith("jsonld: "))
    return str(json.loads(line.removeprefix("jsonld: ")))


def graph(name: str) -> dict[str, Any]:
    return {node["@type"]: node for node in json.loads(blocks()[name])["@graph"]}


def test_no_character_that_could_end_the_block_stands_as_itself() -> None:
    assert [n for n, text in blocks().items() if re.search("[<>&\u2028\u2029]", text)] == []


def test_every_page_has_a_trail_that_ends_at_itself_and_the_start_page_has_none() -> None:
    assert "BreadcrumbList" not in graph("index.md")
    assert "WebSite" in graph("index.md")
    trail = graph("proyectos/275.md")["BreadcrumbList"]["itemListElement"]
    assert [x["position"] for x in trail] == [1, 2, 3]
    assert trail[-1]["item"].endswith("/proyectos/275/")


def test_a_project_is_a_dataset_with_its_licence_version_and_files() -> None:
    data = graph("proyectos/275.md")["Dataset"]
    assert data["version"] == catalogo().content_hash[:12]
    assert data["license"].startswith("https://creativecommons.org/")
    assert data["distribution"][0]["contentUrl"].endswith("/datos/registros/proyecto-275.json")
    project = catalogo().registros["proyecto-275"]
    assert set(data["variableMeasured"]) == {c.nombre for c in project.cifras}


def test_a_commune_is_a_place_with_its_coordinates() -> None:
    clean = catalogo()
    commune = clean.get(Comuna, "02201").model_copy(
        update={"latitud": Decimal("-22.46"), "longitud": Decimal("-68.93")}
    )
    records = {**clean.registros, commune.global_id: commune}
    page = paginas(Catalogue(records, clean.atributos, clean.unidades, clean.sinonimos))["comunas/calama.md"]
    place = {node["@type"]: node for node in json.loads(block(page))["@graph"]}["AdministrativeArea"]
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": -22.46, "longitude": -68.93}
    assert place["containedInPlace"]["name"].startswith("Provincia de ")
