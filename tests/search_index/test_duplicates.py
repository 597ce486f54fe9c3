"""Near-duplicates."""

from __future__ import annotations

from search_index.duplicates import clusters

BASE = [f"palabra{i}" for i in range(60)]


def test_copies_share_the_cluster_of_the_first() -> None:
    assert clusters([BASE, ["otra", "cosa"], BASE, [*BASE, "fin"]]).tolist() == [0, 1, 0, 0]


def test_a_sentence_with_another_number_is_no_duplicate() -> None:
    one = ["distrit", "5", "negr", "lug", "7", "14", "ranking"]
    assert clusters([one, [*one[:3], "lug", "8", "14", "ranking"]]).tolist() == [0, 1]


def test_empty_and_short_passages_are_no_error() -> None:
    assert clusters([]).tolist() == []
    assert clusters([["a"], ["a"], []]).tolist() == [0, 0, 2]
