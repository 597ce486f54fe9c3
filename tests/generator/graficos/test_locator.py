"""The small map on a record's page: every place a link, the record's own standing out, the same said in words."""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

import pytest

from content.model import Comuna, Distrito, Proyecto
from content.rutas import page_url
from generator.graficos.locator import locator
from generator.graficos.words import SPANISH, Say
from generator.idiomas.english import in_english
from generator.idiomas.phrasebook import read_phrasebook
from tests.generator.ejemplo import ROOT
from tests.generator.graficos.muestra import catalogue, links, words

CALAMA, OLLAGUE = "02201", "02202"
REGION = [c for c in catalogue().de(Comuna) if c.region == "Antofagasta"]


def drawn(*own: str, record: str = "proyecto-275") -> Element:
    made = locator(own, record, catalogue(), links("proyectos/275.md"), SPANISH)
    assert made is not None
    return fromstring(str(made))


def bold(root: Element) -> str:
    return " ".join(words(t) for t in root.iter("text") if t.get("class") == "g-v")


def test_every_commune_of_the_region_is_a_link_to_its_page() -> None:
    hrefs = {a.get("href") for a in drawn(CALAMA).iter("a")}
    assert hrefs == {f"../../{page_url(c)}" for c in REGION}


def test_the_records_own_communes_stand_out_in_form_and_not_only_in_colour() -> None:
    root = drawn(CALAMA, OLLAGUE)
    assert bold(root) == "Ollagüe Calama"
    assert len([m for m in root.iter("circle") if m.get("class") == "g-1"]) == 2
    assert len([m for m in root.iter("circle") if m.get("class") == "g-punto"]) == len(REGION) - 2


def test_the_words_name_what_the_map_shows() -> None:
    root = drawn(CALAMA, OLLAGUE)
    assert "Destacadas en el mapa: Ollagüe y Calama." in words(root)
    assert "Mapa esquemático, hecho con coordenadas aproximadas" in words(root)
    titles = [a.findtext("title") for a in root.iter("a")]
    assert titles.count("Calama (destacada)") == 1
    assert "Taltal" not in titles  # its name is drawn
    assert "Taltal" in words(root)


def test_a_commune_does_not_link_to_its_own_page() -> None:
    root = drawn(CALAMA, record=f"comuna-{CALAMA}")
    assert len(list(root.iter("a"))) == len(REGION) - 1
    assert bold(root) == "Calama"


def test_a_district_elsewhere_is_shown_among_the_communes_of_its_regions() -> None:
    district = catalogue().get(Distrito, "12")
    regions = {catalogue().get(Comuna, c).region for c in district.comunas}
    shown = [c for c in catalogue().de(Comuna) if c.region in regions]
    assert len(list(drawn(*district.comunas, record=district.global_id).iter("a"))) == len(shown)


@pytest.mark.parametrize("own", [(CALAMA,), tuple(c.id for c in REGION), catalogue().get(Distrito, "12").comunas])
def test_no_name_stands_on_another(own: tuple[str, ...]) -> None:
    lines = [float(t.attrib["y"].removesuffix("rem")) for t in drawn(*own).iter("text")]
    assert all(below - above >= 1.2 for above, below in pairwise(lines))


def test_a_record_without_communes_has_no_map() -> None:
    without = next(p for p in catalogue().de(Proyecto) if not p.comunas)
    assert locator(without.comunas, without.global_id, catalogue(), links(), SPANISH) is None


def test_in_english_its_words_are_english() -> None:
    say = Say(read_phrasebook(ROOT / "site_src" / "en" / "palabras.json"))
    made = locator([CALAMA], "proyecto-275", in_english(catalogue()), links("proyectos/275.md"), say)
    assert made is not None
    assert "Highlighted on the map: Calama. Schematic map" in words(fromstring(str(made)))


def test_records_of_the_same_communes_share_one_drawing() -> None:
    made = [locator([CALAMA], f"proyecto-{n}", catalogue(), links("proyectos/x.md"), SPANISH) for n in (1, 2)]
    assert made[0] is made[1]
