"""Colours: enough contrast in light and dark, series told apart by colour-blind readers, one table for all uses."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pytest

from generator.graficos.palette import DARK, LIGHT, SERIES, STYLES, TEXT, rules
from tests.generator.ejemplo import ROOT

CSS = (ROOT / "site_src/assets/graficos.css").read_text(encoding="utf-8")
PAGE = (ROOT / "site_src/assets/emra.css").read_text(encoding="utf-8")
SCHEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])

MACHADO = {
    "none": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
"""Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB."""


def linear(colour: str) -> np.ndarray:
    c = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def contrast(a: str, b: str) -> float:
    """WCAG 2.2, relative luminance."""
    low, high = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (a, b))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ np.clip(rgb, 0, 1)
    f = np.array([v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz / np.array([0.9505, 1, 1.089])])
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@SCHEMES
def test_text_is_readable(colours: Mapping[str, str]) -> None:
    for paper in (colours["papel"], "#faf7f2" if colours is LIGHT else "#131a21"):
        assert contrast(colours["tinta"], paper) >= 4.5
        assert contrast(colours["tinta-2"], paper) >= 4.5
    for n in range(1, SERIES + 1):
        assert contrast(colours[f"sobre-{n}"], colours[str(n)]) >= 4.5, n


@SCHEMES
def test_marks_stand_out_from_the_paper(colours: Mapping[str, str]) -> None:
    edges = {str(n): colours.get(f"borde-{n}", colours[str(n)]) for n in range(1, SERIES + 1)}
    for name, colour in {**edges, "linea": colours["linea"]}.items():
        assert contrast(colour, colours["papel"]) >= 3, name


@SCHEMES
@pytest.mark.parametrize("sight", MACHADO)
def test_series_tell_apart_under_every_colour_vision(colours: Mapping[str, str], sight: str) -> None:
    for a, b in combinations(range(1, SERIES + 1), 2):
        seen = [lab(MACHADO[sight] @ linear(colours[str(n)])) for n in (a, b)]
        assert np.linalg.norm(seen[0] - seen[1]) >= 25, (a, b)


def test_the_style_sheet_has_the_rules_and_colours_of_the_palette() -> None:
    assert rules({name: f"var(--g-{name})" for name in LIGHT}) in CSS
    for colours in (LIGHT, DARK):
        assert " ".join(f"--g-{name}: {colour};" for name, colour in colours.items()) in CSS


def test_every_colour_is_used_and_every_rule_has_its_colour() -> None:
    used = {v[1:-1] for style in (TEXT, *STYLES.values()) for v in style.values() if v.startswith("{")}
    assert used == LIGHT.keys() == DARK.keys()


def test_the_paper_is_that_of_the_page() -> None:
    for colours in (LIGHT, DARK):
        assert f"--papel: {colours['papel']}" in PAGE


def test_the_style_sheet_asks_for_nothing() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS
