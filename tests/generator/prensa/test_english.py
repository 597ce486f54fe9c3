"""The press notes in English: the same figures in the same sentences, Spanish where nobody translated, own files."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from hashlib import sha256

import pytest
from docx import Document
from docx.oxml.ns import qn

from content.catalogue import Catalogue
from content.check.traducciones import numbers
from content.load import load_catalogue
from generator.graficos.words import Say
from generator.idiomas.edition import Edition, english_edition
from generator.idiomas.english import in_english
from generator.idiomas.marks import CLOSE, OPEN
from generator.idiomas.phrasebook import read_phrasebook
from generator.plan import plan
from generator.prensa.kit import kit
from generator.prensa.room import PressRoom, press_room
from generator.written import read_written
from tests.generator.ejemplo import ROOT, catalogo, paginas_inglesas

SITE = "https://ejemplo.cl/"
THEMES = [m.id for m in load_catalogue().minutas]


@cache
def real() -> Catalogue:
    return load_catalogue()


@cache
def say() -> Say:
    return Say(read_phrasebook(ROOT / "site_src" / "en" / "palabras.json"))


@cache
def room() -> PressRoom:
    return press_room(in_english(real()), real(), "Portal", SITE, say().book)


@cache
def edition() -> Edition:
    written = read_written(ROOT / "site_src")
    made = english_edition(plan(real(), written), real(), written, ROOT / "site_src" / "en")
    assert made is not None
    return made


def test_every_note_has_a_page_in_english_paired_with_the_spanish_one() -> None:
    pairs = {p.url: p.twin for p in edition().pages if p.minuta}
    assert pairs == {f"en/prensa/{id_}/": f"prensa/{id_}/" for id_ in THEMES}


def test_its_title_and_description_are_english() -> None:
    page = next(p for p in edition().pages if p.url == "en/prensa/agua/")
    assert page.title == "Press note: Water"
    assert page.description.startswith("Designs for drinking water")


@pytest.mark.parametrize("theme", THEMES)
def test_sentences_print_the_same_numbers_in_both_languages(theme: str) -> None:
    spanish = PressRoom(real(), "Portal", SITE).kits[theme]
    for es, en in zip(spanish.frases, room().kits[theme].frases, strict=True):
        assert not any(OPEN in t.texto for t in en.trozos if not t.global_id), "a sentence without a translation"
        assert numbers(en.texto, "en") == numbers(es.texto, "es"), en.id
        assert {t.global_id for t in en.trozos} - {""} == {t.global_id for t in es.trozos} - {""}
        assert en.fuente.startswith(("Source: ", "Calculation by this portal with data from: "))


def test_a_sentence_without_a_translation_stays_spanish_and_so_do_its_numbers() -> None:
    bare = replace(real(), traducciones={})
    minuta = in_english(bare).minutas[-1]
    made = kit(minuta, in_english(bare), bare, say())
    original = kit(bare.minutas[-1], bare)
    assert [f.texto for f in made.frases] == [f"{OPEN}{f.texto}{CLOSE}" for f in original.frases]


def test_the_page_marks_it_for_screen_readers_and_says_so() -> None:
    page = paginas_inglesas()["en/prensa/financiamiento.md"]
    assert '<span lang="es">' in page
    assert '<span class="en-otro-idioma">(in Spanish)</span>' in page
    assert OPEN not in page


def test_the_files_have_names_links_and_checksums_of_their_own() -> None:
    files = room().files
    assert f"{SITE}en/proyectos/447/#total-agua" in files["en/prensa/press-note-agua.md.txt"].decode()
    sums = files["en/prensa/SHA256SUMS.txt"].decode().splitlines()
    assert len(sums) == 2 * len(THEMES)
    assert f"{sha256(files['en/prensa/press-note-agua.md.txt']).hexdigest()}  press-note-agua.md" in sums


def test_no_file_holds_the_marks_of_spanish_text_and_sentences_say_that_they_are_spanish() -> None:
    own = press_room(in_english(catalogo()), catalogo(), "Portal", SITE, say().book)
    text = own.markdown("financiamiento").data.decode()
    assert OPEN not in text + room().markdown("agua").data.decode()
    assert "(in Spanish)" in text
    document = Document(io.BytesIO(own.docx("financiamiento").data))
    assert not [p.text for p in document.paragraphs if OPEN in p.text or CLOSE in p.text]


def test_the_docx_says_that_it_is_english() -> None:
    document = Document(io.BytesIO(room().docx("agua").data))
    assert document.core_properties.language == "en-GB"
    assert {x.get(qn("w:val")) for x in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert document.paragraphs[0].text == "Press note: Water"
