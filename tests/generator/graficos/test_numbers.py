"""Every number that a chart prints, in words, in labels and in its table, is the Catalogue's."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from content.formato import numero, valor_texto
from content.model import Comuna, Distrito, Proyecto
from generator.graficos.chart import Chart
from tests.generator.graficos.muestra import NARROW, WIDE, catalogue, chart, charts

NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
CHARTS = [c.id for c in charts()]


def names() -> list[str]:
    """Names of the data, longest first: the numbers in them are part of the name."""
    cat = catalogue()
    found = {r.nombre for r in cat.registros.values()} | {c.cifra.nombre for c in cat.cifras.values()}
    found |= {c.observacion.nombre for c in cat.cifras.values() if c.observacion}
    found |= {c.serie.nombre for c in cat.cifras.values() if c.serie}
    found |= {p.nombre for x in cat.de(Proyecto) for p in x.componentes}
    found |= {d.nombre.partition(" - ")[2] for d in cat.de(Distrito)}
    return sorted(filter(None, found), key=lambda n: (-len(n), n))


NAMES = names()


def numbers(text: str) -> set[str]:
    for name in NAMES:
        text = text.replace(name, " ")
    return set(NUMBER.findall(text))


def printed(c: Chart) -> set[str]:
    """The numbers that the chart may print: those of its figures and of the records that it draws."""
    cat = catalogue()
    found: set[str] = set()
    for id_ in c.figures:
        cifra = cat.cifras[id_].cifra
        found |= set(NUMBER.findall(valor_texto(cifra, cat.unidades)))
        found |= {numero(v) for v in (cifra.valor, cifra.valor_hasta) if v is not None}
        found |= set(NUMBER.findall(cifra.periodo or ""))
    return found


def allowed(c: Chart) -> set[str]:
    cat = catalogue()
    more: set[str] = set()
    match c.id:
        case "financiamiento":
            drawn = len({row[0].record for row in c.table.rows})
            more = {str(drawn), str(len(cat.de(Proyecto)))}
        case "metas":
            more = {str(a.meta_anio) for a in cat.registros.values() if getattr(a, "meta_anio", None)} | {"100"}
        case "ranking-distritos" | "mapa-distritos":
            more = {str(d.numero) for d in cat.de(Distrito)} | {str(abs(n)) for n in range(-60, 0)}
        case "mapa-comunas":
            here = {row[0].record for row in c.table.rows}
            communes = [x for x in cat.de(Comuna) if x.global_id in here]
            counts = {str(len([p for p in cat.de(Proyecto) if x.id in p.comunas])) for x in communes}
            places = {numero(abs(v)) for x in communes for v in (x.latitud, x.longitud) if v is not None}
            more = counts | places | {str(n) for n in range(15, 60)}
        case _:
            more = {str(len(c.table.rows))}
    return printed(c) | more


@pytest.mark.parametrize("id_", CHARTS)
def test_the_description_says_only_numbers_of_the_catalogue(id_: str) -> None:
    c = chart(id_)
    assert numbers(f"{c.title}. {c.lead}. {c.description}") <= allowed(c)


@pytest.mark.parametrize("id_", CHARTS)
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_labels_say_only_numbers_of_the_catalogue(id_: str, width: float) -> None:
    c = chart(id_)
    assert numbers(" ".join(c.draw(width).texts())) <= allowed(c)


@pytest.mark.parametrize("id_", [i for i in CHARTS if i != "mapa-comunas"])
def test_the_table_has_every_figure_of_the_chart_and_no_other_number(id_: str) -> None:
    c = chart(id_)
    cells = [cell for row in c.table.rows for cell in row]
    said = {(cell.record, cell.anchor): cell.text for cell in cells if cell.anchor}
    cat = catalogue()
    for (record, anchor), text in said.items():
        figure = next(f for f in cat.cifras.values() if (f.registro.global_id, f.anchor) == (record, anchor))
        assert text == valor_texto(figure.cifra, cat.unidades)
        assert figure.global_id in c.figures
    drawn = {(cat.cifras[f].registro.global_id, cat.cifras[f].anchor) for f in c.figures}
    totals = drawn - set(said)  # sums that the words and headings of the chart name beside its rows
    in_words = numbers(c.description)
    for record, anchor in totals:
        figure = next(f for f in cat.cifras.values() if (f.registro.global_id, f.anchor) == (record, anchor))
        assert set(NUMBER.findall(valor_texto(figure.cifra, cat.unidades))) <= in_words


def test_the_bars_are_as_long_as_their_numbers() -> None:
    c = chart("componentes-447")
    cat = catalogue()
    values = [cat.cifras[row[2].record + "." + row[2].anchor].cifra.valor for row in c.table.rows]
    top = max(v for v in values if v is not None)
    bars = [m for m in c.draw(NARROW).marks if getattr(m, "style", "") in ("g-1", "g-2", "g-3", "g-4")]
    assert [round(m.x2, 6) for m in bars] == [round(float(v / top), 6) for v in values if v is not None]  # type: ignore[union-attr]


@pytest.mark.parametrize("id_", [c.id for c in charts() if c.kind in ("financiamiento", "partes")])
def test_the_parts_of_a_bar_end_where_the_next_begins(id_: str) -> None:
    bars = [m for m in chart(id_).draw(WIDE).marks if type(m).__name__ == "Rect"]
    rows: dict[float, list[tuple[float, float]]] = {}
    for m in bars:
        rows.setdefault(m.y, []).append((m.x1, m.x2))  # type: ignore[union-attr]
    for row in rows.values():
        assert row[0][0] == 0
        assert [a[1] for a in row[:-1]] == [b[0] for b in row[1:]]
        assert row[-1][1] <= 1.000001


def test_both_sets_of_amounts_stand_apart_each_with_its_unit() -> None:
    c = chart("montos-447")
    cat = catalogue()
    units = dict.fromkeys(cat.cifras[f].cifra.unidad for f in c.figures)
    text = " ".join(c.draw(WIDE).texts())
    assert len(units) == 2
    for unit in units:
        assert f"Unidad: {cat.unidades[unit or ''].plural}" in text
    assert any("no convierte" in r.text for r in c.remarks)


def test_a_conflict_of_the_figures_travels_with_the_picture() -> None:
    cat = catalogue()

    def own(c: Chart) -> Iterable[str]:
        records = {cat.cifras[f].registro.global_id for f in c.figures}
        for f in c.figures:
            for n in cat.notas_por_cifra.get(f, ()):
                if n.nota.tipo == "contradiccion" and n.registro.global_id in records:
                    yield n.nota.titulo.rstrip(".")

    missing = [(c.id, t) for c in charts() for t in own(c) if f"{t}." not in [r.text for r in c.remarks]]
    assert missing == []
