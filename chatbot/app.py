"""The Flask application: blueprints, errors, headers, logs. Everything it needs is passed in."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable
from typing import Any, cast

import structlog
from apiflask import APIFlask
from apiflask.exceptions import HTTPError
from flask import Response, g, request
from werkzeug.exceptions import HTTPException

from chatbot.context import KEY, Context, Metrics, context
from chatbot.ports import Engine
from chatbot.problems import ProblemError, from_http, problem_response
from chatbot.routes_answers import answers
from chatbot.routes_ask import ask
from chatbot.routes_feedback import feedback
from chatbot.routes_health import health
from chatbot.routes_search import search
from chatbot.routes_site import site
from chatbot.runtime import Runtime, prepare
from chatbot.schemas import AskIn, FeedbackIn, SearchIn
from chatbot.store import Store
from content.settings import Settings

MAX_BODY = 8 * 1024
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
log = structlog.get_logger("chatbot")


def create_app(settings: Settings, engine: Engine | None = None) -> APIFlask:
    """The service. Without an engine it opens the current bundle of `settings.index_dir` and follows its pointer."""
    app = APIFlask(
        "chatbot",
        title="Asistente de la EMRA",
        version="1",
        spec_path="/api/openapi.json",
        docs_path=None,
        static_folder=None,  # type: ignore[arg-type]  # APIFlask's annotation forgets Flask's None
    )
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY, PROPAGATE_EXCEPTIONS=False, SYNC_LOCAL_SPEC=False)
    app.config["DESCRIPTION"] = "Responde preguntas sobre la EMRA con lo que dicen sus fuentes."
    app.extensions[KEY] = Context(settings, _runtime(settings, engine), Store(settings.service.store), Metrics())
    for blueprint in (ask, answers, search, feedback, health, site):
        app.register_blueprint(blueprint)
    _limit(app, settings.service.rate_limit)
    app.before_request(_begin)
    app.before_request(_check_body)
    app.after_request(_end)
    app.error_processor(_api_error)
    app.register_error_handler(HTTPException, from_http)
    app.register_error_handler(ProblemError, lambda p: problem_response(p.status, p.detail, p.code))
    app.register_error_handler(Exception, _unexpected)
    return app


def _runtime(settings: Settings, engine: Engine | None) -> Runtime:
    if engine is not None:
        return Runtime(None, lambda: engine, prepare(engine))

    def open_engine() -> Engine:
        from search_index import opening

        return opening.open_engine(settings.index_dir, settings.index)

    return Runtime(settings.index_dir / "current", open_engine)


def _limit(app: APIFlask, rate: str) -> None:
    """Limit the questions of one address, if the configuration says so."""
    if not rate:
        return
    from flask_limiter import Limiter
    from flask_limiter.util import get_remote_address

    limiter = Limiter(get_remote_address, app=app, storage_uri="memory://", headers_enabled=True)
    view = app.view_functions["ask.post_ask"]
    app.view_functions["ask.post_ask"] = cast(Callable[..., Response], limiter.limit(rate)(view))


def _begin() -> None:
    g.request_id = uuid.uuid4().hex
    g.started = time.perf_counter()


def _check_body() -> None:
    """Media type, size and JSON of a body, before any route sees it."""
    if request.method != "POST" or not request.path.startswith("/api/"):
        return
    if request.mimetype != "application/json":
        raise ProblemError(415)
    if request.content_length is not None and request.content_length > MAX_BODY:
        raise ProblemError(413)
    try:
        json.loads(request.get_data())
    except (ValueError, RecursionError):
        raise ProblemError(400) from None


def _end(response: Response) -> Response:
    route = request.endpoint or "none"
    seconds = time.perf_counter() - g.get("started", time.perf_counter())
    metrics = context().metrics
    metrics.requests.labels(route, response.status_code).inc()
    metrics.seconds.labels(route).observe(seconds)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["X-Request-Id"] = g.get("request_id", "")
    if route.startswith(("ask", "answers", "search", "feedback")):
        log.info(
            "request", route=route, code=response.status_code, ms=round(1000 * seconds, 2), request_id=g.request_id
        )
    return response


def _api_error(error: HTTPError) -> Any:
    """An error of APIFlask: a field that is not valid, said in Spanish, or a plain status."""
    if error.status_code != 422:
        return problem_response(error.status_code)
    described = {
        name: field.description for model in (AskIn, SearchIn, FeedbackIn) for name, field in model.model_fields.items()
    }
    found = error.detail if isinstance(error.detail, dict) else {}
    inner = next((v for v in found.values() if isinstance(v, dict)), found)
    faults = []
    for path in sorted(inner):
        name = path.split(".")[0]
        faults.append(f"«{name}» debe ser {described[name]}" if name in described else f"«{name}» no es un campo")
    return problem_response(422, "; ".join(dict.fromkeys(faults)) + "." if faults else "")


def _unexpected(error: Exception) -> Response:
    """The one broad catch: log what happened, say that the service failed."""
    log.exception("unexpected", error=type(error).__name__, request_id=g.get("request_id", ""))
    return problem_response(500)
