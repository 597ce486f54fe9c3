"""What people say → terms of the sources."""

from __future__ import annotations

from content.model import Atributo, Sinonimo
from search_index.synonyms import ATTRIBUTE_CREDIT, ATTRIBUTE_WEIGHT, WEIGHT, build_synonyms, from_json

PAIRS = build_synonyms(
    [Sinonimo(id="cesfam", termino="CESFAM", equivalentes=("consultorio", "centro de salud"))],
    [Atributo(id="monto", nombre="monto total", responde="cifra", terminos=("cuánto cuesta",))],
)


def test_a_synonym_counts_less_than_the_literal_word() -> None:
    assert PAIRS.expand(["consultori"]) == {"consultori": 1.0, "cesfam": WEIGHT}
    assert PAIRS.expand(["cesfam", "consultori"])["cesfam"] == 1.0


def test_a_phrase_expands_only_where_its_words_stand_together() -> None:
    assert "cesfam" in PAIRS.expand(["centr", "salud"])
    assert "cesfam" not in PAIRS.expand(["salud", "centr"])


def test_the_words_of_an_attribute_ask_for_its_passages() -> None:
    assert PAIRS.expand(["cuest"]) == {"cuest": 1.0, "@monto": ATTRIBUTE_WEIGHT}


def test_words_of_an_attribute_before_a_number_name_a_thing() -> None:
    pairs = build_synonyms(
        [], [Atributo(id="identificador", nombre="identificador", responde="dato", terminos=("id",))]
    )
    assert "@identificador" not in pairs.expand(["id", "275", "id275"])
    assert "@identificador" in pairs.expand(["id", "plant"])
    assert pairs.alternatives(["id", "275"]) == [[], []]
    assert pairs.alternatives(["id", "plant"])[0] == [(("@identificador",), ATTRIBUTE_CREDIT)]


def test_synonyms_survive_their_json() -> None:
    assert from_json(PAIRS.to_json()) == PAIRS
