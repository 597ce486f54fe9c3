"""`python -m benchmarks.site [--projects 1000 --districts 100]`: builds big sites and writes the «site» part.

Each build runs in a process of its own; its time, the time of all its processes together and its largest process are
measured from outside. A plain `mkdocs build` of the same pages is measured beside it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.machine import described
from benchmarks.report import number, table, write_part
from benchmarks.synthetic import write_data
from content.load import DATA
from generator.site import BUILD_DATE

ROOT = Path(__file__).resolve().parents[1]
RECORD = "275"

BUDGETS = (
    ("Construir todo desde cero", "build_s", 25.0, " s"),
    ("Memoria del proceso mayor", "peak_mb", 1000.0, " MB"),
    ("Guardar una ficha: su página lista", "first_s", 3.0, " s"),
    ("HTML de una ficha, gzip, mediana", "html_median_kb", 15.0, " kB"),
    ("HTML de la ficha mayor de proyecto, gzip", "html_largest_kb", 15.0, " kB"),
    ("Ficha con todo lo que carga, gzip", "view_kb", 150.0, " kB"),
)
"""What the issue asks for: label, measure, limit, unit."""


def main() -> None:
    """Measure the real data and the synthetic ones, and write the report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.site", description="Mide la construcción del sitio.")
    parser.add_argument("--projects", type=int, default=1000)
    parser.add_argument("--districts", type=int, default=100)
    parser.add_argument("--child", nargs=3, metavar=("STAGE", "DATA", "BUILD"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        print(json.dumps(_child(given.child[0], Path(given.child[1]), Path(given.child[2]))))
        return
    with TemporaryDirectory() as folder:
        today, big = Path(folder, "datos-hoy"), Path(folder, "datos-grandes")
        write_data(DATA, today, 0, 0)
        write_data(DATA, big, given.projects, given.districts)
        measured = {
            "datos de hoy": _measure(today, Path(folder, "hoy")),
            f"{given.projects} proyectos, {given.districts} distritos": _measure(big, Path(folder, "grande")),
        }
    write_part("site", report(measured))


def _measure(data: Path, build: Path) -> dict[str, float]:
    """Everything about one data folder."""
    found: dict[str, float] = {}
    for stage in ("full", "watch"):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        command = [sys.executable, "-m", "benchmarks.site", "--child", stage, str(data), str(build)]
        run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        seconds = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found |= json.loads(run.stdout.splitlines()[-1])
        if stage == "full":
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            found |= {"build_s": seconds, "build_cpu_s": cpu}
    return found | _sizes(build) | {"mkdocs_s": _plain_mkdocs(build)}


def _child(stage: str, data: Path, build: Path) -> dict[str, float]:
    """One stage, in a process of its own."""
    from content.load import load
    from content.settings import read_settings
    from generator.aside import uncollected
    from generator.build import build_pages
    from generator.site import SiteBuilder
    from generator.watch import Workshop

    settings = read_settings(ROOT / "emra.toml", {}).model_copy(update={"build": build})

    def silent(step: str, done: int, total: int) -> None:
        """No progress: its lines would be measured too."""

    if stage == "full":
        from content.check import check_loaded

        with uncollected(), SiteBuilder(settings, ROOT) as builder:  # as `emra build` does
            builder.start()
            loaded = load(data)
            check_loaded(loaded)
            catalogue = loaded.catalogue()
            build_pages(catalogue, settings, ROOT, silent)
            builder.build(silent, catalogue.content_hash)
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return {"peak_mb": max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024}
    path = data / "proyectos" / f"{RECORD}.yml"
    original = path.read_bytes()
    try:
        with Workshop(settings, ROOT, data) as workshop:
            workshop.whole()
            path.write_bytes(re.sub(rb"^nombre: (.+)$", rb"nombre: \1 (prueba)", original, count=1, flags=re.MULTILINE))
            start = time.perf_counter()
            shown = workshop.first()
            first = time.perf_counter() - start
            assert shown, "the saved record has no page"
            start = time.perf_counter()
            workshop.whole()
            return {"first_s": first, "whole_s": time.perf_counter() - start}
    finally:
        path.write_bytes(original)


def _sizes(build: Path) -> dict[str, float]:
    """Pages of the site and their weight as a host that compresses sends them."""
    site = build / "site"
    pages = sorted(site.rglob("*.html"))
    records = [p for p in pages if re.fullmatch(r"(en/)?proyectos/[^/]+/index\.html", p.relative_to(site).as_posix())]
    weights = sorted(_gzip(p) for p in records)
    page = site / "proyectos" / RECORD / "index.html"
    loaded = [page, *(_loaded_by(page))]
    return {
        "pages": len(pages),
        "html_median_kb": weights[len(weights) // 2] / 1000,
        "html_largest_kb": weights[-1] / 1000,
        "view_kb": sum(map(_gzip, loaded)) / 1000,
        "site_mb": sum(p.stat().st_size for p in site.rglob("*") if p.is_file()) / 1e6,
    }


def _loaded_by(page: Path) -> list[Path]:
    """Styles, scripts and pictures that a page asks for."""
    html = page.read_text(encoding="utf-8")
    names = re.findall(r'<(?:link rel="(?:stylesheet|icon)" href|script[^>]* src|img[^>]* src)="([^"]+)"', html)
    return [(page.parent / n).resolve() for n in dict.fromkeys(names)]


def _gzip(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def _plain_mkdocs(build: Path) -> float:
    """Seconds that `mkdocs build` takes for the same pages."""
    places = {
        "EMRA_PAGES": str((build / "pages").resolve()),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": BUILD_DATE,
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(build / "plain")]
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env={**os.environ, **places}, check=True)
    return time.perf_counter() - start


def report(measured: dict[str, dict[str, float]]) -> str:
    """The part as Markdown, with what is over its limit said."""
    head = ["Qué", "Límite", *measured]
    rows = [["Páginas", "", *(number(m["pages"], 0) for m in measured.values())]]
    for label, key, limit, unit in BUDGETS:
        cells = [f"{number(m[key])}{unit}{'' if m[key] <= limit else ' (no cumple)'}" for m in measured.values()]
        rows.append([label, f"{number(limit, 0)}{unit}", *cells])
    for label, key, unit in (
        ("Construir todo: tiempo de procesador", "build_cpu_s", " s"),
        ("Guardar una ficha: todo el sitio al día", "whole_s", " s"),
        ("`mkdocs build` de las mismas páginas, solo ese paso", "mkdocs_s", " s"),
        ("El sitio entero", "site_mb", " MB"),
    ):
        rows.append([label, "", *(f"{number(m[key])}{unit}" for m in measured.values())])
    return "\n\n".join(
        [
            "## Site",
            "Se mide con `python -m benchmarks.site`. Los datos grandes son fichas reales repetidas con otro número. "
            "Cada proyecto y distrito tiene dos páginas: en español y en inglés.",
            described(("mkdocs", "mkdocs-material", "markdown", "jinja2")),
            table(head, rows),
            "Al guardar una ficha se muestra primero su página, con las descargas y listas de antes; el resto del "
            "sitio llega después, en la segunda medida. Construir todo usa todos los procesadores, menos al "
            "leer, revisar y publicar.",
        ]
    )


if __name__ == "__main__":
    main()
