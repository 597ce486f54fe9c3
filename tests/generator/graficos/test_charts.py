"""Which charts there are: those that the issue asks for, on the pages that speak of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content.catalogue import Catalogue
from content.model import Aporte, Comuna, Proyecto
from generator.errors import GeneratorError
from generator.graficos.charts import Selection, all_charts
from generator.graficos.financing import TOGETHER, financing_charts
from generator.graficos.maps import map_charts
from tests.generator.graficos.muestra import catalogue, chart, charts

CHOSEN = Selection("Antofagasta", "lugar-region-antofagasta")


def without(kind: type, **changes: object) -> Catalogue:
    cat = catalogue()
    changed = {k: r.model_copy(update=changes) if isinstance(r, kind) else r for k, r in cat.registros.items()}
    return replace(cat, registros=changed)


def test_every_kind_of_chart_is_there() -> None:
    assert {c.kind for c in charts()} == {
        "financiamiento", "componentes", "montos", "ranking", "metas", "barras", "partes", "rangos", "mapa",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("id_", "page"),
    [
        ("financiamiento-74", "proyecto-74"),
        ("financiamiento-275", "proyecto-275"),
        ("componentes-447", "proyecto-447"),
        ("montos-447", "proyecto-447"),
        ("empresas-por-tamano", "indicador-empresas-por-tamano"),
        ("empleo-por-tamano", "indicador-empleo-por-tamano"),
        ("ocupados-por-rama", "indicador-ocupados-por-rama"),
        ("familias-programa-agricola", "indicador-familias-programa-agricola"),
    ],
)
def test_a_chart_stands_on_the_page_of_its_record(id_: str, page: str) -> None:
    assert page in chart(id_).pages


def test_the_order_and_ids_are_the_same_every_time() -> None:
    assert [c.id for c in all_charts(catalogue(), CHOSEN)] == [c.id for c in all_charts(catalogue(), CHOSEN)]
    assert len({c.id for c in charts()}) == len(charts())


def test_an_unknown_share_is_not_guessed() -> None:
    bare = (Aporte(organizacion="gore-antofagasta"), Aporte(organizacion="enami"))
    assert list(financing_charts(without(Proyecto, financiamiento=bare))) == []


def test_many_projects_are_shown_by_their_largest_amounts() -> None:
    cat = catalogue()
    p = cat.get(Proyecto, "275")
    copies = {f"proyecto-x{n}": p.model_copy(update={"id": f"x{n}"}) for n in range(TOGETHER + 5)}
    found = next(financing_charts(replace(cat, registros={**cat.registros, **copies})))
    assert len({row[0].record for row in found.table.rows}) == TOGETHER
    assert found.table.rows[0][0].record == "proyecto-74"
    assert any("de mayor monto" in r.text for r in found.remarks)


def test_without_coordinates_there_is_no_map() -> None:
    assert list(map_charts(without(Comuna, latitud=None), "Antofagasta")) == []


def test_the_maps_say_that_they_are_approximate() -> None:
    for c in charts():
        if c.is_map:
            assert any("coordenadas aproximadas" in r.text for r in c.remarks)


def test_an_indicator_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(GeneratorError, match="no-existe"):
        all_charts(catalogue(), replace(CHOSEN, barras=("no-existe",)))


def test_an_indicator_twice_is_an_error() -> None:
    with pytest.raises(GeneratorError, match="dos veces"):
        all_charts(catalogue(), replace(CHOSEN, barras=("familias-programa-agricola",) * 2))
