"""The assistant in a real browser: it answers with a source that opens, and says what to do when it cannot."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUESTION = "¿Cuánto cuesta la planta de ENAMI y quién la paga?"


@pytest.mark.parametrize("width", [390, 1280])
def test_a_question_finds_its_answer_and_a_source_that_opens(
    visit: Callable[..., Visit], service_url: str, width: int
) -> None:
    seen = visit(service_url + "asistente/", width=width)
    page = seen.page
    page.get_by_label("Tu pregunta").fill(QUESTION)
    page.get_by_role("button", name="Preguntar").click()
    answer = page.locator(".charla .respuesta").first
    answer.wait_for()
    text = answer.inner_text()
    for expected in ("2.147", "1.955", "192"):
        assert expected in text
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert (seen.errors, seen.foreign) == ([], [])
    answer.locator(".respuesta-fuentes a").first.click()
    page.wait_for_url("**/*#*")
    anchor = page.url.split("#")[1]
    assert page.locator(f"[id='{anchor}']").count() == 1
    assert seen.errors == []


def test_the_form_answers_without_scripts(visit: Callable[..., Visit], service_url: str) -> None:
    page = visit(service_url, scripts=False).page
    page.get_by_label("Pregunta con tus palabras").fill(QUESTION)
    page.get_by_role("button", name="Preguntar").click()
    assert "2.147" in page.locator(".respuesta").inner_text()
    assert page.locator(".respuesta a[href*='fuentes/'], .respuesta a[href*='proyectos/']").count() > 0


def test_a_script_in_a_question_is_shown_as_text(visit: Callable[..., Visit], service_url: str) -> None:
    seen = visit(service_url + "asistente/")
    dialogs: list[str] = []
    seen.page.on("dialog", lambda d: (dialogs.append(d.message), d.dismiss()))
    seen.page.get_by_label("Tu pregunta").fill("<img src=x onerror=alert(1)> ¿qué es la EMRA?")
    seen.page.get_by_role("button", name="Preguntar").click()
    seen.page.locator(".charla .respuesta").first.wait_for()
    assert dialogs == []
    assert "<img src=x" in seen.page.locator(".charla").inner_text()


def test_when_the_service_cannot_answer_the_page_says_what_to_do(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "asistente/").page
    page.get_by_label("Tu pregunta").fill(QUESTION)
    page.get_by_role("button", name="Preguntar").click()
    failure = page.locator(".respuesta-error")
    failure.wait_for()
    assert failure.get_by_role("link", name="proyectos").is_visible()
