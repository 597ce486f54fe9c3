"""Statements of a record → passages."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

from search_index.chunks import Chunk
from search_index.passages import in_passages, starts_of


def statement(record: str, part: str | None, atributo: str | None, body: str = "Una frase.") -> Chunk:
    global_id = f"{record}.{part}" if part else record
    return Chunk(
        chunk_id=f"dato:{global_id}",
        tipo="dato",
        title=record,
        heading_path=(part,) if part else (),
        body=body,
        url=f"{record}/#{part or ''}",
        record_id=record,
        part_id=global_id if part else None,
        source_id="acta",
        section_id=None,
        locator=None,
        comunas=(),
        atributo=atributo,
    )


def section(name: str) -> Chunk:
    return replace(statement("fuente-acta", None, None), chunk_id=f"digesto:acta.{name}", tipo="digesto")


STATEMENTS = [
    statement("proyecto-1", "b-monto", "monto"),
    statement("proyecto-1", "c-lugar", "lugar"),
    statement("proyecto-1", "a-monto", "monto"),
    statement("proyecto-1", "nota-x", None),
    statement("proyecto-1", None, None),
    statement("proyecto-2", "d-lugar", "lugar"),
]


def passages(chunks: list[Chunk]) -> list[list[str]]:
    found = starts_of(chunks).tolist()
    return [[chunk.chunk_id for chunk in chunks[a:b]] for a, b in pairwise(found)]


def test_a_record_is_a_passage_by_themes_after_its_summary() -> None:
    assert passages(in_passages(STATEMENTS, 1000)) == [
        [
            "dato:proyecto-1",
            "dato:proyecto-1.c-lugar",
            "dato:proyecto-1.a-monto",
            "dato:proyecto-1.b-monto",
            "dato:proyecto-1.nota-x",
        ],
        ["dato:proyecto-2.d-lugar"],
    ]


def test_a_full_passage_is_followed_by_another_and_a_long_statement_stands_whole() -> None:
    bodies = [10, 10, 50, 10, 15]
    chunks = [statement("r", str(i), "a", "x" * size) for i, size in enumerate(bodies)]
    found = passages(in_passages(chunks, 25))
    assert [[bodies[int(id_[-1])] for id_ in ids] for ids in found] == [[10, 10], [50], [10, 15]]


def test_sections_stand_alone_under_their_own_id() -> None:
    found = in_passages([section("uno"), section("dos")], 1000)
    assert [chunk.passage_id for chunk in found] == ["digesto:acta.dos", "digesto:acta.uno"]
    assert passages(found) == [["digesto:acta.dos"], ["digesto:acta.uno"]]


def test_the_order_in_which_chunks_come_does_not_matter() -> None:
    chunks = [*STATEMENTS, section("uno")]
    shuffled = random.Random(0).sample(chunks, len(chunks))
    assert in_passages(shuffled, 30) == in_passages(chunks, 30)


def test_chunks_that_name_no_passage_are_passages() -> None:
    assert starts_of(STATEMENTS).tolist() == list(range(len(STATEMENTS) + 1))
    assert starts_of([]).tolist() == [0]
