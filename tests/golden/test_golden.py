"""Golden pages: what the generator writes for a small catalogue, read as prose in review (see README.md)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.plan import plan
from tests.generator.ejemplo import catalogo, escritas, paginas, paginas_inglesas

ESPERADO = Path(__file__).parent / "esperado"
GOLDEN = [
    "index.md",
    "proyectos/275.md",
    "comunas/calama.md",
    "indicadores/empresas.md",
    "fuentes/sesion.md",
    "lo-que-no-cuadra.md",
    "prensa/financiamiento.md",
    "que-cambio.md",
]
GOLDEN_ENGLISH = ["en/proyectos/275.md", "en/comunas/calama.md"]


def compare(name: str, text: str) -> None:
    path = ESPERADO / name
    if os.environ.get("EMRA_UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{name}: read tests/golden/README.md"


@pytest.mark.parametrize("name", GOLDEN)
def test_a_page_reads_as_expected(name: str) -> None:
    compare(name, paginas()[name])


@pytest.mark.parametrize("name", GOLDEN_ENGLISH)
def test_a_page_in_english_reads_as_expected(name: str) -> None:
    compare(name, paginas_inglesas()[name])


def test_the_tree_of_pages_is_as_expected() -> None:
    lines = []
    for page in plan(catalogo(), escritas()):
        trail = " › ".join([title for title, _ in page.parents] + [page.title])
        lines.append(f"/{page.url}  [{page.template}]  menú: {page.menu or '-'}  {trail}")
    compare("arbol.txt", "\n".join(lines) + "\n")


def test_no_golden_page_is_left_over() -> None:
    assert {p.relative_to(ESPERADO).as_posix() for p in ESPERADO.rglob("*") if p.is_file()} == {
        *GOLDEN,
        *GOLDEN_ENGLISH,
        "arbol.txt",
    }
