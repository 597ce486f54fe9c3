"""Markdown pages → passages."""

from __future__ import annotations

from pathlib import Path

import pytest

from search_index.pages import chunks_of_page, page_chunks, page_url, plain, split_front_matter
from tests.search_index.conftest import PAGE


def test_a_chunk_keeps_its_heading_path_and_anchor() -> None:
    chunk = next(c for c in chunks_of_page("proyectos/275.md", PAGE) if "fondo es regional" in c.body)
    assert chunk.heading_path == ("Financiamiento", "Fondo")
    assert chunk.url == "proyectos/275/#fondo"
    assert (chunk.title, chunk.record_id, chunk.source_id, chunk.comunas) == (
        "Planta de ENAMI",
        "proyecto-275",
        "acta",
        ("02101",),
    )


def test_markup_becomes_plain_text_and_rows_become_lines() -> None:
    chunk = next(c for c in chunks_of_page("proyectos/275.md", PAGE) if c.url.endswith("#financiamiento"))
    assert chunk.body == (
        "El Gobierno Regional pone 1.955 millones y ENAMI pone 192 millones.\n\nQuién, Cuánto\nENAMI, 192"
    )


def test_blocks_marked_noindex_are_left_out() -> None:
    assert not any("menú" in chunk.body for chunk in chunks_of_page("p.md", PAGE))


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("index.md", ""),
        ("proyectos/index.md", "proyectos/"),
        ("proyectos/275.md", "proyectos/275/"),
        ("a/b/index.md", "a/b/"),
    ],
)
def test_addresses_are_those_of_the_site(name: str, url: str) -> None:
    assert page_url(name) == url


def test_headings_in_code_are_no_headings() -> None:
    assert [c.body for c in chunks_of_page("p.md", "```\n# no\n```\n\nTexto")] == ["Texto"]


def test_a_page_without_front_matter_is_all_body() -> None:
    assert split_front_matter("Hola\n") == ({}, "Hola\n")


def test_inline_markup_goes() -> None:
    assert plain("**a** `b` [c](d) ![e](f) <b>g</b> \\*h &amp; _i_ {#x}") == "a b c e g *h & i"


def test_a_missing_folder_has_no_pages(tmp_path: Path) -> None:
    assert list(page_chunks(tmp_path / "nada")) == []


def test_pages_in_english_are_left_to_the_reader(tmp_path: Path) -> None:
    page = '---\ntitle: "Agua"\nlang: "{}"\n---\n\n# Agua\n\nHay agua.\n'
    (tmp_path / "en").mkdir()
    (tmp_path / "agua.md").write_text(page.format("es"), encoding="utf-8")
    (tmp_path / "en" / "agua.md").write_text(page.format("en"), encoding="utf-8")
    assert {c.url for c in page_chunks(tmp_path)} == {"agua/"}
