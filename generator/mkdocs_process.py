"""A program, run and never imported: MkDocs, page by page. It reads jobs and writes answers, one line of JSON each.

`mkdocs build` converts every page every time, in one process. This does the same with MkDocs' own functions for the
pages that are asked for, on all processors, and tells which anchors each page has and where it links to. A test
compares its output with that of `mkdocs build --strict`, byte by byte.

Job: `{"pages": [source, …], "names": true if files came or went}`. Answer: `{"pages": {source: {"html", "ids",
"links"}}, "said": [warning, …]}`; the HTML itself lies in the folder given as the only argument.
"""

from __future__ import annotations

import json
import logging
import multiprocessing
import os
import posixpath
import re
import sys
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.nav import Navigation, get_navigation

ALONE = 60
"""Pages that are not worth a second process."""

_ID = re.compile(r'\sid="([^"]*)"')
_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
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
        self.env = self.config.theme.get_env()
        self.files: Files
        self.nav: Navigation
        self.read_names()

    def read_names(self) -> None:
        """Look again which files there are."""
        self.files = get_files(self.config)
        self.nav = get_navigation(self.files, self.config)
        self.documentation = self.files.documentation_pages(inclusion=InclusionLevel.is_included)

    def templates(self) -> None:
        """The pages of the theme itself: 404.html and the site map."""
        pages = Files([*self.documentation])
        for name in self.config.theme.static_templates:
            _build_theme_template(name, self.env, pages, self.config, self.nav)

    def page(self, source: str) -> tuple[str, dict[str, Any], list[str]]:
        """Convert and write one page."""
        file = self.files.get_file_from_path(source)
        if not isinstance(file, File) or file.page is None:
            return source, {}, [f"{source}: no such page"]
        _populate_page(file.page, self.config, self.files)
        _build_page(file.page, self.config, self.documentation, self.nav, self.env)
        html = Path(file.abs_dest_path).read_text(encoding="utf-8")
        file.page.content = None
        facts = {"html": file.dest_uri, "ids": sorted(set(_ID.findall(html))), "links": _links(html, file.dest_uri)}
        return source, facts, self.warnings.taken()


def _links(html: str, here: str) -> list[str]:
    """Links inside the site, as path of a file with its anchor."""
    found = set()
    for raw in set(_LINK.findall(html)):
        if _ELSEWHERE.match(raw):
            continue
        path, hash_, anchor = unescape(raw).partition("#")
        path = path.partition("?")[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(path))) if path else here
        if path and (path.endswith(("/", ".")) or target == "."):
            target = posixpath.normpath(posixpath.join(target, "index.html"))
        found.add(f"{target}{hash_}{unquote(anchor)}")
    return sorted(found)


_BUILDER: Builder | None = None


def _page(source: str) -> tuple[str, dict[str, Any], list[str]]:
    assert _BUILDER is not None
    return _BUILDER.page(source)


def answer(builder: Builder, job: dict[str, Any]) -> dict[str, Any]:
    """Do one job."""
    if job["names"]:
        builder.read_names()
    said = builder.warnings.taken()
    sources = job["pages"]
    processes = min(os.cpu_count() or 1, len(sources) // ALONE)
    if processes > 1 and "fork" in multiprocessing.get_all_start_methods():
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            done = pool.map(_page, sources, chunksize=20)
    else:
        done = [_page(source) for source in sources]
    builder.templates()
    said += builder.warnings.taken()
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
    for line in sys.stdin:
        print(json.dumps(answer(_BUILDER, json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
