"""What the lexical index reads of a chunk and of a passage: its terms in each field. Scoring them is `lexical`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from search_index.analysis import terms
from search_index.chunks import Chunk
from search_index.lexical import Fields
from search_index.synonyms import attribute_term


def chunk_fields(chunk: Chunk) -> Fields:
    """Terms of title, headings, other names and body."""
    return terms(chunk.title), terms(" ".join(chunk.heading_path)), alias_terms(chunk), terms(chunk.body)


def alias_terms(chunk: Chunk) -> list[str]:
    """What a chunk is found by though it does not say it: other names, and the kind of question it answers."""
    found = terms(" ".join(chunk.alias))
    return [*found, attribute_term(chunk.atributo)] if chunk.atributo else found


def passage_fields(chunks: Sequence[Chunk], fields: Sequence[Fields], starts: NDArray[np.int64]) -> Iterator[Fields]:
    """Fields of each passage: one title, all headings, each other name and attribute once, all bodies."""
    for first, end in pairwise(starts.tolist()):
        members = fields[first:end]
        names = dict.fromkeys(name for chunk in chunks[first:end] for name in chunk.alias)
        asked = dict.fromkeys(attribute_term(chunk.atributo) for chunk in chunks[first:end] if chunk.atributo)
        yield (
            members[0][0],
            [term for _, headings, _, _ in members for term in headings],
            [*(term for name in names for term in terms(name)), *asked],
            [term for _, _, _, body in members for term in body],
        )
