"""A Markdown page → HTML as MkDocs makes it: its extensions and links, with the quick parts of `markdown_quick`."""

from __future__ import annotations

import json
import posixpath
import re
from contextlib import suppress
from functools import lru_cache
from typing import Any

import markdown
import mkdocs.structure.pages as mkdocs_pages
import mkdocs.utils as mkdocs_utils
import mkdocs.utils.meta as mkdocs_meta
from markdown.extensions import attr_list, toc
from mkdocs.structure.toc import get_toc

from generator.markdown_quick import heading_html, quicken

_TO_FILE = re.compile(r"[\w./-]+\.\w+(?:#[\w.-]*)?", re.ASCII)
_LEFT_ALONE = re.compile(r"#[\w-]+|(?:https?://|mailto:)[\w./@%?=#+-]+", re.ASCII)
"""Addresses that lead to the same page or to another site."""


class QuickLinks(mkdocs_pages._RelativePathTreeprocessor):
    """Links to other files, looked up once; whatever is not found at once is left to MkDocs, which warns."""

    def __init__(self, file: Any, files: Any, config: Any) -> None:
        super().__init__(file, files, config)
        self.known: dict[tuple[str, str, str], tuple[str, str]] = {}
        """A file and its relative address, by the folders around the page that links to it, and the link."""
        self.folders = "", ""
        self.below = ""

    def stand_on(self, file: Any) -> None:
        """Links are those of this page from now on."""
        self.file = file
        own = posixpath.dirname(file.dest_uri)
        self.folders = posixpath.dirname(own), posixpath.dirname(file.src_uri)
        self.below = f"{own}/" if own else ""  # below the start page is everything

    def path_to_url(self, url: str) -> str:
        """The address of the file, seen from this page; pages of one folder see all but what is below them alike."""
        if _LEFT_ALONE.fullmatch(url):
            return url
        key = *self.folders, url
        known = self.known.get(key)
        if known and not known[0].startswith(self.below):
            return known[1]
        return self._looked_up(key, url)

    def _looked_up(self, key: tuple[str, str, str], url: str) -> str:
        if not _TO_FILE.fullmatch(url):
            return super().path_to_url(url)
        path, hash_, anchor = url.partition("#")
        target: Any = self.files.src_uris.get(_target(posixpath.dirname(self.file.src_uri), path))
        if target is None or target.inclusion.is_excluded() or (hash_ and not anchor):
            return super().path_to_url(url)
        address = relative_url(target.url, self.file.url) + hash_ + anchor
        if not target.dest_uri.startswith(self.below):
            self.known[key] = target.dest_uri, address
        return address


@lru_cache(maxsize=1 << 16)
def _target(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, path))


relative_url = lru_cache(maxsize=1 << 16)(mkdocs_utils.get_relative_url)
attributes = lru_cache(maxsize=1 << 12)(attr_list.get_attrs_and_remainder)


class Converter:
    """One Markdown converter for all pages, configured as MkDocs does for each."""

    def __init__(self, config: Any, files: Any) -> None:
        md = markdown.Markdown(extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"] or {})
        quicken(md)
        self.links: Any = QuickLinks(files.documentation_pages()[0], files, config)
        self.links._register(md)
        self.title = mkdocs_pages._ExtractTitleTreeprocessor()
        self.title._register(md)
        self.md = md

    def render(self, page: Any) -> None:
        """What `Page.render` does, but for the anchors, which are read from the finished page."""
        self.md.reset()
        self.links.stand_on(page.file)
        self.title.title = None
        page.content = self.md.convert(page.markdown)
        page.toc = get_toc(getattr(self.md, "toc_tokens", []))
        page._title_from_render = self.title.title


def head_and_body(doc: str) -> tuple[str, dict[str, Any]]:
    """Body and head of a page. Heads that this program writes are JSON line by line; others are MkDocs' to read."""
    end = doc.find("\n---\n", 3)
    if doc.startswith("---\n") and end > 0:
        with suppress(ValueError):
            pairs = (line.partition(": ") for line in doc[4:end].split("\n"))
            return doc[end + 5 :].lstrip("\n"), {key: json.loads(value) for key, _, value in pairs}
    return _get_data(doc)


_get_data = mkdocs_meta.get_data


def remember() -> None:
    """Let MkDocs and Python-Markdown remember what they compute again and again, and read heads quickly."""
    mkdocs_meta.get_data = head_and_body
    mkdocs_utils.get_relative_url = relative_url
    attr_list.get_attrs_and_remainder = attributes
    toc.render_inner_html = heading_html  # type: ignore[assignment]
