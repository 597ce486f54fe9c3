"""Series that share their rows become one matrix; every cell has its anchor; remarks are shared."""

from __future__ import annotations

from content.model import Indicador
from generator.figures import Figures
from generator.links import Links
from generator.plan import plan
from generator.tables import Tabla, tables
from tests.generator.ejemplo import catalogo, escritas


def made() -> list[Tabla]:
    sources = {p.url: p.source for p in plan(catalogo(), escritas())}
    figures = Figures(catalogo(), Links(sources, "indicadores/empresas.md"))
    return list(tables(catalogo().get(Indicador, "empresas"), catalogo(), figures))


def test_series_with_the_same_rows_become_one_matrix() -> None:
    matrix, single = made()
    assert matrix.columnas == ("Microempresas", "Grandes")
    assert [f.nombre for f in matrix.filas] == ["Calama", "Lasana"]
    assert matrix.titulo == "Empresas por tamaño"
    assert single.columnas == ("Valor", "Período", "Lo que imprime la fuente")


def test_every_cell_has_the_anchor_of_its_figure() -> None:
    anchors = [c.anchor for t in made() for f in t.filas for c in f.celdas if c.anchor]
    expected = {c.anchor for c in catalogo().cifras.values() if c.serie}
    assert sorted(anchors) == sorted(expected)


def test_a_cell_with_a_note_points_to_its_remark() -> None:
    matrix = made()[0]
    cell = matrix.filas[0].celdas[1]
    assert (cell.texto, cell.llamada) == ("cerca de 20", 1)
    assert matrix.observadas[0].cifras[0].nota == "La fuente dice «unas veinte»."


def test_numbers_keep_their_thousands_and_the_unit_is_said_once() -> None:
    matrix = made()[0]
    assert matrix.filas[0].celdas[0].texto == "1.200"
    assert matrix.unidad == "empresas"


def test_a_row_links_to_the_record_it_speaks_of() -> None:
    assert [f.href for f in made()[0].filas] == ["../comunas/calama.md", "../lugares/lasana.md"]
