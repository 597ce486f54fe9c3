"""What the routes share, kept in the application under one key."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import current_app
from prometheus_client import CollectorRegistry, Counter, Histogram

from chatbot.problems import ProblemError
from chatbot.runtime import Loaded, Runtime
from chatbot.store import Store
from content.settings import Settings

KEY = "emra"


@dataclass(frozen=True, slots=True)
class Metrics:
    """Counters of this process."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    answers: Counter = field(init=False)
    requests: Counter = field(init=False)
    seconds: Histogram = field(init=False)

    def __post_init__(self) -> None:
        registry = self.registry
        object.__setattr__(
            self, "answers", Counter("emra_answers", "Respuestas por estado", ["status"], registry=registry)
        )
        object.__setattr__(
            self,
            "requests",
            Counter("emra_requests", "Solicitudes por ruta y código", ["route", "code"], registry=registry),
        )
        object.__setattr__(
            self,
            "seconds",
            Histogram("emra_request_seconds", "Duración de las solicitudes", ["route"], registry=registry),
        )


@dataclass(frozen=True, slots=True)
class Context:
    """Settings, bundle, store and counters of one application."""

    settings: Settings
    runtime: Runtime
    store: Store
    metrics: Metrics


def context() -> Context:
    """The context of the application that serves this request."""
    found = current_app.extensions[KEY]
    assert isinstance(found, Context)
    return found


def loaded() -> Loaded:
    """The bundle to answer with. Raises ProblemError 503 if there is none."""
    current = context().runtime.current()
    if current is None:
        raise ProblemError(503, "El asistente no puede responder ahora: su índice no está disponible.")
    return current
