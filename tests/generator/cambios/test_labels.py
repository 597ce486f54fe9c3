"""Tables of changes are told apart, also those of one day."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from content.load import load_catalogue
from generator.cambios.view import edition_view


def test_tables_of_one_day_have_labels_of_their_own() -> None:
    catalogue = load_catalogue()
    scope: Any = SimpleNamespace(catalogue=catalogue, links=SimpleNamespace(record=lambda *a: ""))
    labels = [edition_view(e, scope).rotulo for e in catalogue.historia]
    assert len(set(labels)) == len(labels) > 1
