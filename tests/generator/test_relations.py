"""The look-ups against the direction of the data."""

from __future__ import annotations

from content.model import Comuna, Fuente, Objetivo, Organizacion, Sesion
from generator.relations import Relations
from tests.generator.ejemplo import catalogo

REL = Relations(catalogo())


def test_a_commune_knows_its_projects_districts_and_places() -> None:
    calama = catalogo().get(Comuna, "02201")
    assert [p.id for p in REL.proyectos_de_comuna(calama)] == ["275"]
    assert [d.id for d in REL.distritos_de_comuna(calama)] == ["2"]
    assert [x.id for x in REL.lugares_de_comuna(calama)] == ["lasana"]


def test_cells_of_a_table_are_found_from_what_they_speak_of() -> None:
    calama = catalogo().get(Comuna, "02201")
    assert [c.anchor for c in REL.cifras_sobre(calama)] == ["calama--micro", "calama--grande"]


def test_an_organisation_knows_what_it_pays_and_runs() -> None:
    enami = catalogo().get(Organizacion, "enami")
    assert [(p.id, rol) for p, rol in REL.roles_de(enami)] == [("275", "financia 192 millones de pesos")]
    assert [d.id for d in REL.distritos_de(enami)] == ["2"]
    assert [s.id for s in REL.sesiones_de(enami)] == ["primera"]


def test_objectives_and_sessions_know_their_projects() -> None:
    assert [p.id for p in REL.proyectos_de(catalogo().get(Objetivo, "oe4"))] == ["275"]
    assert [p.id for p in REL.proyectos_de(catalogo().get(Sesion, "primera"))] == ["275"]


def test_a_section_knows_everything_that_rests_on_it() -> None:
    apoyos = REL.apoyos(catalogo().get(Fuente, "sesion"))
    assert {p.anchor for p in apoyos["lamina-5"]} == {
        "monto-total", "aporte-gore", "aporte-enami", "suma", "relatora", "nota-planta", "nota-montos", "vacio-inicio",
    }  # fmt: skip
