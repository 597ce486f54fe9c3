"""One page of each kind and language, as the finished site has them."""

from __future__ import annotations

import re
from pathlib import Path

_PAGE = re.compile(r'<html lang="(\w\w)[^>]*>.*?<body class="([^"]*)"', re.S)

FULL = {
    "es es-ficha-proyecto": "proyectos/447/",
    "es es-ficha-comuna": "comunas/calama/",
    "es es-ficha-indicador": "indicadores/ocupados-por-rama/",
    "en es-ficha-proyecto": "en/proyectos/447/",
    "en es-ficha-indicador": "en/indicadores/ocupados-por-rama/",
}
"""Pages that hold everything their kind can: a conflict, charts, a wide table, changes."""


def kinds(site: Path) -> dict[str, str]:
    """Name of the kind → address of one page of it, the fullest where one is known."""
    found: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        with path.open(encoding="utf-8") as file:
            head = _PAGE.search(file.read(20_000))
        assert head is not None, name
        found.setdefault(f"{head[1]} {head[2]}", name.removesuffix("index.html"))
    return found | {kind: address for kind, address in FULL.items() if kind in found}
