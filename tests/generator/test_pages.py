"""The real data as pages: every anchor once, every head complete, the same bytes whatever the hash seed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from functools import cache

from content.catalogue import Catalogue
from content.load import load_catalogue
from content.model import Fuente, Termino
from content.rutas import page_of, page_url
from generator.build import render_pages
from generator.plan import plan
from generator.written import read_written
from tests.generator.ejemplo import ROOT, datos_abiertos, quiet, settings

IDS = re.compile(r'\{: #([\w-]+)|\bid="([\w-]+)"')


@cache
def real() -> tuple[Catalogue, dict[str, str], dict[str, str]]:
    """The real Catalogue, its pages by file, and the file of every address."""
    catalogue = load_catalogue()
    written = read_written(ROOT / "site_src")
    pages = plan(catalogue, written)
    files = render_pages(pages, catalogue, written, settings(), quiet, datos_abiertos(catalogue))
    return catalogue, {n: t.decode() for n, t in files.items()}, {p.url: p.source for p in pages}


@cache
def anchors(name: str) -> Counter[str]:
    return Counter(a or b for a, b in IDS.findall(real()[1][name]))


def test_every_figure_statement_note_gap_and_section_has_its_anchor_exactly_once() -> None:
    catalogue, _, sources = real()
    wrong = []
    for part in (
        *catalogue.cifras.values(),
        *catalogue.datos.values(),
        *catalogue.notas.values(),
        *catalogue.vacios.values(),
    ):
        if not isinstance(part.registro, Termino) and anchors(sources[page_url(part.registro)])[part.anchor] != 1:
            wrong.append(part.global_id)
    for fuente in catalogue.de(Fuente):
        wrong += [s.id for s in fuente.secciones if anchors(sources[page_url(fuente)])[s.id] != 1]
        wrong += [s.id for s in fuente.secciones if anchors(sources[page_of(fuente, s.id)])[s.id] != 1]
    assert wrong == []


def test_every_term_has_its_anchor_in_the_glossary() -> None:
    catalogue, _, _ = real()
    assert [t.id for t in catalogue.de(Termino) if anchors("glosario.md")[t.id] != 1] == []


def test_no_page_has_an_anchor_twice() -> None:
    assert {
        n: [a for a, count in anchors(n).items() if count > 1] for n in real()[1] if max(anchors(n).values()) > 1
    } == {}


def test_every_conflict_shows_both_sides_on_its_page() -> None:
    catalogue, files, sources = real()
    for part in catalogue.cifras.values():
        if part.cifra.conflicto_con:
            assert 'class="conflicto"' in files[sources[page_url(part.registro)]], part.global_id


def test_every_marker_of_what_is_not_indexed_is_closed() -> None:
    for name, text in real()[1].items():
        marks = re.findall(r"<!-- (/?noindex) -->", text)
        assert marks == ["noindex", "/noindex"] * (len(marks) // 2), name


def test_the_start_page_and_the_list_count_the_same_gaps() -> None:
    _, files, _ = real()
    start = re.search(r"Las fuentes dejan (\d+) preguntas", files["index.md"])
    whole = re.search(r"Vacíos reunidos: (\d+)", files["lo-que-no-sabemos.md"])
    assert start is not None
    assert whole is not None
    assert start.group(1) == whole.group(1)


def test_gaps_of_districts_stand_in_the_order_of_their_numbers() -> None:
    numbers = [int(n) for n in re.findall(r"<summary>Distrito (\d+) -", real()[1]["lo-que-no-sabemos.md"])]
    assert len(numbers) > 10
    assert numbers == sorted(numbers)


def test_a_remark_names_each_thing_that_it_affects_once() -> None:
    for name, text in real()[1].items():
        for told in re.findall(r"^Afecta a: (.+)\.$", text, re.M):
            affected = re.sub(r"\]\([^)]*\)", "]", told).split("; ")
            assert len(affected) == len(set(affected)), (name, affected)


def test_the_letters_of_the_glossary_lead_to_the_first_term_of_each() -> None:
    text = real()[1]["glosario.md"]
    letters = dict(re.findall(r"\[(\w)\]\(#([\w-]+)\)", text))
    terms = re.findall(r"^## (.+?) \{: #([\w-]+) \}", text, re.M)
    assert list(letters) == sorted(letters)
    assert {id_ for _, id_ in terms} >= set(letters.values())
    assert letters["A"] == terms[0][1]


def test_every_start_page_figure_is_in_the_data() -> None:
    catalogue, files, _ = real()
    intro = read_written(ROOT / "site_src").intro("inicio")
    for id_ in intro.texts("cifras"):
        assert catalogue.cifras[id_].cifra.nombre in files["index.md"]


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "from hashlib import sha256\n"
        "from tests.generator.ejemplo import paginas\n"
        "print(sha256(repr(sorted(paginas().items())).encode()).hexdigest())\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1
