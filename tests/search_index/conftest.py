"""A small catalogue with a page and a full text, indexed once a run with the packaged encoder."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from content.catalogue import Catalogue
from content.load import load_catalogue
from content.settings import IndexSettings
from search_index.build import BuildReport, build_index
from search_index.encoder import Encoder, open_encoder
from search_index.engine import SearchEngine
from search_index.library import add_source
from tests.content.ejemplo import escribir

SETTINGS = IndexSettings(
    engine="embedded",
    milvus_uri="",
    model="all-MiniLM-L6-v2",
    query_prompt="",
    passage_prompt="",
    passage_chars=2500,
    weights={
        "cifra": 1.0,
        "hecho": 1.0,
        "resumen": 0.8,
        "nota": 0.9,
        "vacio": 0.95,
        "pagina": 0.85,
        "digesto": 0.95,
        "texto": 0.9,
    },
)

PAGE = """---
title: "Planta de ENAMI"
record: "proyecto-275"
kind: "proyecto"
comunas: ["02101"]
source: "acta"
---
# Planta de ENAMI {#titulo}

<!-- noindex -->
[Inicio](../index.md) menú de navegación
<!-- /noindex -->

## Financiamiento {#financiamiento}

El **Gobierno Regional** pone 1.955 millones y [ENAMI](../organizaciones/enami.md) pone 192 millones.

| Quién | Cuánto |
| --- | --- |
| ENAMI | 192 |

### Fondo {#fondo}

El fondo es regional.
"""

TEXT = """# Acta

1. Primera parte

La planta de procesamiento se discutió durante la mañana por los consejeros. Escribir a persona@ejemplo.cl o llamar
al +56 55 2123 4567.

La planta de procesamiento se discutió durante la mañana por los consejeros.
"""

SINONIMOS = """- {id: plata, termino: monto, equivalentes: [plata, lucas]}
- {id: plant, termino: planta, equivalentes: [plant], idioma: en}
"""


@dataclass(frozen=True)
class World:
    """What an index is built from, and where it goes."""

    data: Path
    pages: Path
    library: Path
    index: Path

    @property
    def catalogue(self) -> Catalogue:
        return load_catalogue(self.data)

    def build(self, index: Path | None = None) -> BuildReport:
        return build_index(self.catalogue, self.pages, self.library, index or self.index, SETTINGS, quiet)

    def copy(self, folder: Path) -> World:
        """The same world elsewhere, index included, free to be changed."""
        parts = {name: folder / name for name in ("data", "pages", "library", "index")}
        for name, target in parts.items():
            shutil.copytree(getattr(self, name), target)
        return World(**parts)


def quiet(step: str, done: int, total: int) -> None:
    """Progress that nobody sees."""


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world with its index built; tests that change it work on a copy."""
    folder = tmp_path_factory.mktemp("world")
    data = escribir(folder / "data")
    (data / "sinonimos.yml").write_text(SINONIMOS, encoding="utf-8")
    pages = folder / "pages"
    (pages / "proyectos").mkdir(parents=True)
    (pages / "proyectos" / "275.md").write_text(PAGE, encoding="utf-8")
    original = folder / "acta.txt"
    original.write_text(TEXT, encoding="utf-8")
    found = World(data, pages, folder / "library", folder / "index")
    add_source(original, "acta", found.library, found.catalogue)
    found.build()
    return found


@pytest.fixture(scope="session")
def engine(world: World) -> SearchEngine:
    return SearchEngine.open(world.index)


@pytest.fixture(scope="session")
def encoder(engine: SearchEngine) -> Encoder:
    return open_encoder(engine.folder, "", "")
