"""The steps of a project: one is current where the sources name it, none where they do not."""

from __future__ import annotations

import pytest

from content.catalogue import Catalogue
from content.model import EstadoProyecto, Proyecto
from generator.stages import COMMON, steps
from tests.generator.ejemplo import catalogo, paginas


def project(state: EstadoProyecto | None) -> Proyecto:
    return catalogo().get(Proyecto, "275").model_copy(update={"estado_proyecto": state})


def test_no_step_is_current_where_the_sources_do_not_say() -> None:
    made = steps(project(None))
    assert len(made) == len(COMMON)
    assert not any(p.actual for p in made)


@pytest.mark.parametrize("state", [*COMMON, "cancelled", "decommissioned"])
def test_the_state_of_the_sources_is_the_only_current_step(state: EstadoProyecto) -> None:
    assert sum(p.actual for p in steps(project(state))) == 1


def test_a_page_says_plainly_that_the_stage_is_not_informed() -> None:
    catalogue = catalogo()
    without = {**catalogue.registros, "proyecto-275": project(None)}
    page = paginas(Catalogue(without, catalogue.atributos, catalogue.unidades, catalogue.sinonimos))["proyectos/275.md"]
    assert "No informado: las fuentes no dicen en qué etapa está." in page
    assert "aria-current" not in page
