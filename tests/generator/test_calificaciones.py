"""The scorecard page: it says the day, the size of the set and what was measured, and is absent until then."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from content.errors import ContentError
from content.resultados import RESULTS, Grupo, Resultados, read_results
from generator.build import render_pages
from generator.plan import plan
from generator.written import HandWritten
from tests.generator.ejemplo import ROOT, catalogo, datos_abiertos, escritas, quiet, settings

SOURCE = "asistente/calificaciones.md"

RESULTADOS = Resultados(
    fecha=date(2026, 3, 1),
    preguntas=8,
    aciertos=7,
    silencio_debido=0,
    respuestas_falsas=0,
    variantes=3,
    variantes_iguales=2,
    por_tipo=(Grupo(id="when", aciertos=3, preguntas=4), Grupo(id="lookup", aciertos=4, preguntas=4)),
    por_fuente=(Grupo(id="sin fuente", aciertos=1, preguntas=1),),
    por_comuna=(Grupo(id="Calama", aciertos=2, preguntas=3), Grupo(id="Otra", aciertos=1, preguntas=1)),
)


def written() -> HandWritten:
    """The golden hand-written pages, with an introduction and an assistant's page."""
    own = escritas()
    some = next(iter(own.intros.values()))
    page = next(iter(own.pages.values()))
    return HandWritten(
        pages={**own.pages, "asistente": own.pages.get("asistente", page)},
        intros={**own.intros, "calificaciones": some},
    )


def scorecard() -> str:
    data = catalogo()
    pages = plan(data, written(), RESULTADOS)
    return render_pages(pages, data, written(), settings(), quiet, datos_abiertos(data))[SOURCE].decode()


def test_the_page_says_day_size_and_shares() -> None:
    text = scorecard()
    assert "Medido el 1 de marzo de 2026, con 8 preguntas." in text
    assert "7 de 8 preguntas (87,5 %)" in text
    assert "0 de 0 preguntas (—)" in text
    assert "2 de 3 casos (66,7 %)" in text


def test_types_come_in_the_order_of_the_code_list_and_communes_are_linked() -> None:
    text = scorecard()
    assert text.index("| Buscar un dato | 4 | 4 | 100 % |") < text.index("| Cuándo | 3 | 4 | 75 % |")
    assert "[Calama](../comunas/calama.md) | 2 | 3" in text
    assert "| Otra | 1 | 1 | 100 % |" in text


def test_there_is_no_page_before_anything_was_measured() -> None:
    assert SOURCE not in {p.source for p in plan(catalogo(), written())}


def test_the_published_results_of_this_checkout_can_be_read() -> None:
    found = read_results(ROOT / RESULTS)
    assert found is not None
    assert sum(g.preguntas for g in found.por_tipo) == found.preguntas
    assert sum(g.aciertos for g in found.por_tipo) == found.aciertos


def test_a_damaged_file_says_how_to_mend_it(tmp_path: Path) -> None:
    path = tmp_path / "resultados.json"
    path.write_text('{"fecha": "ayer"}', encoding="utf-8")
    with pytest.raises(ContentError, match="--scorecard"):
        read_results(path)
