"""A planned page → the text of its Markdown file. Everything a template prints passes through `escape`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator import front_matter
from generator.acronyms import acronyms, expand
from generator.escape import escape
from generator.listings import listing_context
from generator.records import record_context
from generator.scope import Scope
from generator.structured import structured

TEMPLATES = Path(__file__).parent / "templates"

GENERATED_NOTICE = "<!-- Página generada: los cambios hechos aquí se pierden. Los datos están en content/data. -->"


def environment() -> Environment:
    """The Jinja environment: an undefined name is an error, and what is not Markup is escaped without being asked.

    With `autoescape` on, Jinja keeps the output of macros as Markup; `finalize` runs before Jinja's own HTML
    escaping and leaves it nothing to do.
    """
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["escrito"] = _handwritten
    return env


def render(scope: Scope, env: Environment) -> str:
    """The whole file: front matter, the notice that it is generated, and the body."""
    page = scope.page
    context: Mapping[str, object] = record_context(scope) if page.record else listing_context(scope)
    template = env.get_template(f"{page.template}.md.j2")
    body = template.render(page=page, links=scope.links, scope=scope, **context)
    if page.template != "glosario":
        body = expand(body, acronyms(scope.catalogue), scope.links.page("glosario/"))
    head: dict[str, front_matter.Value] = {
        "title": page.title,
        "description": page.description,
        "record": page.record.global_id if page.record else "",
        "kind": page.kind,
        "comunas": list(page.comunas),
        "source": page.fuente,
        "menu": page.menu,
        "kicker": page.kicker,
        "parents": [list(p) for p in page.parents],
        "layout": page.template,
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


def _handwritten(body: str) -> Markup:
    """Text that people wrote under `site_src/` is Markdown already and is not escaped."""
    return Markup(body)


def _tidy(body: str) -> str:
    """One blank line at most between blocks, no trailing spaces, one final newline."""
    lines = "\n".join(line.rstrip() for line in body.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"
