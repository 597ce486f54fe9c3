"""axe-core on every kind of page, light and dark, narrow and wide: no violation; what axe leaves open is judged here.

axe cannot tell the ground of a text in an SVG, over a background picture or under another element. `JUDGE` looks what
really lies below the text and measures the contrast (WCAG 2.2, 1.4.3). Anything else that is left open is a failure.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from content.settings import Settings
from tests.browser.conftest import Visit
from tests.browser.kinds import kinds

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EVERY_RULE = "rules: {'label-content-name-mismatch': {enabled: true}}"
OF_COLOUR = "runOnly: ['color-contrast', 'link-in-text-block']"
"""All rules and one that axe still calls experimental; those that a change of colours alone can break."""

JUDGE = """(selectors) => {
  const rgb = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
  const lum = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
  const solid = (c) => c !== "none" && (rgb(c).length === 3 || rgb(c)[3] === 1);
  const shapes = new Set(["rect", "circle", "path", "polygon", "ellipse"]);
  const ground = (text) => {
    const box = text.getBoundingClientRect();
    const below = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    for (const e of below.slice(Math.max(0, below.indexOf(text)))) {
      if (shapes.has(e.tagName)) {
        const s = getComputedStyle(e);
        if (solid(s.fill) && s.fillOpacity === "1" && s.opacity === "1") return rgb(s.fill);
      }
    }
    for (let e = text; e; e = e.parentElement) {
      const c = getComputedStyle(e).backgroundColor;
      if (solid(c)) return rgb(c);
    }
    return [255, 255, 255];
  };
  const overPicture = (text) => {
    const owner = text.closest(".portada");
    if (!owner) return false;
    const strip = parseFloat(getComputedStyle(owner).paddingBottom) * 0.8;
    return text.getBoundingClientRect().bottom > owner.getBoundingClientRect().bottom - strip;
  };
  return selectors.map((selector) => {
    const text = document.querySelector(selector);
    text.scrollIntoView({ block: "center" });
    const s = getComputedStyle(text);
    const ink = rgb(text instanceof SVGElement ? s.fill : s.color);
    const [a, b] = [lum(ink), lum(ground(text))].sort((x, y) => y - x);
    const size = parseFloat(s.fontSize);
    const big = size >= 24 || (size >= 18.66 && s.fontWeight >= 700);
    const ratio = (a + 0.05) / (b + 0.05);
    return { selector, ratio, fine: ratio >= (big ? 3 : 4.5) && !overPicture(text) };
  });
}"""

JUDGED = {"color-contrast"}
"""Rules whose open cases `JUDGE` decides."""


@cache
def axe() -> str:
    """axe-core, as its package brings it."""
    spec = find_spec("axe_playwright_python")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["es", "en"])
def test_no_kind_of_page_breaks_a_rule_of_accessibility(
    visit: Callable[..., Visit], site_url: str, real_site: Settings, lang: str
) -> None:
    pages = kinds(real_site.site_dir) | {"es found": "buscar/?q=calama", "en found": "en/buscar/?q=calama"}
    pages = {kind: address for kind, address in pages.items() if kind.startswith(lang)}
    assert len(pages) > 30
    page = visit(site_url + "privacidad/").page
    faults: list[Any] = []
    for kind, address in pages.items():
        page.emulate_media(color_scheme="light")
        page.goto(site_url + address)
        if "?q=" in address:
            page.locator(".buscar-grupos li").first.wait_for()
        page.evaluate(axe())
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            for scheme, rules in (("light", EVERY_RULE), ("dark", OF_COLOUR)):
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                faults += [(kind, width, scheme, fault) for fault in _faults(page, rules)]
    assert faults == [], json.dumps(faults, indent=1, ensure_ascii=False)[:4000]


def _faults(page: Page, rules: str) -> list[Any]:
    """Violations of any level, and what is left open unless its contrast is measured and enough."""
    result = page.evaluate(f"axe.run(document, {{resultTypes: ['violations', 'incomplete'], {rules}}})")
    faults: list[Any] = [(v["id"], [n["target"] for n in v["nodes"]]) for v in result["violations"]]
    open_ = {r["id"]: [n["target"][0] for n in r["nodes"]] for r in result["incomplete"]}
    faults += [(rule, "open") for rule in open_ if rule not in JUDGED]
    judged = page.evaluate(JUDGE, open_.get("color-contrast", []))
    return faults + [("contrast", j) for j in judged if not j["fine"]]


def test_axe_finds_what_is_wrong(visit: Callable[..., Visit], site_url: str) -> None:
    page = visit(site_url + "privacidad/").page
    page.evaluate("document.querySelector('main').innerHTML = '<img src=x><p style=\"color:#eee\">pálido</p>'")
    page.evaluate(axe())
    assert {v["id"] for v in page.evaluate("axe.run()")["violations"]} >= {"image-alt"}
