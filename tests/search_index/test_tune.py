"""Tuning the fusion."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from search_index.engine import SearchEngine
from search_index.errors import SearchIndexError
from search_index.fusion import FusionWeights
from search_index.tune import GRID, best_row, tune_judged, tune_squad
from tests.search_index.conftest import SETTINGS, World, quiet
from tests.search_index.test_evaluate import SQUAD, judged_file


def test_the_grid_holds_bm25_alone_and_the_configured_weights() -> None:
    assert FusionWeights() in GRID
    assert (GRID[0].dense_share, GRID[0].coverage_share) == (0, 0)
    assert len(set(GRID)) == len(GRID)


def test_of_equal_weights_the_one_that_trusts_vectors_least_is_chosen() -> None:
    assert best_row([[2, 1], [1, 1], [1, 1]]) == 1


def test_tuning_reports_the_choice_and_what_it_is_worth(tmp_path: Path, world: World) -> None:
    path = tmp_path / "s.json"
    path.write_text(json.dumps(SQUAD), encoding="utf-8")
    tuned = tune_squad(path, SETTINGS, world.index, quiet)
    assert tuned.on_all.r1 >= tuned.bm25.r1
    assert tuned.best in GRID


def test_judged_questions_are_tuned_by_families(tmp_path: Path, engine: SearchEngine) -> None:
    tuned = tune_judged(judged_file(tmp_path), engine, quiet)
    assert tuned.questions == 2
    assert tuned.on_all[0] == 0.5  # one of the two asks for what nothing holds
    assert tuned.cross_validated[0] <= tuned.on_all[0]
    assert tuned.bm25[1] <= tuned.on_all[1]


def test_without_answerable_questions_there_is_nothing_to_tune(tmp_path: Path, engine: SearchEngine) -> None:
    path = tmp_path / "j.jsonl"
    path.write_text("", encoding="utf-8")
    with pytest.raises(SearchIndexError, match="no tiene preguntas"):
        tune_judged(path, engine, quiet)
