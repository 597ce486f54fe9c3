"""Judged questions answered in process and scored: accuracy by group, family agreement, false answers, times.

What is right is `evaluation.judging`; how thresholds are chosen is `evaluation.gate_curve`.
"""

from __future__ import annotations

import json
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

from chatbot.answer import Answer
from chatbot.evaluation.judged import Judged, read_judged
from chatbot.evaluation.judging import SILENT, SPOKEN, holds, plain, wrong_with

Groups = dict[str, tuple[int, int]]
"""Right answers and questions, by group."""

NO_SOURCE = "sin fuente"
"""Group of the questions that no source answers."""

MIN_PARITY = 5
"""Questions that a commune needs to count in the parity: below that, one answer moves it by more than a fifth."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one question went."""

    id: str
    type: str
    persona: str
    communes: tuple[str, ...]
    sources: tuple[str, ...]
    question: str
    right: bool
    wrong: tuple[str, ...]
    expected: str
    got: str
    kind: str
    intent: str
    answer_id: str
    answer: str
    reference: str
    ms: float


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything measured over a set."""

    questions: int
    right: int
    accuracy: float
    answerable_right: float
    false_answer_rate: float
    families: int
    families_agree: float
    commune_parity: float | None
    """Accuracy of the worst commune over that of the best, of those with enough questions; None if fewer than two."""
    p50_ms: float
    p95_ms: float
    by_type: Groups
    by_persona: Groups
    by_commune: Groups
    by_source: Groups
    by_kind: Groups
    """By what kind of answer was given: computed, quoted, none. Says which can be trusted more."""
    verdicts: tuple[Verdict, ...]

    def to_json(self) -> str:
        """Stable JSON: summary and one row a question."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)


def evaluate(
    judged: Sequence[Judged],
    ask: Callable[[Judged], Answer],
    communes: Callable[[Judged], tuple[str, ...]] = lambda item: (),
) -> Scorecard:
    """Ask every question once and score it; `communes` names those that a question is about."""
    verdicts = []
    for item in judged:
        started = time.perf_counter()
        found = ask(item)
        ms = 1000 * (time.perf_counter() - started)
        verdicts.append(_verdict(item, found, communes(item), ms))
    return _scorecard(judged, verdicts)


def _verdict(item: Judged, found: Answer, communes: tuple[str, ...], ms: float) -> Verdict:
    wrong = tuple(wrong_with(item, found))
    return Verdict(
        id=item.id,
        type=item.type,
        persona=item.persona,
        communes=communes,
        sources=tuple(sorted(item.sources)),
        question=item.question,
        right=not wrong,
        wrong=wrong,
        expected=item.status[0],
        got=found.status,
        kind=found.kind,
        intent=found.intent,
        answer_id=found.answer_id,
        answer=found.answer,
        reference=item.reference,
        ms=round(ms, 3),
    )


def _scorecard(judged: Sequence[Judged], verdicts: Sequence[Verdict]) -> Scorecard:
    ids = {v.id: v.answer_id for v in verdicts}
    families = [(j.id, j.variant_of) for j in judged if j.variant_of in ids]
    agree = sum(ids[one] == ids[str(base)] for one, base in families)
    silent = [v for v in verdicts if v.expected in SILENT]
    spoken = [v for v in verdicts if v.expected in SPOKEN]
    times = sorted(v.ms for v in verdicts) or [0.0]
    right = sum(v.right for v in verdicts)
    by_commune = _groups(verdicts, lambda v: v.communes)
    return Scorecard(
        questions=len(verdicts),
        right=right,
        accuracy=share(right, len(verdicts)),
        answerable_right=share(sum(v.right for v in spoken), len(spoken)),
        false_answer_rate=share(sum(v.got in SPOKEN for v in silent), len(silent)),
        families=len(families),
        families_agree=share(agree, len(families)),
        commune_parity=parity(by_commune),
        p50_ms=round(statistics.median(times), 2),
        p95_ms=round(times[int(0.95 * (len(times) - 1))], 2),
        by_type=_groups(verdicts, lambda v: (v.type,)),
        by_persona=_groups(verdicts, lambda v: (v.persona,)),
        by_commune=by_commune,
        by_source=_groups(verdicts, lambda v: v.sources or (NO_SOURCE,)),
        by_kind=_groups(verdicts, lambda v: (v.kind,)),
        verdicts=tuple(verdicts),
    )


def _groups(verdicts: Sequence[Verdict], groups_of: Callable[[Verdict], Iterable[str]]) -> Groups:
    found: dict[str, list[bool]] = defaultdict(list)
    for verdict in verdicts:
        for group in groups_of(verdict):
            found[group].append(verdict.right)
    return {name: (sum(rights), len(rights)) for name, rights in sorted(found.items())}


def parity(groups: Groups) -> float | None:
    """Accuracy of the worst group over that of the best, of those with `MIN_PARITY` questions or more."""
    shares = [right / total for right, total in groups.values() if total >= MIN_PARITY]
    return round(min(shares) / max(shares), 4) if len(shares) > 1 and max(shares) else None


def share(part: int, whole: int) -> float:
    """Part of a whole, in [0, 1], to four places; 0 of nothing."""
    return round(part / max(1, whole), 4)


__all__ = ["Judged", "Scorecard", "Verdict", "evaluate", "holds", "parity", "plain", "read_judged", "share"]
