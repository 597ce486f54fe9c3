"""Filtered lists: every project stands in each facet, counts are true, the unknown has a list of its own."""

from __future__ import annotations

from content.catalogue import build_catalogue
from content.model import Comuna, Proyecto
from generator.facetas import UNKNOWN, facetas
from tests.generator.ejemplo import catalogo, paginas


def test_every_project_stands_in_every_facet() -> None:
    every = {p.id for p in catalogo().de(Proyecto)}
    for clave, lists in facetas(catalogo()):
        assert {p.id for f in lists for p in f.proyectos} == every, clave.clave


def test_addresses_are_of_the_facet_and_differ() -> None:
    urls = [f.url for _, lists in facetas(catalogo()) for f in lists]
    assert len(set(urls)) == len(urls)
    assert f"proyectos/sector/{catalogo().de(Proyecto)[0].sector.replace('_', '-')}/" in urls


def test_a_project_of_two_communes_of_a_province_counts_once_in_it() -> None:
    communes = [c.model_copy(update={"provincia": "El Loa"}) for c in catalogo().de(Comuna)[:2]]
    assert len(communes) == 2
    project = (
        catalogo()
        .get(Proyecto, "275")
        .model_copy(update={"comunas": tuple(c.id for c in communes), "objetivos": (), "financiamiento": ()})
    )
    found = {c.clave: lists for c, lists in facetas(build_catalogue([*communes, project], (), (), ()))}
    assert [(f.valor.nombre, len(f.proyectos)) for f in found["provincia"]] == [("El Loa", 1)]
    assert len(found["comuna"]) == 2
    assert [f.valor.slug for f in found["financista"]] == [UNKNOWN]


def test_the_page_says_how_many_of_how_many_and_links_the_others() -> None:
    every = len(catalogo().de(Proyecto))
    for _, lists in facetas(catalogo()):
        for f in lists:
            page = paginas()[f"{f.url.rstrip('/')}.md"]
            assert f"{len(f.proyectos)} de {every} proyectos" in page
            assert page.count('<div class="tarjeta" markdown>') == len(f.proyectos)
            assert "<summary>Por sector" in page
