"""The exported encoder against the model it came from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from search_index.encoder import ENCODER_FILES, Encoder
from search_index.export import PACKAGED, export_encoder, fingerprint, model_path

TEXTS = ("¿Cuánto cuesta la planta?", "El agua potable rural llega a tres localidades del interior de la provincia.")


def test_vectors_have_length_1_and_do_not_depend_on_their_neighbours(encoder: Encoder) -> None:
    together = encoder.passages([*TEXTS, "otro"], workers=2)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert np.array_equal(together[:2], encoder.passages(TEXTS))


def test_prompts_are_part_of_the_text(encoder: Encoder) -> None:
    prompted = Encoder(encoder.session, encoder.tokenizer, encoder.inputs, encoder.dim, "query: ", "passage: ")
    assert np.array_equal(prompted.query("a"), encoder.query("query: a"))
    assert np.array_equal(prompted.passages(["a"]), encoder.passages(["passage: a"]))


def test_a_long_text_is_cut_not_refused(encoder: Encoder) -> None:
    assert encoder.query("agua " * 5000).shape == (encoder.dim,)


def test_the_fingerprint_is_that_of_the_files() -> None:
    assert fingerprint(PACKAGED) == fingerprint(model_path(PACKAGED)) != fingerprint("otro")


@pytest.mark.slow
def test_exporting_again_gives_the_same_bytes_and_int8_stays_near_the_original(tmp_path: Path, world: object) -> None:
    from sentence_transformers import SentenceTransformer

    from search_index.bundle import open_current
    from search_index.encoder import open_encoder
    from tests.search_index.conftest import World

    assert isinstance(world, World)
    export_encoder(PACKAGED, tmp_path)
    folder = open_current(world.index).folder
    for name in ENCODER_FILES:
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()
    original = SentenceTransformer(model_path(PACKAGED), device="cpu").encode(list(TEXTS))
    assert (open_encoder(tmp_path, "", "").passages(TEXTS) * original).sum(axis=1).min() > 0.97
