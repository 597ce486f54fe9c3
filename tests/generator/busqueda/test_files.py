"""The index: whole, small pieces, the same bytes every time, names before text."""

from __future__ import annotations

import json
from itertools import pairwise

from generator.busqueda.files import FOLDER, PIECE_BYTES, search_files
from generator.busqueda.ranking import NAMED
from generator.busqueda.terms import stem
from tests.generator.ejemplo import catalogo, paginas


def index() -> dict[str, bytes]:
    return search_files({name: text.encode() for name, text in paginas().items()}, catalogo())


def read(files: dict[str, bytes], name: str) -> object:
    return json.loads(files[f"{FOLDER}es/{name}"])


def test_the_same_pages_give_the_same_bytes_in_any_order() -> None:
    turned = dict(reversed([(n, t.encode()) for n, t in paginas().items()]))
    assert search_files(turned, catalogo()) == index()


def test_every_page_but_the_search_is_in_the_index_and_has_what_is_shown() -> None:
    files = index()
    pages = read(files, "indice.json")["paginas"]  # type: ignore[call-overload,index]
    assert {p[0] for p in pages} >= {"", "proyectos/275/", "comunas/calama/"}
    assert len([n for n in files if "/p/" in n]) == len(pages)


def test_pieces_are_small_in_order_and_named_by_their_first_term() -> None:
    files = index()
    starts = read(files, "indice.json")["tramos"]  # type: ignore[call-overload,index]
    pieces = [read(files, f"t/{n}.json") for n in range(len(starts))]
    assert [next(iter(p)) for p in pieces] == starts  # type: ignore[call-overload]
    assert all(max(a) < min(b) for a, b in pairwise(pieces))  # type: ignore[type-var]
    assert max(len(files[f"{FOLDER}es/t/{n}.json"]) for n in range(len(starts))) < 3 * PIECE_BYTES


def test_a_page_that_bears_the_name_comes_before_those_that_mention_it() -> None:
    files = index()
    starts = read(files, "indice.json")["tramos"]  # type: ignore[call-overload,index]
    terms = {t: flat for n in range(len(starts)) for t, flat in read(files, f"t/{n}.json").items()}  # type: ignore[attr-defined]
    flat = terms[stem("calama")]
    first = read(files, "indice.json")["paginas"][flat[0]][0]  # type: ignore[call-overload,index]
    assert (first, flat[2]) == ("comunas/calama/", NAMED)


def test_each_language_has_an_index_of_its_own() -> None:
    page = '---\ntitle: "Page"\nkind: "pagina"\nlang: "en"\nlayout: "escrita"\n---\nWater.\n'
    files = search_files({"en/a.md": page.encode()}, catalogo())
    assert all(n.startswith(f"{FOLDER}en/") for n in files)
