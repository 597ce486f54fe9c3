"""Parts of the theme that are the same on many pages, rendered once. Only MkDocs' process imports this.

The footer and the two menus depend on the language, the entry that is marked, and the folder that their relative links
start from. They lead to sections and to pages of the first level only, so that all pages below a section share them; a
test compares whole sites with those of plain MkDocs.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

SHARED = ("partials/emra-footer.html", "partials/emra-menu.html")
"""Templates whose output pages share."""


def share(env: Any) -> None:
    """Let the environment's shared templates remember what they rendered."""
    for name in SHARED:
        template = env.get_template(name)
        template.root_render_func = _remembering(template.root_render_func)


def _remembering(render: Any) -> Any:
    known: dict[tuple[str, str, str], str] = {}

    def root(context: Any) -> Iterator[str]:
        key = _key(context)
        if key is None:
            yield from render(context)
            return
        if key not in known:
            known[key] = "".join(render(context))
        yield known[key]

    return root


def _key(context: Any) -> tuple[str, str, str] | None:
    """What the output depends on; None if the page shares it with no other."""
    page = context.get("page")
    folder = posixpath.dirname(page.url.rstrip("/")) if page else ""
    if folder in ("", "en"):  # a page of the first level: menus may lead to it
        return None
    return folder, context["lang"], page.meta.get("menu", "")
