"""Liveness, readiness and counters, for whoever runs the service."""

from __future__ import annotations

import json

from apiflask import APIBlueprint
from flask import Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from chatbot.context import context
from chatbot.problems import ProblemError
from chatbot.schemas import HealthOut

health = APIBlueprint("health", __name__, tag="Operación")


@health.get("/livez")
@health.output(HealthOut)
@health.doc(summary="El proceso está vivo")
def get_livez() -> Response:
    """Always fine while the process can answer at all."""
    return _json(HealthOut(status="ok"))


@health.get("/readyz")
@health.output(HealthOut)
@health.doc(summary="El servicio puede responder preguntas")
def get_readyz() -> Response:
    """Fine when a verified bundle is loaded; else 503 with the reason."""
    runtime = context().runtime
    current = runtime.current()
    if current is None:
        raise ProblemError(503, runtime.reason)
    return _json(HealthOut(status="ok", index_version=current.engine.version))


@health.get("/metrics")
@health.doc(hide=True)
def get_metrics() -> Response:
    """Counters in the Prometheus text format."""
    return Response(generate_latest(context().metrics.registry), content_type=CONTENT_TYPE_LATEST)


def _json(body: HealthOut) -> Response:
    return Response(json.dumps(body.model_dump(exclude_none=True)), content_type="application/json")
