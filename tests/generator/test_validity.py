"""Pages as the HTML standard reads them: no parse error. `python -m benchmarks.pages` asks the W3C's checker too."""

from __future__ import annotations

import html5lib  # type: ignore[import-untyped]
import pytest

from content.settings import Settings
from tests.browser.kinds import kinds

pytestmark = pytest.mark.slow


def parse_errors(html: str) -> list[str]:
    parser = html5lib.HTMLParser()
    parser.parse(html)
    return [code for _, code, _ in parser.errors]


def test_every_kind_of_page_is_read_without_a_parse_error(real_site: Settings) -> None:
    pages = kinds(real_site.site_dir)
    assert len(pages) > 60
    wrong = {}
    for kind, address in pages.items():
        path = real_site.site_dir / address
        path = path / "index.html" if path.is_dir() else path
        if found := parse_errors(path.read_text(encoding="utf-8")):
            wrong[kind] = found
    assert wrong == {}


@pytest.mark.parametrize("broken", ["<p><div></p>", "<a><a>", "<b><i></b></i>", "<div", "<p a=1 a=2>"])
def test_the_parser_finds_what_is_wrong(broken: str) -> None:
    assert parse_errors(f"<!doctype html><title>x</title>{broken}")
