"""The static site on the same address, and the assistant's page answered on the server for who has no JavaScript."""

from __future__ import annotations

from pathlib import Path

from apiflask import APIBlueprint
from flask import Response, current_app, redirect, request, send_from_directory
from werkzeug.exceptions import NotFound
from werkzeug.security import safe_join
from werkzeug.wrappers import Response as BaseResponse

from chatbot.context import context
from chatbot.problems import ProblemError, problem_response
from chatbot.render import answer_html, problem_html
from chatbot.routes_ask import answered
from chatbot.schemas import MAX_QUESTION

site = APIBlueprint("site", __name__, enable_openapi=False)

ASSISTANT = "asistente/index.html"
MOUNT = '<div id="asistente"></div>'
"""Where the generated page leaves room for the widget."""

ASSET_AGE_S = 3600


@site.get("/asistente/")
def get_assistant() -> Response | BaseResponse:
    """The assistant's page; with `?pregunta=` it comes with the answer in it."""
    question = request.args.get("pregunta", "").strip()
    if not question:
        return get_page("asistente/")
    folder = context().settings.site_dir
    try:
        page = (folder / ASSISTANT).read_text(encoding="utf-8")
    except FileNotFoundError:
        return _missing()
    try:
        body = answer_html(question[:MAX_QUESTION], answered(question[:MAX_QUESTION], [], None))
    except ProblemError as problem:
        body = problem_html(problem.detail)
    opening = MOUNT.removesuffix("</div>")
    page = page.replace(MOUNT, f"{opening}{body}</div>", 1)
    return Response(page, content_type="text/html; charset=utf-8", headers={"Cache-Control": "no-store"})


@site.get("/")
@site.get("/<path:path>")
def get_page(path: str = "") -> Response | BaseResponse:
    """A file of the built site. Folders answer with their page; HTML is always revalidated."""
    if path.startswith("api/"):
        return _api_address(path)
    folder = context().settings.site_dir
    if not (folder / "index.html").is_file():
        return _missing()
    found = safe_join(str(folder), path)
    if found is not None and Path(found).is_dir():
        if path and not path.endswith("/"):
            return redirect(f"/{path}/", code=301)
        path = f"{path}index.html"
    try:
        response = send_from_directory(folder, path, conditional=True)
    except NotFound:
        return _not_found(folder)
    html = response.mimetype in ("text/html", "application/xml")
    response.headers["Cache-Control"] = "no-cache" if html else f"public, max-age={ASSET_AGE_S}"
    return response


def _api_address(path: str) -> Response:
    """An address of the interface that is not read with GET: 405 with what it allows, or 404."""
    allowed = set(current_app.url_map.bind("").allowed_methods(f"/{path}")) - {"GET", "HEAD", "OPTIONS"}
    if not allowed:
        return problem_response(404)
    response = problem_response(405)
    response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def _not_found(folder: Path) -> Response:
    page = folder / "404.html"
    if not page.is_file():
        return problem_response(404)
    return Response(page.read_bytes(), status=404, content_type="text/html; charset=utf-8")


def _missing() -> Response:
    return problem_response(503, "El sitio no está construido. Ejecuta «emra build».", "site_missing")
