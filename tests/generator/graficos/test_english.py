"""Charts in English: the same numbers as in Spanish, no phrase without its English, links that stay in English."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import fromstring

import pytest

from content.check.traducciones import numbers
from generator.graficos.chart import Chart
from generator.graficos.chosen import site_charts
from generator.graficos.figure import Place, figure
from generator.graficos.files import picture_files
from generator.graficos.picture import Imprint, picture
from generator.graficos.words import Say
from generator.idiomas.english import in_english
from generator.idiomas.marks import CLOSE, OPEN
from generator.idiomas.phrasebook import Phrasebook, read_phrasebook
from generator.links import Links
from tests.generator.ejemplo import ROOT
from tests.generator.graficos.muestra import NARROW, WIDE, catalogue, chart, charts, sources, words, written

MARKED = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}")
CHARTS = [c.id for c in charts()]


@cache
def book() -> Phrasebook:
    return read_phrasebook(ROOT / "site_src" / "en" / "palabras.json")


@cache
def english() -> dict[str, Chart]:
    return {c.id: c for c in site_charts(in_english(catalogue()), written(), book())}


def texts(c: Chart) -> Iterator[str]:
    yield from (c.title, c.lead, c.description, *c.table.columns)
    yield from (k.text for k in c.legend)
    yield from (r.text for r in c.remarks)
    yield from (cell.text for row in c.table.rows for cell in row)


def counted(all_texts: Iterator[str], language: str) -> Counter[str]:
    """The numbers of texts; what is marked as Spanish is read as Spanish."""
    found: Counter[str] = Counter()
    for text in all_texts:
        plain = text.replace("\N{NO-BREAK SPACE}", " ")
        found += sum((numbers(m, "es") for m in MARKED.findall(plain)), numbers(MARKED.sub(" ", plain), language))
    return found


def test_there_is_an_english_chart_for_every_one_in_spanish() -> None:
    assert list(english()) == CHARTS


@pytest.mark.parametrize("id_", CHARTS)
def test_a_chart_says_the_same_numbers_in_both_languages(id_: str) -> None:
    spanish = counted(texts(chart(id_)), "es")
    assert counted(texts(english()[id_]), "en") == spanish
    assert english()[id_].figures == chart(id_).figures
    assert spanish.total() > 0


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("id_", CHARTS)
def test_a_drawing_says_the_same_numbers_in_both_languages(id_: str, width: float) -> None:
    drawn = (chart(id_).draw(width).texts(), english()[id_].draw(width).texts())
    # lines break at other words, so the numbers are those of all lines together
    spanish, other = (" ".join(t).replace(OPEN, "").replace(CLOSE, "") for t in drawn)
    assert counted(iter([other]), "en") == counted(iter([spanish]), "es")


def test_every_phrase_that_charts_say_has_its_english(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    real = Say.__call__

    def listening(self: Say, phrase: str, *values: str) -> str:
        asked.add(phrase)
        return real(self, phrase, *values)

    monkeypatch.setattr(Say, "__call__", listening)
    for c in site_charts(in_english(catalogue()), written(), book()):
        c.draw(WIDE)
        figure(c, catalogue(), Links(sources(), "graficos/prueba.md"), Place("open"), Say(book()))
        picture(c, Imprint(catalogue(), "x", "https://ejemplo.cl/", Say(book()), "en/"))
    same = {p for p in asked if not any(ch.isalpha() for ch in p.replace("{}", "")) or p == "{}° S"}
    assert len(asked) > 60
    assert {p for p in asked - same if p not in book().phrases} == set()


@pytest.mark.parametrize("id_", ["mapa-comunas", "metas", "ocupados-por-rama"])
def test_a_figure_leads_to_pages_in_english(id_: str) -> None:
    here = {url: f"en/{source}" for url, source in sources().items()}
    links = Links(here, f"en/graficos/{id_}.md")
    text = figure(english()[id_], in_english(catalogue()), links, Place("open"), Say(book()))
    hrefs = [a.get("href", "") for a in fromstring(text).iter("a")]
    assert hrefs
    assert all(h.startswith("../../../en/") for h in hrefs), hrefs


def test_spanish_in_a_drawing_says_its_language_and_no_mark_is_left() -> None:
    from dataclasses import replace

    cat = in_english(replace(catalogue(), traducciones={}))
    for c in site_charts(cat, written(), book()):
        data = picture(c, Imprint(cat, "Portal", "https://ejemplo.cl/", Say(book()), "en/")).decode()
        assert OPEN not in data
        assert CLOSE not in data
        assert fromstring(data.encode()).get("lang") == "en"
        assert f"https://ejemplo.cl/en/graficos/{c.id}/" in data
    assert 'lang="es"' in data


def test_pictures_in_english_stand_in_their_own_folder() -> None:
    few = (english()["metas"],)
    made = picture_files(few, Imprint(in_english(catalogue()), "Portal", "https://x.cl/", Say(book()), "en/"), None)
    assert set(made) == {"en/graficos/metas.svg", "en/graficos/metas.png"}
    assert "Targets of the agreements" in words(fromstring(made["en/graficos/metas.svg"]))
