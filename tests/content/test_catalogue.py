"""The Catalogue keeps every part under its global id and survives the trip through JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.catalogue import from_json, to_json
from content.errors import ContentError
from content.load import load, load_catalogue
from content.model import Comuna, Indicador, Proyecto
from content.rutas import anchored_url, page_url
from content.schemas import SCHEMAS, schemas
from tests.content.ejemplo import cambiar, escribir


def test_every_figure_has_a_global_id(tmp_path: Path) -> None:
    catalogue = load_catalogue(escribir(tmp_path))
    assert catalogue.cifras["proyecto-275.monto-total"].cifra.valor == 2147
    assert catalogue.datos["proyecto-275.relatora"].anchor == "relatora"
    assert catalogue.get(Proyecto, "275").nombre == "Planta"


def test_json_returns_the_same_catalogue(tmp_path: Path) -> None:
    catalogue = load_catalogue(escribir(tmp_path))
    again = from_json(to_json(catalogue))
    assert again.registros == catalogue.registros
    assert again.content_hash == catalogue.content_hash


def test_content_with_problems_is_not_handed_out(tmp_path: Path) -> None:
    folder = escribir(tmp_path)
    cambiar(folder, "proyectos/275.yml", "valor: 91", "valor: 88")
    with pytest.raises(ContentError, match="C012"):
        load_catalogue(folder)


def test_pages_have_stable_addresses(tmp_path: Path) -> None:
    catalogue = load_catalogue(escribir(tmp_path))
    assert page_url(catalogue.get(Comuna, "02101")) == "comunas/antofagasta/"
    assert anchored_url(catalogue.get(Proyecto, "275"), "monto-total") == "proyectos/275/#monto-total"


def test_no_two_records_share_a_page() -> None:
    urls = [page_url(r) for r in load().catalogue().registros.values()]
    assert len(urls) == len(set(urls))


def test_an_observation_is_a_figure_with_the_sources_of_its_series() -> None:
    catalogue = load().catalogue()
    for indicador in catalogue.de(Indicador):
        for serie in indicador.series:
            figure = catalogue.cifras[f"{indicador.global_id}.{serie.id}.{serie.observaciones[0].id}"]
            assert [c.seccion for c in figure.cifra.fuentes] == [c.seccion for c in serie.fuentes]
            assert figure.cifra.unidad == serie.unidad


def test_the_committed_schemas_are_those_of_the_model() -> None:
    committed = {p.name: p.read_text(encoding="utf-8") for p in SCHEMAS.glob("*.json")}
    assert committed == schemas(), "run: emra check --schemas"


def test_every_data_file_names_its_schema() -> None:
    data = Path(SCHEMAS).parent / "data"
    for path in data.rglob("*.yml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        prefix = "# yaml-language-server: $schema="
        assert first.startswith(prefix), path
        assert (path.parent / first.removeprefix(prefix)).resolve().is_file(), path
