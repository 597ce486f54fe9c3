"""What a passage is: the statements of one record that answer the same kinds of question, up to a length.

A section of a page, digest or full text is a passage by itself. Statements are short: alone, one of them loses to its
neighbour as soon as a question is put in other words. How passages are ranked is `ranking`'s business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from search_index.chunks import Chunk


def in_passages(chunks: Iterable[Chunk], limit: int) -> list[Chunk]:
    """Every chunk with the id of its passage, sorted by it; the chunks of one passage in their order within it.

    Of each record the summary comes first, then its statements by attribute and id, so that those about the same
    stand together; a passage is full when another statement would take it beyond `limit` characters.
    """
    ordered = sorted(chunks, key=_theme)
    found = [
        chunk
        for (tipo, _), group in groupby(ordered, key=lambda chunk: (chunk.tipo, chunk.record_id))
        for chunk in (_filled(list(group), limit) if tipo == "dato" else group)
    ]
    return sorted((_named(chunk) for chunk in found), key=lambda chunk: chunk.passage_id)


def starts_of(chunks: Sequence[Chunk]) -> NDArray[np.int64]:
    """Passage i is `chunks[starts[i]:starts[i+1]]`, (n_passages + 1,) int64; chunks stand by passage."""
    ids = [chunk.passage_id or chunk.chunk_id for chunk in chunks]
    first = [i for i, id_ in enumerate(ids) if i == 0 or id_ != ids[i - 1]]
    return np.array([*first, len(ids)], dtype=np.int64)


def _theme(chunk: Chunk) -> tuple[str, str, bool, bool, str, str]:
    return (
        chunk.tipo,
        chunk.record_id or "",
        chunk.part_id is not None,
        chunk.atributo is None,
        chunk.atributo or "",
        chunk.chunk_id,
    )


def _filled(statements: Sequence[Chunk], limit: int) -> Iterator[Chunk]:
    number, size = 1, 0
    for statement in statements:
        if size and size + len(statement.body) > limit:
            number, size = number + 1, 0
        size += len(statement.body)
        yield replace(statement, passage_id=f"pasaje:{statement.record_id}:{number:03d}")


def _named(chunk: Chunk) -> Chunk:
    return chunk if chunk.passage_id else replace(chunk, passage_id=chunk.chunk_id)
