"""What the search finds on a page, and what it leaves out."""

from __future__ import annotations

from content.catalogue import build_catalogue
from content.model import Proyecto, Sinonimo
from generator.busqueda.document import SearchDocument, documents_of, group_of, page_address
from generator.busqueda.naming import Naming
from tests.generator.ejemplo import catalogo

HEAD = '---\ntitle: "Uno"\nrecord: "{record}"\nkind: "{kind}"\nkicker: "Sobre"\nlayout: "{layout}"\n---\n'


def read(body: str, kind: str = "pagina", layout: str = "escrita", record: str = "") -> list[SearchDocument]:
    head = HEAD.format(kind=kind, layout=layout, record=record)
    return list(documents_of("carpeta/uno.md", head + body, Naming(catalogo())))


def test_sections_keep_their_anchor_and_their_plain_text() -> None:
    body = "# Uno {: #i }\n\nEntrada.\n{: .entrada }\n\n### Monto **total** {: #monto }\n\nDice [mil](a.md).\n"
    found = read(body)[0].sections
    assert [(s.anchor, s.title, s.paragraphs) for s in found] == [
        ("", "", ("Entrada.",)),
        ("monto", "Monto total", ("Dice mil.",)),
    ]


def test_blocks_that_repeat_the_data_are_left_out() -> None:
    body = (
        "Queda.\n\n<!-- noindex -->\nFuera uno.\n<!-- /noindex -->\n\nFuente: fuera dos.\n{: .citas }\n\n"
        '<svg><title>fuera tres</title></svg>\n\n<span class="insignia insignia--x">fuera cuatro</span> y queda.\n'
    )
    text = " ".join(p for s in read(body)[0].sections for p in s.paragraphs)
    assert "fuera" not in text.lower()
    assert text == "Queda. y queda."


def test_a_table_loses_its_column_names() -> None:
    body = "| Dato | Valor |\n| --- | --- |\n| Sector | [Agua](x.md) |\n"
    assert read(body)[0].sections[0].paragraphs == ("Sector: Agua.",)


def test_a_record_is_found_by_its_other_names_and_by_what_people_say() -> None:
    project = catalogo().get(Proyecto, "275").model_copy(update={"alias": ("La planta",)})
    said = Sinonimo(id="planta", termino="planta", equivalentes=("fábrica",))
    known = build_catalogue([project], (), (), [said])
    head = HEAD.format(kind="proyecto", layout="ficha-proyecto", record="proyecto-275")
    found = next(documents_of("proyectos/275.md", head + "Texto.\n", Naming(known)))
    assert (found.aliases, found.words) == (("La planta",), ("fábrica",))


def test_each_term_of_the_glossary_is_a_result_of_its_own() -> None:
    found = read(
        "# G {: #i }\n\n## FNDR {: #fndr }\n\nUn fondo.\n\n## CORE {: #core }\n\nUn consejo.\n", layout="glosario"
    )
    assert [(d.url, d.title) for d in found] == [
        ("carpeta/uno/", "Uno"), ("carpeta/uno/#fndr", "FNDR"), ("carpeta/uno/#core", "CORE"),
    ]  # fmt: skip
    assert [d.group for d in found] == ["Páginas", "Glosario", "Glosario"]


def test_the_search_page_does_not_find_itself() -> None:
    assert (
        list(documents_of("buscar.md", HEAD.format(kind="pagina", layout="escrita", record=""), Naming(catalogo())))
        == []
    )


def test_addresses_and_groups() -> None:
    assert [page_address(n) for n in ("index.md", "a/index.md", "a/b.md")] == ["", "a/", "a/b/"]
    assert [group_of("proyecto", "ficha-proyecto"), group_of("pagina", "lista-focos")] == ["Proyectos", "Listas"]
