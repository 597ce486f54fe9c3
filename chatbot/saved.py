"""Answers kept in a file and asked again later: which changed, and because of which figure. Reads no clock.

An answer's id names its bundle too; what is compared is therefore what the answer says: status, text, figures, places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from chatbot.answer import Answer, Figure
from chatbot.knowledge import Knowledge
from chatbot.schemas import MAX_HISTORY, Question

Cause = Literal["cambia", "estado", "retirada", "entra", "sale"]
"""What happened to a figure: another value, now disputed or settled, no longer published, newly or no longer used."""

Model = TypeVar("Model", bound=BaseModel)


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Asked(_Line):
    """A question to keep the answer of; judged questions (`context`) have this shape too."""

    question: Question
    history: Annotated[tuple[Question, ...], Field(max_length=MAX_HISTORY)] = ()
    context: tuple[Question, ...] = ()
    commune: Annotated[str, Field(pattern=r"^\d{5}$")] | None = None

    @property
    def earlier(self) -> tuple[str, ...]:
        """Earlier questions, whichever name they came under."""
        return self.history or self.context


class SavedFigure(_Line):
    """A figure as the answer told it."""

    id: str
    text: str
    status: str


class SavedAnswer(_Line):
    """A line of the file: a question and what was answered."""

    question: Question
    history: Annotated[tuple[Question, ...], Field(max_length=MAX_HISTORY)] = ()
    commune: Annotated[str, Field(pattern=r"^\d{5}$")] | None = None
    answer_id: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    index_version: str
    status: str
    answer: str
    figures: tuple[SavedFigure, ...] = ()
    places: tuple[str, ...] = ()
    """Addresses of the cited sections."""


class FigureChange(_Line):
    """One reason for a change; `before` and `now` are texts, empty where there is none."""

    id: str
    cause: Cause
    before: str = ""
    now: str = ""


class Change(_Line):
    """An answer that is not what it was."""

    question: str
    answer_id: str
    now_id: str
    status: tuple[str, str]
    reworded: bool
    places: bool
    figures: tuple[FigureChange, ...]


Ask = Callable[[str, Sequence[str], str | None], Answer]


def save(asked: Asked, answer: Answer) -> SavedAnswer:
    """The line to keep."""
    return SavedAnswer(
        question=asked.question,
        history=asked.earlier,
        commune=asked.commune,
        answer_id=answer.answer_id,
        index_version=answer.index_version,
        status=answer.status,
        answer=answer.answer,
        figures=tuple(_kept(f) for f in answer.figures),
        places=_places(answer),
    )


def read_lines(path: Path, model: type[Model]) -> list[Model]:
    """Read a JSONL file. Raises ValueError with the line and what is wrong with it."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found.append(model.model_validate_json(line))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "la línea"
            raise ValueError(f"{path}:{number}: {where}: {first['msg']}") from None
    return found


def to_jsonl(answers: Iterable[SavedAnswer]) -> str:
    """One answer a line."""
    return "".join(a.model_dump_json() + "\n" for a in answers)


def verify(saved: Sequence[SavedAnswer], ask: Ask, published: Mapping[str, SavedFigure]) -> list[Change]:
    """Ask every question again; those whose answer changed, in order. `published` are the figures of the bundle now."""
    changes = []
    for old in saved:
        new = ask(old.question, old.history, old.commune)
        if new.answer_id == old.answer_id:
            continue
        change = Change(
            question=old.question,
            answer_id=old.answer_id,
            now_id=new.answer_id,
            status=(old.status, new.status),
            reworded=old.answer != new.answer,
            places=old.places != _places(new),
            figures=tuple(figure_changes(old.figures, [_kept(f) for f in new.figures], published)),
        )
        if change.reworded or change.places or change.figures or old.status != new.status:
            changes.append(change)
    return changes


def published_figures(knowledge: Knowledge) -> dict[str, SavedFigure]:
    """Every figure of a bundle, by id."""
    return {
        s.id: SavedFigure(id=s.id, text=s.valor_texto or "", status=s.estado)
        for s in knowledge.statements
        if s.tipo == "cifra"
    }


def figure_changes(
    before: Sequence[SavedFigure], now: Sequence[SavedFigure], published: Mapping[str, SavedFigure]
) -> Iterable[FigureChange]:
    """Why an answer changed, figure by figure: first those it had, then those it has now."""
    current = {f.id: f for f in now}
    for old in before:
        figure = current.get(old.id)
        new = figure or published.get(old.id)
        if new is None:
            yield FigureChange(id=old.id, cause="retirada", before=old.text)
        elif new.text != old.text:
            yield FigureChange(id=old.id, cause="cambia", before=old.text, now=new.text)
        elif new.status != old.status:
            yield FigureChange(id=old.id, cause="estado", before=old.status, now=new.status)
        elif figure is None:
            yield FigureChange(id=old.id, cause="sale", before=old.text)
    had = {f.id for f in before}
    for figure in now:
        if figure.id not in had:
            yield FigureChange(id=figure.id, cause="entra", now=figure.text)


def _kept(figure: Figure) -> SavedFigure:
    return SavedFigure(id=figure.id, text=figure.text, status=figure.status)


def _places(answer: Answer) -> tuple[str, ...]:
    return tuple(c.page_url for c in answer.citations)
