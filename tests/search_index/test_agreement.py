"""How much of a question a passage covers, how much of its heading was asked."""

from __future__ import annotations

import numpy as np
import pytest

from search_index.agreement import OF_THE_KIND, UNNAMED, Slot, build_headings, coverage, exactness_of
from search_index.engine import SearchEngine
from search_index.lexical import Bm25Index, Bm25Parameters, build_bm25
from search_index.synonyms import ATTRIBUTE_CREDIT, CREDIT

HEADINGS = [["monto", "total"], ["aporte"], []]
BODIES = [["monto", "total", "plant"], ["aporte", "plant", "@aporte"], ["agua", "aporte"]]
EVERY = np.arange(3)


@pytest.fixture(scope="module")
def bm25() -> Bm25Index:
    return build_bm25(
        [((), heading, (), body) for heading, body in zip(HEADINGS, BODIES, strict=True)], Bm25Parameters()
    )


def test_coverage_is_the_share_of_the_weight_that_a_passage_holds(bm25: Bm25Index) -> None:
    slots = [Slot(3.0, ((("plant",), 1.0),)), Slot(1.0, ((("monto",), 1.0),))]
    assert coverage(slots, EVERY, bm25.contains) == pytest.approx([1.0, 0.75, 0.0])


def test_a_synonym_covers_less_and_a_compound_one_only_with_all_its_words(bm25: Bm25Index) -> None:
    slots = [Slot(1.0, ((("costo",), 1.0), (("monto", "total"), 0.9)))]
    assert coverage(slots, EVERY, bm25.contains) == pytest.approx([0.9, 0.0, 0.0])
    halves = [Slot(1.0, ((("monto", "agua"), 0.8),))]
    assert coverage(halves, EVERY, bm25.contains) == pytest.approx([0.4, 0.0, 0.4])


def test_a_word_that_no_passage_holds_is_covered_by_none(bm25: Bm25Index) -> None:
    slots = [Slot(1.0, ((("zorro",), 1.0),)), Slot(1.0, ((("agua",), 1.0),))]
    assert coverage(slots, EVERY, bm25.contains) == pytest.approx([0.0, 0.0, 0.5])
    assert coverage([], EVERY, bm25.contains) == pytest.approx([0.0, 0.0, 0.0])


@pytest.mark.parametrize(
    "weights",
    [{}, {"monto": 1.0}, {"monto": 0.5, "aporte": 1.0, "zorro": 1.0}, {"plant": 1.0, "@aporte": 0.8}],
)
def test_the_arrays_agree_with_the_definition(bm25: Bm25Index, weights: dict[str, float]) -> None:
    kinds = [term for term in weights if term[0] == "@"]
    found = build_headings(HEADINGS, bm25).exactness(EVERY, weights, kinds)
    assert found == pytest.approx(
        [exactness_of(HEADINGS[i], weights, bm25.idf, any(k in BODIES[i] for k in kinds)) for i in range(3)]
    )


def test_a_heading_counts_by_what_was_asked_of_it(bm25: Bm25Index) -> None:
    rare, common = bm25.idf("monto"), bm25.idf("total")
    half, whole, unnamed = build_headings(HEADINGS, bm25).exactness(EVERY, {"monto": 1.0, "aporte": 1.0}, [])
    assert half == pytest.approx(rare / (rare + common))
    assert (whole, unnamed) == (1.0, pytest.approx(UNNAMED))


def test_a_passage_of_the_kind_that_is_asked_for_needs_no_word_of_its_heading(bm25: Bm25Index) -> None:
    assert build_headings(HEADINGS, bm25).exactness(EVERY, {}, ["@aporte"])[1] == pytest.approx(OF_THE_KIND)


def test_alternatives_stand_at_the_words_that_they_replace(engine: SearchEngine) -> None:
    plain, money = engine.slots(engine.analyse("planta lucas"))
    assert [phrase for phrase, _ in plain.alternatives] == [("plant",)]
    assert (("mont",), CREDIT) in money.alternatives
    assert plain.weight < money.weight
    assert 0 < ATTRIBUTE_CREDIT < CREDIT < 1
