"""BM25F against a scorer written like the textbook, term by term and passage by passage."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from search_index.lexical import Bm25Parameters, best, build_bm25

DOCUMENTS = [
    (["planta"], ["monto"], ["enami"], ["planta", "cuesta", "monto", "planta"]),
    (["hospital"], [], [], ["hospital", "calama", "planta"]),
    (["calama"], ["agua"], ["loa", "agua"], []),
    ([], [], [], ["agua", "agua", "potable", "rural", "calama", "agua"]),
]


def textbook(
    documents: Sequence[tuple[list[str], ...]], query: list[str], p: Bm25Parameters, pairs: bool
) -> list[float]:
    if pairs:
        documents = [tuple([f"{a}+{b}" for a, b in pairwise(field)] for field in doc) for doc in documents]
    lengths = [[len(field) for field in doc] for doc in DOCUMENTS]
    averages = [sum(column) / len(DOCUMENTS) for column in zip(*lengths, strict=True)]
    scores = []
    for doc, own in zip(documents, lengths, strict=True):
        score = 0.0
        for term in query:
            df = sum(any(term in field for field in other) for other in documents)
            tf = 0.0
            for field, weight, length, average in zip(doc, p.weights, own, averages, strict=True):
                tf += weight * field.count(term) / ((1 - p.b) + p.b * length / average)
            score += math.log(1 + (len(documents) - df + 0.5) / (df + 0.5)) * tf / (p.k1 + tf)
        scores.append(score)
    return scores


@pytest.mark.parametrize("query", [["planta"], ["agua", "calama"], ["monto", "enami", "planta"], ["nada"]])
def test_scores_equal_the_textbook(query: list[str]) -> None:
    parameters = Bm25Parameters()
    index = build_bm25(DOCUMENTS, parameters)
    expected = textbook(DOCUMENTS, query, parameters, pairs=False)
    assert index.scores(dict.fromkeys(query, 1.0)) == pytest.approx(expected, abs=1e-6)


def test_pairs_score_like_terms_with_their_own_weight() -> None:
    parameters = Bm25Parameters(pair_weight=0.25)
    index = build_bm25(DOCUMENTS, parameters)
    expected = textbook(DOCUMENTS, ["agua+potable", "potable+rural"], parameters, pairs=True)
    found = index.scores({}, ["agua", "potable", "rural"])
    assert found == pytest.approx([0.25 * score for score in expected], abs=1e-6)
    assert found[3] > 0


def test_weights_of_the_question_scale_its_terms() -> None:
    index = build_bm25(DOCUMENTS, Bm25Parameters())
    assert index.scores({"agua": 0.5}) == pytest.approx(0.5 * index.scores({"agua": 1.0}))


def test_a_rare_term_has_a_larger_idf_and_an_absent_one_the_largest() -> None:
    index = build_bm25(DOCUMENTS, Bm25Parameters())
    assert index.idf("calama") < index.idf("rural") < index.idf("nada")


def test_no_passages_and_no_terms_are_no_error() -> None:
    assert build_bm25([], Bm25Parameters()).scores({"agua": 1.0}).shape == (0,)
    empty = build_bm25([([], [], [], [])], Bm25Parameters())
    assert np.array_equal(empty.scores({"agua": 1.0}, ["agua", "rural"]), [0.0])


@pytest.mark.parametrize("count", [1, 7, 50, 1000])
def test_best_are_those_of_a_full_sort_and_of_equal_scores_the_first(count: int) -> None:
    scores = np.random.default_rng(count).integers(0, 12, size=300).astype(np.float32)  # many zeros and equals
    ranked = sorted((i for i in range(300) if scores[i] > 0), key=lambda i: (-scores[i], i))
    assert best(scores, count).tolist() == sorted(ranked[:count])
