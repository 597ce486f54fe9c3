"""Raw HTML in Markdown: pages that hold only forms known here are cut up at once. Only MkDocs' process imports this.

Python-Markdown reads raw HTML with Python's parser, tag by tag and reference by reference. Boxes of text, drawings,
comments and words in tags are known by their look, and are put away as the library does; a page that holds anything
else is the library's as a whole.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions.md_in_html import HtmlBlockPreprocessor

_REFERENCE = r"&(?:#\d+|[a-zA-Z]+);"
_TEXT = re.compile(
    rf"(?:[^<&]++|{_REFERENCE}"
    r'|<(?P<tag>span|abbr|sup)(?: [a-z-]+="[^"<>&\n]*")*>[^<>&\n]*</(?P=tag)>)++'
)
"""Text, and plain words inside a tag that is no block."""

_COMMENT = re.compile(r"<!--[^<>&-]*-->(?=\n(\n?))")
"""A comment that ends its line; the group tells whether the next line is empty."""

_RAW = re.compile(
    r"<(?P<tag>figure|ol|pre|p)(?=[ >])"
    rf"(?:[^<>&`]++|{_REFERENCE}|>"
    r'|<(?!(?P=tag)[ >])[a-z]+(?: [a-zA-Z0-9:-]+(?:="[^"<>`]*")?)*>|</(?!(?P=tag)>)[a-z]+>)*+'
    r"</(?P=tag)>(?=\n(?P<empty>\n?))"
)
"""A block of HTML that ends its line and holds none of its own kind; the group is as that of a comment."""

_BOX = re.compile(r'<(div|nav|details)((?: [a-z-]+="[^"<>&\n]*")*) markdown>(?=\n)')
_SUMMARY = re.compile(r'<summary>((?:[^<>&\n]++|<span(?: [a-z-]+="[^"<>&\n]*")*>[^<>&\n]*</span>)*+)</summary>(?=\n)')
"""The line that is shown of a box that is folded."""
_PRE = re.compile(rf'<pre((?: [a-z-]+="[^"<>&\n]*")*)>((?:[^<>&]++|{_REFERENCE})++)</pre>(?=\n)')
"""Words kept as they are, inside a box."""

_TAG = re.compile(r"<[^>]*>")

_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')


def read_box(source: str, at: int, stash: Any) -> tuple[str, int] | None:
    """Put the box that begins here away: the mark that stands for it, and where it ends. None for one that holds
    anything but text, comments and other boxes, each on lines of its own.
    """
    opened = _BOX.match(source, at)
    if opened is None:
        return None
    element = Element(opened[1], {**dict(_ATTRIBUTE.findall(opened[2])), "markdown": "block"})
    content, at, within = "", opened.end(), False
    while True:
        words, at = _words(source, at, stash)
        content += words if not within or words == "\n" else "\n" + words.rstrip("\n")
        if source.startswith(f"</{opened[1]}>\n", at):
            element.text = content
            return str(stash.store(element)), at + len(f"</{opened[1]}>")
        if source[at - 1] != "\n":
            return None
        if summary := _SUMMARY.match(source, at):
            inner = Element("summary")
            inner.text = _TAG.sub(lambda tag: str(stash.store(tag[0])), summary[1])
            mark, at = str(stash.store(inner)), summary.end()
        elif pre := _PRE.match(source, at):
            inner = Element("pre", dict(_ATTRIBUTE.findall(pre[1])))
            inner.text = pre[2]
            mark, at = str(stash.store(inner)), pre.end()
        elif found := read_box(source, at, stash):
            mark, at = found
        else:
            return None
        content = (content if content.endswith("\n\n") else content.rstrip("\n") + "\n\n") + mark
        within = True


def _words(source: str, at: int, stash: Any) -> tuple[str, int]:
    """Text inside a box, with its comments put away, and where it ends."""
    words = ""
    while True:
        if found := _TEXT.match(source, at):
            words += found[0]
        elif source[at - 1] == "\n" and (found := _COMMENT.match(source, at)):
            words += f"\n{stash.store(found[0])}\n\n"
        else:
            return words, at
        at = found.end()


def cut(source: str, stash: Any) -> list[str] | None:
    """The pieces of a page with marks in the place of raw HTML; None if it holds a form that is not known here."""
    pieces: list[str] = []
    at = 0
    while at < len(source):
        if text := _TEXT.match(source, at):
            pieces.append(text[0])
            at = text.end()
            continue
        if at and source[at - 1] != "\n":
            return None
        if raw := _RAW.match(source, at):
            before, mark, at = "\n", stash.store(raw[0] + raw["empty"]), raw.end()
        else:
            last = pieces[-1] if pieces else ""
            before = "\n" if last.endswith("\n") and not last.endswith("\n\n") else ""
            if comment := _COMMENT.match(source, at):
                mark, at = stash.store(comment[0] + comment[1]), comment.end()
            elif found := read_box(source, at, stash):
                mark, at = found
            else:
                return None
        pieces += [before, mark, "\n\n"]
    return pieces


class QuickHtmlBlocks(HtmlBlockPreprocessor):
    """Takes raw HTML out of the text."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with marks in the place of raw HTML."""
        pieces = cut("\n".join(lines), self.md.htmlStash)
        return super().run(lines) if pieces is None else "".join(pieces).split("\n")
