"""Pictures of shared links: one for each page, 1200 × 630, the same bytes, drawn once."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from content.load import load_catalogue
from generator import social
from generator.build import spanish_edition, with_english
from generator.plan import Page
from generator.social import Card

ROOT = Path(__file__).resolve().parents[2]
CARDS = {"proyectos/1": Card("Proyecto", "Planta <&> desaladora", "Portal", "Lema")}
GENERAL = Card("", "Título", "Portal", "Lema")


def page(source: str, **given: object) -> Page:
    made = Page(source.removesuffix(".md") + "/", source, "ficha", "proyecto", "Nombre", "")
    return replace(made, **given)  # type: ignore[arg-type]


def dark(png: bytes, box: tuple[int, int, int, int]) -> int:
    """Pixels of ink in a box (left, top, right, bottom)."""
    return sum(Image.open(io.BytesIO(png)).convert("L").crop(box).histogram()[:60])


def test_a_card_is_1200_by_630_and_the_same_every_time(tmp_path: Path) -> None:
    made = social.social_cards(CARDS, tmp_path)
    png = made["assets/tarjetas/proyectos/1.png"]
    assert struct.unpack(">II", png[16:24]) == (1200, 630)
    assert social.social_cards(CARDS, None) == made
    assert len(list(tmp_path.glob("*.png"))) == 1


def test_a_card_drawn_before_is_read_and_one_no_longer_wanted_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = social.social_cards(CARDS, tmp_path)
    monkeypatch.setattr(social, "_draw", lambda told: pytest.fail("drawn again"))
    assert social.social_cards(CARDS, tmp_path) == made
    assert social.social_cards({}, tmp_path) == {}
    assert list(tmp_path.glob("*.png")) == []


def test_what_a_card_says_decides_how_it_looks() -> None:
    first = social.social_cards(CARDS, None)
    for other in ({"kicker": "Distrito"}, {"title": "Planta"}, {"site_name": "Otro"}, {"motto": "Otro"}):
        assert social.social_cards({"proyectos/1": replace(CARDS["proyectos/1"], **other)}, None) != first


def test_a_title_of_one_line_and_one_of_many_leave_the_name_of_the_site_alone() -> None:
    long = "Planta desaladora de Antofagasta para comunidades " * 3
    below = (0, social.SITE_TOP, social.WIDE, 530)
    made = [social.social_cards({"a": Card("Kg", t, "Portal gÁ", "Lema")}, None).popitem()[1] for t in ("A", long)]
    assert dark(made[0], below) == dark(made[1], below) > 100
    assert dark(made[1], (0, social.TITLE_TOP, social.WIDE, social.TITLE_END)) > 1000


@pytest.mark.parametrize("title", ["palabra " * 200, "Interminablementelarguísimapalabrasinespacios" * 3])
def test_a_title_without_room_is_set_small_and_cut(title: str) -> None:
    size, lines = social._set(title.strip())
    assert size == social.TITLE_SIZES[-1]
    assert len(lines) * size * social.LEADING <= social.TITLE_END - social.TITLE_TOP
    assert lines[-1].endswith("…")


def test_every_letter_of_every_title_has_a_drawing() -> None:
    font = social._font("Bold", 40)
    missing = bytes(font.getmask("\uffff", "L"))
    assert bytes(font.getmask("漢", "L")) == missing
    spanish, english = with_english(spanish_edition(load_catalogue(), ROOT), ROOT)
    assert english is not None
    titles = {p.title + p.kicker for e in (spanish, english) for p in e.pages}
    letters = {c for t in titles for c in social.unmarked(t) if not c.isspace()}
    assert len(letters) > 60
    assert [c for c in sorted(letters) if bytes(font.getmask(c, "L")) == missing] == []


def test_each_page_has_a_card_with_its_title_and_language() -> None:
    pages = [page("proyectos/1.md", kicker="Iniciativa"), page("en/proyectos/1.md", lang="en", title="Name")]
    assert social.cards_of(pages[:1], GENERAL) == {
        "pagina": GENERAL,
        "proyectos/1": Card("Iniciativa", "Nombre", "Portal", "Lema"),
    }
    assert set(social.cards_of(pages[1:], GENERAL)) == {"en/pagina", "en/proyectos/1"}
    assert social.card_name(pages[1], shared=False) == "en/proyectos/1"


def test_where_pages_are_very_many_those_of_a_kind_share_a_card() -> None:
    pages = [page(f"proyectos/{n}.md") for n in range(social.SHARED_FROM)] + [page("index.md", kind="pagina")]
    cards = social.cards_of(pages, GENERAL)
    assert cards == {"pagina": GENERAL, "proyecto": Card("", "Proyectos", "Portal", "Lema")}
    assert {social.card_name(p, shared=True) for p in pages} == set(cards)
    assert social.card_name(page("en/x.md", lang="en"), shared=True) == "en/proyecto"
