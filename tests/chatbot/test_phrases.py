"""Phrases are found by stem or by word, the longest first."""

from __future__ import annotations

from chatbot.phrases import PhraseTable
from chatbot.text import tokenise


def found(table: PhraseTable[str], text: str) -> list[tuple[str, ...]]:
    return [m.values for m in table.find_longest(tokenise(text))]


def test_the_longest_phrase_wins() -> None:
    table = PhraseTable([("tren", "a"), ("tren urbano", "b")])
    assert found(table, "el tren urbano y el tren") == [("b",), ("a",)]


def test_one_phrase_may_name_two_things() -> None:
    assert found(PhraseTable([("san pedro", "comuna"), ("San Pedro", "faena")]), "san pedro") == [("comuna", "faena")]


def test_plurals_match_but_other_words_of_the_same_stem_do_not() -> None:
    table = PhraseTable([("inicio", "x"), ("posta rural", "y")])
    assert found(table, "iniciativas") == []
    assert found(table, "postas rurales") == [("y",)]


def test_an_exact_table_compares_whole_words() -> None:
    table = PhraseTable([("saludos", "x")], exact=True)
    assert found(table, "salud") == []
    assert found(table, "SALUDOS") == [("x",)]


def test_what_stands_inside_a_name_is_found_when_the_name_is_passed_over() -> None:
    table = PhraseTable([("tren de antofagasta", "tren"), ("antofagasta", "comuna")])
    assert [m.values for m in table.find_longest(tokenise("tren de antofagasta"), "tren")] == [("comuna",)]
