"""GET /api/v1/answers/<id>: an answer given before, the same bytes every time."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response

from chatbot.context import context
from chatbot.problems import ProblemError
from chatbot.schemas import SavedAnswerOut
from chatbot.store import StoreError

answers = APIBlueprint("answers", __name__, url_prefix="/api/v1", tag="Asistente")


@answers.get("/answers/<string:answer_id>")
@answers.output(SavedAnswerOut)
@answers.doc(summary="Devuelve una respuesta ya dada")
def get_answer(answer_id: str) -> Response:
    """The answer with that id, if this service gave it."""
    try:
        body = context().store.answer(answer_id)
    except StoreError:
        raise ProblemError(503, "El archivo de respuestas no está disponible.") from None
    if body is None:
        raise ProblemError(404, "No hay una respuesta con ese id en este servicio.")
    return Response(body, content_type="application/json", headers={"Cache-Control": "public, max-age=86400"})
