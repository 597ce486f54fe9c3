"""All pages are planned before one is written; no two claim the same address; menus do not grow."""

from __future__ import annotations

import pytest

from content.catalogue import REGISTROS, build_catalogue
from content.model import Foco, Proyecto, Termino
from content.rutas import page_url
from generator.errors import GeneratorError
from generator.plan import plan, shorten
from tests.generator.ejemplo import ROOT, catalogo, escritas


def test_every_record_but_a_term_has_a_page_at_its_address() -> None:
    pages = {p.url: p for p in plan(catalogo(), escritas())}
    for record in catalogo().registros.values():
        if not isinstance(record, Termino):
            assert pages[page_url(record)].record is record


def test_every_kind_has_a_list() -> None:
    urls = {p.url for p in plan(catalogo(), escritas())}
    for kind in (*REGISTROS, Foco):
        record = catalogo().de(kind)[0]
        assert page_url(record).split("/")[0] + "/" in urls


def test_two_records_at_one_address_are_an_error_that_names_it() -> None:
    clean = catalogo()
    twin = clean.registros["comuna-02201"].model_copy(update={"id": "02999"})
    doubled = build_catalogue([*clean.registros.values(), twin], (), clean.unidades.values(), ())
    with pytest.raises(GeneratorError, match="comunas/calama/"):
        plan(doubled, escritas())


def test_the_order_does_not_depend_on_the_order_of_the_records() -> None:
    clean = catalogo()
    turned = build_catalogue(
        reversed(list(clean.registros.values())),
        (),
        clean.unidades.values(),
        (),
        minutas=reversed(clean.minutas),
    )
    assert [p.url for p in plan(turned, escritas())] == [p.url for p in plan(clean, escritas())]


def test_menus_name_sections_and_do_not_grow_with_records() -> None:
    clean = catalogo()
    project = clean.get(Proyecto, "275")
    many = [project.model_copy(update={"id": f"p-{n}"}) for n in range(50)]
    grown = build_catalogue([*clean.registros.values(), *many], (), clean.unidades.values(), ())
    before, after = ({p.menu for p in plan(c, escritas())} for c in (clean, grown))
    assert before == after
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:\n")[1].split("\n\n")[0]
    assert len(nav.splitlines()) <= 8
    assert not [line for line in nav.splitlines() if line.count("/") > 1]


def test_a_description_is_cut_at_a_word() -> None:
    assert shorten("uno dos tres cuatro", 14) == "uno dos tres…"
    assert shorten("uno dos", 14) == "uno dos"
