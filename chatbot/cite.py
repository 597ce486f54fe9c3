"""Statements → citations: where each stands, with an address on this site and a short quote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from chatbot.knowledge import Knowledge
from chatbot.plan import Quote
from chatbot.statements import Statement
from chatbot.text import content_keys
from content.evidencia import Cita
from content.model import Fuente, Seccion
from content.rutas import anchored_url

MAX_QUOTE = 300
"""Longest quote, in characters (design, section 4: right of quotation)."""

MAX_CITATIONS = 8

_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered reference of an answer."""

    number: int
    source_id: str
    title: str
    publisher: str
    date: str
    locator: str
    quote: str
    url: str
    page_url: str


def cite(statements: Iterable[Statement], knowledge: Knowledge) -> tuple[Citation, ...]:
    """One citation for each place that the statements stand on, in their order."""
    found: dict[tuple[str, str, str], Citation] = {}
    for statement in statements:
        for cita in statement.fuentes:
            fuente = knowledge.catalogue.registros.get(f"fuente-{cita.fuente}")
            if not isinstance(fuente, Fuente):
                continue
            section = next((s for s in fuente.secciones if s.id == cita.seccion), fuente.secciones[0])
            key = (fuente.id, section.id, cita.localizador or "")
            if key not in found and len(found) < MAX_CITATIONS:
                found[key] = _citation(len(found) + 1, fuente, section, cita, statement)
    return tuple(found.values())


def cite_quotes(quotes: Iterable[Quote], knowledge: Knowledge, first: int = 1) -> tuple[Citation, ...]:
    """One citation for each quoted passage whose source is in the register."""
    found: list[Citation] = []
    for quote in quotes:
        fuente = knowledge.catalogue.registros.get(f"fuente-{quote.source_id}")
        if not isinstance(fuente, Fuente):
            continue
        section = next((s for s in fuente.secciones if s.id == quote.section_id), fuente.secciones[0])
        cita = Cita(fuente=fuente.id, seccion=section.id, localizador=quote.locator or None)
        found.append(_reference(first + len(found), fuente, section, cita, _shortened(quote.text)))
    return tuple(found)


def _citation(number: int, fuente: Fuente, section: Seccion, cita: Cita, statement: Statement) -> Citation:
    quote = cita.fragmento or _closest_sentence(section.resumen, statement.texto)
    return _reference(number, fuente, section, cita, quote)


def _reference(number: int, fuente: Fuente, section: Seccion, cita: Cita, quote: str) -> Citation:
    return Citation(
        number=number,
        source_id=fuente.id,
        title=fuente.nombre,
        publisher=fuente.editor,
        date=fuente.fecha_texto,
        locator=cita.localizador or section.localizador,
        quote=quote,
        url=fuente.url or "",
        page_url=f"/{anchored_url(fuente, section.id)}",
    )


def _closest_sentence(digest: str, text: str) -> str:
    """The sentence of the digest that shares most words with the statement; the first one on a tie."""
    sentences = [s.strip() for s in _SENTENCE.split(digest) if s.strip()]
    wanted = content_keys([text])
    best = max(sentences, key=lambda s: len(content_keys([s]) & wanted) / (4 + len(s.split())) ** 0.5)
    return _shortened(best)


def _shortened(text: str) -> str:
    return text if len(text) <= MAX_QUOTE else text[: MAX_QUOTE - 1].rsplit(" ", 1)[0] + "…"
