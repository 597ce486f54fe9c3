"""Which communes a named place stands for, and which projects and districts lie in them."""

from __future__ import annotations

from collections.abc import Iterable

from chatbot.interpretation import Interpretation, Slot
from content.catalogue import Catalogue
from content.model import Comuna, Distrito, Lugar, Proyecto

REGION = "lugar-region-antofagasta"
"""What the whole portal is about: naming it beside something else narrows nothing."""

PLACE_KINDS = ("comuna", "lugar")


def is_place(entity_id: str) -> bool:
    """Whether the id is that of a commune or of another place."""
    return entity_id.split("-")[0] in PLACE_KINDS


def chosen_place(slot: Slot, question: Interpretation, catalogue: Catalogue) -> str | None:
    """The place that the slot means: a commune unless the question says province or region."""
    places = [i for i in slot.ids if is_place(i)]
    if not places:
        return None
    wanted = [c for c in ("region", "provincia") if c in question.classes]

    def order(place: str) -> tuple[int, str]:
        record = catalogue.registros[place]
        tipo = record.tipo if isinstance(record, Lugar) else "comuna"
        return (
            0 if tipo in wanted else 1 if tipo == "comuna" else 2 if tipo not in ("region", "provincia") else 3,
            place,
        )

    return min(places, key=order)


def communes_of(place: str, catalogue: Catalogue) -> frozenset[str]:
    """CUT codes that the place covers or lies in."""
    record = catalogue.registros[place]
    if isinstance(record, Comuna):
        return frozenset([record.id])
    assert isinstance(record, Lugar)
    if record.tipo == "region":
        return frozenset(c.id for c in catalogue.de(Comuna) if c.region == record.region)
    if record.tipo == "provincia" and record.provincia:
        return frozenset(c.id for c in catalogue.de(Comuna) if c.provincia == record.provincia)
    return frozenset(record.comunas)


def projects_in(place: str, projects: Iterable[Proyecto], catalogue: Catalogue) -> list[Proyecto]:
    """Projects that name the place or a commune that it covers."""
    record = catalogue.registros[place]
    if isinstance(record, Lugar) and record.tipo not in ("region", "provincia"):
        named = [p for p in projects if record.id in p.lugares]
        if named:
            return named
    communes = communes_of(place, catalogue)
    covered = {x.id for x in catalogue.de(Lugar) if x.comunas and set(x.comunas) <= communes}
    return [p for p in projects if communes & set(p.comunas) or covered & set(p.lugares)]


def districts_in(place: str, catalogue: Catalogue) -> list[Distrito]:
    """Districts of a commune, province or region, in the study's numbering."""
    record = catalogue.registros[place]
    districts = catalogue.de(Distrito)
    if isinstance(record, Lugar) and record.tipo == "region":
        return [d for d in districts if record.region in d.regiones]
    if isinstance(record, Lugar) and record.tipo == "provincia" and record.provincia:
        return [d for d in districts if record.provincia in d.provincias_fuente]
    communes = communes_of(place, catalogue)
    return [d for d in districts if communes & set(d.comunas)]
