"""What corrections know."""

from __future__ import annotations

from search_index.documents import catalogue_chunks
from search_index.spoken import names, spoken_texts
from tests.search_index.conftest import World


def test_communes_and_organisations_are_names_and_projects_are_not(world: World) -> None:
    found = set(names(world.catalogue))
    assert "Antofagasta" in found
    assert not any("Planta" in name for name in found)


def test_what_people_say_is_known_as_much_as_what_the_sources_say(world: World) -> None:
    texts = list(spoken_texts(world.catalogue, list(catalogue_chunks(world.catalogue))))
    assert "lucas" in texts
    assert any("2.147 millones" in text for text in texts)
