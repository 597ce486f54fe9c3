"""`build/pages` → `build/site`: what changed is converted by MkDocs in a process of its own, checked and published.

MkDocs works in a folder beside the site; a broken link or anchor anywhere publishes nothing. What is known of each
page (hash of its Markdown, its anchors and links) is kept in `build/.cache`; without it everything is converted.

Every record's page prints the version of the data, which changes with every save. A page in which nothing else changed
is not converted again: the version is a word of hexadecimal digits that reads the same before and after, and is put in.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from content.settings import Settings
from generator.aside import aside
from generator.budget import Weighed, too_heavy, weight
from generator.build import Progress
from generator.data_version import neutral_hash, versioned
from generator.errors import GeneratorError
from generator.known import CACHE, Known, fingerprint, recall
from generator.publish import link_all, put, write
from generator.security import security_txt
from generator.write import MANY, WriteReport, names_under, prune

BUILD_DATE = "315532800"
"""1980-01-01: the date that MkDocs stamps into compressed files, unless SOURCE_DATE_EPOCH says another."""

OF_THEME = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""Files that MkDocs makes and that are no page."""


@dataclass
class SiteBuilder:
    """Builds the site again and again; MkDocs' process stays between two builds. Close it, or use it in a `with`."""

    settings: Settings
    root: Path
    known: dict[str, Known] = field(default_factory=dict)
    version: str = ""
    """Version of the data in the pages, 64 hexadecimal digits; empty if unknown."""
    shown: str = ""
    """Version of the data in the site as it is."""
    _process: subprocess.Popen[str] | None = None
    _names: frozenset[str] = frozenset()
    _print: str = ""

    def __enter__(self) -> SiteBuilder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def staging(self) -> Path:
        """Where MkDocs writes; nothing is read from it but what was just written."""
        return self.settings.build / "site.next"

    def start(self) -> None:
        """Let MkDocs get ready while the pages are made; else it starts when it is needed."""
        self.settings.pages_dir.mkdir(parents=True, exist_ok=True)  # its configuration names the folder
        self._start()

    def build(self, progress: Progress, version: str = "") -> WriteReport:
        """Bring the site up to date with `build/pages`. Raises GeneratorError; then the site is as it was.

        `version` is the Catalogue's hash, of which pages print the whole or the beginning.
        """
        self.version = version
        progress("sitio", 0, 1)
        self._start()
        pages, statics = self._inputs()
        stale = sorted(source for source, hash_ in pages.items() if not self._is_fresh(source, hash_))
        try:
            made = self._convert(stale, pages, frozenset([*pages, *statics]))
            current = {s: k for s, k in self.known.items() if s in pages} | made
            self._check(current, statics)
            self._weigh(current, statics)
            report = self._publish(current, set(made), statics)
        finally:
            shutil.rmtree(self.staging, ignore_errors=True)
        self.known, self.shown = current, version
        self._remember()
        progress("sitio", 1, 1)
        return report

    def preview(self, sources: list[str], version: str) -> None:
        """Show some pages at once: other pages' links are not checked, nothing is removed. Raises GeneratorError."""
        self.version = version
        folder = self.settings.pages_dir
        pages = {name: self._hash((folder / name).read_bytes()) for name in sources}
        self._start()
        try:
            made = self._convert(sources, pages, self._names | set(sources))
            for known in made.values():
                html = versioned((self.staging / known.made).read_bytes(), self.version, self.shown)
                write(html, self.settings.site_dir / known.html)
        finally:
            shutil.rmtree(self.staging, ignore_errors=True)
        self.known |= made

    def close(self) -> None:
        """End MkDocs' process."""
        if self._process is not None:
            assert self._process.stdin is not None
            with suppress(BrokenPipeError):  # it may be dead already
                self._process.stdin.close()
            self._process.wait()
            assert self._process.stdout is not None
            self._process.stdout.close()
            self._process = None

    def _inputs(self) -> tuple[dict[str, str], dict[str, Path]]:
        """Markdown files with their hashes, and every other file that the site carries as it is."""
        folder = self.settings.pages_dir
        names = names_under(folder)
        pages = {n: self._hash((folder / n).read_bytes()) for n in names if n.endswith(".md")}
        return pages, {n: folder / n for n in names if not n.endswith(".md")}

    def _start(self) -> None:
        """Start MkDocs if it does not run, or anew if its configuration or templates changed."""
        current = fingerprint(self.root, self.settings)
        if self._print != current:
            self.close()
            self.known, self.shown = recall(self.settings.build / CACHE, current)
            self._print = current
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "generator.mkdocs_process", str(self.staging.resolve())],
                cwd=self.root,
                env=_environment(self.settings),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            self._names = frozenset()

    def _is_fresh(self, source: str, hash_: str) -> bool:
        known = self.known.get(source)
        if known is None or known.source != hash_:
            return False
        path = self.settings.site_dir / known.html
        return path.is_file() and self._hash(path.read_bytes(), self.shown) == known.html_hash

    def _hash(self, content: bytes, version: str | None = None) -> str:
        """Hash of a page, the version of the data left out."""
        return neutral_hash(content, self.version if version is None else version)

    def _convert(self, stale: list[str], pages: dict[str, str], names: frozenset[str]) -> dict[str, Known]:
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        job = {"version": self.version, "pages": stale, "names": names != self._names}
        self._names = names
        try:
            print(json.dumps(job), file=self._process.stdin, flush=True)
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            self.close()
            raise GeneratorError(
                "build/site", "MkDocs terminó antes de tiempo; lo que dijo está arriba.", "Revisa mkdocs.yml."
            )
        answer: dict[str, Any] = json.loads(line)
        if answer["said"]:
            raise _broken(answer["said"])
        return {source: Known(source=pages[source], **facts) for source, facts in answer["pages"].items()}

    def _check(self, current: dict[str, Known], statics: dict[str, Path]) -> None:
        """Every link of every page leads to a file, and every anchor stands on it."""
        ids = {k.html: frozenset(k.ids) for k in current.values()}
        others = {*statics, *OF_THEME, *security_txt(self.settings.site)}
        faults = []
        for source, known in sorted(current.items()):
            for link in known.links:
                target, _, anchor = link.partition("#")
                if target in ids:
                    if anchor and anchor not in ids[target]:
                        faults.append(f"{source}: el ancla «{anchor}» no está en «{target}».")
                elif target not in others:
                    faults.append(f"{source}: «{target}» no existe.")
        if faults:
            raise _broken(faults)

    def _weigh(self, current: dict[str, Known], statics: dict[str, Path]) -> None:
        """No page is heavier than its budget."""
        pages = [Weighed(source, k.kind, k.weight, tuple(k.loads)) for source, k in current.items()]
        faults = too_heavy(pages, lambda path: weight(statics[path].read_bytes(), path))
        if faults:
            raise GeneratorError(
                "build/site",
                "hay páginas más pesadas de lo que un teléfono debe bajar:\n" + "\n".join(faults) + "\n",
                "Acorta la ficha o reparte lo que dice entre varias; quita gráficos o aligera sus estilos y guiones. "
                "Los límites están en generator/budget.py.",
            )

    def _publish(self, current: dict[str, Known], made: set[str], statics: dict[str, Path]) -> WriteReport:
        """Move what was made to the site, copy what is carried as it is, remove the rest."""
        site = self.settings.site_dir
        given = security_txt(self.settings.site)
        expected = {*(k.html for k in current.values()), *statics, *OF_THEME, *given}
        with aside(lambda: link_all(statics, site), worth_it=len(statics) > MANY) as linked:
            written = sum(put(self.staging / current[s].made, site / current[s].html) for s in sorted(made))
            written += sum(put(self.staging / name, site / name) for name in OF_THEME)
            if self.shown != self.version:
                kept = (site / known.html for source, known in sorted(current.items()) if source not in made)
                written += sum(write(versioned(p.read_bytes(), self.shown, self.version), p) for p in kept)
            written += linked.result()
        written += sum(write(content, site / name) for name, content in given.items())
        removed = prune(site, expected)
        return WriteReport(written, removed, len(expected) - written)

    def _remember(self) -> None:
        path = self.settings.build / CACHE
        path.parent.mkdir(parents=True, exist_ok=True)
        known = {
            "huella": self._print,
            "version": self.shown,
            "paginas": {s: {n: getattr(k, n) for n in Known.__slots__} for s, k in sorted(self.known.items())},
        }
        path.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")


def build_site(settings: Settings, root: Path, progress: Progress, version: str = "") -> WriteReport:
    """Build the site once; a broken link or anchor is a GeneratorError that says which."""
    with SiteBuilder(settings, root) as builder:
        return builder.build(progress, version)


def _broken(said: Iterable[str]) -> GeneratorError:
    lines = "\n".join(dict.fromkeys(said))
    return GeneratorError(
        "build/site", f"MkDocs no pudo armar el sitio:\n{lines}\n", "Corrige los enlaces o la plantilla que nombra."
    )


def _environment(settings: Settings) -> dict[str, str]:
    """MkDocs' environment: what `mkdocs.yml` reads with `!ENV`, and a fixed date."""
    return {
        "SOURCE_DATE_EPOCH": BUILD_DATE,
        **os.environ,
        "EMRA_SITE_URL": settings.site.url,
        "EMRA_SITE_NAME": settings.site.name,
        "EMRA_PAGES": str(settings.pages_dir.resolve()),
        "NO_MKDOCS_2_WARNING": "1",
    }
