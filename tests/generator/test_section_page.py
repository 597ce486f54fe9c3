"""A source whose digest is long: a page for each section, and on the source's own page the table that leads there."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache

from content.catalogue import Catalogue
from content.model import LONG_DIGEST, Fuente
from content.rutas import anchored_url, page_of
from generator.build import render_edition
from generator.busqueda.document import documents_of
from generator.busqueda.naming import Naming
from generator.idiomas.edition import english_edition
from generator.plan import plan
from tests.generator.ejemplo import ROOT, catalogo, datos_abiertos, escritas, paginas, quiet, settings

SOURCE = "fuentes/sesion.md"


def long_source(extra: int = LONG_DIGEST) -> Fuente:
    """The sample's source with a first section longer by `extra` characters."""
    raw = catalogo().get(Fuente, "sesion").model_dump()
    raw["secciones"][0]["resumen"] += "\n\n" + "Y sigue. " * (extra // 9 + 1)
    return Fuente.model_validate(raw | {"alias": ("la sesión larga",)})


def catalogue() -> Catalogue:
    """The sample with that source."""
    source = long_source()
    clean = catalogo()
    return replace(clean, registros={**clean.registros, source.global_id: source})


@cache
def pages() -> dict[str, str]:
    return paginas(catalogue())


@cache
def pages_in_english() -> dict[str, str]:
    data = catalogue()
    made = english_edition(plan(data, escritas()), data, escritas(), ROOT / "site_src" / "en")
    assert made is not None
    files = render_edition(made, (), settings(), quiet, datos_abiertos(data))
    return {name: text.decode() for name, text in files.items()}


def section_files() -> list[str]:
    return [f"fuentes/sesion/{s.id}.md" for s in long_source().secciones]


def test_a_short_source_is_one_page() -> None:
    short = catalogo().get(Fuente, "sesion")
    assert not short.por_partes
    assert not [name for name in paginas() if name.startswith("fuentes/sesion/")]
    assert page_of(short, short.secciones[0].id) == "fuentes/sesion/"


def test_each_section_of_a_long_source_has_its_page_and_nothing_is_lost() -> None:
    assert sorted(n for n in pages() if n.startswith("fuentes/sesion/")) == sorted(section_files())
    for section, name in zip(long_source().secciones, section_files(), strict=True):
        assert f"{{: #{section.id} }}" in pages()[name]
        assert section.localizador.split()[0] in pages()[name]


def test_old_addresses_of_sections_land_on_their_row_of_the_table() -> None:
    for section in long_source().secciones:
        row = next(x for x in pages()[SOURCE].splitlines() if f'id="{section.id}"' in x)
        assert f"](sesion/{section.id}.md)" in row


def test_citations_lead_to_the_page_of_the_section() -> None:
    section = long_source().secciones[0].id
    assert anchored_url(long_source(), section) == f"fuentes/sesion/{section}/#{section}"
    linked = {
        target
        for name, text in pages().items()
        if name.startswith("proyectos/")
        for target in re.findall(r"\]\(\.\./fuentes/(sesion[^)]*)\)", text)
    }
    assert linked - {"sesion.md"}
    assert not [target for target in linked if "#" in target]


def test_sections_lead_to_their_neighbours_and_up() -> None:
    first, *_, last = section_files()
    assert 'rel="prev"' not in pages()[first]
    assert 'rel="next"' not in pages()[last]
    assert f']({long_source().secciones[1].id}.md){{: rel="next" }}' in pages()[first]
    assert all("](../sesion.md#parte-secciones)" in pages()[name] for name in section_files())


def test_a_section_says_of_which_document_and_date_it_is_before_what_it_says() -> None:
    text = pages()[section_files()[0]].split("\n---\n")[1]
    place = text.index(f"Parte 1 de {len(section_files())}: [{long_source().nombre}]")
    assert long_source().fecha_texto in text[place:].splitlines()[0]
    assert place < text.index("Y sigue.")


def test_the_head_of_a_section_names_it_and_its_source() -> None:
    section = long_source().secciones[0]
    head = pages()[section_files()[0]].split("\n---\n")[0]
    assert f'title: "{section.titulo} · {long_source().nombre}"' in head
    block = json.loads(json.loads(re.search(r"^jsonld: (.*)$", head, re.M).group(1)))  # type: ignore[union-attr]
    nodes = {node["@type"]: node for node in block["@graph"]}
    assert nodes["WebPage"]["isPartOf"]["url"].endswith("/fuentes/sesion/")
    assert [x["name"] for x in nodes["BreadcrumbList"]["itemListElement"]][-2:] == [
        long_source().nombre,
        section.titulo,
    ]


def test_a_translated_source_has_the_same_pages() -> None:
    assert long_source().model_copy(update={"secciones": catalogo().get(Fuente, "sesion").secciones}).por_partes
    assert {f"en/{name}" for name in section_files()} <= set(pages_in_english())
    text = pages_in_english()[f"en/{section_files()[0]}"]
    assert 'twin: "fuentes/sesion/' in text
    assert "Next part:" in text


def test_the_other_names_of_a_source_find_its_own_page_alone() -> None:
    naming = Naming(catalogue())
    found = {name: next(documents_of(name, pages()[name], naming)).aliases for name in (SOURCE, *section_files())}
    assert {name for name, aliases in found.items() if aliases} == {SOURCE}
