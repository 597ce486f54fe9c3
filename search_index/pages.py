"""Generated and written pages (Markdown with front matter) → passages, one or more a heading. Plain text inside."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search_index.chunks import Chunk, split_body

_NOINDEX = re.compile(r"<!--\s*noindex\s*-->.*?<!--\s*/noindex\s*-->", re.DOTALL)
_DROPPED = re.compile(r"<!--.*?-->|<(script|style|svg)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$")
_ATTRIBUTES = re.compile(r"\s*\{:?\s*[#.][^}]*\}")
_ANCHOR = re.compile(r"\{:?[^}]*#([\w-]+)[^}]*\}")
_FENCE = re.compile(r"^(```|~~~)")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]+\|[\s:|-]*$")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it. `path` runs from the page's title to the heading itself."""

    path: tuple[str, ...]
    anchor: str
    text: str


def page_chunks(pages_dir: Path) -> Iterator[Chunk]:
    """Passages of every page in Spanish, in path order: those in English repeat them and would crowd the answers.

    A folder that does not exist has none.
    """
    for path in sorted(pages_dir.rglob("*.md")) if pages_dir.is_dir() else ():
        name = path.relative_to(pages_dir).as_posix()
        markdown = path.read_text(encoding="utf-8")
        if split_front_matter(markdown)[0].get("lang", "es") == "es":
            yield from chunks_of_page(name, markdown)


def chunks_of_page(name: str, markdown: str) -> Iterator[Chunk]:
    """Passages of one page; `name` is its path below the pages folder («proyectos/275.md»)."""
    meta, body = split_front_matter(markdown)
    title = str(meta.get("title") or "")
    url = page_url(name)
    seen: dict[str, int] = {}
    for section in sections(body):
        heading_path = section.path[1:] if section.path[:1] == (title,) else section.path
        address = f"{url}#{section.anchor}" if section.anchor else url
        for text in split_body(section.text):
            seen[address] = seen.get(address, 0) + 1
            suffix = f":{seen[address]}" if seen[address] > 1 else ""
            yield Chunk(
                chunk_id=f"pagina:{address}{suffix}",
                tipo="pagina",
                title=title,
                heading_path=heading_path,
                body=text,
                url=address,
                record_id=str(meta.get("record") or "") or None,
                part_id=None,
                source_id=str(meta.get("source") or "") or None,
                section_id=None,
                locator=None,
                comunas=tuple(str(c) for c in meta.get("comunas") or ()),
            )


def page_url(name: str) -> str:
    """Site-relative address of a Markdown file: `proyectos/275.md` and `proyectos/275/index.md` → `proyectos/275/`."""
    stem = name.removesuffix(".md")
    if stem == "index":
        return ""
    return f"{stem.removesuffix('/index')}/"


def split_front_matter(markdown: str) -> tuple[dict[str, Any], str]:
    """Front matter whose every line is `key: <JSON value>`, and the rest. Other lines are left out."""
    if not markdown.startswith("---\n"):
        return {}, markdown
    head, _, body = markdown[4:].partition("\n---")
    meta: dict[str, Any] = {}
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if colon:
            try:
                meta[key.strip()] = json.loads(value)
            except json.JSONDecodeError:
                continue
    return meta, body.partition("\n")[2]


def sections(markdown: str) -> Iterator[Section]:
    """Headings with their plain text, in reading order; blocks between noindex marks are left out."""
    clean = _DROPPED.sub("", _NOINDEX.sub("", markdown))
    path: list[str] = []
    anchor = ""
    lines: list[str] = []
    fenced = False
    for line in clean.splitlines():
        if _FENCE.match(line):
            fenced = not fenced
            continue
        heading = None if fenced else _HEADING.match(line)
        if heading is None:
            if not fenced:
                lines.append(line)
            continue
        yield from _closed(path, anchor, lines)
        level = len(heading.group(1))
        found = _ANCHOR.search(heading.group(2))
        anchor = found.group(1) if found else ""
        path = [*path[: level - 1], plain(_ATTRIBUTES.sub("", heading.group(2)))]
        lines = []
    yield from _closed(path, anchor, lines)


def _closed(path: list[str], anchor: str, lines: list[str]) -> Iterator[Section]:
    text = plain_block(lines)
    if text:
        yield Section(tuple(path), anchor, text)


def plain_block(lines: list[str]) -> str:
    """Markdown lines as plain paragraphs: a table row becomes one line, its cells parted by commas."""
    out: list[str] = []
    for line in lines:
        if _TABLE_RULE.match(line) and "-" in line:
            continue
        bare = line.strip()
        if bare.startswith("|"):
            bare = ", ".join(cell.strip() for cell in re.split(r"(?<!\\)\|", bare.strip("|")) if cell.strip())
        bare = re.sub(r"^(?:[-*+]|\d+\.)\s+|^>\s?|^[!?]{3}\+?\s+\w+\s*|^:\s+", "", bare)
        out.append(plain(bare))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip()


def plain(text: str) -> str:
    """Inline Markdown and HTML as plain text."""
    text = _ATTRIBUTES.sub("", text)
    text = re.sub(r"!\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\[\^[^\]]+\]", "", text)
    text = re.sub(r"</?abbr\b[^>]*>", "", text)  # a tooltip parts no words
    text = re.sub(r"</?[A-Za-z][^>]*>", " ", text)
    text = re.sub(r"(\*\*|__|`)(.+?)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])[*_]([^*_]+)[*_](?![\w*])", r"\1", text)
    text = re.sub(r"\\([\\`*_{}\[\]()#+\-.!|<>&~])", r"\1", text)
    return re.sub(r"[ \t]+", " ", html.unescape(text)).strip()
