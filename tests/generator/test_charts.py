"""The financing bar covers the whole, and its description says every number of its table."""

from __future__ import annotations

from decimal import Decimal

from content.model import Aporte, Proyecto
from generator.charts import Financiamiento, financing
from generator.links import Links
from generator.plan import plan
from generator.relations import Relations
from generator.scope import Scope
from tests.generator.ejemplo import catalogo, datos_abiertos, escritas


def made(**changes: object) -> Financiamiento | None:
    pages = plan(catalogo(), escritas())
    page = next(p for p in pages if p.url == "proyectos/275/")
    links = Links({p.url: p.source for p in pages}, page.source)
    data = datos_abiertos(catalogo())
    scope = Scope(page, catalogo(), Relations(catalogo()), escritas(), links, "Portal", "https://ejemplo.cl/", data)
    return financing(catalogo().get(Proyecto, "275").model_copy(update=changes), scope)


def test_the_parts_of_the_bar_cover_it() -> None:
    bar = made()
    assert bar is not None
    assert bar.dibujable
    assert sum(Decimal(a.ancho) for a in bar.aportes) == 100
    assert Decimal(bar.aportes[1].x) == Decimal(bar.aportes[0].ancho)


def test_the_description_says_every_number_of_the_table() -> None:
    bar = made()
    assert bar is not None
    for aporte in bar.aportes:
        assert aporte.quien.texto in bar.descripcion
        assert aporte.monto in bar.descripcion


def test_an_unknown_share_leaves_the_table_without_a_bar() -> None:
    bar = made(financiamiento=(Aporte(organizacion="gore", monto="aporte-gore"), Aporte(organizacion="enami")))
    assert bar is not None
    assert not bar.dibujable
    assert bar.aportes[1].monto == ""


def test_no_financing_gives_no_bar() -> None:
    assert made(financiamiento=()) is None
