"""The page of a source: everything that rests on a section is counted; a record with many parts is named once."""

from __future__ import annotations

from content.catalogue import Catalogue
from content.load import load_catalogue
from content.model import Fuente
from generator.links import Links
from generator.plan import plan
from generator.relations import Relations
from generator.scope import Scope
from generator.sections import MOST, SeccionVista, source_sections
from generator.written import read_written
from tests.generator.ejemplo import ROOT, datos_abiertos

REAL = load_catalogue()


def sections(fuente_id: str, catalogue: Catalogue = REAL) -> dict[str, SeccionVista]:
    written = read_written(ROOT / "site_src")
    pages = plan(catalogue, written)
    page = next(p for p in pages if p.fuente == fuente_id)
    links = Links({p.url: p.source for p in pages}, page.source)
    scope = Scope(
        page,
        catalogue,
        Relations(catalogue),
        written,
        links,
        "Portal",
        "https://ejemplo.cl/",
        datos_abiertos(catalogue),
    )
    return {s.anchor: s for s in source_sections(catalogue.get(Fuente, fuente_id), scope)}


def test_a_record_with_many_figures_on_a_section_is_named_once_with_how_many() -> None:
    table = sections("cepal-loa")["cuadro-4"]
    (link,) = [e for e in table.apoyos if e.href.endswith("indicadores/ocupados-por-rama.md")]
    cells = Relations(REAL).apoyos(REAL.get(Fuente, "cepal-loa"))["cuadro-4"]
    own = [p for p in cells if p.registro.id == "ocupados-por-rama"]
    assert link.detalle == f"{len(own)} cifras, datos o notas"


def test_what_is_not_linked_is_counted() -> None:
    for fuente in REAL.de(Fuente):
        supports = Relations(REAL).apoyos(fuente)
        for id_, s in sections(fuente.id).items():
            assert s.total == len(supports[id_])
            assert len(s.apoyos) <= MOST
            assert (s.mas == 0) or s.mas < s.total
