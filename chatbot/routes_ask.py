"""POST /api/v1/ask: a question, its answer."""

from __future__ import annotations

import json
import time

import structlog
from apiflask import APIBlueprint
from flask import Response

from chatbot.answer import Answer
from chatbot.context import context, loaded
from chatbot.pipeline import answer
from chatbot.schemas import AnswerOut, AskIn, answer_json, saved_json
from chatbot.store import StoreError

ask = APIBlueprint("ask", __name__, url_prefix="/api/v1", tag="Asistente")
log = structlog.get_logger("chatbot")


@ask.post("/ask")
@ask.input(AskIn, location="json", arg_name="body")
@ask.output(AnswerOut)
@ask.doc(summary="Responde una pregunta con sus fuentes")
def post_ask(body: AskIn) -> Response:
    """Answer a question; earlier questions of the same person resolve what it leaves unsaid."""
    started = time.perf_counter()
    found = answered(body.question, body.history, body.commune)
    took = round(1000 * (time.perf_counter() - started), 2)
    text = json.dumps(answer_json(found, took), ensure_ascii=False, separators=(",", ":"))
    return Response(text, content_type="application/json")


def answered(question: str, history: list[str], commune: str | None) -> Answer:
    """Answer with the current bundle, count it and keep it. A store that fails does not keep anyone from an answer."""
    here = context()
    current = loaded()
    found = answer(question, history, commune, current.engine, current.knowledge)
    here.metrics.answers.labels(found.status).inc()
    try:
        here.store.save_answer(found.answer_id, json.dumps(saved_json(found), ensure_ascii=False, sort_keys=True))
    except StoreError as error:
        log.warning("answer_not_saved", reason=str(error))
    return found
