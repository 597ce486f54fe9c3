"""Search documents → the files that the browser reads, in pieces, so that a query loads only what it needs.

`<language>/indice.json` names the pages (address, group, words of the title) and the pieces; `t/<n>.json` holds the
terms of one alphabetical range; `p/<n>.json` is what is shown of one page; `palabras.json` the words against which
typing is mended.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from content.catalogue import Catalogue
from generator.busqueda.document import SearchDocument, documents_of
from generator.busqueda.naming import Naming
from generator.busqueda.ranking import Posting, postings
from generator.busqueda.terms import terms, words

FOLDER = "buscar/indice/"
PIECE_BYTES = 8_000
"""Size after which a range of terms ends."""
EXCERPT_LENGTH = 140
"""Characters of a section's text that are shown."""
SHORTEST_MENDED = 4
"""Letters of the shortest word that is mended."""
NAME_COUNTS = 10
"""A mistyped name is meant more often than a mistyped word: it counts as so many pages."""


def search_files(pages: Mapping[str, bytes], catalogue: Catalogue) -> dict[str, bytes]:
    """The index of the Markdown pages (path → bytes): one for each language. Raises GeneratorError."""
    naming = Naming(catalogue)
    by_language: dict[str, list[SearchDocument]] = {}
    for name, data in sorted(pages.items()):
        for document in documents_of(name, data.decode(), naming) if name.endswith(".md") else ():
            by_language.setdefault(document.language, []).append(document)
    return {
        f"{FOLDER}{language}/{name}": _json(content)
        for language, documents in sorted(by_language.items())
        for name, content in _files(documents).items()
    }


def _files(documents: list[SearchDocument]) -> dict[str, object]:
    pieces = _pieces(postings(documents))
    groups = sorted({d.group for d in documents})
    files: dict[str, object] = {
        "indice.json": {
            "grupos": groups,
            "paginas": [[d.url, groups.index(d.group), len(set(terms(d.title)))] for d in documents],
            "tramos": [next(iter(piece)) for piece in pieces],
        },
        "palabras.json": vocabulary(documents),
    }
    files |= {f"t/{n}.json": piece for n, piece in enumerate(pieces)}
    files |= {f"p/{n}.json": _shown(d) for n, d in enumerate(documents)}
    return files


def _pieces(found: Mapping[str, list[Posting]]) -> list[dict[str, list[int]]]:
    """The terms in alphabetical order, cut into ranges; postings are laid flat: page, score, section, page…"""
    pieces: list[dict[str, list[int]]] = [{}]
    size = 0
    for term, entries in sorted(found.items()):
        flat = [n for entry in entries for n in entry]
        if size > PIECE_BYTES:
            pieces.append({})
            size = 0
        pieces[-1][term] = flat
        size += len(term) + len(",".join(map(str, flat))) + 6
    return [p for p in pieces if p]


def _shown(d: SearchDocument) -> dict[str, object]:
    sections = [[s.anchor, s.title, _excerpt(" ".join(s.paragraphs))] for s in d.sections]
    return {"titulo": d.title, "sobre": d.kicker, "partes": sections}


def _excerpt(text: str) -> str:
    if len(text) <= EXCERPT_LENGTH:
        return text
    return text[: EXCERPT_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def vocabulary(documents: list[SearchDocument]) -> list[str]:
    """Every word of the pages, folded, those of more pages first, then by alphabet."""
    counts: Counter[str] = Counter()
    for d in documents:
        counts.update({w for s in d.sections for p in (s.title, *s.paragraphs) for w in words(p)})
        counts.update(dict.fromkeys(words(" ".join([d.title, d.kicker, *d.aliases, *d.words])), NAME_COUNTS))
    kept = [w for w in counts if len(w) >= SHORTEST_MENDED and w.isalpha()]
    return sorted(kept, key=lambda w: (-counts[w], w))


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
