"""Links are relative to the file they stand in, and lead only to planned pages."""

from __future__ import annotations

import pytest

from generator.errors import GeneratorError
from generator.links import Links, web_address

SOURCES = {
    "": "index.md",
    "proyectos/": "proyectos/index.md",
    "proyectos/275/": "proyectos/275.md",
    "glosario/": "glosario.md",
}


@pytest.mark.parametrize(
    ("here", "url", "anchor", "expected"),
    [
        ("proyectos/275.md", "proyectos/", "", "index.md"),
        ("proyectos/275.md", "glosario/", "fndr", "../glosario.md#fndr"),
        ("proyectos/275.md", "proyectos/275/", "monto", "#monto"),
        ("proyectos/275.md", "proyectos/275/", "", "275.md"),
        ("index.md", "proyectos/275/", "", "proyectos/275.md"),
        ("proyectos/index.md", "", "", "../index.md"),
    ],
)
def test_a_link_is_relative_to_the_file(here: str, url: str, anchor: str, expected: str) -> None:
    assert Links(SOURCES, here).page(url, anchor) == expected


def test_a_link_to_an_unplanned_page_is_an_error_that_names_both() -> None:
    with pytest.raises(GeneratorError, match=r"index\.md.*«nada/»"):
        Links(SOURCES, "index.md").page("nada/")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://a.cl/x y",
        'https://a.cl/"><b>',
        "https://a.cl/)](x",
        "//a.cl",
    ],
)
def test_only_plain_web_addresses_become_links(url: str) -> None:
    assert web_address(url) is None


def test_a_web_address_is_kept() -> None:
    assert web_address("https://www.ejemplo.cl/a/b?c=d&e=f#g") == "https://www.ejemplo.cl/a/b?c=d&e=f#g"
