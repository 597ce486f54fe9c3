"""The small line above a title, in good Spanish and English."""

from __future__ import annotations

import pytest

from generator.idiomas.phrasebook import read_phrasebook
from generator.titles import region_title
from tests.generator.ejemplo import ROOT


@pytest.mark.parametrize(
    ("region", "title", "english"),
    [
        ("Antofagasta", "Región de Antofagasta", "Commune · Antofagasta Region"),
        ("Metropolitana", "Región Metropolitana", "Commune · Metropolitan Region"),
    ],
)
def test_a_region_has_its_de_only_before_a_noun(region: str, title: str, english: str) -> None:
    assert region_title(region) == title
    assert read_phrasebook(ROOT / "site_src" / "en" / "palabras.json")(f"Comuna · {title}") == english
