"""Charts and maps in a real browser: text stays on the sheet and apart, places are links, pictures open alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = [
    "graficos/", "graficos/financiamiento/", "graficos/mapa-distritos/", "proyectos/447/", "proyectos/74/",
    "alianzas/acuerdos-transversales/", "comunas/", "distritos/", "indicadores/familias-programa-agricola/",
    "indicadores/empresas-por-tamano/", "indicadores/ocupados-por-rama/",
]  # fmt: skip

OUTSIDE = """() => {
  const wide = document.documentElement.clientWidth;
  return [...document.querySelectorAll(".grafico > svg text")].map((t) => [t.textContent, t.getBoundingClientRect()])
    .filter(([, b]) => b.left < -1 || b.right > wide + 1).map(([t]) => t);
}"""

OVERLAPPING = """() => {
  const found = [];
  for (const svg of document.querySelectorAll(".grafico > svg")) {
    const boxes = [...svg.querySelectorAll("text")].map((t) => [t.textContent, t.getBoundingClientRect()]);
    boxes.forEach(([a, p], i) => boxes.slice(i + 1).forEach(([b, q]) => {
      const x = Math.min(p.right, q.right) - Math.max(p.left, q.left);
      const y = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
      if (x > 1 && y > 0.3 * Math.min(p.height, q.height)) found.push(`${a} / ${b}`);
    }));
  }
  return found;
}"""

FAINT = """() => {
  const rgb = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
  const lum = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const faint = [];
  for (const t of document.querySelectorAll(".grafico > svg text")) {
    const b = t.getBoundingClientRect();
    const over = [...t.closest(".grafico > svg").querySelectorAll("rect")].filter((r) => {
      const q = r.getBoundingClientRect();
      return q.left <= b.left && q.right >= b.right && q.top <= b.top + 3 && q.bottom >= b.bottom - 3;
    }).pop();
    let ground = over ? getComputedStyle(over).fill : "";
    for (let e = t.closest("figure"); !ground && e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] === 1) ground = getComputedStyle(e).backgroundColor;
    }
    const [x, y] = [lum(rgb(getComputedStyle(t).fill)), lum(rgb(ground))].sort((m, n) => n - m);
    if ((x + 0.05) / (y + 0.05) < 4.5) faint.push(t.textContent);
  }
  return faint;
}"""
"""WCAG 2.2, 1.4.3, for the text of drawings: against the bar that it stands on, or the paper."""


@pytest.mark.parametrize("path", PAGES)
def test_text_stays_on_the_sheet_and_apart(visit: Callable[..., Visit], site_url: str, path: str) -> None:
    page = visit(site_url + path).page
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(OUTSIDE) == [], width
        assert page.evaluate(OVERLAPPING) == [], width


@pytest.mark.parametrize("path", PAGES)
def test_text_at_twice_its_size_stays_apart(visit: Callable[..., Visit], site_url: str, path: str) -> None:
    page = visit(site_url + path, width=1280).page
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(OVERLAPPING) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_text_of_drawings_stands_out(visit: Callable[..., Visit], site_url: str, path: str, scheme: str) -> None:
    assert visit(site_url + path, width=1280, scheme=scheme).page.evaluate(FAINT) == []


def test_a_place_on_the_map_leads_to_its_commune_without_scripts(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "comunas/", scripts=False).page
    page.locator("#grafico-mapa-comunas a text", has_text="Ollagüe").click()
    assert page.url.endswith("comunas/ollague/")


def test_the_numbers_of_a_chart_open_without_scripts(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "proyectos/447/", scripts=False).page
    page.locator("#grafico-montos-447 summary").click()
    assert page.locator("#grafico-montos-447 table").is_visible()


def test_a_picture_opens_alone(visit: Callable[..., Visit], site_url: str) -> None:
    seen = visit(site_url + "graficos/mapa-comunas.svg", width=1280)
    assert "versión" in seen.page.locator("svg").first.inner_html()
    assert seen.foreign == []
    assert seen.errors == []
