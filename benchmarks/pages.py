"""`python -m benchmarks.pages [--site build/site]`: Lighthouse and the W3C's checker; writes the «pages» part.

Lighthouse comes from the npm registry in a fixed version and drives the system's Chromium. Its usual profile is used:
a mid-range phone, 1.6 Mbit/s, 150 ms of latency, processor four times slower. Ends with 1 if a budget is missed or a
file is not valid.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.machine import described
from benchmarks.report import number, table, write_part
from benchmarks.static import serving
from benchmarks.validity import VERSION as VNU
from benchmarks.validity import Checked, checked

ROOT = Path(__file__).resolve().parents[1]
VERSION = "12.8.2"
RUNS = 3

PAGES = (
    ("Inicio", ""),
    ("Ficha de un proyecto", "proyectos/275/"),
    ("La ficha con más cifras y gráficos", "proyectos/447/"),
    ("Ficha de una comuna", "comunas/ollague/"),
    ("Comunas, con su mapa", "comunas/"),
    ("Datos abiertos", "datos/"),
    ("Búsqueda", "buscar/"),
    ("Asistente", "asistente/"),
    ("Ficha en inglés", "en/proyectos/275/"),
)

BUDGETS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""What each category must reach, of 100."""

TIMES = (
    ("Primera pintura, s", "first-contentful-paint", 1000.0, 1),
    ("Pintura mayor, s", "largest-contentful-paint", 1000.0, 1),
    ("Índice de velocidad, s", "speed-index", 1000.0, 1),
    ("Bloqueo, ms", "total-blocking-time", 1.0, 0),
    ("Saltos (CLS)", "cumulative-layout-shift", 1.0, 3),
)
"""Heading, audit, divisor and decimals of what Lighthouse times."""


@dataclass(frozen=True, slots=True)
class Review:
    """A page as Lighthouse sees it: points of 100 by category, numbers by audit, and what it found wrong."""

    name: str
    address: str
    points: Mapping[str, int]
    times: Mapping[str, float]
    transferred_kb: float
    faults: tuple[str, ...]


def main() -> int:
    """Measure every page, write the part, say what misses its budget."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description="Mide las páginas con Lighthouse.")
    parser.add_argument("--site", type=Path, default=ROOT / "build" / "site")
    given = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    npx = shutil.which("npx")
    if chromium is None or npx is None:
        print("Hacen falta Chromium y npx (paquetes «chromium» y «npm»).", file=sys.stderr)
        return 2
    with serving(given.site) as host:
        reviews = [_median(name, path, [_run(npx, chromium, host + path) for _ in range(RUNS)]) for name, path in PAGES]
    valid = checked(given.site)
    write_part("pages", report(reviews, valid))
    missed = [f"{r.address or '/'}: {c} {r.points[c]} < {least}" for r in reviews for c, least in BUDGETS.items()
              if r.points[c] < least]  # fmt: skip
    missed += [f"{c.kind}: {dict(c.messages)}" for c in valid or () if c.messages]
    print("\n".join(missed) or "Todas las páginas cumplen.")
    return 1 if missed else 0


def _run(npx: str, chromium: str, url: str) -> dict[str, Any]:
    """Lighthouse's own report of one visit."""
    with TemporaryDirectory() as folder:
        target = Path(folder, "report.json")
        command = [
            *(npx, "--yes", f"lighthouse@{VERSION}", url, "--quiet", "--output=json", f"--output-path={target}"),
            *(f"--chrome-path={chromium}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"),
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)
        return dict(json.loads(target.read_text(encoding="utf-8")))


def _median(name: str, address: str, runs: Sequence[dict[str, Any]]) -> Review:
    """The middle of several visits, number by number; a fault counts if any visit has it."""
    points = {c: round(100 * median(r["categories"][c]["score"] for r in runs)) for c in BUDGETS}
    times = {audit: median(r["audits"][audit]["numericValue"] for r in runs) for _, audit, _, _ in TIMES}
    weight = median(r["audits"]["total-byte-weight"]["numericValue"] for r in runs)
    return Review(name, address, points, times, weight / 1000, tuple(sorted({f for r in runs for f in faults(r)})))


def faults(run: Mapping[str, Any]) -> list[str]:
    """Audits of accessibility, best practices and SEO that a page fails, those without weight too."""
    found = []
    for category in ("accessibility", "best-practices", "seo"):
        for reference in run["categories"][category]["auditRefs"]:
            audit = run["audits"][reference["id"]]
            if audit["score"] is not None and audit["score"] < 1:
                found.append(f"{category}: {reference['id']}")
    return found


def report(reviews: Sequence[Review], valid: Sequence[Checked] | None) -> str:
    """The part of docs/benchmarks.md."""
    head = ["Página", "Rendimiento", "Accesibilidad", "Buenas prácticas", "SEO", *(t[0] for t in TIMES), "Baja, kB"]
    rows = [
        [
            f"{r.name} (`/{r.address}`)",
            *(str(r.points[c]) for c in BUDGETS),
            *(number(r.times[audit] / unit, digits) for _, audit, unit, digits in TIMES),
            number(r.transferred_kb),
        ]
        for r in reviews
    ]
    wrong = [f"- {r.name}: {fault}" for r in reviews for fault in r.faults]
    return "\n".join(
        [
            "## Páginas: Lighthouse",
            "",
            f"Se mide con `python -m benchmarks.pages`: Lighthouse {VERSION}, mediana de {RUNS} visitas. Su perfil "
            "de siempre: teléfono de gama media, 1,6 Mbit/s, 150 ms de latencia y procesador cuatro veces más lento. "
            "Los archivos se sirven comprimidos, como en cualquier hospedaje.",
            "",
            "Debe alcanzar: rendimiento 95; accesibilidad, buenas prácticas y SEO 100.",
            "",
            described(()).rpartition("\n")[0],
            "",
            table(head, rows),
            "",
            "Auditorías que fallan en esas tres categorías, también las que no dan puntos:",
            "",
            *(wrong or ["- Ninguna."]),
            "",
            f"Validador del W3C (vnu {VNU}) sobre el sitio entero:",
            "",
            *(_validity(valid) if valid else ["- No se midió: hacen falta Java y npm."]),
        ]
    )


def _validity(valid: Sequence[Checked]) -> list[str]:
    return [
        f"- {c.kind}: {c.files} archivos, "
        + (", ".join(f"{n} {t}" for t, n in sorted(c.messages.items())) or "0 mensajes")
        + "."
        for c in valid
    ]


if __name__ == "__main__":
    sys.exit(main())
