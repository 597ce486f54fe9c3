"""GET /api/v1/search: ranked passages and pages."""

from __future__ import annotations

import json

from apiflask import APIBlueprint
from flask import Response

from chatbot.context import loaded
from chatbot.ports import HitLike
from chatbot.schemas import ResultOut, SearchIn, SearchOut

search = APIBlueprint("search", __name__, url_prefix="/api/v1", tag="Búsqueda")

MAX_TEXT = 300
"""Longest extract of a passage, in characters (design, section 4: right of quotation)."""


@search.get("/search")
@search.input(SearchIn, location="query", arg_name="query")
@search.output(SearchOut)
@search.doc(summary="Busca pasajes y páginas")
def get_search(query: SearchIn) -> Response:
    """Passages that match, best first."""
    engine = loaded().engine
    types = frozenset([query.type]) if query.type else None
    hits = engine.search(query.q, query.limit, types, query.commune)
    found = SearchOut(query=query.q, results=[_result(h) for h in hits], index_version=engine.version)
    text = json.dumps(found.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"))
    return Response(text, content_type="application/json")


def _result(hit: HitLike) -> ResultOut:
    chunk = hit.chunk
    text = chunk.body if len(chunk.body) <= MAX_TEXT else chunk.body[: MAX_TEXT - 1].rsplit(" ", 1)[0] + "…"
    return ResultOut(
        chunk_id=chunk.chunk_id,
        type=chunk.tipo,
        title=chunk.title,
        heading_path=list(chunk.heading_path),
        text=text,
        url=f"/{chunk.url}" if chunk.url else "",
        record_id=chunk.record_id,
        source_id=chunk.source_id or "",
        locator=chunk.locator or "",
        score=round(hit.score, 4),
    )
