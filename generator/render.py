"""A planned page → the text of its Markdown file. Everything a template prints passes through `escape`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup

from generator import front_matter
from generator.acronyms import expand
from generator.escape import escape
from generator.idiomas.literals import Literals
from generator.idiomas.marks import to_html, unmarked
from generator.idiomas.phrasebook import Phrasebook
from generator.listings import listing_context
from generator.records import record_context
from generator.scope import Scope
from generator.section_page import section_context
from generator.social import card_name
from generator.structured import structured

TEMPLATES = Path(__file__).parent / "templates"

GENERATED_NOTICE = "<!-- Página generada: los cambios hechos aquí se pierden. Los datos están en content/data. -->"


class Trusting(CodeGenerator):
    """Templates compiled without a second escaping: what `finalize` gives is Markup, which Jinja would copy."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        self.write(f"({finalize.src}")


def environment(book: Phrasebook | None = None) -> Environment:
    """The Jinja environment: an undefined name is an error, and what is not Markup is escaped without being asked.

    With `autoescape` on, Jinja keeps the output of macros as Markup; `finalize` runs in the place of Jinja's own HTML
    escaping, to which it leaves nothing to do. With a phrasebook the templates' own words, and printed values that are
    words of the interface, are those of its language.
    """
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=_finalize if book is None else partial(_finalize_with, book),
        extensions=[Literals] if book else [],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.code_generator_class = Trusting
    env.filters["escrito"] = _handwritten
    if book:
        env.extend(translate=book)
    return env


def render(scope: Scope, env: Environment) -> str:
    """The whole file: front matter, the notice that it is generated, and the body."""
    page = scope.page
    context: Mapping[str, object] = (
        section_context(scope) if page.seccion else record_context(scope) if page.record else listing_context(scope)
    )
    template = env.get_template(f"{page.template}.md.j2")
    body = template.render(page=page, links=scope.links, scope=scope, **context)
    if page.template != "glosario" and page.lang == "es":
        body = expand(body, scope.acronyms, scope.links.page("glosario/"))
    if page.lang != "es":
        body = to_html(body)
    head: dict[str, front_matter.Value] = {
        "title": unmarked(page.title),
        "description": unmarked(page.description),
        "lang": page.lang,
        "twin": page.twin if page.twin is not None else False,
        "record": page.record.global_id if page.record else "",
        "kind": page.kind,
        "comunas": list(page.comunas),
        "source": page.fuente,
        "menu": page.menu,
        "kicker": unmarked(page.kicker),
        "parents": [list(p) for p in page.parents],
        "layout": page.template,
        "card": card_name(page, shared=scope.cards_shared),
        "jsonld": structured(scope),
    }
    if 'class="grafico ' in body or page.template == "graficos":
        head["charts"] = True
    return front_matter.dump(head) + "\n" + GENERATED_NOTICE + "\n\n" + _tidy(body)


def _finalize(value: object) -> object:
    if isinstance(value, Markup):
        return value
    if value is None:
        raise TypeError("a template prints None")
    return escape(str(value))


def _finalize_with(book: Phrasebook, value: object) -> object:
    if isinstance(value, Markup):
        return value
    if value is None:
        raise TypeError("a template prints None")
    return escape(book(str(value)), keep_marks=True)


def _handwritten(body: str) -> Markup:
    """Text that people wrote under `site_src/` is Markdown already and is not escaped."""
    return Markup(body)


def _tidy(body: str) -> str:
    """One blank line at most between blocks, no trailing spaces, one final newline."""
    text = "\n".join([line.rstrip() for line in body.splitlines()])
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip() + "\n"
