"""The gate's curve: what is counted, and that a family never helps to choose what it is judged with."""

from __future__ import annotations

from chatbot.evaluation.curve_svg import curve_svg
from chatbot.evaluation.gate_curve import FOLDS, Outcome, Sweep, bands, cross_validate, curve, sweep
from chatbot.evaluation.terminal import gate_text
from chatbot.gate import MIN_COVERAGE, least, stricter
from tests.chatbot.conftest import Ask
from tests.chatbot.test_evaluate import four


def outcome(*, right: bool = True, spoke: bool = True, due: bool = False, id_: str = "a") -> Outcome:
    return Outcome(right, spoke, due, id_)


def made(**rows: list[Outcome]) -> Sweep:
    outcomes = {float(name.replace("m", "-").replace("_", ".")[1:]): tuple(row) for name, row in rows.items()}
    return Sweep(tuple(f"F{i}" for i in range(len(next(iter(outcomes.values()))))), outcomes)


def test_strictness_holds_only_inside_its_block() -> None:
    with stricter(0.2):
        assert least(MIN_COVERAGE) == MIN_COVERAGE + 0.2
    assert least(MIN_COVERAGE) == MIN_COVERAGE


def test_a_stricter_gate_never_answers_more(ask: Ask) -> None:
    found = sweep(four(), lambda j: ask(j.question), lambda what, done, of: None)
    coverages = [p.coverage for p in curve(found)]
    assert coverages == sorted(coverages, reverse=True)
    assert "← en uso" in gate_text(found)


def test_the_curve_counts_coverage_error_and_false_answers() -> None:
    row = [outcome(), outcome(right=False), outcome(right=False, due=True), outcome(spoke=False, due=True)]
    (point,) = curve(made(s0=row))
    assert (point.coverage, point.error, point.false_answers, point.accuracy) == (0.75, 0.6667, 0.5, 0.5)


def test_every_fold_chooses_what_serves_the_others() -> None:
    lax = [outcome(right=False, due=True) for _ in range(20)]
    strict = [outcome(spoke=False, due=True) for _ in range(20)]
    held = cross_validate(made(s0=lax, s0_1=strict))
    assert held.chosen == (0.1,) * FOLDS
    assert (held.accuracy, held.false_answers, held.served_false_answers) == (1.0, 0.0, 1.0)


def test_a_tie_keeps_what_is_served() -> None:
    same = [outcome() for _ in range(9)]
    assert set(cross_validate(made(s0=same, s0_1=same)).chosen) == {0.0}


def test_bands_tell_firm_answers_from_weak_ones() -> None:
    found = bands(made(s0=[outcome(), outcome(right=False)], s0_1=[outcome(), outcome(spoke=False, id_="b")]))
    assert [(b.withstands, b.answers, b.right) for b in found] == [(0.0, 1, 0), (0.1, 1, 1)]


def test_the_drawing_is_the_same_every_time_and_marks_what_is_served() -> None:
    points = curve(made(s0=[outcome(), outcome(right=False)], s0_1=[outcome(), outcome(spoke=False)]))
    assert curve_svg(points) == curve_svg(points)
    assert curve_svg(points).count("<circle") == 2
    assert ">served<" in curve_svg(points)
