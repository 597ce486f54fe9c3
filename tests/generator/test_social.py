"""Pictures of shared links: one for each kind of page, 1200 × 630, the same bytes, drawn once."""

from __future__ import annotations

import struct
from pathlib import Path

from generator import social

CARDS = {"proyecto": social.Card("Proyectos <&>", "Portal", "Lema")}


def test_a_card_is_1200_by_630_and_the_same_every_time(tmp_path: Path) -> None:
    made = social.social_cards(CARDS, tmp_path)
    png = made["assets/tarjetas/proyecto.png"]
    assert struct.unpack(">II", png[16:24]) == (1200, 630)
    assert social.social_cards(CARDS, None) == made
    assert len(list(tmp_path.glob("*.png"))) == 1
