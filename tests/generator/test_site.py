"""The finished site: strict, the same bytes every time, nothing from another origin, whole links."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from content.load import load_catalogue
from content.settings import Settings
from generator.build import build_pages
from generator.errors import GeneratorError
from generator.site import BUILD_DATE, SiteBuilder, build_site
from generator.write import read_tree, write_tree
from tests.generator.ejemplo import DATOS, ESCRITAS, ROOT, quiet, settings
from tests.generator.html_view import look

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(real_site: Settings) -> Settings:
    return real_site


@pytest.fixture(scope="module")
def html(built: Settings) -> dict[str, str]:
    return {n: c.decode() for n, c in read_tree(built.site_dir).items() if n.endswith(".html")}


def tree_hash(folder: Path) -> str:
    return sha256(repr(sorted(read_tree(folder).items())).encode()).hexdigest()


def test_a_second_build_gives_the_same_bytes(built: Settings, tmp_path: Path) -> None:
    again = settings().model_copy(update={"build": tmp_path})
    with SiteBuilder(again, ROOT) as builder:
        builder.start()  # before there are pages
        write_tree(again.pages_dir, read_tree(built.pages_dir))
        builder.build(quiet)
    assert tree_hash(again.site_dir) == tree_hash(built.site_dir)
    assert not (tmp_path / "site.next").exists()


def test_every_internal_link_and_anchor_exists(built: Settings, html: dict[str, str]) -> None:
    files = set(read_tree(built.site_dir))
    ids = {name: {v for _, key, v in look(text).attributes if key == "id"} for name, text in html.items()}
    broken = []
    for name, text in html.items():
        for tag, key, value in look(text).attributes:
            if key not in ("href", "src") or value.startswith(("http://", "https://", "mailto:?")):
                continue
            address, _, anchor = urljoin(f"http://x/{name}", value).removeprefix("http://x/").partition("#")
            target = unquote(address)
            target = f"{target}index.html" if target == "" or target.endswith("/") else target
            if target not in files or (anchor and anchor not in ids.get(target, set())):
                broken.append((name, tag, value))
    assert broken == []


MAY_NAME_A_SITE = {("a", "href"), ("link", "href"), ("meta", "content"), ("input", "value")}
"""Attributes that hold an address without a browser asking for it; links to styles are looked at below."""


def test_no_page_asks_anything_of_another_origin(html: dict[str, str]) -> None:
    for name, text in html.items():
        for tag, key, value in look(text).attributes:
            if value.startswith(("http://", "https://", "//")):
                assert (tag, key) in MAY_NAME_A_SITE, (name, value)
                assert tag != "link" or value.startswith("http://127.0.0.1:8000/"), (name, value)
    assert "@import" not in (ROOT / "site_src/assets/emra.css").read_text(encoding="utf-8")


WITH_SCRIPT = re.compile(r"(en/)?(asistente|buscar|prensa/[\w-]+)/index\.html")
"""The assistant, the search, and press notes, whose sentences get a button that copies them."""


def test_pages_need_no_script_and_carry_no_inline_code(html: dict[str, str]) -> None:
    for name, text in html.items():
        found = look(text)
        code = found.tags.count("script") - text.count('<script type="application/ld+json">')
        assert code == (1 if WITH_SCRIPT.fullmatch(name) and name != "en/asistente/index.html" else 0), name
        assert not [a for a in found.attributes if a[1].startswith("on") or a[1] == "style"], name


def test_every_page_says_its_language_title_and_description(html: dict[str, str]) -> None:
    titles = Counter(re.search(r"<title>(.+?)</title>", t).group(1) for t in html.values())  # type: ignore[union-attr]
    assert [t for t, n in titles.items() if n > 1] == []
    for name, text in html.items():
        assert f'<html lang="{"en" if name.startswith("en/") else "es-CL"}">' in text, name
        assert re.search(r'<meta name="description" content=".{20,}">', text), name
        assert look(text).tags.count("h1") == 1, name


def test_every_page_has_a_picture_for_shared_links_of_its_own(built: Settings, html: dict[str, str]) -> None:
    files = set(read_tree(built.site_dir))
    found = {n: re.search(r'<meta property="og:image" content="([^"]+)">', t) for n, t in html.items()}
    assert [n for n, f in found.items() if f is None] == []
    pictures = {n: f[1].removeprefix(built.site.url) for n, f in found.items() if f}
    assert [n for n, p in pictures.items() if p not in files] == []
    assert [p for p, uses in Counter(pictures.values()).items() if uses > 1] == []


def test_no_page_has_an_id_twice(html: dict[str, str]) -> None:
    for name, text in html.items():
        counts = Counter(v for _, key, v in look(text).attributes if key == "id")
        assert [i for i, n in counts.items() if n > 1] == [], name


def test_headings_do_not_skip_a_level(html: dict[str, str]) -> None:
    for name, text in html.items():
        levels = [int(t[1]) for t in look(text.split("<footer")[0]).tags if re.fullmatch(r"h[1-6]", t)]
        assert all(b - a <= 1 for a, b in pairwise(levels)), (name, levels)


def test_the_menu_is_the_same_on_every_page(html: dict[str, str]) -> None:
    def menu(text: str) -> Iterator[str]:
        part = text.split('<nav class="barra-menu"')[1].split("</nav>")[0]
        return iter(re.findall(r">([^<]+)</a>", part))

    assert len({(name.startswith("en/"), *menu(t)) for name, t in html.items()}) == 2
    assert len({len(list(menu(t))) for t in html.values()}) == 1


def test_twins_name_each_other_and_themselves(html: dict[str, str]) -> None:
    """hreflang: both pages of a pair carry the same three links, and every page in English has a pair."""
    found = {
        n: dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', t)) for n, t in html.items()
    }
    for name, links in found.items():
        if links:
            assert set(links) == {"es-CL", "en", "x-default"}, name
            assert links["x-default"] == links["es-CL"], name
            pair = [f"{url.removeprefix(settings().site.url)}index.html" for url in (links["es-CL"], links["en"])]
            assert name in pair
            assert found[pair[0]] == found[pair[1]] == links, name
            assert pair[1] == f"en/{pair[0]}", name
        else:
            assert not name.startswith("en/"), name


def test_the_sitemap_lists_every_page_without_dates(built: Settings, html: dict[str, str]) -> None:
    text = (built.site_dir / "sitemap.xml").read_text(encoding="utf-8")
    assert text.count("<loc>") == len(html) - 1  # all but 404.html
    assert "lastmod" not in text


def test_a_record_page_stays_light(built: Settings) -> None:
    for page in ("proyectos/275", "comunas/calama", "distritos/4", "index.html"):
        path = built.site_dir / page
        size = (path if path.is_file() else path / "index.html").stat().st_size
        assert size < 90_000, (page, size)


@pytest.mark.parametrize("link", ["nada.md", "acerca-de.md#nada"])
def test_a_broken_link_or_anchor_fails_the_build(tmp_path: Path, link: str) -> None:
    config = settings().model_copy(update={"build": tmp_path / "build"})
    source = tmp_path / "site_src"
    write_tree(source, read_tree(ESCRITAS) | {"rota.md": _page(f"[enlace]({link})")})
    build_pages(load_catalogue(DATOS), config, tmp_path, quiet)
    with pytest.raises(GeneratorError, match=r"rota\.md"):
        build_site(config, ROOT, quiet)
    assert not config.site_dir.exists()


def _page(body: str) -> bytes:
    return f'---\ntitle: "Rota"\ndescription: "Una página rota."\n---\n{body}\n'.encode()


def test_the_assistant_has_its_place_and_a_form_without_scripts(html: dict[str, str]) -> None:
    page = html["asistente/index.html"]
    assert page.count('<div id="asistente"></div>') == 1
    assert "<noscript>" in page
    assert 'action="../asistente/" method="get"' in page


def small(folder: Path) -> Settings:
    """The pages of the small catalogue, with the real styles, scripts and written pages around them."""
    config = settings().model_copy(update={"build": folder / "build"})
    left_out = ("en/", "secciones/")
    real = {n: c for n, c in read_tree(ROOT / "site_src").items() if not n.startswith(left_out)}
    # the small site has no scorecard
    real["como-responde.md"] = real["como-responde.md"].replace(b"asistente/calificaciones.md", b"asistente.md")
    write_tree(folder / "site_src", real | read_tree(ESCRITAS))
    build_pages(load_catalogue(DATOS), config, folder, quiet)
    return config


def test_the_site_is_what_plain_mkdocs_builds(tmp_path: Path) -> None:
    config = small(tmp_path)
    build_site(config, ROOT, quiet)
    plain = tmp_path / "plain"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(plain)]
    places = {"EMRA_PAGES": str(config.pages_dir), "EMRA_SITE_URL": config.site.url, "EMRA_SITE_NAME": config.site.name}
    fixed = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": BUILD_DATE}
    subprocess.run(command, cwd=ROOT, env={**os.environ, **places, **fixed}, check=True)
    of_theme = re.compile(r"assets/(javascripts|stylesheets|images)/")
    expected = {n: c for n, c in read_tree(plain).items() if not of_theme.match(n)}
    assert {n: c for n, c in read_tree(config.site_dir).items() if n in expected} == expected


def test_a_link_broken_by_another_page_is_found_though_its_own_page_did_not_change(tmp_path: Path) -> None:
    config = small(tmp_path)
    build_site(config, ROOT, quiet)
    before = tree_hash(config.site_dir)
    target = config.pages_dir / "proyectos" / "275.md"
    target.write_text(target.read_text(encoding="utf-8").replace("#monto-total }", "#otro }"), encoding="utf-8")
    with pytest.raises(GeneratorError, match="monto-total"):
        build_site(config, ROOT, quiet)
    assert tree_hash(config.site_dir) == before


def test_a_changed_page_is_the_only_one_written(tmp_path: Path) -> None:
    config = small(tmp_path)
    with SiteBuilder(config, ROOT) as builder:
        builder.build(quiet)
        assert builder.build(quiet).written == 0
        page = config.pages_dir / "privacidad.md"
        page.write_text(page.read_text(encoding="utf-8") + "\nUna línea más.\n", encoding="utf-8")
        assert builder.build(quiet).written == 1
        (config.site_dir / "privacidad" / "index.html").write_text("roto", encoding="utf-8")
        assert builder.build(quiet).written == 1
    assert "Una línea más." in (config.site_dir / "privacidad" / "index.html").read_text(encoding="utf-8")


def noise(size: int) -> str:
    """Text that no compression makes smaller, but to half."""
    return " ".join(sha256(str(n).encode()).hexdigest() for n in range(size // 64))


def test_a_record_page_that_is_too_heavy_fails_the_build_and_is_named_with_its_size(tmp_path: Path) -> None:
    config = small(tmp_path)
    build_site(config, ROOT, quiet)
    before = tree_hash(config.site_dir)
    page = config.pages_dir / "proyectos" / "275.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{noise(40_000)}\n", encoding="utf-8")
    with pytest.raises(GeneratorError, match=r"proyectos/275\.md: \d\d,\d kB de HTML comprimido") as fault:
        build_site(config, ROOT, quiet)
    assert "Acorta la ficha" in str(fault.value)
    assert tree_hash(config.site_dir) == before


def test_a_page_that_loads_too_much_fails_the_build_and_says_what(tmp_path: Path) -> None:
    config = small(tmp_path)
    (config.pages_dir / "assets" / "foto.svg").write_text(noise(300_000), encoding="utf-8")
    page = config.pages_dir / "privacidad.md"
    text = page.read_text(encoding="utf-8") + '\n<p><img src="../assets/foto.svg" alt="Foto"></p>\n'
    page.write_text(text, encoding="utf-8")
    with pytest.raises(GeneratorError, match=r"privacidad\.md: .* con todo lo que carga \(assets/foto\.svg 1"):
        build_site(config, ROOT, quiet)
