"""A page's Markdown → what the site search finds on it. Left out: `noindex` blocks, citations, badges, drawings."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from content.rutas import FOLDER_BY_KIND
from generator import front_matter
from generator.busqueda.naming import Naming, aliases
from generator.titles import KIND_NAMES

LISTS = "Listas"
PAGES = "Páginas"
UNSEARCHED = frozenset({"buscar.md"})
"""Pages that nobody searches for: the search itself."""
GLOSSARY = "glosario"
"""Layout of the page whose every section is a document of its own."""
SECTION = "seccion-fuente"
"""Layout of the page of one section of a source: the other names of the source are the source's alone."""

_NOINDEX = re.compile(r"<!--\s*noindex\s*-->.*?<!--\s*/noindex\s*-->", re.DOTALL)
_DROPPED = re.compile(r"<!--.*?-->|<(script|style|svg|form)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_BADGE = re.compile(r'<span class="(?:insignia|falta|muestra)[^>]*>.*?</span>')
_HEADING = re.compile(r"^(#{1,3})\s+(.+?)(?:\s*\{:?\s*#([\w-]+)[^}]*\})?$")
_CLASSES = re.compile(r"^\{:\s*((?:\.[\w-]+\s*)+)\}$")
_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\]\([^)]*\)(?:\{:[^}]*\})?")
_TAG = re.compile(r"<[^>]+>")
_RULE = re.compile(r"^\|[\s:|-]+\|$")
_ESCAPED = re.compile(r"\\([^\w\s])")
_QUIET = frozenset({"citas", "ficha-dato", "aviso", "ver-mas", "como-citar", "tarjeta-linea"})
"""Classes of paragraphs that repeat what stands elsewhere."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its anchor (empty for the page's beginning) and the paragraphs under it."""

    anchor: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One page, or one term of the glossary, as the search knows it.

    `aliases` are its other names; `words` find it though they do not stand on it.
    """

    url: str
    language: str
    group: str
    title: str
    kicker: str
    aliases: tuple[str, ...]
    words: tuple[str, ...]
    sections: tuple[Section, ...]


def documents_of(source: str, markdown: str, naming: Naming) -> Iterator[SearchDocument]:
    """The search documents of a Markdown file; none for a page that is not searched. Raises GeneratorError."""
    meta, body = front_matter.split(markdown, source)
    layout = str(meta.get("layout", ""))
    if source in UNSEARCHED:
        return
    sections = tuple(_sections(body))
    page = SearchDocument(
        url=page_address(source),
        language=str(meta.get("lang", "es")),
        group=group_of(str(meta.get("kind", "")), layout),
        title=str(meta["title"]),
        kicker=str(meta.get("kicker", "")),
        aliases=(),
        words=(),
        sections=sections,
    )
    if layout != SECTION:
        page = _named(page, naming, str(meta.get("record", "")))
    if layout != GLOSSARY:
        yield page
        return
    yield replace(page, sections=tuple(s for s in sections if not s.anchor))
    for section in sections:
        if section.anchor:
            term = replace(
                page,
                url=f"{page.url}#{section.anchor}",
                group=KIND_NAMES["termino"],
                title=section.title,
                sections=(Section("", "", section.paragraphs),),
            )
            yield _named(term, naming, f"termino-{section.anchor}")


def _named(document: SearchDocument, naming: Naming, record_id: str) -> SearchDocument:
    """The document with the other names of its record, if it is one's."""
    record = naming.catalogue.registros.get(record_id)
    if record is None:
        return document
    return replace(document, aliases=aliases(record), words=naming.words(record))


def page_address(source: str) -> str:
    """`proyectos/275.md` and `proyectos/275/index.md` → `proyectos/275/`."""
    stem = source.removesuffix(".md")
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


def group_of(kind: str, layout: str) -> str:
    """The heading under which results of this kind of page are shown."""
    if kind in FOLDER_BY_KIND:
        return KIND_NAMES[kind]
    return LISTS if layout.startswith("lista-") else PAGES


def _sections(body: str) -> Iterator[Section]:
    """Headings with plain paragraphs; the page's own title is left out, its first text stands under no anchor."""
    clean = _BADGE.sub("", _DROPPED.sub("", _NOINDEX.sub("", body)))
    anchor, title, blocks = "", "", list[str]()
    for block in re.split(r"\n\s*\n", clean):
        lines = block.strip().splitlines()
        if not lines:
            continue
        heading = _HEADING.match(lines[0])
        if heading is None:
            blocks.append(_paragraph(lines))
            continue
        yield from _closed(anchor, title, blocks)
        first = len(heading[1]) == 1
        anchor, title = ("", "") if first else (heading[3] or "", _plain(heading[2]))
        blocks = [_paragraph(lines[1:])] if lines[1:] else []
    yield from _closed(anchor, title, blocks)


def _closed(anchor: str, title: str, blocks: list[str]) -> Iterator[Section]:
    paragraphs = tuple(b for b in blocks if b)
    if paragraphs or (title and anchor and not anchor.startswith("parte-")):
        yield Section(anchor, title, paragraphs)


def _paragraph(lines: list[str]) -> str:
    """A block's plain text; empty for one whose class says that it repeats something."""
    marks = _CLASSES.match(lines[-1].strip()) if lines else None
    if marks and _QUIET & {c.strip(".") for c in marks[1].split()}:
        return ""
    kept: list[str] = []
    for line in lines[:-1] if marks else lines:
        bare = line.strip()
        if bare.startswith("|"):
            if _RULE.match(bare):
                kept.pop()  # the names of the columns
                continue
            bare = ": ".join(c.strip() for c in re.split(r"(?<!\\)\|", bare.strip("|"))) + "."
        kept.append(_plain(bare.lstrip("-*+> ")))
    return " ".join(k for k in kept if k)


def _plain(text: str) -> str:
    """Inline Markdown and HTML as plain text."""
    bare = _LINK.sub(r"\1", text) if "](" in text else text
    bare = (_TAG.sub("", bare) if "<" in bare else bare).replace("**", "")
    bare = _ESCAPED.sub(r"\1", bare) if "\\" in bare else bare
    return " ".join(html.unescape(bare).split())
