"""The head of a page is read as MkDocs reads it."""

from __future__ import annotations

import pytest
from mkdocs.utils.meta import get_data

from generator import front_matter
from generator.mkdocs_process import _links
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


@pytest.mark.parametrize(
    ("raw", "file"),
    [
        ("../../fuentes/a/#b", "fuentes/a/index.html#b"),
        ("../447/", "proyectos/447/index.html"),
        ("../", "proyectos/index.html"),
        ("../../", "index.html"),
        ("../..", "index.html"),
        ("../../../x/", "../x/index.html"),
        ("../../datos/a.csv?b", "datos/a.csv"),
        ("#c", "proyectos/275/index.html#c"),
        (".", "proyectos/275/index.html"),
    ],
)
def test_links_lead_where_a_browser_goes(raw: str, file: str) -> None:
    assert _links(f'<a href="{raw}">', "proyectos/275/index.html") == [file]


def test_links_to_other_sites_are_none_of_ours() -> None:
    html = '<a href="https://example.org/"><a href="mailto:a@b"><a href="//c/d"><a href="../a:b/">'
    assert _links(html, "proyectos/275/index.html") == ["proyectos/a:b/index.html"]
