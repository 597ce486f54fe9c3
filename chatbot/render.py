"""An answer as plain HTML, for the page without JavaScript. Every text is escaped; the widget shows the same parts."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from chatbot.answer import Answer
from chatbot.cite import Citation

TITLES = {
    "answered": "Respuesta",
    "conflict": "Las fuentes no coinciden",
    "clarification": "¿A cuál te refieres?",
    "no_answer": "Las fuentes no lo dicen",
    "out_of_scope": "Fuera de los documentos",
}


def answer_html(question: str, answer: Answer) -> str:
    """A section with the question, the answer, its sources and what can be asked next."""
    parts = [
        f'<section class="respuesta respuesta-{escape(answer.status)}" aria-labelledby="respuesta-titulo">',
        f'<p class="respuesta-pregunta">{escape(question)}</p>',
        f'<h2 id="respuesta-titulo">{TITLES[answer.status]}</h2>',
        f"<p>{escape(answer.answer)}</p>",
    ]
    if answer.options:
        parts.append(_list("Elige una lectura", [(o.label, o.question) for o in answer.options]))
    if answer.citations:
        items = "".join(_citation(c) for c in answer.citations)
        parts.append(f"<h3>Fuentes</h3><ol>{items}</ol>")
    if answer.suggestions:
        parts.append(_list("Puedes preguntar", [(s, s) for s in answer.suggestions]))
    if answer.request:
        parts.append(
            "<details><summary>Texto para una solicitud de transparencia</summary>"
            f"<p>{escape(answer.request)}</p></details>"
        )
    parts.append("</section>")
    return "".join(parts)


def problem_html(detail: str) -> str:
    """What to do when the service cannot answer."""
    return (
        f'<section class="respuesta respuesta-error"><h2>El asistente no está disponible</h2><p>{escape(detail)} '
        "El resto del portal sigue funcionando.</p></section>"
    )


def _citation(citation: Citation) -> str:
    where = f"{citation.title}, {citation.locator}. {citation.publisher}, {citation.date}."
    quote = f"<q>{escape(citation.quote)}</q>" if citation.quote else ""
    return f'<li><a href="{escape(citation.page_url)}">{escape(where)}</a> {quote}</li>'


def _list(title: str, items: list[tuple[str, str]]) -> str:
    links = "".join(
        f'<li><a href="?{escape(urlencode({"pregunta": question}))}">{escape(label)}</a></li>'
        for label, question in items
    )
    return f"<h3>{title}</h3><ul>{links}</ul>"
