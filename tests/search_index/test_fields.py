"""Terms of chunks and passages in each field."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from search_index.fields import alias_terms, chunk_fields, passage_fields
from tests.search_index.test_passages import statement

MONTO = replace(statement("planta", "monto", "monto", "Cuesta 2.147 millones."), alias=("fábrica", "costo"))
LUGAR = replace(statement("planta", "lugar", "lugar", "Está en Taltal."), alias=("fábrica",))


def test_a_chunk_is_found_by_its_other_names_and_its_attribute() -> None:
    title, headings, alias, body = chunk_fields(MONTO)
    assert (title, headings, body) == (["plant"], ["mont"], ["cuest", "2147", "millon"])
    assert alias == alias_terms(MONTO) == ["fabric", "cost", "@monto"]


def test_a_passage_has_its_title_and_its_other_names_once_and_all_the_rest() -> None:
    chunks = [MONTO, LUGAR]
    fields = [chunk_fields(chunk) for chunk in chunks]
    (found,) = passage_fields(chunks, fields, np.array([0, 2]))
    assert found[0] == ["plant"]
    assert found[1] == ["mont", "lug"]
    assert found[2] == ["fabric", "cost", "@monto", "@lugar"]
    assert found[3] == ["cuest", "2147", "millon", "taltal"]


def test_passages_know_no_term_that_no_chunk_has() -> None:
    chunks = [MONTO, LUGAR]
    fields = [chunk_fields(chunk) for chunk in chunks]
    alone = {term for found in fields for field in found for term in field}
    assert {term for found in passage_fields(chunks, fields, np.array([0, 2])) for f in found for term in f} == alone
