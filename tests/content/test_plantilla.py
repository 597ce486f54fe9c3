"""Sentences with placeholders: what is own words, what comes from the Catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.catalogue import Catalogue, from_json, to_json
from content.load import load_catalogue
from content.plantilla import Hueco, huecos, partes, propias, rellenar, texto
from tests.content.ejemplo import escribir


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return load_catalogue(escribir(tmp_path))


def test_a_figure_is_written_as_its_card_writes_it(catalogue: Catalogue) -> None:
    assert texto("Cuesta {proyecto-275.monto-total}.", catalogue) == "Cuesta 2.147 millones de pesos."
    assert texto("Pone {proyecto-275.parte-gore:numero} de 100", catalogue) == "Pone 91 de 100"
    assert texto("En {comuna-02101}", catalogue) == "En Antofagasta"


def test_pieces_know_the_figure_they_come_from(catalogue: Catalogue) -> None:
    pieces = rellenar("A {proyecto-275.monto-total} B", catalogue)
    assert [(t.texto, t.global_id) for t in pieces] == [
        ("A ", ""),
        ("2.147 millones de pesos", "proyecto-275.monto-total"),
        (" B", ""),
    ]


@pytest.mark.parametrize("template", ["{nada}", "{proyecto-275.nada}", "{proyecto-275.monto-total:precio}", "{}"])
def test_what_does_not_exist_is_a_key_error(catalogue: Catalogue, template: str) -> None:
    with pytest.raises(KeyError):
        rellenar(template, catalogue)


def test_own_words_leave_a_gap_for_each_placeholder() -> None:
    assert partes("a{x.y:numero}b") == ("a", Hueco("x.y", "numero"), "b")
    assert huecos("sin nada") == ()
    assert "x.y" not in propias("a{x.y}b")


def test_notes_and_history_travel_in_the_snapshot() -> None:
    catalogue = load_catalogue(Path(__file__).parents[1] / "golden" / "datos")
    again = from_json(to_json(catalogue))
    assert again.minutas == catalogue.minutas
    assert again.historia == catalogue.historia
    assert to_json(again) == to_json(catalogue)
