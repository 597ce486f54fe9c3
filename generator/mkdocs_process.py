"""A program, run and never imported: MkDocs, page by page. It reads jobs and writes answers, one line of JSON each.

`mkdocs build` converts every page every time, in one process. This does the same with MkDocs' own functions for the
pages that are asked for, on all processors, and tells which anchors each page has and where it links to. A test
compares its output with that of `mkdocs build --strict`, byte by byte.

Job: `{"pages": [source, …], "names": true in the first one and if files came or went, "version": version of the data}`.
Answer:
`{"pages": {source: {"html", "made", "html_hash", "ids", "links", "kind", "weight", "loads"}}, "said": [warning, …]}`;
the HTML itself lies under the name «made» in the folder given as the only argument.
"""

from __future__ import annotations

import gc
import json
import logging
import multiprocessing
import os
import posixpath
import re
import sys
from functools import lru_cache
from html import unescape
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from mkdocs.commands.build import _build_theme_template, get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.nav import Navigation, get_navigation

from generator.budget import loaded, weight
from generator.data_version import neutral_hash
from generator.mkdocs_quick import Converter, remember
from generator.mkdocs_theme import share

ALONE = 60
"""Pages that are not worth a second process."""

RARELY = (100_000, 20, 20)
"""When Python looks for unreachable objects: trees of pages make hundreds of thousands, and none of them is one."""

Answered = tuple[str, dict[str, Any], list[str]]
"""Source of a page, what is known of it once it is made, and what was warned of."""

_ID = re.compile(r' id="([^"]*)"')
_LINKS = re.compile(r' href="([^"]*)"'), re.compile(r' src="([^"]*)"')
"""Patterns that begin with fixed letters are found four times as fast."""
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class Warnings(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.said.append(record.getMessage())

    def taken(self) -> list[str]:
        """What was said since the last time."""
        said, self.said = self.said, []
        return said


class Builder:
    """MkDocs' configuration, files, navigation and templates, kept from one job to the next."""

    def __init__(self, site_dir: str) -> None:
        self.config: Any = load_config("mkdocs.yml", site_dir=site_dir, strict=True)
        self.warnings = Warnings()
        log = logging.getLogger("mkdocs")
        log.setLevel(logging.WARNING)
        log.addHandler(self.warnings)
        remember()
        self.env = self.config.theme.get_env()
        share(self.env)
        self.version = ""
        self.files: Files
        self.nav: Navigation

    def read_names(self) -> None:
        """Look again which files there are."""
        self.files = get_files(self.config)
        self.nav = get_navigation(self.files, self.config)
        self.documentation = self.files.documentation_pages(inclusion=InclusionLevel.is_included)
        self.converter = Converter(self.config, self.files)

    def templates(self) -> None:
        """The pages of the theme itself: 404.html and the site map."""
        pages = Files([*self.documentation])
        for name in self.config.theme.static_templates:
            _build_theme_template(name, self.env, pages, self.config, self.nav)

    def page(self, source: str) -> Answered:
        """Convert and write one page."""
        file = self.files.get_file_from_path(source)
        if not isinstance(file, File) or file.page is None:
            return source, {}, [f"{source}: no such page"]
        page = file.page
        page.read_source(self.config)
        self.converter.render(page)
        page.active = True
        html = self.env.get_template("main.html").render(get_context(self.nav, self.documentation, self.config, page))
        page.active, page.content = False, None
        written = html.encode()
        made = quote(file.dest_uri, safe="")  # one folder for all: thousands of folders cost seconds to remove
        Path(self.config.site_dir, made).write_bytes(written)
        spaced = html.replace("\n", " ").replace("\t", " ")
        facts = {
            "html": file.dest_uri,
            "made": made,
            "html_hash": neutral_hash(written, self.version),
            "ids": sorted(set(_ID.findall(spaced))),
            "links": _links(spaced, file.dest_uri),
            "kind": str(page.meta.get("kind", "pagina")),
            "weight": weight(written),
            "loads": loaded(html, file.dest_uri),
        }
        return source, facts, self.warnings.taken()

    def size(self, source: str) -> int:
        """Bytes of a page's Markdown."""
        file = self.files.get_file_from_path(source)
        return Path(file.abs_src_path or "").stat().st_size if file else 0


def _links(html: str, here: str) -> list[str]:
    """Links inside the site, as path of a file with its anchor."""
    above = [posixpath.dirname(here)]
    while above[-1]:
        above.append(posixpath.dirname(above[-1]))
    found = set()
    for raw in {raw for pattern in _LINKS for raw in pattern.findall(html)}:
        if (link := _link(*_from_above(above, raw))) is not None:
            target, anchor = link
            found.add((target or here) + anchor)
    return sorted(found)


def _from_above(above: list[str], raw: str) -> tuple[str, str]:
    """The folder where a link begins once it has climbed, and its rest: pages of many folders share these."""
    level = 0
    while raw.startswith("../", 3 * level):
        level += 1
    rest = raw[3 * level :]
    if level >= len(above) or not rest or rest[0] in "#?./" or ":" in rest:
        return above[0], raw
    return above[level], rest


@lru_cache(maxsize=1 << 16)
def _link(folder: str, raw: str) -> tuple[str, str] | None:
    """A link as it stands on a page, as file (empty for the page itself) and anchor; None if it leads elsewhere."""
    if _ELSEWHERE.match(raw):
        return None
    path, hash_, anchor = unescape(raw).partition("#")
    return _target(folder, path.partition("?")[0]), hash_ + unquote(anchor)


@lru_cache(maxsize=1 << 16)
def _target(folder: str, path: str) -> str:
    """The file that a relative address leads to; empty for the page itself."""
    if not path:
        return ""
    target = posixpath.normpath(posixpath.join(folder, unquote(path)))
    return posixpath.normpath(posixpath.join(target, "index.html")) if path.endswith(("/", ".")) else target


_BUILDER: Builder | None = None


def _page(source: str) -> Answered:
    assert _BUILDER is not None
    return _BUILDER.page(source)


def answer(builder: Builder, job: dict[str, Any]) -> dict[str, Any]:
    """Do one job."""
    builder.version = job["version"]
    if job["names"]:
        builder.read_names()
    Path(builder.config.site_dir).mkdir(parents=True, exist_ok=True)
    said = builder.warnings.taken()
    sources = job["pages"]
    processes = min(os.cpu_count() or 1, len(sources) // ALONE)
    if processes > 1 and "fork" in multiprocessing.get_all_start_methods():
        gc.freeze()
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            # the longest first, so that no process is left with one at the end
            by_size = sorted(sources, key=builder.size, reverse=True)
            done = list(pool.imap_unordered(_page, by_size, chunksize=4))
    else:
        done = [_page(source) for source in sources]
    builder.templates()
    said += builder.warnings.taken()
    done.sort(key=itemgetter(0))
    return {
        "pages": {s: facts for s, facts, _ in done},
        "said": [*said, *(line for *_, lines in done for line in lines)],
    }


def main(site_dir: str) -> None:
    """Answer jobs until there are no more."""
    global _BUILDER
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever else prints must not stand among the answers
    _BUILDER = Builder(site_dir)
    gc.set_threshold(*RARELY)
    for line in sys.stdin:
        print(json.dumps(answer(_BUILDER, json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
