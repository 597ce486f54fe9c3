"""A sentence to copy never disagrees with a figure, and says whatever a reporter must know with it."""

from __future__ import annotations

import re
from functools import cache

import pytest

from content.catalogue import Catalogue
from content.formato import numero, valor_texto
from content.impresion import impresos
from content.load import load_catalogue
from content.model import Minuta
from content.plantilla import rellenar
from generator.prensa.kit import Kit, kit
from tests.generator.ejemplo import catalogo

TEMAS = ("agua", "salud", "educacion", "empleo", "conectividad", "energia", "distritos", "financiamiento")


@cache
def real() -> Catalogue:
    return load_catalogue()


@cache
def real_kit(theme: str) -> tuple[Minuta, Kit]:
    minuta = next(m for m in real().minutas if m.id == theme)
    return minuta, kit(minuta, real())


def test_the_eight_themes_have_a_note() -> None:
    assert tuple(m.id for m in real().minutas) == TEMAS


@pytest.mark.parametrize("theme", TEMAS)
def test_every_number_of_a_sentence_is_the_catalogue_s_figure(theme: str) -> None:
    minuta, made = real_kit(theme)
    for frase, ready in zip(minuta.frases, made.frases, strict=True):
        own = "".join(t.texto for t in ready.trozos if not t.global_id)
        assert impresos(own) <= {1}, own
        assert not re.search(r"\d", own)
        for trozo in ready.trozos:
            found = real().cifras.get(trozo.global_id)
            if found is None:
                assert not trozo.global_id or trozo.texto == real().registros[trozo.global_id].nombre
                continue
            value = found.cifra.valor
            assert value is not None, trozo
            allowed = {valor_texto(found.cifra, real().unidades), numero(value), found.cifra.periodo}
            assert trozo.texto in allowed
        assert ready.texto == "".join(t.texto for t in rellenar(frase.texto, real()))


@pytest.mark.parametrize("theme", TEMAS)
def test_every_sentence_names_a_source_with_its_date(theme: str) -> None:
    _, made = real_kit(theme)
    dates = [f.fecha_texto for f in real().registros.values() if f.kind == "fuente" for f in [f]]  # type: ignore[attr-defined]
    for ready in made.frases:
        assert ready.fuente.startswith(("Fuente: ", "Cálculo de este portal con datos de: "))
        assert any(d in ready.fuente for d in dates), ready.fuente
        assert ready.apoyos
        assert ready.copiable.startswith(ready.texto)


@pytest.mark.parametrize("theme", TEMAS)
def test_every_row_of_figures_shows_the_catalogue_s_value(theme: str) -> None:
    minuta, made = real_kit(theme)
    shown = [valor_texto(real().cifras[i].cifra, real().unidades) for i in minuta.cifras]
    assert [c.valor for c in made.cifras] == shown


@pytest.mark.parametrize("theme", TEMAS)
def test_every_note_asks_and_admits(theme: str) -> None:
    _, made = real_kit(theme)
    assert made.contradicciones
    assert made.preguntas
    assert made.vacios
    assert made.citar


def test_a_figure_in_conflict_is_never_said_without_the_other_side() -> None:
    for theme in TEMAS:
        minuta, made = real_kit(theme)
        for frase, ready in zip(minuta.frases, made.frases, strict=True):
            printed = [t.global_id for t in ready.trozos if t.global_id in real().cifras]
            if any(real().cifras[i].cifra.estado == "en_conflicto" for i in printed):
                assert any(a.startswith("Ojo: las fuentes no coinciden") for a in ready.avisos), frase.id


def test_the_other_side_is_named_with_its_value() -> None:
    (made,) = (kit(m, catalogo()) for m in catalogo().minutas)
    assert made.frases[0].avisos == (
        "Ojo: las fuentes no coinciden; monto total según la lámina 9: 2.150 millones de pesos.",
    )
    assert made.frases[0].advertencias[0].texto == "Dos montos"
    assert "Incluye un cálculo de este portal" in made.frases[1].fuente
    assert made.edicion == "20 de febrero de 2026"


def test_a_changed_figure_changes_its_sentence() -> None:
    clean = catalogo()
    project = clean.registros["proyecto-275"]
    turned = project.model_copy(
        update={
            "cifras": tuple(
                c.model_copy(update={"valor": 9999}) if c.id == "monto-total" else c for c in project.cifras
            )
        }
    )
    changed = Catalogue(
        registros={**clean.registros, "proyecto-275": turned},
        atributos=clean.atributos,
        unidades=clean.unidades,
        sinonimos=(),
        minutas=clean.minutas,
    )
    assert "9.999 millones de pesos" in kit(changed.minutas[0], changed).frases[0].texto
