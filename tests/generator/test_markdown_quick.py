"""The quick parts of Python-Markdown give what the library gives, on forms that the pages do not have too."""

from __future__ import annotations

import random
from pathlib import Path
from xml.etree.ElementTree import Element

import markdown
import pytest
from markdown.extensions.toc import render_inner_html

from content.settings import Settings
from generator.markdown_html import cut
from generator.markdown_quick import QuickWhitespace, heading_html, quicken
from generator.mkdocs_quick import head_and_body
from generator.write import read_tree
from tests.generator.ejemplo import ESCRITAS
from tests.generator.html_view import EXTENSIONS

PIECES = (
    "Texto corriente con ñ y 1.234 cifras.",
    "Texto con [enlace](a.md#b), [otro](<c d.md> \"título\") y [tercero](e.md 'x').",
    "[anidado [dentro]](a.md) y [sin cerrar](b.md y ![imagen](c.png) [x]",
    '[uno][ref] y [ref][] y [ref] y ![foto][ref]\n\n[ref]: https://example.org "Título"',
    "**fuerte** *suave* ***ambos*** _bajo_ a_b_c __doble__ **sin *cerrar**",
    "`código [no](enlace)` \\[no\\](x) \\* y \\` fin",
    '<abbr title="Qué es">[SIGLA](g.md#s)</abbr>, <span class="falta">no</span> &amp; &lt; &#42; < 3 > 2',
    "<https://example.org/a> y <alguien@example.org> y http://example.org",
    "Línea con salto  \nde línea y otra\nlínea más",
    "Párrafo con clase\n{: .entrada #x }",
    "Párrafo | con barra\n{: .entrada }",
    "# Título {: #t }\n\nDebajo\n\n## Otro título\n\n### Tercero {#tres}",
    "Setext\n======\n\nOtro\n---",
    "- uno\n- dos\n    - tres\n\n    párrafo [en](l.md) lista\n\n1. cuatro\n2. cinco",
    "> cita\n> que sigue\n\n***\n\n    código\n    con <etiqueta>",
    "| A | B |\n| --- | :-: |\n| [x](y.md) | `a|b` |\n| *c* | d \\| e |",
    '<div class="a" markdown>\n\nTexto **dentro** [a](b.md)\n{: .c }\n\n<div markdown>\n\n| A | B |\n| - | - |'
    "\n| 1 | 2 |\n\n</div>\n\n</div>",
    '<figure class="g" id="f"><svg><title>T &amp; [x](y)</title><rect x="1"></rect><br></svg><p>pie *no*</p></figure>',
    "<figure><p>uno</p></figure>\nSigue texto *aquí*",
    "<figure><figure><p>doble</p></figure></figure>",
    "  <figure><p>con sangría</p></figure>",
    "Antes <figure><p>en línea</p></figure> después",
    "<div>\n<figure><p>dentro</p></figure>\n\n</div>",
    '<div markdown>\n<figure><svg><g><a href="x">y</a></g></svg></figure>\n\nTexto\n</div>',
    "<!-- noindex -->\n<p>crudo *no*</p>\n<!-- /noindex -->",
    '<details class="d" markdown>\n<summary>Más *cosas*</summary>\n\n- [a](b.md)\n\n</details>',
    '<details class="d" markdown>\n<summary>Citar</summary>\n\nTexto\n{: .c #t }\n\n<pre class="c" id="b" tabindex="0">'
    "@misc&#123;x,\n  a = &#123;B *c* `d`&#125;,\n\n&#125;</pre>\n\n</details>\n\nfin",
    "<div markdown>\n<pre>uno *no*</pre>\n<pre></pre>\n<pre>a <b>c</b></pre>\n<pre>&#12 &amp &x;</pre> cola\n\n</div>",
    "<div markdown>\n<pre>\n\n    a\n</pre>\nPegado\n<pre>b</pre>\n</div>\n\n<div markdown>\n\n<pre>c</pre>\n\n</div>",
    '<span lang="es">Empieza</span> la línea, <span class="a" id="b">sigue</span> y <span>sin nada</span>',
    '<span lang="es">sin cerrar\n\nOtro <span class="x">con <b>negrita</b> y <i>más</i></span> fin</span>',
    '<span lang="es">[enlace](a.md) y **fuerte** y `código`</span> [<span lang="es">a</span>](b.md#c)',
    '<span lang="es">de dos\nlíneas</span> y `<span lang="es">en código</span>` y <SPAN LANG="es">grita</SPAN>',
    '<div class="a" markdown>\n\n<span lang="es">dentro</span>\n\n| <span lang="es">A</span> | B |\n'
    "| - | - |\n\n</div>",
    '<div markdown="off">\n<span lang="es">apagado *no*</span>\n</div>',
    '<div markdown="span"><span lang="es">corto *sí*</span></div>',
    '<div><span lang="es">crudo *no*</span></div><span lang="es">cola</span>\nsigue',
    '<pre><span lang="es">tal *cual*</span></pre>\n<!-- <span lang="es">oculto</span> -->',
    '### <span lang="es">Título</span> <span class="c">(es)</span> {: #z }\n\n#### Sin nada\n\n##### A & B < C *d*',
    '<div class="dato" markdown>\n\n### Caja {: #c }\n\n&lt;A&gt; &#91;b&#93; &amp *d*\n{: .e }\n\n</div>',
    '<div class="a" data-b="c" markdown>\n\n<span lang="es">una</span> &aacute; <abbr title="x">y</abbr>\n\n</div>',
    "Antes\n<div markdown>\n\nPegada\n\n</div>\n\n<div markdown>\n\nOtra\n\n</div>\nDetrás",
    '<div class="a" markdown>\n\n`</div>` y <b>más</b>\n\n</div>\n\n <div markdown>\n\nSangrada\n\n</div>\n\nfin',
    "<div markdown>\n\nsin cerrar\n\n- lista\n\n    <div markdown>\n\n    en lista\n\n    </div>\n\nfin",
    "# Uno #\n\n####### Siete\n\n## Con \\# raya\n\n#Sin espacio\n\n## Dos {: #d .c } ##\n\n##  Aire  ",
    "- lista\n\n    ## En lista {: #l }\n\n- otra\n\n## Fuera\n    \n   \n\nfin",
    "~~~\ncódigo # no\n~~~\n\n  ```\nno es\n  ```\n\n``` py\nsí\n```",
    "Fuente: A, [uno](a.md#b); [dos «x»](c.md). Fin\n{: .citas }\n\n"
    "[solo](e.md)[junto](f.md){: .boton } y ![no](g.png)",
    "- [en lista](a.md), [con & y](b.md?x=1&amp;y=2)\n- [a_b](c_d.md) y *[e](f.md)*  \n[salto](g.md)",
    "[TOC no](x.md) y texto\u00a0con espacio duro y «comillas»",
    "Una\n\n\n\nDos\ttab y \u0002raro\u0003",
    '<div class="cifras" markdown>\n\n<div class="cifra" markdown>\n\n### Una {: #una }\n\n2.147 &#91;a&#93;\n{: .v }'
    "\n\n</div>\n\nEntre dos\n\n<div markdown>\n\n<!-- nota -->\n- a\n\n</div>\n<div markdown>\nSin aire\n</div>"
    "\n\n</div>\n<!-- x -->",
    '<nav class="otras" markdown>\n\n<details markdown>\n<summary>Por <span lang="es">comuna</span></summary>\n\n'
    "- [Calama](c.md) (5)\n\n</details>\n\n</nav>\n\n<nav markdown>\n\n<summary>a</summary>\n\n</nav>\n",
    '<!-- noindex -->\n<ol class="pasos">\n<li>Uno</li>\n<li>Dos &amp; tres</li>\n</ol>\n\nSigue\n<!-- /noindex -->'
    "\n\nfin",
    '<pre class="c">@misc&#123;x,\n\n  título = *no*\n&#125;</pre>\n\n<p class="d"><label for="e">F</label>'
    '<input id="e" readonly></p>',
    "<p>uno</p>\n<p>dos <b>tres</b></p>\n\n<p>con <p>otro</p></p>\n\n<ol><li><ol><li>x</li></ol></li></ol>\n\nfin",
    "Texto\n<!-- pegado -->\nmás <!-- dentro --> y\n\n<!-- uno --><!-- dos -->\n\n<!--\nde dos\n\nlíneas\n-->\n",
    "[ref]: c.md\n\n[ref] y [ref]: no\n\n1. uno\n\n2) no\n\n3.5 sí\n\n12 meses\n{: .v }\n\n**a** b\n\n**\n\n ¿Aire?",
    '« comillas »\n{: .v }\n\n(entre) paréntesis\n\n\\# no\n\nB & C < D > E "F"\n{: title="x & <y>" }\n\n'
    "![a & b](c.png)",
    'a\u00a0b <sup>[1](#n)</sup> y <sup class="x">2</sup>\n\n<p>sin cerrar &amp; con & suelto\n\n<pre>`</pre>\n\nfin',
)


def converter(quick: bool) -> markdown.Markdown:
    md = markdown.Markdown(extensions=EXTENSIONS)
    if quick:
        quicken(md)
    return md


QUICK = converter(quick=True)


def both(text: str) -> tuple[str, str]:
    """The page as the quick converter, used again and again, and a new one of the library make it."""
    return QUICK.reset().convert(text), converter(quick=False).convert(text)


@pytest.mark.parametrize("text", PIECES)
def test_a_piece_is_converted_as_the_library_does(text: str) -> None:
    quick, library = both(text)
    assert quick == library


def test_pages_of_pieces_in_any_order_are_converted_as_the_library_does() -> None:
    chance = random.Random(7)
    for _ in range(40):
        quick, library = both("\n\n".join(chance.choices(PIECES, k=8)))
        assert quick == library


def test_headings_are_listed_as_the_library_lists_them() -> None:
    text = PIECES[11]
    plain = converter(quick=False)
    plain.convert(text)
    QUICK.reset().convert(text)
    assert QUICK.toc_tokens == plain.toc_tokens  # type: ignore[attr-defined]
    assert [t["id"] for t in plain.toc_tokens] == ["t"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text", ["Sin nada", "  con aire ", "A & B < C", "\u0002amp\u0003 raro", "con «comillas» y ñ", ""]
)
def test_a_heading_of_plain_words_is_what_the_library_makes_of_it(text: str) -> None:
    heading = Element("h2")
    heading.text = text
    md = converter(quick=False)
    assert heading_html(heading, md) == render_inner_html(heading, md)


@pytest.mark.parametrize("path", [Path(n) for n in read_tree(ESCRITAS) if n.endswith(".md")], ids=str)
def test_written_pages_are_converted_as_the_library_does(path: Path) -> None:
    quick, library = both((ESCRITAS / path).read_text(encoding="utf-8"))
    assert quick == library


def test_nearly_every_page_holds_raw_html_of_known_forms_only(real_site: Settings) -> None:
    md = markdown.Markdown(extensions=EXTENSIONS)
    pages = {name: content for name, content in read_tree(real_site.pages_dir).items() if name.endswith(".md")}
    unknown = []
    for name, content in pages.items():
        md.reset()
        body, _ = head_and_body(content.decode())
        if cut("\n".join(QuickWhitespace(md).run(body.split("\n"))), md.htmlStash) is None:
            unknown.append(name)
    assert len(unknown) < len(pages) / 30, unknown
