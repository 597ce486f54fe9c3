"""What a card says of a project: its amount, that the amounts contradict each other, or that nobody gives one."""

from __future__ import annotations

import pytest

from content.model import Proyecto
from generator.cards import opening, project_card
from generator.facts import counted
from generator.links import Links
from generator.plan import plan
from generator.relations import Relations
from generator.scope import Scope
from tests.generator.ejemplo import catalogo, datos_abiertos, escritas


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Monto total: 2.147 millones de pesos"),
        ({"presupuesto": None}, "Montos en conflicto"),
        ({"presupuesto": None, "cifras": ()}, "Monto total no informado"),
    ],
)
def test_the_amount_is_said_or_its_absence_is(changes: dict[str, object], said: str) -> None:
    pages = plan(catalogo(), escritas())
    links = Links({p.url: p.source for p in pages}, "proyectos/index.md")
    data = datos_abiertos(catalogo())
    scope = Scope(pages[0], catalogo(), Relations(catalogo()), escritas(), links, "Portal", "https://ejemplo.cl/", data)
    card = project_card(catalogo().get(Proyecto, "275").model_copy(update=changes), scope)
    assert card.lineas == (said, "Calama")
    assert card.sobre == "ID 275 · Minería"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Cabe entero.", "Cabe entero."),
        ("Uno de ellos cabe aquí. El otro ya no.", "Uno de ellos cabe aquí."),
        ("Según la F.N.D.R. de Calama y 1.100 familias de la región. No cabe.", "Según la F.N.D.R. de Calama y…"),
        ("Suman 9 %. Lo demás es un texto que no cabe aquí.", "Suman 9 %. Lo demás es un…"),
    ],
)
def test_a_card_ends_where_a_sentence_does_if_it_can(text: str, shown: str) -> None:
    assert opening(text, 32) == shown


def test_projects_of_the_strategy_are_told_from_the_others() -> None:
    own = catalogo().get(Proyecto, "275")
    other = own.model_copy(update={"clase": "plan_comunal"})
    assert counted([]) == ""
    assert counted([own]) == "1 proyecto"
    assert counted([own, own]) == "2 proyectos"
    assert counted([own, other, other]) == "3 proyectos, 1 de la EMRA"
    assert counted([other]) == "1 proyecto, ninguno de la EMRA"
