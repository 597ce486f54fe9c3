"""Answers kept and asked again: which changed, and because of which figure."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from chatbot.answer import Answer
from chatbot.evaluation.terminal import changes_text
from chatbot.knowledge import Knowledge, build_knowledge
from chatbot.pipeline import answer
from chatbot.saved import (
    Asked,
    SavedAnswer,
    SavedFigure,
    figure_changes,
    published_figures,
    read_lines,
    to_jsonl,
    verify,
)
from chatbot.saved import save as kept
from content.catalogue import Catalogue, build_catalogue
from content.model import Proyecto
from tests.chatbot.ejemplo import StubEngine, catalogue

COST, TOTAL = "¿Cuánto cuesta la planta de ENAMI?", "proyecto-275.monto-total"


def with_total(value: str | None) -> Catalogue:
    """The small catalogue with another total of the plant, or without it."""
    clean = catalogue()
    plant = clean.get(Proyecto, "275")
    figures = [
        c if c.id != "monto-total" else c.model_copy(update={"valor": Decimal(value or "0")})
        for c in plant.cifras
        if value or c.id != "monto-total"
    ]
    other = plant.model_copy(update={"cifras": tuple(figures), "presupuesto": "monto-total" if value else None})
    records = [r if r is not plant else other for r in clean.registros.values() if r.kind != "foco"]
    return build_catalogue(
        records,
        clean.atributos.values(),
        clean.unidades.values(),
        clean.sinonimos,
        conversaciones=clean.conversaciones,
        vocablos=clean.vocablos,
    )


class Assistant:
    """A catalogue that answers, as a later bundle would."""

    def __init__(self, found: Catalogue, version: str) -> None:
        self.engine = StubEngine(found, version)
        self.knowledge: Knowledge = build_knowledge(found)

    def __call__(self, question: str, history: object = (), commune: str | None = None) -> Answer:
        return answer(question, tuple(history), commune, self.engine, self.knowledge)  # type: ignore[arg-type]


@pytest.fixture
def saved() -> SavedAnswer:
    return kept(Asked(question=COST), Assistant(catalogue(), "v1")(COST))


def test_the_same_bundle_changes_nothing(saved: SavedAnswer) -> None:
    now = Assistant(catalogue(), "v1")
    assert verify([saved], now, published_figures(now.knowledge)) == []


def test_a_newer_bundle_with_the_same_figures_changes_nothing_either(saved: SavedAnswer) -> None:
    now = Assistant(catalogue(), "v2")
    assert now(COST).answer_id != saved.answer_id
    assert verify([saved], now, published_figures(now.knowledge)) == []


def test_a_changed_figure_is_named_with_before_and_now(saved: SavedAnswer) -> None:
    now = Assistant(with_total("2500"), "v2")
    (change,) = verify([saved], now, published_figures(now.knowledge))
    (figure,) = [f for f in change.figures if f.id == TOTAL]
    assert (figure.cause, figure.before, figure.now) == ("cambia", "2.147 millones de pesos", "2.500 millones de pesos")
    told = changes_text(1, [change])
    assert f"cifra {TOTAL}: cambió: 2.147 millones de pesos → 2.500 millones de pesos" in told
    assert "1 de 1 respuestas cambiaron." in told


def test_a_figure_that_is_no_longer_published_is_named(saved: SavedAnswer) -> None:
    now = Assistant(with_total(None), "v2")
    (change,) = verify([saved], now, published_figures(now.knowledge))
    assert (TOTAL, "retirada") in [(f.id, f.cause) for f in change.figures]


def figure(id_: str, text: str = "1", status: str = "confirmado") -> SavedFigure:
    return SavedFigure(id=id_, text=text, status=status)


@pytest.mark.parametrize(
    ("before", "now", "published", "causes"),
    [
        ([figure("a")], [figure("a", status="en_conflicto")], {}, ["estado"]),
        ([figure("a")], [], {"a": figure("a")}, ["sale"]),
        ([figure("a")], [], {"a": figure("a", "2")}, ["cambia"]),
        ([], [figure("a")], {"a": figure("a")}, ["entra"]),
        ([figure("a")], [figure("a")], {"a": figure("a")}, []),
    ],
)
def test_every_cause_has_its_name(
    before: list[SavedFigure], now: list[SavedFigure], published: dict[str, SavedFigure], causes: list[str]
) -> None:
    assert [c.cause for c in figure_changes(before, now, published)] == causes


def test_what_is_saved_is_read_back_and_a_faulty_line_is_named(saved: SavedAnswer, tmp_path: Path) -> None:
    path = tmp_path / "respuestas.jsonl"
    path.write_text(to_jsonl([saved]), encoding="utf-8")
    assert read_lines(path, SavedAnswer) == [saved]
    path.write_text(to_jsonl([saved]) + '{"question": "¿qué?"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"respuestas\.jsonl:2: answer_id"):
        read_lines(path, SavedAnswer)


def test_judged_questions_can_be_saved_as_they_are() -> None:
    asked = Asked.model_validate({"id": "Q", "question": "¿y eso?", "context": ["¿Qué es?"], "expect": {}})
    assert asked.earlier == ("¿Qué es?",)
