"""The head of a page is read as MkDocs reads it."""

from __future__ import annotations

import pytest
from mkdocs.utils.meta import get_data

from generator import front_matter
from generator.mkdocs_quick import head_and_body

HEADS = (
    front_matter.dump({"title": "«Uno»: \"dos\" \\ tres\u00a0# 'cuatro'", "twin": False, "parents": [["Inicio", ""]]}),
    '---\ntitle: "A"\n---\n',
    "---\ntitle: Sin comillas\nlista:\n  - a\n---\n",
    "---\n---\n",
    "---\ntitle: [roto\n---\n",
    "title: MultiMarkdown\n\n",
    "",
)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("body", ["\n<!-- nota -->\n\n# Título\n\n---\n\nfin\n", "cuerpo", "---\n"])
def test_a_head_is_read_as_mkdocs_reads_it(head: str, body: str) -> None:
    assert head_and_body(head + body) == get_data(head + body)
