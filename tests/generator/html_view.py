"""Markdown → HTML as the site does it, and what a browser would find in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import markdown

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "md_in_html"]
"""MkDocs' own three and those of `mkdocs.yml`."""


@dataclass
class Found(HTMLParser):
    """Tags in order, attributes, and the text."""

    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def to_html(text: str) -> str:
    """HTML of a Markdown page without its head."""
    body = text.split("\n---\n", 1)[1] if text.startswith("---\n") else text
    return markdown.markdown(body, extensions=EXTENSIONS)


def look(html: str) -> Found:
    """What stands in a piece of HTML."""
    found = Found()
    found.feed(html)
    found.close()
    return found
