"""Measuring retrieval: SQuAD files and judged questions."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from search_index.engine import SearchEngine
from search_index.errors import SearchIndexError
from search_index.evaluate import evaluate_squad, measures, rank, read_squad
from search_index.judged import evaluate_judged
from tests.search_index.conftest import SETTINGS, World, quiet

SQUAD = {
    "version": "1",
    "data": [
        {
            "title": "A",
            "paragraphs": [
                {
                    "context": "La planta de ENAMI cuesta 2.147 millones. La paga el Gobierno Regional.",
                    "qas": [{"id": "1", "question": "¿Cuánto cuesta la planta?", "answers": []}],
                },
                {"context": "Un párrafo sin preguntas sobre el puerto."},
                {
                    "context": "El hospital de Calama atiende a la provincia.",
                    "qas": [{"question": "¿Dónde está el hospital?"}],
                },
            ],
        }
    ],
}


def test_a_squad_file_is_measured_with_three_systems(tmp_path: Path, world: World) -> None:
    path = tmp_path / "s.json"
    path.write_text(json.dumps(SQUAD), encoding="utf-8")
    result = evaluate_squad(path, SETTINGS, world.index, quiet).to_dict()
    assert (result["passages"], result["questions"]) == (3, 2)
    assert list(result["systems"]) == ["bm25", "dense", "hybrid"]  # type: ignore[call-overload]
    assert result["systems"]["hybrid"] == {"r1": 1.0, "r5": 1.0, "r10": 1.0, "mrr10": 1.0, "ndcg10": 1.0}  # type: ignore[index]


@pytest.mark.parametrize(
    "text", ["", "[]", '{"data": [{}]}', '{"data": []}', '{"data": [{"paragraphs": [{"qas": []}]}]}']
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "s.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SearchIndexError):
        read_squad(path)


def test_measures_are_those_of_the_definitions() -> None:
    found = measures([1, 2, 4, 11])
    assert (found.r1, found.r5, found.r10) == (0.25, 0.75, 0.75)
    assert found.mrr10 == pytest.approx((1 + 1 / 2 + 1 / 4) / 4)
    assert found.ndcg10 == pytest.approx((1 + 1 / np.log2(3) + 1 / np.log2(5)) / 4)


def test_equal_scores_rank_by_position() -> None:
    scores = np.array([1.0, 2.0, 1.0], dtype=np.float32)
    assert [rank(scores, i) for i in range(3)] == [2, 1, 3]


def judged_file(folder: Path) -> Path:
    """Two questions of one family, of which the second asks for evidence that nothing holds."""

    def row(id_: str, question: str, include: list[list[str]], variant_of: str | None = None) -> str:
        expect = {"status": "answered", "must_include": include, "sources": ["acta"]}
        return json.dumps({"id": id_, "question": question, "variant_of": variant_of, "context": [], "expect": expect})

    path = folder / "j.jsonl"
    path.write_text(
        "\n".join(
            [
                row("a", "¿Cuánto cuesta la planta?", [["2.147 millones"]]),
                row("b", "cuanto cuesta la planta", [["2147"]], "a"),
            ]
        ),
        encoding="utf-8",
    )
    return path


def test_judged_questions_need_source_and_evidence(tmp_path: Path, engine: SearchEngine) -> None:
    path = judged_file(tmp_path)
    report = evaluate_judged(engine, path)
    assert (report.questions, report.source_at_5, report.missed) == (2, 1.0, ("b",))
    assert (report.variants, report.variants_agree, report.variants_same_record) == (1, 1.0, 1.0)
    part = evaluate_judged(engine, path, "a")
    assert (part.questions, part.variants, part.missed) == (1, 0, ())
