"""What people come for, walked as they would: a neighbour with a phone, a reader without a mouse or scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from content.settings import Settings
from tests.browser.conftest import Visit
from tests.browser.kinds import kinds
from tests.browser.test_pages import OVERFLOW

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PROJECT = "Conexión al Sistema Eléctrico Nacional para Ollagüe"

FOCUS = """() => {
  const e = document.activeElement, b = e.getBoundingClientRect(), s = getComputedStyle(e);
  return {
    name: `${e.tagName}.${e.className.baseVal ?? e.className} ${e.textContent.trim().slice(0, 30)}`,
    body: e === document.body,
    seen: b.bottom > 0 && b.top < innerHeight && b.right > 0 && b.left < innerWidth,
    ring: s.outlineStyle !== "none" || s.textDecorationThickness !== "auto",
  };
}"""

USELESS_ON_PAPER = """[...document.querySelectorAll("nav, form, .saltar")].filter((e) => e.checkVisibility())
  .map((e) => e.className || e.tagName)"""


def test_a_neighbour_finds_in_two_taps_what_is_planned_for_ollague(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url, scripts=False).page
    page.get_by_role("link", name="Ollagüe").click()
    assert page.locator("h1").inner_text() == "Ollagüe"
    page.locator("main").get_by_role("link", name=PROJECT).first.click()
    assert page.locator("h1").inner_text() == PROJECT


def test_a_neighbour_without_accents_finds_it_too(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url).page
    page.get_by_label("O busca una comuna, un proyecto o su número").fill("ollague")
    page.get_by_role("main").get_by_role("button", name="Buscar").click()
    page.locator(".buscar-grupos a").first.click()
    page.wait_for_url("**/comunas/ollague/")
    assert page.get_by_role("link", name=PROJECT).first.is_visible()


def test_a_search_from_the_keyboard_alone(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "proyectos/275/", width=1280).page
    _tab_to(page, "INPUT")
    page.keyboard.type("taltal")
    page.keyboard.press("Enter")
    page.locator(".buscar-grupos a").first.wait_for()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.buscar-grupos')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/comunas/taltal/")


def test_menus_filters_and_tables_open_from_the_keyboard(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "proyectos/").page
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".menu nav").is_visible()
    page.locator(".filtros summary").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/proyectos/comuna/*/")


@pytest.mark.parametrize("path", ["", "proyectos/447/", "comunas/", "proyectos/", "datos/", "prensa/agua/", "buscar/"])
def test_every_stop_of_the_tab_key_is_on_the_screen_and_none_is_a_trap(
    visit: Callable[..., Visit], site_url: str, path: str
) -> None:
    page = visit(site_url + path, width=1280).page
    wrong, stops = [], 0
    for _ in range(600):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        if here["body"]:
            break
        stops += 1
        if not (here["seen"] and here["ring"]):
            wrong.append(here["name"])
    else:
        pytest.fail("the focus never leaves the page")
    assert stops > 20
    assert wrong == []


def test_filters_count_what_they_show_without_scripts(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "proyectos/", scripts=False).page
    page.get_by_text("Por comuna", exact=True).click()
    option = page.locator(".filtros li", has_text="Calama").first
    count = int(option.inner_text().split("(")[1].rstrip(")"))
    option.get_by_role("link").click()
    assert page.locator(".tarjeta").count() == count > 1
    assert f"{count} de " in page.locator(".texto > p").first.inner_text()


def test_every_kind_of_page_fits_a_narrow_screen_large_text_and_paper(
    visit: Callable[..., Visit], site_url: str, real_site: Settings
) -> None:
    page = visit(site_url + "privacidad/").page
    wrong = []
    for kind, address in kinds(real_site.site_dir).items():
        page.set_viewport_size({"width": 320, "height": 844})
        page.goto(site_url + address)
        wrong += [(kind, "320")] if page.evaluate(OVERFLOW) else []
        page.set_viewport_size({"width": 1280, "height": 844})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wrong += [(kind, "200 %")] if page.evaluate(OVERFLOW) else []
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 720, "height": 1000})
        left = page.evaluate(
            "[...document.querySelectorAll('nav, form, .saltar')].filter((e) => e.checkVisibility()).length"
        )
        wrong += [(kind, f"paper: {left} menus or forms")] if left else []
        wrong += [(kind, "paper")] if page.evaluate(OVERFLOW) or not page.locator("h1").is_visible() else []
        page.emulate_media(media="screen")
    assert wrong == []


def _tab_to(page: Page, tag: str) -> None:
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == tag:
            return
    pytest.fail(f"no {tag} within thirty stops")


def test_a_press_sentence_is_copied_with_its_source(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "prensa/agua/").page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copiar la frase").first.click()
    page.get_by_role("button", name="Copiada").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == " ".join(page.locator(".frase-copiable").first.inner_text().split())
    assert "(Fuente: " in copied


def test_buttons_have_a_border_where_colours_are_forced(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url).page
    page.emulate_media(forced_colors="active")
    for button in page.locator("main button").all():
        assert button.evaluate("(b) => parseFloat(getComputedStyle(b).borderTopWidth)") >= 1


def test_a_letter_of_the_glossary_leads_to_its_first_term_without_scripts(
    visit: Callable[..., Visit], site_url: str
) -> None:
    page = visit(site_url + "glosario/", scripts=False).page
    page.get_by_role("navigation", name="Letras del glosario").get_by_role("link", name="E", exact=True).click()
    assert page.locator(":target").inner_text().startswith("E")
