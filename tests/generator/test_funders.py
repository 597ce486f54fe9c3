"""The table of who pays a project says what the data says, and no more."""

from __future__ import annotations

from content.formato import valor_texto
from content.model import Aporte, Proyecto
from generator.funders import Aporte as Linea
from generator.funders import financing
from generator.links import Links
from generator.plan import plan
from generator.relations import Relations
from generator.scope import Scope
from tests.generator.ejemplo import catalogo, datos_abiertos, escritas


def made(**changes: object) -> tuple[Linea, ...]:
    pages = plan(catalogo(), escritas())
    page = next(p for p in pages if p.url == "proyectos/275/")
    links = Links({p.url: p.source for p in pages}, page.source)
    data = datos_abiertos(catalogo())
    scope = Scope(page, catalogo(), Relations(catalogo()), escritas(), links, "Portal", "https://ejemplo.cl/", data)
    return financing(catalogo().get(Proyecto, "275").model_copy(update=changes), scope)


def test_every_line_shows_the_amount_of_the_data() -> None:
    project = catalogo().get(Proyecto, "275")
    amounts = {c.id: valor_texto(c, catalogo().unidades) for c in project.cifras}
    assert [x.monto for x in made()] == [amounts[a.monto or ""] for a in project.financiamiento]


def test_an_unknown_amount_is_left_empty() -> None:
    lines = made(financiamiento=(Aporte(organizacion="gore", monto="aporte-gore"), Aporte(organizacion="enami")))
    assert lines[0].monto
    assert (lines[1].monto, lines[1].parte, lines[1].fondo) == ("", "", None)


def test_no_financing_gives_no_lines() -> None:
    assert made(financiamiento=()) == ()
