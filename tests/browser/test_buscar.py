"""The search of the site in a real browser: sixty queries, few bytes, no assistant, nothing without being asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import quote

import pytest

from content.settings import Settings
from generator.busqueda.files import FOLDER
from generator.busqueda.terms import STOPWORDS, fold, stem, words
from tests.browser.busquedas import BUSQUEDAS
from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BUDGET_BYTES = 150_000

FIND = """async ([base, queries]) => {
  const { Search } = await import(base + "assets/buscar-motor.js");
  const engine = new Search(base + "buscar/indice/es/");
  const found = [];
  for (const q of queries) found.push((await engine.find(q)).results.slice(0, 3).map((r) => r.url));
  return found;
}"""

ANALYSE = """async ([base, texts]) => {
  const { fold, stem, words } = await import(base + "assets/buscar-motor.js");
  return texts.map((t) => [fold(t), stem(t), words(t)]);
}"""


def test_sixty_queries_find_what_is_meant_first(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "privacidad/").page
    found = page.evaluate(FIND, [site_url, [q for q, _ in BUSQUEDAS]])
    assert len(BUSQUEDAS) >= 60
    wrong = [
        (query, hits)
        for (query, expected), hits in zip(BUSQUEDAS, found, strict=True)
        if not hits or hits[0].split("#")[0] not in expected
    ]
    assert wrong == []


def test_the_browser_reads_words_as_the_builder_does(
    visit: Callable[..., Visit], site_url: str, real_site: Settings
) -> None:
    vocabulary = json.loads((real_site.site_dir / FOLDER / "es" / "palabras.json").read_text(encoding="utf-8"))
    texts = [*vocabulary, *sorted(STOPWORDS), "Ñuñoa, 2.147 y 1.955.300; (OE4) 0.5 MINERÍA", "ID 578-582"]
    got = visit(site_url + "privacidad/").page.evaluate(ANALYSE, [site_url, texts])
    assert got == [[fold(t), stem(t), list(words(t))] for t in texts]


@pytest.mark.parametrize("query", ["275", "mineria", "san pedro de atacama", "meyillones", "hospitl calama"])
def test_the_first_query_costs_little(visit: Callable[..., Visit], site_url: str, query: str) -> None:
    page = visit(site_url + "privacidad/").page
    sizes: list[int] = []
    page.on("requestfinished", lambda r: sizes.append(r.sizes()["responseBodySize"]))
    page.goto(f"{site_url}buscar/?q={quote(query)}")
    page.locator(".buscar-grupos li").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert 0 < sum(sizes) < BUDGET_BYTES, sizes


def test_nothing_of_the_index_is_loaded_before_a_search(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "privacidad/").page
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    for path in ("", "proyectos/275/", "buscar/"):
        page.goto(site_url + path)
        page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/indice/" in url] == []


def test_the_header_leads_to_results_by_kind_and_a_result_opens(visit: Callable[..., Visit], site_url: str) -> None:
    seen = visit(site_url + "proyectos/275/", width=1280)
    page = seen.page
    page.get_by_label("Buscar por nombre, comuna o número").fill("ollague")
    page.keyboard.press("Enter")
    page.locator(".buscar-grupos section").first.wait_for()
    assert page.url.endswith("buscar/?q=ollague")
    assert page.locator(".buscar-grupos h2").first.inner_text().startswith("Comunas")
    assert "páginas para «ollague»" in page.get_by_role("status").inner_text()
    page.locator(".buscar-grupos a").first.click()
    page.wait_for_url("**/comunas/ollague/")
    assert (seen.errors, seen.foreign) == ([], [])


def test_a_section_that_answers_is_linked(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "buscar/?q=lobby").page
    link = page.locator(".buscar-parte a").first
    link.wait_for()
    anchor = (link.get_attribute("href") or "").split("#")[1]
    link.click()
    page.wait_for_url("**#*")
    assert page.locator(f"[id='{anchor}']").count() == 1


def test_a_section_of_a_long_source_is_found_as_a_page_of_its_own(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "buscar/?q=bofedales").page
    link = page.locator(".buscar-grupos a[href*='fuentes/cepal-loa/']").first
    link.wait_for()
    link.click()
    page.wait_for_url("**/fuentes/cepal-loa/*/")
    assert "bofedales" in page.locator("article").inner_text()


def test_a_typing_error_is_mended_and_said(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "buscar/").page
    page.get_by_label("Qué buscas").fill("meyillones")
    page.locator(".buscar-grupos a", has_text="Mejillones").first.wait_for()
    assert "Se buscó «mejillones» donde dice «meyillones»" in page.get_by_role("status").inner_text()


def test_nothing_found_says_what_to_do(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "buscar/?q=xyzzyq").page
    page.get_by_text("Ninguna página para «xyzzyq».").wait_for()
    assert page.locator(".buscar-grupos section").count() == 0


def test_markup_in_a_query_is_shown_as_text(visit: Callable[..., Visit], site_url: str) -> None:
    text = "<img src=x onerror=alert(1)>"
    seen = visit(f"{site_url}buscar/?q={quote(text)}")
    seen.page.get_by_role("status").get_by_text("<img").wait_for()
    assert seen.page.locator("#buscar-resultados img").count() == 0
    assert seen.errors == []


def test_without_scripts_the_page_offers_the_lists(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "buscar/?q=agua", scripts=False).page
    assert page.get_by_text("La búsqueda necesita JavaScript").is_visible()
    page.locator(".texto").get_by_role("link", name="Comunas").click()
    assert page.url.endswith("comunas/")
