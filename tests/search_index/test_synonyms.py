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


def test_what_stands_for_a_stopword_says_nothing() -> None:
    pairs = build_synonyms([Sinonimo(id="quien", termino="quién", equivalentes=("kien",))], [])
    assert pairs.silent == {"kien"}
    assert pairs.expand(["kien", "plant"]) == {"kien": 1.0, "plant": 1.0}
    assert from_json(pairs.to_json()) == pairs


def test_the_noun_after_which_asks_for_nothing() -> None:
    asked = ("a qué foco", "cuánto sale", "qué meta tienen")
    pairs = build_synonyms([], [Atributo(id="meta", nombre="meta", responde="dato", terminos=asked)])
    assert [len(pairs.alternatives([term])[0]) for term in ("foc", "sal", "met")] == [0, 1, 1]
