"""What is printed of figures and notes: nothing twice, and no two links with one name."""

from __future__ import annotations

import pytest

from generator.figures import _said_otherwise


@pytest.mark.parametrize(
    ("printed", "shown", "told"),
    [
        ("91%", "91\N{NO-BREAK SPACE}%", ""),
        ("10", "10\N{NO-BREAK SPACE}diseños", ""),
        ("2.147 millones de pesos", "2.147 millones de pesos", ""),
        ("2.500 msnm", "2.500 metros sobre el nivel del mar", "2.500 msnm"),
        ("10", "100 diseños", "10"),
        ("5", "1,5\N{NO-BREAK SPACE}%", "5"),
        ("91.825 millones", "91,825 million", "91.825 millones"),
        ("", "5", ""),
    ],
)
def test_what_the_source_prints_is_told_where_it_says_more(printed: str, shown: str, told: str) -> None:
    assert _said_otherwise(printed, shown) == told
