"""The picture beside the table."""

from __future__ import annotations

from xml.etree import ElementTree

from benchmarks.plot import Point, svg

POINTS = [Point("nuestro", 4.0, 0.93, own=True), Point("otro & cía.", 0.5, 0.91), Point("lento", 120.0, 0.72)]


def test_the_picture_is_well_formed_and_the_same_whatever_the_order() -> None:
    picture = svg("Título", "R@1", POINTS)
    assert svg("Título", "R@1", POINTS[::-1]) == picture
    assert ElementTree.fromstring(picture).get("role") == "img"


def test_every_system_stands_right_of_a_faster_and_above_a_worse_one() -> None:
    circles = ElementTree.fromstring(svg("t", "R@1", POINTS)).findall("{*}circle")
    places = sorted((float(c.get("cx", 0)), float(c.get("cy", 0))) for c in circles)
    assert [y for _, y in places] == [places[0][1], min(y for _, y in places), max(y for _, y in places)]


def test_the_figures_are_told_to_whoever_cannot_see_them() -> None:
    picture = ElementTree.fromstring(svg("t", "R@1", POINTS))
    assert "nuestro: R@1 0,9300, p95 4,00 ms" in (picture.findtext("{*}desc") or "")


def test_one_system_alone_is_no_error() -> None:
    assert "<circle" in svg("t", "R@1", POINTS[:1])
