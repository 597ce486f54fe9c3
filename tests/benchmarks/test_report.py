"""The report keeps its parts apart, and answers are judged alike for every system."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.corpus import Corpus


def test_a_part_replaces_only_its_own_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "REPORT", tmp_path / "benchmarks.md")
    report.write_part("uno", "primero")
    report.write_part("dos", "segundo")
    report.write_part("uno", "tercero")
    text = report.REPORT.read_text(encoding="utf-8")
    assert "primero" not in text
    assert text.index("tercero") < text.index("segundo")


def test_numbers_have_a_decimal_comma() -> None:
    assert report.number(1.25, 2) == "1,25"


def test_quality_counts_the_place_of_the_right_text() -> None:
    corpus = Corpus("dos", ["a", "b"], ["¿a?", "¿b?"], [0, 1])
    assert corpus.quality([[0, 1], [0, 1]])["r1"] == 0.5
    assert corpus.quality([[], []]) == {"r1": 0.0, "ndcg10": 0.0}


def test_passages_of_ours_are_found_by_id() -> None:
    corpus = Corpus("dos", ["a", "b"], [], [])
    assert corpus.positions(["texto:0000001", 0]) == [1, 0]
