"""The weight of pages: compressed, with what they load, against two limits."""

from __future__ import annotations

import pytest

from generator.budget import RECORD_PAGE, VIEW, Weighed, loaded, too_heavy, weight


def light(path: str) -> int:
    return {"a.css": 5_000, "b.js": 140_000}[path]


@pytest.mark.parametrize(
    ("page", "faults"),
    [
        (Weighed("p.md", "proyecto", RECORD_PAGE, ("a.css",)), 0),
        (Weighed("p.md", "proyecto", RECORD_PAGE + 1, ("a.css",)), 1),
        (Weighed("p.md", "pagina", RECORD_PAGE + 1, ()), 0),
        (Weighed("p.md", "sesion", RECORD_PAGE + 1, ()), 1),
        (Weighed("p.md", "fuente", RECORD_PAGE + 1, ()), 1),
        (Weighed("p.md", "pagina", VIEW + 1, ()), 1),
        (Weighed("p.md", "proyecto", 4_000, ("a.css", "b.js")), 0),
        (Weighed("p.md", "proyecto", 6_000, ("a.css", "b.js")), 1),
    ],
)
def test_only_what_is_over_a_limit_is_told(page: Weighed, faults: int) -> None:
    assert len(too_heavy([page], light)) == faults


def test_a_fault_names_page_size_limit_and_what_weighs_most() -> None:
    assert too_heavy([Weighed("en/p.md", "proyecto", 16_250, ("a.css", "b.js"))], light) == [
        "en/p.md: 16,2 kB de HTML comprimido; una ficha tiene 15,0 kB.",
        "en/p.md: 161,2 kB con todo lo que carga (b.js 140,0 kB, HTML 16,2 kB, a.css 5,0 kB); hay 150,0 kB.",
    ]


def test_a_page_loads_styles_scripts_icon_and_pictures_of_the_site_but_not_links() -> None:
    html = (
        '<link rel="canonical" href="x"><link rel="icon" href="../assets/i.svg" type="a"><a href="z">z</a>'
        '<link rel="stylesheet" href="../assets/e.css"><script type="module" src="../assets/b.js"></script>'
        '<img src="f%20g.png" alt=""><script type="application/ld+json">{"src":"n"}</script>'
    )
    assert loaded(html, "p/index.html") == ["assets/b.js", "assets/e.css", "assets/i.svg", "p/f g.png"]


def test_text_is_weighed_compressed_and_pictures_as_they_are() -> None:
    assert weight(b"a" * 10_000) < 200
    assert weight(b"a" * 10_000, "x.png") == 10_000
