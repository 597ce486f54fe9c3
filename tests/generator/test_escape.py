"""Hostile text stays text, in every place where a template may print it."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from generator.escape import escape, one_line, paragraphs
from tests.generator.html_view import look, to_html
from tests.generator.payloads import PAYLOADS

PLACES = {
    "paragraph": ("{}", ["p"]),
    "inside a sentence": ("Antes {} después.", ["p"]),
    "heading": ("### {} {{: #ancla }}", ["h3"]),
    "link text": ("[{}](pagina.md)", ["p", "a"]),
    "list item": ("- {}", ["ul", "li"]),
    "table cell": (
        "| a | b |\n| --- | --- |\n| {} | x |",
        ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"],
    ),
    "strong": ("**{}**", ["p", "strong"]),
    "block with Markdown": ('<div class="x" markdown>\n\n{}\n\n</div>', ["div", "p"]),
    "raw HTML": ('<figure class="x">\n<title>{}</title>\n</figure>', ["figure", "title"]),
    "attribute": ('<div aria-label="{}" markdown>\n\nx\n\n</div>', ["div", "p"]),
}


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("place", PLACES)
def test_a_hostile_text_adds_no_tag_and_no_attribute(place: str, payload: str) -> None:
    template, tags = PLACES[place]
    found = look(to_html(template.format(escape(payload))))
    assert found.tags == tags
    assert {name for _, name, _ in found.attributes} <= {"id", "href", "class", "aria-label"}
    assert [value for _, name, value in found.attributes if name == "href"] == ["pagina.md"] * tags.count("a")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_reader_sees_the_text_as_it_was_written(payload: str) -> None:
    html = to_html(f"Antes {escape(payload)} después.")
    assert look(html).text == f"Antes {one_line(payload)} después."


def test_escaping_twice_changes_nothing() -> None:
    once = escape("a & b | c")
    assert escape(once) == once
    assert isinstance(once, Markup)


def test_plain_prose_stays_readable() -> None:
    prose = "Cuesta $4.222.529 (~M$7.600.000), 91 % del total; «así» lo dice la lámina 5.1."
    assert escape(prose) == prose


def test_invisible_characters_go_and_the_fixed_space_stays() -> None:
    assert one_line("a\u200bb\u202ec\x00d\N{NO-BREAK SPACE}e\tf") == "abc d\N{NO-BREAK SPACE}e f"


def test_paragraphs_are_separated_by_blank_lines() -> None:
    assert paragraphs("Uno\nsigue.\n\n  \nDos.") == ["Uno sigue.", "Dos."]
