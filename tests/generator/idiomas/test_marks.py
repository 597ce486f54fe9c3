"""Spanish text on a page in English: a span with its language, a notice on sentences, nothing inside a tag."""

from __future__ import annotations

from generator.escape import escape
from generator.idiomas.marks import CLOSE, OPEN, closed, mark, to_html, unmarked


def test_a_name_gets_its_language_and_a_sentence_a_notice_too() -> None:
    assert to_html(mark("Monto total")) == '<span lang="es">Monto total</span>'
    assert to_html(mark("La fuente no dice la comuna.")).endswith(
        '</span> <span class="en-otro-idioma">(in Spanish)</span>'
    )


def test_the_title_of_a_page_always_has_the_notice() -> None:
    assert "(in Spanish)" in to_html(f"# {mark('Monto')} {{: #x }}\n")


def test_a_heading_and_a_link_say_their_language_themselves() -> None:
    assert to_html(f"### {mark('Monto total')} {{: #monto }}") == '### Monto total {: #monto lang="es" }'
    assert to_html(f"[{mark('Lámina 3')}](a.md#b).") == '[Lámina 3](a.md#b){: lang="es" }.'
    assert to_html(f"[{mark('275')}](a.md)") == "[275](a.md)"


def test_a_link_that_is_a_sentence_keeps_its_notice() -> None:
    assert "(in Spanish)" in to_html(f"[{mark('Eso no lo dice la fuente.')}](a.md)")


def test_a_link_with_attributes_of_its_own_holds_a_span() -> None:
    made = to_html(f'[{mark("Contexto")}](a.md){{: rel="prev" }}')
    assert made == '[<span lang="es">Contexto</span>](a.md){: rel="prev" }'


def test_each_paragraph_is_marked_for_itself() -> None:
    assert mark("uno\n\ndos") == f"{OPEN}uno{CLOSE}\n\n{OPEN}dos{CLOSE}"


def test_numbers_alone_are_no_language() -> None:
    assert to_html(mark("2.147")) == "2.147"


def test_a_tag_keeps_no_mark() -> None:
    assert to_html(f'<div aria-label="{mark("Cuadro")}">') == '<div aria-label="Cuadro">'


def test_half_a_pair_ends_with_its_cell() -> None:
    assert to_html(f"| {OPEN}agua | sal |") == '| <span lang="es">agua</span> | sal |'
    assert to_html(f"| agua{CLOSE} | sal |") == '| <span lang="es">agua</span> | sal |'


def test_a_cut_text_is_closed() -> None:
    assert closed(f"{OPEN}agua…") == f"{OPEN}agua…{CLOSE}"


def test_data_cannot_bring_marks_to_a_page() -> None:
    assert escape(f"{OPEN}- agua{CLOSE}") == escape("- agua")
    assert escape(f"{OPEN}agua{CLOSE}", keep_marks=True) == f"{OPEN}agua{CLOSE}"
    assert unmarked(mark(f"a{OPEN}b")) == "ab"
