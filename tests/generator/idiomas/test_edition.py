"""The site in English of the real data: a twin for every record, the same numbers, and no Spanish without its mark."""

from __future__ import annotations

import html
import re
from collections import Counter
from functools import cache

from content.catalogue import Catalogue
from content.check.traducciones import numbers
from content.formato import valor_texto
from content.load import load_catalogue
from content.model import Comuna, Lugar, Organizacion
from generator.build import charts_of, render_edition, render_pages
from generator.idiomas.edition import Edition, english_edition, with_twins
from generator.idiomas.english import in_english
from generator.idiomas.marks import CLOSE, OPEN
from generator.plan import Page, plan
from generator.written import read_written
from tests.generator.ejemplo import ROOT, datos_abiertos, quiet, settings


@cache
def real() -> tuple[Catalogue, tuple[Page, ...], Edition]:
    catalogue, written = load_catalogue(), read_written(ROOT / "site_src")
    pages = plan(catalogue, written)
    edition = english_edition(pages, catalogue, written, ROOT / "site_src" / "en")
    assert edition is not None
    return catalogue, with_twins(pages, edition), edition


@cache
def both() -> tuple[dict[str, str], dict[str, str]]:
    """Markdown of the Spanish and of the English pages, by file."""
    catalogue, pages, edition = real()
    data = datos_abiertos(catalogue)
    spanish = render_pages(pages, catalogue, read_written(ROOT / "site_src"), settings(), quiet, data)
    english = render_edition(edition, charts_of(pages), settings(), quiet, data)
    return {n: t.decode() for n, t in spanish.items()}, {n: t.decode() for n, t in english.items()}


def test_every_record_has_a_page_in_both_languages_and_they_name_each_other() -> None:
    _, pages, edition = real()
    spanish, english = {p.url: p for p in pages}, {p.url: p for p in edition.pages}
    for page in pages:
        if page.record:
            assert page.twin == f"en/{page.url}"
    for page in edition.pages:
        assert page.twin is not None
        assert spanish[page.twin].twin == page.url
        assert english[page.url].lang == "en"
        assert (page.record and page.record.global_id) == (
            spanish[page.twin].record and spanish[page.twin].record.global_id  # type: ignore[union-attr]
        )


def test_every_list_of_records_is_in_english_too() -> None:
    _, pages, _ = real()
    lists = [p for p in pages if re.fullmatch(r"lista-\w+", p.template) and p.url.count("/") == 1]
    assert [p.url for p in lists if p.twin is None] == []
    assert [p.url for p in pages if p.faceta and p.twin is None] == []


def test_a_figure_has_the_same_number_in_both_languages() -> None:
    catalogue = real()[0]
    english = in_english(catalogue)
    for id_, c in catalogue.cifras.items():
        spanish = valor_texto(c.cifra, catalogue.unidades)
        other = valor_texto(english.cifras[id_].cifra, english.unidades, "en")
        assert numbers(spanish, "es") == numbers(other, "en"), id_


VALUE = re.compile(r"^(.+)\n\{: \.valor \}", re.MULTILINE)


def test_pages_print_the_same_values_in_the_same_order() -> None:
    spanish, english = both()
    seen = 0
    for name, text in english.items():
        values = [numbers(plain(v), "en") for v in VALUE.findall(text)]
        assert values == [numbers(plain(v), "es") for v in VALUE.findall(spanish[name.removeprefix("en/")])], name
        seen += len(values)
    assert seen > 150


def plain(markdown: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markdown)).replace("M$", "").replace("\N{NO-BREAK SPACE}", " ")


def test_anchors_are_the_same_in_both_languages() -> None:
    spanish, english = both()
    found = re.compile(r'\{: #([\w-]+)|\bid="([\w-]+)"')
    for name, text in english.items():
        if "ficha-" in text.split("---")[1]:
            assert Counter(found.findall(text)) == Counter(found.findall(spanish[name.removeprefix("en/")])), name


def test_no_mark_is_left_and_every_span_is_closed() -> None:
    for name, text in both()[1].items():
        assert OPEN not in text, name
        assert CLOSE not in text, name
        assert text.count("<span") == text.count("</span>"), name


def test_no_spanish_sentence_stands_on_a_page_in_english_without_its_language() -> None:
    """What both languages print alike outside `lang="es"` is a proper name or holds no Spanish sentence."""
    catalogue = real()[0]
    proper = {r.nombre for kind in (Comuna, Lugar, Organizacion) for r in catalogue.de(kind)}
    wrong = []
    for name, text in both()[1].items():
        body = text.split("\n---\n", 1)[1]
        body = re.sub(r'\[[^\[\]]*\]\([^()]*\)\{: lang="es" \}|^#+ .*\{:[^}]* lang="es" \}$', "¦", body, flags=re.M)
        body = re.sub(r"<!--.*?-->|<figure lang=\"es\".*?</figure>|<span lang=\"es\">.*?</span>", "¦", body, flags=re.S)
        for run in re.split(r"[\n|\[\]¦«»*]+", html.unescape(re.sub(r"\]\([^)]*\)|\{:[^}]*\}|<[^<>]*>", "¦", body))):
            words = re.findall(r"[a-záéíóúñ]+", run)
            spanish = [
                w for w in words if w in {"que", "según", "los", "las", "una", "por", "para", "con", "están", "es"}
            ]
            if len(words) > 4 and len(spanish) > 1 and not any(p in run for p in proper):
                wrong.append((name, run.strip()))
    assert wrong == []
