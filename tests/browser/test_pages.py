"""Every kind of page in a real browser: it fits, it is quiet, it works without scripts and from the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = [
    "", "proyectos/", "proyectos/275/", "proyectos/447/", "comunas/", "comunas/sierra-gorda/", "distritos/",
    "distritos/4/", "estrategia/", "alianzas/mediano-plazo/", "acuerdos/energias-renovables/", "objetivos/oe4/",
    "indicadores/empleo-por-tamano/", "indicadores/ocupados-por-rama/", "sesiones/emra-2026-01/", "lugares/lasana/",
    "organizaciones/gore-antofagasta/", "fuentes/", "fuentes/emra-sesion-2026-01/", "fuentes/cepal-loa/",
    "fuentes/cepal-loa/cuadro-4/", "glosario/", "lo-que-no-sabemos/", "lo-que-no-cuadra/",
    "asistente/", "acerca-de/", "accesibilidad/", "404.html",
]  # fmt: skip

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

CONTRAST = """() => {
  const rgb = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
  const lum = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] === 1) return c;
    }
    return [255, 255, 255];
  };
  const faint = new Set();
  for (const e of document.querySelectorAll("body *")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.checkVisibility() || e.closest("svg")) continue;
    const s = getComputedStyle(e);
    const [a, b] = [lum(rgb(s.color)), lum(ground(e))].sort((x, y) => y - x);
    const big = parseFloat(s.fontSize) >= 24 || (parseFloat(s.fontSize) >= 18.66 && s.fontWeight >= 700);
    if ((a + 0.05) / (b + 0.05) < (big ? 3 : 4.5))
      faint.add(`${e.tagName}.${e.className}: ${e.textContent.slice(0, 40)}`);
  }
  return [...faint];
}"""
"""WCAG 2.2, 1.4.3: texts whose contrast with their ground is under 4.5 (3 for large ones)."""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_asks_nothing_elsewhere_and_logs_no_error(
    visit: Callable[..., Visit], site_url: str, path: str
) -> None:
    seen = visit(site_url + path, width=390)
    for width in (390, 1280, 320):
        seen.page.set_viewport_size({"width": width, "height": 844})
        assert seen.page.evaluate(OVERFLOW) == 0, width
    assert seen.foreign == []
    assert seen.errors == []
    assert seen.page.locator("h1").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["", "proyectos/447/", "comunas/calama/", "indicadores/empleo-por-tamano/", "asistente/"]
)
def test_texts_stand_out_from_their_ground(visit: Callable[..., Visit], site_url: str, path: str, scheme: str) -> None:
    assert visit(site_url + path, width=1280, scheme=scheme).page.evaluate(CONTRAST) == []


def test_project_275_says_its_amounts_and_where_they_stand(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "proyectos/275/").page
    assert "2.147 millones de pesos" in page.locator(".cifra", has_text="Monto total").first.inner_text()
    page.locator("#monto-total").locator("xpath=..").locator(".citas a").first.click()
    assert page.url.endswith("fuentes/emra-sesion-2026-01/#id-275")
    assert "2.147 millones" in page.locator(".seccion:has(#id-275)").inner_text()


def test_an_old_address_of_a_section_leads_on_to_its_page_without_scripts(
    visit: Callable[..., Visit], site_url: str
) -> None:
    page = visit(site_url + "fuentes/cepal-loa/#cuadro-4", scripts=False).page
    row = page.locator("tr:has(:target)")
    assert row.bounding_box()["y"] < 400  # type: ignore[index]
    row.locator("a").click()
    assert page.url.endswith("fuentes/cepal-loa/cuadro-4/")
    assert "minas y canteras 12,9\N{NO-BREAK SPACE}%" in page.locator("main").inner_text()
    page.get_by_role("navigation", name="Otras partes de esta fuente").locator("a[rel=next]").click()
    assert page.url.endswith("fuentes/cepal-loa/cuadro-5/")
    page.locator(".migas a").last.click()
    assert page.url.endswith("fuentes/cepal-loa/")


def test_a_conflict_shows_both_sides(visit: Callable[..., Visit], site_url: str) -> None:
    block = visit(site_url + "proyectos/447/#monto-diseno").page.locator(".cifra:has(#monto-diseno) .conflicto")
    assert "4.222.529" in block.inner_text()
    assert "10.481.540" in block.inner_text()


def test_two_taps_lead_from_the_start_to_a_project_of_a_commune(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url, scripts=False).page
    page.get_by_role("link", name="Sierra Gorda").click()
    page.get_by_role("link", name="Posta y Cesfam Sierra Gorda").click()
    assert page.locator("h1").inner_text() == "Posta y Cesfam Sierra Gorda"


def test_the_menu_opens_without_scripts(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url, scripts=False).page
    assert not page.locator(".menu nav").is_visible()
    page.get_by_text("Menú", exact=True).click()
    page.locator(".menu nav").get_by_role("link", name="Distritos mineros").click()
    assert page.url.endswith("distritos/")


def test_the_first_tab_offers_to_skip_to_the_content_and_focus_is_seen(
    visit: Callable[..., Visit], site_url: str
) -> None:
    page = visit(site_url + "comunas/calama/", width=1280).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Saltar al contenido"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenido-principal"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_wide_tables_scroll_inside_themselves_and_take_the_focus(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "indicadores/ocupados-por-rama/", width=390).page
    table = page.locator(".tabla").first
    assert table.get_attribute("tabindex") == "0"
    assert table.evaluate("e => e.scrollWidth > e.clientWidth")


def test_text_at_twice_its_size_still_fits(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "proyectos/275/", width=1280).page
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(OVERFLOW) == 0


def test_print_leaves_the_menus_out(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "proyectos/275/", width=1280).page
    page.emulate_media(media="print")
    assert not page.locator(".barra-menu").is_visible()
    assert page.locator(".cifra").first.is_visible()
