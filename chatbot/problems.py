"""Errors of the service as `application/problem+json` (RFC 9457): stable code, Spanish detail, request id."""

from __future__ import annotations

import json
from dataclasses import dataclass

from flask import Response, g, request
from werkzeug.exceptions import HTTPException

CONTENT_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Known:
    """What a status means here."""

    code: str
    title: str
    detail: str


KNOWN: dict[int, Known] = {
    400: Known("malformed", "Solicitud mal formada", "El cuerpo no es un JSON que se pueda leer."),
    404: Known("not_found", "No existe", "No hay nada en esta dirección."),
    405: Known("method_not_allowed", "Método no permitido", "Esta dirección no acepta ese método."),
    413: Known("too_large", "Cuerpo demasiado grande", "El cuerpo no puede pasar de 8 KiB."),
    415: Known("unsupported_media_type", "Tipo no aceptado", "Envía el cuerpo como application/json."),
    422: Known("invalid_field", "Campo no válido", "Un campo no tiene la forma esperada."),
    429: Known("too_many_requests", "Demasiadas preguntas", "Espera un momento y vuelve a preguntar."),
    500: Known("internal", "Error interno", "El servicio falló. El resto del portal sigue disponible."),
    503: Known("unavailable", "Servicio no disponible", "El asistente no puede responder ahora."),
}
RETRY_AFTER_S = {429: 30, 503: 15}


class ProblemError(Exception):
    """An error to be answered with a known status and a detail of its own."""

    def __init__(self, status: int, detail: str = "", code: str = "") -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.code = code


def problem_response(status: int, detail: str = "", code: str = "") -> Response:
    """The problem document of a status."""
    known = KNOWN.get(status, KNOWN[500] if status >= 500 else KNOWN[400])
    body = {
        "type": f"urn:emra:problema:{code or known.code}",
        "title": known.title,
        "status": status,
        "detail": detail or known.detail,
        "code": code or known.code,
        "request_id": g.get("request_id", ""),
    }
    response = Response(json.dumps(body, ensure_ascii=False), status=status, content_type=CONTENT_TYPE)
    if status in RETRY_AFTER_S:
        response.headers["Retry-After"] = str(RETRY_AFTER_S[status])
    return response


def from_http(error: HTTPException) -> Response:
    """The problem document of a framework error, with the headers that belong to it."""
    response = problem_response(error.code or 500)
    for name, value in error.get_headers(request.environ):
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response
