"""The same tree builds with Zensical, Material's successor: every page is there; the differences are these."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from content.settings import Settings
from generator.write import read_tree
from tests.generator.ejemplo import ROOT

pytestmark = pytest.mark.slow

LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
ID = re.compile(r'\sid="([^"]*)"')
OF_ZENSICAL = re.compile(r"assets/(javascripts|stylesheets|images)/|search\.json$|objects\.inv$|sitemap\.xml$")
"""Files of Zensical's own theme and search, and its own site map."""


@pytest.fixture(scope="module")
def zensical(real_site: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that Zensical makes of the real pages; without our site map, which its templates cannot draw."""
    folder = tmp_path_factory.mktemp("zensical")
    shutil.copytree(real_site.pages_dir, folder / "docs")
    shutil.copytree(ROOT / "site_src" / "overrides", folder / "overrides", ignore=shutil.ignore_patterns("sitemap.xml"))
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for key, value in (
        ("docs_dir", "docs"),
        ("site_dir", "site"),
        ("site_name", '"EMRA"'),
        ("site_url", real_site.site.url),
        ("  custom_dir", "overrides"),
        ("  static_templates", "[404.html]"),
    ):
        config, changed = re.subn(rf"^{key}: .*$", f"{key}: {value}", config, flags=re.MULTILINE)
        assert changed == 1, key
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "-f", "mkdocs.yml"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    assert "No issues found" in run.stdout + run.stderr
    return folder / "site"


def pages(site: Path) -> dict[str, str]:
    return {n: c.decode() for n, c in read_tree(site).items() if n.endswith(".html")}


def test_every_page_is_there_with_the_same_text(zensical: Path, real_site: Settings) -> None:
    ours, theirs = pages(real_site.site_dir), pages(zensical)
    assert set(theirs) == set(ours)
    other = [n for n in ours if words(ours[n]) != words(theirs[n])]
    assert other == []


def words(html: str) -> str:
    main = html.split("<main")[1].split("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_internal_links_are_whole(zensical: Path) -> None:
    files = set(read_tree(zensical))
    html = pages(zensical)
    ids = {n: set(ID.findall(t)) for n, t in html.items()}
    broken = []
    for name, text in html.items():
        for link in links(text, name):
            target, _, anchor = link.partition("#")
            if target not in files or (anchor and target in ids and anchor not in ids[target]):
                broken.append((name, link))
    assert broken == []


def test_other_files_are_the_same_but_for_those_that_the_decision_lists(zensical: Path, real_site: Settings) -> None:
    ours, theirs = read_tree(real_site.site_dir), read_tree(zensical)
    others = {n for n in ours if not n.endswith(".html")}
    assert others - set(theirs) == {"sitemap.xml.gz"}
    assert [n for n in sorted(others & set(theirs)) if ours[n] != theirs[n]] == ["sitemap.xml"]
    assert [n for n in sorted(set(theirs) - set(ours)) if not OF_ZENSICAL.search(n)] == []
    page = "proyectos/275/index.html"
    assert "aria-current" in ours[page].decode()
    assert b"&#x2f;" in theirs[page]
    assert b"&#x2f;" not in ours[page]


def links(html: str, here: str) -> list[str]:
    """Links inside the site, as path of a file with its anchor."""
    found = []
    for raw in LINK.findall(html):
        if raw.startswith(("http:", "https:", "mailto:", "data:")):
            continue
        address, hash_, anchor = urljoin(f"http://x/{here}", unescape(raw)).removeprefix("http://x/").partition("#")
        target = unquote(address.partition("?")[0])
        target = f"{target}index.html" if target == "" or target.endswith("/") else target
        found.append(f"{target}{hash_}{unquote(anchor)}")
    return found
