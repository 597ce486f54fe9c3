"""From signals to the order of passages."""

from __future__ import annotations

import numpy as np
import pytest

from search_index.fusion import FusionWeights
from search_index.ranking import FREE_RESULTS, Evidence, Signals, diverse, runs, scored

PASSAGES = np.array([4, 4, 7])


def evidence(lexical: list[float], dense: list[float], covered: list[float]) -> Evidence:
    return Evidence(*(np.array(values, dtype=np.float32) for values in (lexical, dense, covered)))


OWN = evidence([2.0, 1.0, 2.0], [0.5, 0.25, 0.5], [0.5, 0.25, 0.5])
WHOLE = evidence([4.0, 4.0, 2.0], [0.5, 0.5, 0.5], [1.0, 1.0, 0.5])
EXACT = np.ones(3, dtype=np.float32)


def test_of_statements_that_say_as_much_the_one_in_the_fuller_passage_is_first() -> None:
    scores = scored(Signals(np.arange(3), PASSAGES, OWN, WHOLE, EXACT), FusionWeights())
    assert scores[0] > scores[2]
    assert scores[0] > scores[1]


def test_without_a_share_of_the_passage_the_statement_is_judged_by_itself() -> None:
    signals = Signals(np.arange(3), PASSAGES, OWN, WHOLE, EXACT)
    alone = scored(signals, FusionWeights(passage_share=0.0))
    assert alone[0] == alone[2]
    own = Signals(np.arange(3), np.arange(3), OWN, OWN, EXACT)
    assert alone == pytest.approx(scored(own, FusionWeights()))


def test_scores_stay_between_0_and_1() -> None:
    most = Signals(np.arange(3), PASSAGES, OWN, evidence([9.0] * 3, [1.0] * 3, [1.0] * 3), EXACT)
    assert 0 <= float(scored(most, FusionWeights()).min()) <= float(scored(most, FusionWeights()).max()) <= 1


def test_runs_are_the_passages_of_the_candidates() -> None:
    first, counts = runs(PASSAGES)
    assert (first.tolist(), counts.tolist()) == ([0, 2], [2, 1])


def test_copies_collapse_and_a_flood_leaves_room_for_others() -> None:
    n = 40
    sources = [0] * (n - 4) + [1, 1, 2, 2]
    picked = diverse(range(n), range(n), sources, 10)
    assert picked[:FREE_RESULTS] == [0, 1, 2, 3, 4]
    assert len(picked) == 10
    assert len({sources[place] for place in picked}) == 3
    assert diverse(range(n), [7] * n, range(n), 10) == [0]


def test_a_passage_stands_once_by_its_best_statement() -> None:
    assert diverse([3, 3, 1, 3, 1, 2], range(6), range(6), 10) == [0, 2, 5]
    assert diverse([3, 3, 1, 3, 1, 2], range(6), range(6), 2) == [0, 2]


def test_a_passage_whose_best_statement_is_a_copy_does_not_come_back_with_another() -> None:
    assert diverse([1, 2, 2], [5, 5, 6], range(3), 10) == [0]
