"""Passages: their bytes, their sentences, their length."""

from __future__ import annotations

from dataclasses import replace

from search_index.chunks import MAX_CHARS, Chunk, from_json, sentences, split_body

CHUNK = Chunk(
    "dato:a", "dato", "Título", ("Uno", "Dos"), "Cuerpo.", "u/#a", "proyecto-1", None, "acta", None, None, ("02101",)
)


def test_a_chunk_survives_its_json() -> None:
    assert from_json(CHUNK.canonical_json()) == CHUNK


def test_the_hash_changes_with_any_part_of_the_chunk() -> None:
    assert CHUNK.sha256 == replace(CHUNK).sha256
    assert len({replace(CHUNK, body="Otro.").sha256, replace(CHUNK, url="v/").sha256, CHUNK.sha256}) == 3


def test_sentences_do_not_end_at_abbreviations_or_thousands() -> None:
    text = "El Sr. Miños habló. Cuesta 2.147 millones. ¿Quién paga? «El GORE.» Fin"
    assert sentences(text) == ["El Sr. Miños habló.", "Cuesta 2.147 millones.", "¿Quién paga?", "«El GORE.»", "Fin"]


def test_a_line_break_ends_a_sentence() -> None:
    assert sentences("uno\ndos\n\ntres") == ["uno", "dos", "tres"]


def test_long_sections_are_cut_and_nothing_is_lost() -> None:
    paragraphs = [f"Párrafo {i}. " + "Una frase que sigue. " * 20 for i in range(8)]
    passages = split_body("\n\n".join(paragraphs))
    assert len(passages) > 1
    assert max(map(len, passages)) <= MAX_CHARS
    assert " ".join(" ".join(passages).split()) == " ".join(" ".join(paragraphs).split())


def test_the_passage_text_carries_title_and_own_heading() -> None:
    assert CHUNK.passage_text == "Título. Dos. Cuerpo."
