"""POST /api/v1/feedback: whether an answer served."""

from __future__ import annotations

import json

from apiflask import APIBlueprint
from flask import Response

from chatbot.context import context
from chatbot.problems import ProblemError
from chatbot.schemas import FeedbackIn, ThanksOut
from chatbot.store import StoreError

feedback = APIBlueprint("feedback", __name__, url_prefix="/api/v1", tag="Opiniones")


@feedback.post("/feedback")
@feedback.input(FeedbackIn, location="json", arg_name="body")
@feedback.output(ThanksOut)
@feedback.doc(summary="Guarda si una respuesta sirvió")
def post_feedback(body: FeedbackIn) -> Response:
    """Keep an opinion; answered only once it is on the disk."""
    try:
        context().store.save_feedback(body.answer_id, useful=body.useful, comment=body.comment)
    except StoreError:
        raise ProblemError(503, "No se pudo guardar tu opinión. Inténtalo más tarde.") from None
    return Response(json.dumps({"saved": True}), content_type="application/json")
