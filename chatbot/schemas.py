"""The JSON of the service, as pydantic models: what comes in is checked here, what goes out has this shape."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from chatbot.answer import Answer
from chatbot.plan import Kind, Status

MAX_QUESTION = 300
MAX_HISTORY = 5
MAX_RESULTS = 50

Question = Annotated[str, Field(min_length=1, max_length=MAX_QUESTION, pattern=r"\S")]


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Out(BaseModel):
    model_config = ConfigDict(extra="forbid")


class AskIn(_In):
    """A question, with the earlier questions of the same person."""

    question: Question = Field(description="un texto de 1 a 300 caracteres")
    history: Annotated[list[Question], Field(max_length=MAX_HISTORY)] = Field(
        default=[], description="una lista de hasta 5 preguntas anteriores, de 1 a 300 caracteres"
    )
    commune: Annotated[str, Field(pattern=r"^\d{5}$")] | None = Field(
        default=None, description="un código CUT de cinco dígitos, o null"
    )


class SearchIn(BaseModel):
    """A search over the index; text because it comes in the address."""

    model_config = ConfigDict(extra="forbid")

    q: Question = Field(description="un texto de 1 a 300 caracteres")
    limit: Annotated[int, Field(ge=1, le=MAX_RESULTS)] = Field(default=10, description="un número de 1 a 50")
    type: Literal["dato", "pagina", "digesto", "texto"] | None = Field(
        default=None, description="uno de: dato, pagina, digesto, texto"
    )
    commune: Annotated[str, Field(pattern=r"^\d{5}$")] | None = Field(
        default=None, description="un código CUT de cinco dígitos"
    )


class FeedbackIn(_In):
    """Whether an answer served; the comment is optional and kept without any data of its author."""

    answer_id: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")] = Field(description="el id de una respuesta")
    useful: bool = Field(description="true o false")
    comment: Annotated[str, Field(max_length=500)] = Field(default="", description="un texto de hasta 500 caracteres")


class EntityOut(_Out):
    """Something that the answer is about."""

    type: str
    id: str
    name: str


class CorrectionOut(_Out):
    """A word that was read as another one."""

    from_: str = Field(serialization_alias="from")
    to: str


class InterpretationOut(_Out):
    """What was understood."""

    intent: str
    entities: list[EntityOut]
    corrections: list[CorrectionOut]


class CitationOut(_Out):
    """Where the answer stands: `page_url` is on this site, `url` at the publisher's if known."""

    number: int
    source_id: str
    title: str
    publisher: str
    date: str
    locator: str
    quote: str
    url: str
    page_url: str


class FigureOut(_Out):
    """A figure of the answer. `value` is exact decimal text in `unit`."""

    id: str
    value: str | None
    unit: str | None
    text: str
    as_of: str | None
    status: str
    page_url: str


class OptionOut(_Out):
    """One reading of an ambiguous question."""

    label: str
    question: str


class AnswerOut(_Out):
    """An answer. Everything but `took_ms` and the corrections follows from `answer_id`."""

    status: Status
    answer: str
    answer_id: str
    kind: Kind
    interpretation: InterpretationOut
    citations: list[CitationOut]
    figures: list[FigureOut]
    options: list[OptionOut]
    suggestions: list[str]
    request: str = Field(description="Texto listo para una solicitud de transparencia, o vacío")
    index_version: str
    took_ms: float


class SavedAnswerOut(_Out):
    """An answer as it was given before: without time and corrections, the same bytes every time."""

    status: Status
    answer: str
    answer_id: str
    kind: Kind
    interpretation: InterpretationOut
    citations: list[CitationOut]
    figures: list[FigureOut]
    options: list[OptionOut]
    suggestions: list[str]
    request: str
    index_version: str


class ResultOut(_Out):
    """A ranked passage."""

    chunk_id: str
    type: str
    title: str
    heading_path: list[str]
    text: str
    url: str
    record_id: str | None
    source_id: str
    locator: str
    score: float


class SearchOut(_Out):
    """Ranked passages, best first."""

    query: str
    results: list[ResultOut]
    index_version: str


class ThanksOut(_Out):
    """Feedback was kept."""

    saved: bool


class HealthOut(_Out):
    """Whether the service can answer."""

    status: str
    index_version: str | None = None
    reason: str | None = None


class ProblemOut(_Out):
    """RFC 9457 problem details; `code` is stable, `detail` is Spanish."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    request_id: str


def answer_json(answer: Answer, took_ms: float) -> dict[str, object]:
    """The JSON object of an answer."""
    body = {**_saved(answer, answer.corrections), "took_ms": took_ms}
    return AnswerOut.model_validate(body).model_dump(mode="json", by_alias=True)


def saved_json(answer: Answer) -> dict[str, object]:
    """The part of an answer that does not depend on who asked, when or with which spelling."""
    return SavedAnswerOut.model_validate(_saved(answer, ())).model_dump(mode="json", by_alias=True)


def _saved(answer: Answer, corrections: tuple[tuple[str, str], ...]) -> dict[str, object]:
    return {
        "status": answer.status,
        "answer": answer.answer,
        "answer_id": answer.answer_id,
        "kind": answer.kind,
        "interpretation": {
            "intent": answer.intent,
            "entities": [{"type": e.type, "id": e.id, "name": e.name} for e in answer.entities],
            "corrections": [CorrectionOut(from_=a, to=b) for a, b in corrections],
        },
        "citations": [_fields(c, CitationOut) for c in answer.citations],
        "figures": [_fields(f, FigureOut) for f in answer.figures],
        "options": [{"label": o.label, "question": o.question} for o in answer.options],
        "suggestions": list(answer.suggestions),
        "request": answer.request,
        "index_version": answer.index_version,
    }


def _fields(value: object, model: type[BaseModel]) -> dict[str, object]:
    return {name: getattr(value, name) for name in model.model_fields}
