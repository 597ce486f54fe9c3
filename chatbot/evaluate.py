"""Judged questions answered in process and scored: accuracy by type, family agreement, false answers, times.

A question is right when its status, the contents, what must not be said and one of the sources are as expected.
Comparison ignores case, accents and typography; numbers match whole, short words match whole.
"""

from __future__ import annotations

import json
import re
import statistics
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from chatbot.answer import Answer

SILENT = ("no_answer", "out_of_scope")
SPOKEN = ("answered", "conflict")
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with what a right answer must be."""

    id: str
    question: str
    type: str
    persona: str
    variant_of: str | None
    context: tuple[str, ...]
    status: tuple[str, ...]
    must_include: tuple[tuple[str, ...], ...]
    must_not_include: tuple[str, ...]
    sources: frozenset[str]
    reference: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one question went."""

    id: str
    type: str
    question: str
    right: bool
    wrong: tuple[str, ...]
    expected: str
    got: str
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
    p50_ms: float
    p95_ms: float
    by_type: dict[str, tuple[int, int]]
    verdicts: tuple[Verdict, ...]

    def to_json(self) -> str:
        """Stable JSON: summary and one row a question."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)


def read_judged(path: Path) -> list[Judged]:
    """Read a JSONL file of judged questions. Raises ValueError with the line number."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found.append(_judged(json.loads(line)))
        except (KeyError, TypeError, json.JSONDecodeError) as error:
            raise ValueError(f"{path}:{number}: {error}") from None
    return found


def _judged(raw: dict[str, Any]) -> Judged:
    expect = raw["expect"]
    return Judged(
        id=raw["id"],
        question=raw["question"],
        type=raw["type"],
        persona=raw.get("persona", ""),
        variant_of=raw.get("variant_of"),
        context=tuple(raw.get("context") or ()),
        status=(expect["status"], *expect.get("status_alt", ())),
        must_include=tuple(tuple(group) for group in expect.get("must_include") or ()),
        must_not_include=tuple(expect.get("must_not_include") or ()),
        sources=frozenset(expect.get("sources") or ()),
        reference=raw.get("answer", ""),
    )


def evaluate(judged: Sequence[Judged], ask: Callable[[Judged], Answer]) -> Scorecard:
    """Ask every question once and score it."""
    verdicts = []
    for item in judged:
        started = time.perf_counter()
        found = ask(item)
        verdicts.append(_verdict(item, found, 1000 * (time.perf_counter() - started)))
    return _scorecard(judged, verdicts)


def _verdict(item: Judged, found: Answer, ms: float) -> Verdict:
    wrong = tuple(wrong_with(item, found))
    return Verdict(
        id=item.id,
        type=item.type,
        question=item.question,
        right=not wrong,
        wrong=wrong,
        expected=item.status[0],
        got=found.status,
        answer_id=found.answer_id,
        answer=found.answer,
        reference=item.reference,
        ms=round(ms, 3),
    )


def wrong_with(item: Judged, found: Answer) -> Iterable[str]:
    """Names of the checks that an answer fails."""
    text = plain(" ".join([found.answer, *(o.label for o in found.options)]))
    cited = {c.source_id for c in found.citations}
    friendly = item.type == "chitchat" and found.status == "answered" and not cited
    if found.status not in item.status and not friendly:
        yield "status"
    if not all(any(holds(text, one) for one in group) for group in item.must_include):
        yield "include"
    if any(holds(text, one) for one in item.must_not_include):
        yield "exclude"
    if item.sources and item.status[0] in SPOKEN and not cited & item.sources:
        yield "sources"


def _scorecard(judged: Sequence[Judged], verdicts: Sequence[Verdict]) -> Scorecard:
    by_type: dict[str, list[bool]] = defaultdict(list)
    for verdict in verdicts:
        by_type[verdict.type].append(verdict.right)
    ids = {v.id: v.answer_id for v in verdicts}
    families = [(j.id, j.variant_of) for j in judged if j.variant_of in ids]
    agree = sum(ids[one] == ids[str(base)] for one, base in families)
    silent = [v for v in verdicts if v.expected in SILENT]
    spoken = [v for v in verdicts if v.expected in SPOKEN]
    times = sorted(v.ms for v in verdicts) or [0.0]
    right = sum(v.right for v in verdicts)
    return Scorecard(
        questions=len(verdicts),
        right=right,
        accuracy=_share(right, len(verdicts)),
        answerable_right=_share(sum(v.right for v in spoken), len(spoken)),
        false_answer_rate=_share(sum(v.got in SPOKEN for v in silent), len(silent)),
        families=len(families),
        families_agree=_share(agree, len(families)),
        p50_ms=round(statistics.median(times), 2),
        p95_ms=round(times[int(0.95 * (len(times) - 1))], 2),
        by_type={kind: (sum(found), len(found)) for kind, found in sorted(by_type.items())},
        verdicts=tuple(verdicts),
    )


def _share(part: int, whole: int) -> float:
    return round(part / max(1, whole), 4)


def plain(text: str) -> str:
    """Lower case, no accents, one kind of dash, quote and space; `91 %` → `91%`, `$ 4` → `$4`."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    text = re.sub(r"[*_`]", "", text)
    text = re.sub(r"[‐-―−]", "-", text)
    text = re.sub(r"[“”«»„]", '"', text)
    text = re.sub(r"(?<=\d)\s+%", "%", text)
    text = re.sub(r"\$\s+(?=\d)", "$", text)
    return re.sub(r"\s+", " ", text).strip()


def holds(text: str, alternative: str) -> bool:
    """Whether the alternative stands in the plain text; numbers end where they end, short words stand alone."""
    wanted = plain(alternative)
    pattern = re.escape(wanted)
    if wanted[:1].isdigit():
        pattern = r"(?<!\d)(?<!\d[.,])" + pattern
    elif len(wanted) <= _SHORT:
        pattern = r"(?<!\w)" + pattern
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", wanted):
        pattern += r"(?!\d)"
    elif wanted[-1:].isdigit():
        pattern += r"(?!\d)(?![.,]\d)"
    elif len(wanted) <= _SHORT and wanted[-1:].isalpha():
        pattern += r"(?:s|es)?(?!\w)"
    return re.search(pattern, text) is not None
