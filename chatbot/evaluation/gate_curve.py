"""The abstention gate measured: what each strictness answers, how often it errs, and which one families choose.

A strictness is added to every least coverage of `gate`; 0 is what is served. Answers that are computed pass no gate and
stay at every strictness. Coverage against error is the risk–coverage curve of selective classification (El-Yaniv and
Wiener, «On the Foundations of Noise-free Selective Classification», JMLR 11, 2010).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from chatbot.answer import Answer
from chatbot.evaluation.judged import Judged
from chatbot.evaluation.judging import SILENT, SPOKEN, wrong_with
from chatbot.gate import stricter

STRICTNESS = tuple(round(-0.2 + 0.05 * step, 2) for step in range(11))
"""From much more talkative than what is served to much more silent."""

FOLDS = 5
FALSE_ANSWER = 1.0
"""What a false answer costs besides being no right one: a wrong statement does more harm than silence."""

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one question went at one strictness."""

    right: bool
    spoke: bool
    silence_due: bool
    answer_id: str

    @property
    def false(self) -> bool:
        """Whether it answered what should not be answered."""
        return self.spoke and self.silence_due

    @property
    def worth(self) -> float:
        """What the choice of a strictness adds up."""
        return self.right - FALSE_ANSWER * self.false


@dataclass(frozen=True, slots=True)
class Sweep:
    """Every question at every strictness: `outcomes[strictness][question]`."""

    families: tuple[str, ...]
    outcomes: dict[float, tuple[Outcome, ...]]


@dataclass(frozen=True, slots=True)
class Point:
    """One strictness over the whole set; shares in [0, 1]."""

    strictness: float
    coverage: float
    """Questions that were answered."""
    error: float
    """Of those, the ones answered wrong."""
    false_answers: float
    """Of the questions to be silent on, the ones answered."""
    accuracy: float


@dataclass(frozen=True, slots=True)
class Held:
    """Cross-validation: what each fold chose without seeing its families, and how all folds did together."""

    chosen: tuple[float, ...]
    accuracy: float
    false_answers: float
    served_accuracy: float
    served_false_answers: float


@dataclass(frozen=True, slots=True)
class Band:
    """Answers given at strictness 0 that withstand this much more and no further step."""

    withstands: float
    answers: int
    right: int


def sweep(judged: Sequence[Judged], ask: Callable[[Judged], Answer], progress: Progress) -> Sweep:
    """Ask everything at every strictness."""
    outcomes = {}
    for number, by in enumerate(STRICTNESS, start=1):
        with stricter(by):
            outcomes[by] = tuple(_outcome(item, ask(item)) for item in judged)
        progress("umbrales", number, len(STRICTNESS))
    return Sweep(tuple(item.family for item in judged), outcomes)


def _outcome(item: Judged, found: Answer) -> Outcome:
    right = not list(wrong_with(item, found))
    return Outcome(right, found.status in SPOKEN, item.status[0] in SILENT, found.answer_id)


def curve(found: Sweep) -> tuple[Point, ...]:
    """Coverage against error, from the most talkative to the most silent."""
    return tuple(_point(by, row) for by, row in found.outcomes.items())


def _point(by: float, row: Sequence[Outcome]) -> Point:
    spoken = [o for o in row if o.spoke]
    return Point(
        by,
        _share(len(spoken), len(row)),
        _share(sum(not o.right for o in spoken), len(spoken)),
        _share(sum(o.false for o in row), sum(o.silence_due for o in row)),
        _share(sum(o.right for o in row), len(row)),
    )


def cross_validate(found: Sweep) -> Held:
    """Choose a strictness for each fold on the other folds; a family is never split between folds."""
    folds = [int(sha256(family.encode()).hexdigest(), 16) % FOLDS for family in found.families]
    chosen, held = [], []
    for fold in range(FOLDS):
        best = max(found.outcomes, key=lambda by: (_worth(found.outcomes[by], folds, fold), -abs(by)))
        chosen.append(best)
        held += [o for o, f in zip(found.outcomes[best], folds, strict=True) if f == fold]
    together, served = _point(0.0, held), _point(0.0, found.outcomes[0.0])
    return Held(tuple(chosen), together.accuracy, together.false_answers, served.accuracy, served.false_answers)


def _worth(row: Sequence[Outcome], folds: Sequence[int], left_out: int) -> float:
    return sum(o.worth for o, fold in zip(row, folds, strict=True) if fold != left_out)


def bands(found: Sweep) -> tuple[Band, ...]:
    """Calibration: the answers given, by how much more strictness they withstand. Firm ones should err less."""
    served = found.outcomes[0.0]
    steps = [by for by in found.outcomes if by >= 0]
    withstood = [0.0] * len(served)
    for i, outcome in enumerate(served):
        for by in steps:
            if found.outcomes[by][i].answer_id != outcome.answer_id:
                break
            withstood[i] = by
    rows = [(by, [o for o, w in zip(served, withstood, strict=True) if o.spoke and w == by]) for by in steps]
    return tuple(Band(by, len(row), sum(o.right for o in row)) for by, row in rows if row)


def _share(part: int, whole: int) -> float:
    return round(part / max(1, whole), 4)
