"""Every chart of the site: each module makes its own, this one puts them in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from content.catalogue import Catalogue
from content.model import Indicador
from generator.errors import GeneratorError
from generator.graficos.chart import Chart
from generator.graficos.financing import financing_charts
from generator.graficos.maps import map_charts
from generator.graficos.projects import project_charts
from generator.graficos.ranking import ranking_charts
from generator.graficos.series import Form, series_chart
from generator.graficos.targets import target_charts
from generator.graficos.words import Say
from generator.idiomas.phrasebook import Phrasebook


@dataclass(frozen=True, slots=True)
class Selection:
    """What people choose in `secciones/graficos.md`: which indicators become charts, and in which form.

    `region` is the region that the portal is for, and `own` the global id of its record: its row stands out.
    """

    region: str
    own: str
    barras: tuple[str, ...] = ()
    partes: tuple[str, ...] = ()
    rangos: tuple[str, ...] = ()


def all_charts(catalogue: Catalogue, chosen: Selection, book: Phrasebook | None = None) -> tuple[Chart, ...]:
    """Every chart in the order of the gallery, with a phrasebook in its language.

    Raises GeneratorError for an indicator that does not exist.
    """
    made = tuple(_charts(catalogue, chosen, Say(book)))
    ids = [c.id for c in made]
    for id_ in ids:
        if ids.count(id_) > 1:
            raise GeneratorError("site_src/secciones/graficos.md", f"«{id_}» está dos veces.", "Déjalo una sola vez.")
    return made


def _charts(catalogue: Catalogue, chosen: Selection, say: Say) -> Iterator[Chart]:
    yield from financing_charts(catalogue, say)
    yield from project_charts(catalogue, say)
    yield from target_charts(catalogue, say)
    yield from ranking_charts(catalogue, chosen.region, say)
    yield from map_charts(catalogue, chosen.region, say)
    forms: tuple[tuple[Form, tuple[str, ...]], ...] = (
        ("barras", chosen.barras),
        ("partes", chosen.partes),
        ("rangos", chosen.rangos),
    )
    known = {i.id: i for i in catalogue.de(Indicador)}
    for form, ids in forms:
        for id_ in ids:
            if id_ not in known:
                raise GeneratorError(
                    "site_src/secciones/graficos.md", f"no existe el indicador «{id_}».", "Corrige el id o quítalo."
                )
            yield series_chart(known[id_], form, chosen.own, catalogue, say)
