"""A real browser on the real site: Chromium of the system, no network but the service under test.

Without Chromium the tests are skipped and the run says so; with `CI=true` in the environment they fail instead.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from chatbot.app import create_app
from content.settings import Settings

MISSING = "No se encontró Chromium. Instala el paquete «chromium» (como administrador) o ejecuta «make browser»."

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """Path of the system's Chromium."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def in_ci() -> bool:
    return os.environ.get("CI") == "true"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        if in_ci():
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Serve an application on a free local port; gives its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def site_url(browser: Browser, real_site: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site without an index: every page is there, the assistant says that it is not available."""
    alone = real_site.model_copy(update={"build": tmp_path_factory.mktemp("alone")})
    shutil.copytree(real_site.site_dir, alone.site_dir)
    with serving(create_app(alone)) as url:
        yield url


@pytest.fixture(scope="session")
def service_url(browser: Browser, real_index: Settings) -> Iterator[str]:
    """The site with its assistant."""
    with serving(create_app(real_index)) as url:
        yield url


@dataclass
class Visit:
    """A page with what went wrong while it was open."""

    page: Page
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open an address in a fresh window; everything that is not the same origin is refused and noted."""
    contexts = []

    def open_(url: str, width: int = 390, scheme: str = "light", scripts: bool = True) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 844},
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=scripts,
            locale="es-CL",
        )
        contexts.append(context)
        made = Visit(context.new_page())
        origin = "/".join(url.split("/")[:3]) + "/"

        def guard(route: object) -> None:
            request = route.request  # type: ignore[attr-defined]
            if request.url.startswith((origin, "data:")):
                route.continue_()  # type: ignore[attr-defined]
            else:
                made.foreign.append(request.url)
                route.abort()  # type: ignore[attr-defined]

        context.route("**/*", guard)
        made.page.on("console", lambda m: made.errors.append(m.text) if m.type == "error" else None)
        made.page.on("pageerror", lambda e: made.errors.append(str(e)))
        made.page.on("requestfailed", lambda r: made.errors.append(f"{r.url} {r.failure}"))
        made.page.goto(url)
        return made

    yield open_
    for context in contexts:
        context.close()
