"""Text is broken where it must be, and names on a map keep out of each other's way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, permutations

import pytest

from generator.graficos.bars import Bar, Panel, draw_panels
from generator.graficos.drawing import BOLD, SIZES, Dot, Group, Mark, Text
from generator.graficos.measure import text_width, wrap
from generator.graficos.places import Box, Frame, Place, _dot_box, _name_box, _overlap, spots
from tests.generator.graficos.muestra import NARROW, WIDE, chart, charts

FRAME = Frame(west=-70.0, east=-68.0, north=-21.0, south=-25.0, left=0.15, right=0.9, top=1.0, bottom=31.0)


def test_lines_are_no_wider_than_asked_and_lose_no_word() -> None:
    text = "Diseño y preinversional de los tres sectores del resumen consolidado"
    lines = wrap(text, 12, 0.9375)
    assert " ".join(lines) == text
    assert all(text_width(line, 0.9375) <= 12 for line in lines)


def test_an_accented_letter_is_as_wide_as_its_base() -> None:
    assert text_width("Ollagüe ñandú", 1) == text_width("Ollague nandu", 1)


def test_a_word_that_does_not_fit_stands_alone() -> None:
    assert wrap("a extraordinariamente b", 2, 1) == ["a", "extraordinariamente", "b"]


def test_a_missing_number_leaves_an_empty_outline() -> None:
    drawing = draw_panels((Panel("", "", (Bar("Sin cifra", "sin cifra", None, "g-1"),)),), NARROW)
    assert [getattr(m, "style", "") for m in drawing.marks if not isinstance(m, Text)] == ["g-0"]


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("id_", [c.id for c in charts() if c.kind in ("barras", "componentes", "montos", "metas")])
def test_a_label_and_its_value_do_not_touch(id_: str, width: float) -> None:
    drawing = next(c for c in charts() if c.id == id_).draw(width)
    texts = [m for m in drawing.marks if isinstance(m, Text)]
    for a, b in combinations(texts, 2):
        if a.y == b.y:
            wide = sum(text_width(t.text, SIZES[t.style], t.style in ("g-v", "g-h")) for t in (a, b))
            assert wide <= width, (a.text, b.text)


def test_names_cover_neither_dots_nor_each_other() -> None:
    places = [
        Place("a", -21.2, -68.0, 0.5, (("Ollagüe", "g-v"), ("1 proyecto", "g-n"))),
        Place("b", -22.4, -69.0, 0.8, (("Calama", "g-v"), ("5 proyectos", "g-n"))),
        Place("c", -22.5, -69.6, 0.5, (("María Elena", "g-v"), ("1 proyecto", "g-n"))),
        Place("d", -24.9, -70.0, 0.5, (("Taltal", "g-v"),)),
    ]
    found = spots(places, FRAME, 20)
    boxes = {p.id: _name_box(p, found[p.id], FRAME, 20) for p in places}
    dots = [_dot_box(p, FRAME, 20) for p in places]
    for p in places:
        others = [b for id_, b in boxes.items() if id_ != p.id]
        assert _overlap(boxes[p.id], [*others, *(d for d, q in zip(dots, places, strict=True) if q is not p)], 20) == 0


def test_the_order_of_the_places_does_not_move_the_names() -> None:
    places = [Place(str(n), -22.0 - n / 3, -69.0 + n / 5, 0.5, ((f"Lugar {n}", "g-v"),)) for n in range(5)]
    assert spots(places, FRAME, 20) == spots(places[::-1], FRAME, 20)


def test_north_is_above_and_east_to_the_right() -> None:
    assert FRAME.y(-21.5) < FRAME.y(-24.0)
    assert FRAME.x(-69.5) < FRAME.x(-68.5)


def _boxes(marks: Iterable[Mark], width: float) -> Iterator[tuple[str, bool, Box]]:
    """Of each place on a map: its id, whether the box is a name's, and the box."""
    for group in marks:
        for m in group.marks if isinstance(group, Group) else ():
            if isinstance(m, Dot):
                yield (
                    group.record,
                    False,
                    (m.x * width - m.radius, m.y - m.radius, m.x * width + m.radius, m.y + m.radius),
                )
            elif isinstance(m, Text):
                size = SIZES[m.style]
                wide, x = text_width(m.text, size, m.style in BOLD), m.x * width + m.dx
                left = x if m.anchor == "start" else x - wide
                yield group.record, True, (left, m.y - size * 0.72, left + wide, m.y + size * 0.2)


@pytest.mark.parametrize("width", [17.5, 18, 20, 22, 24, 26, 28, 30, 32])
@pytest.mark.parametrize("id_", [c.id for c in charts() if c.is_map])
def test_no_name_of_a_map_covers_a_place_or_leaves_the_sheet(id_: str, width: float) -> None:
    """From the narrowest to the widest that the style sheet lets it be."""
    boxes = list(_boxes(chart(id_).draw(NARROW).marks, width))
    for (id_a, is_name, a), (id_b, _, b) in permutations(boxes, 2):
        if is_name and id_a != id_b:
            assert _overlap(a, [b], 1000) == 0, (id_a, id_b)
    assert all(b[0] > -0.1 and b[2] < width + 0.1 for _, is_name, b in boxes if is_name)
