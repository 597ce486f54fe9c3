"""The parts of Python-Markdown that take the time, in half of it. Only MkDocs' process imports this.

Nothing here converts anything in another way: every shortcut steps around work whose outcome is known beforehand (a
pattern whose character is not in the text, a link without brackets inside, a tree walked to look for a mark that no
page has), and hands everything else to the library. A test compares whole pages with those of plain MkDocs.
"""

from __future__ import annotations

import re
from collections import deque
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.extensions.toc import render_inner_html as _heading_html
from markdown.inlinepatterns import LINK_RE, LinkInlineProcessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import HTML_PLACEHOLDER, STX, AtomicString

from generator.markdown_html import QuickHtmlBlocks
from generator.markdown_output import serialize

NEEDED = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "://",
    "automail": "@",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
}
"""Characters without which a pattern of Python-Markdown matches nothing."""

REFERENCES = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
"""Patterns that leave the text alone if the page defines no reference («[name]: address»)."""

_MARKED = re.compile(r"[`\\\[<&*_\x02]|  \n")
"""What a text must hold for any pattern to match."""

_LINK = re.compile(r"(?<!!)\[([^`\\\[\]<&*_\x02]+)\]\(([^()'\"<>\s\x02`\\\[\]]*)\)")
"""A link whose words are plain and whose address needs no look."""

_HREF = re.compile(r"\(([^()'\"<>\s\x02]*)\)")
_PARAGRAPH = re.compile(
    r" ?(?:[^\W\d_]|[«¿¡(]|\d+(?![\d.)])|<(?:span|abbr)[ >]|\*\*[^\W_]|\[(?![^\[\]]*\]:))[^\n|]*(?:\n\{:[^\n|]*\})?\Z"
)
"""A block that begins like text, on one line but for its attributes: no other kind of block looks like it."""

_HEADING = re.compile(r"#{1,6} [^\n\\#]+(?:\{: #[\w-]+ \})?\Z")
"""A heading on one line, with its anchor."""

_STASHED = re.compile(HTML_PLACEHOLDER % r"\d+")
"""A block that stands for raw HTML."""

_UNUSUAL = re.compile(r"[\x02\x03\r\t]")
_BLANK = re.compile(r"\n +(?=\n)")

_PLAIN = re.compile(r"[^<>&\x02\x03]+")


class QuickInline(InlineProcessor):
    """Inline patterns, tried only where they can match."""

    stashed_nodes: dict[str, Element | str]
    parent_map: dict[Element, Element]
    ancestors: list[str]

    def __init__(self, md: Any) -> None:
        super().__init__(md)
        patterns = list(md.inlinePatterns)  # sorts the names too
        names = [item.name for item in md.inlinePatterns._priority]
        self.patterns = [(p, NEEDED.get(n), n in REFERENCES) for n, p in zip(names, patterns, strict=True)]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or _MARKED.search(data) is None:
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        unreferenced = not self.md.references
        for index in range(patternIndex, len(self.patterns)):
            pattern, needed, reference = self.patterns[index]
            if (needed is not None and needed not in data) or (reference and unreferenced):
                continue
            start, matched = 0, True
            while matched:
                data, matched, start = apply(pattern, data, index, start)
        return data

    def links_alone(self, text: str, parent: Element) -> list[tuple[Element, list[str]]] | None:
        """The links of a text that holds plain words besides, which stay in `parent`; None if it holds more."""
        parts = _LINK.split(text)
        if len(parts) == 1 or self.md.references or _MARKED.search("".join(parts[::3])):
            return None
        parent.text = parts[0] or None
        made = []
        for words, address, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            link = Element("a", {"href": address})
            link.text, link.tail = words, after or None
            made.append((link, self.ancestors[:]))
        return made

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply the patterns to every text of the tree, as the library does."""
        self.stashed_nodes = {}
        tree_parents = [] if ancestors is None else ancestors[:]
        self.parent_map = {c: p for p in tree.iter() for c in p}
        self._InlineProcessor__build_ancestors(tree, tree_parents)  # type: ignore[attr-defined]
        placed = self._InlineProcessor__processPlaceholders  # type: ignore[attr-defined]
        inline = self._InlineProcessor__handleInline
        stack = deque([(tree, tree_parents)])
        while stack:
            element, self.ancestors = stack.popleft()
            if element is not tree:
                self.ancestors.append(element.tag.lower())
            waiting = []
            for child in element:
                text, tail = child.text, child.tail
                if text and not isinstance(text, AtomicString) and _MARKED.search(text):
                    self.ancestors.append(child.tag.lower())
                    child.text = None
                    made = self.links_alone(text, child)
                    if made is None:
                        made = placed(inline(text), child)
                        stack.extend(made)
                    for node, _ in made:
                        self.parent_map[node] = child
                    waiting.append((child, made))
                    self.ancestors.pop()
                if tail and (isinstance(tail, AtomicString) or _MARKED.search(tail)):
                    tail = inline(tail)
                    stand_in = Element("d")
                    child.tail = None
                    made = placed(tail, stand_in, False)
                    if stand_in.tail:
                        child.tail = stand_in.tail
                    place = list(element).index(child) + 1
                    for node, _ in reversed(made):
                        self.parent_map[node] = element
                        element.insert(place, node)
                if len(child):
                    self.parent_map[child] = element
                    stack.append((child, self.ancestors[:]))
            for child, made in waiting:
                for place, (node, _) in enumerate(made):
                    child.insert(place, node)
        return tree


class QuickLink(LinkInlineProcessor):
    """`[text](address)` without brackets, quotes or spaces inside; every other form is the library's."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802
        """The text up to the bracket that closes it."""
        end = data.find("]", index)
        if end < 0 or data.find("[", index, end) >= 0:
            return super().getText(data, index)
        return data[index:end], end + 1, True

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """The address in round brackets."""
        found = _HREF.match(data, index)
        if found is None:
            return super().getLink(data, index)
        return found[1], None, found.end(), True


class QuickBlocks(BlockParser):
    """Blocks; what can only be of one kind is not offered to the other processors."""

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        """Hand each block to the first processor that takes it."""
        processors = list(self.blockprocessors)
        empty, stashed, paragraph, heading = (
            self.blockprocessors[name] for name in ("empty", "markdown_block", "paragraph", "hashheader")
        )
        while blocks:
            block = blocks[0]
            if not block or block[0] == "\n":
                empty.run(parent, blocks)
            elif _PARAGRAPH.match(block):
                paragraph.run(parent, blocks)
            elif _HEADING.match(block):
                heading.run(parent, blocks)
            elif _STASHED.fullmatch(block):
                if stashed.run(parent, blocks) is False:
                    paragraph.run(parent, blocks)
            else:
                for processor in processors:
                    if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                        break


class QuickWhitespace(NormalizeWhitespace):
    """Lines without what stands for nothing."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines as the library leaves them; no page has marks of its own, tabs or other line ends."""
        source = "\n".join(lines)
        if _UNUSUAL.search(source):
            return super().run(lines)
        return _BLANK.sub("\n", source + "\n\n").split("\n")


class QuickFences(FencedBlockPreprocessor):
    """Fenced code, looked for where there can be any."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with marks in the place of code."""
        for line in lines:
            if "```" in line or "~~~" in line:
                return super().run(lines)
        return lines


class QuickUnescape(UnescapeTreeprocessor):
    """Escaped characters, put back where there are any."""

    def run(self, root: Element) -> None:
        """Look at every text of the tree."""
        for element in root.iter():
            text, tail = element.text, element.tail
            if text and STX in text and element.tag != "code":
                element.text = self.unescape(text)
            if tail and STX in tail:
                element.tail = self.unescape(tail)


def heading_html(element: Element, md: Any) -> str:
    """The HTML inside a heading, as the library makes it; one of plain words is those words."""
    if not len(element) and element.text and _PLAIN.fullmatch(element.text):
        return element.text.strip()
    return str(_heading_html(element, md))


class QuickToc(TocTreeprocessor):
    """Anchors and list of headings; no table of contents inside the page, which no page asks for."""

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        """Nothing: the theme draws its own."""
        return Element("div")


def quicken(md: Any) -> None:
    """Give a converter with the extensions `md_in_html` and `toc` the quick parts."""
    md.block_level_elements = frozenset(md.block_level_elements)
    md.is_block_level = lru_cache(maxsize=1 << 10)(md.is_block_level)
    _replace(md.inlinePatterns, "link", QuickLink(LINK_RE, md))
    _replace(md.preprocessors, "normalize_whitespace", QuickWhitespace(md))
    _replace(md.preprocessors, "html_block", QuickHtmlBlocks(md))
    if "fenced_code_block" in md.preprocessors:
        md.preprocessors["fenced_code_block"].__class__ = QuickFences
    md.parser.__class__ = QuickBlocks
    _replace(md.treeprocessors, "inline", QuickInline(md))
    _replace(md.treeprocessors, "unescape", QuickUnescape(md))
    md.serializer = serialize
    toc = md.treeprocessors["toc"]
    toc.__class__ = QuickToc
    toc.marker = ""


def _replace(registry: Any, name: str, item: Any) -> None:
    """Put another item in the place of one."""
    priority = next(p.priority for p in registry._priority if p.name == name)
    registry.register(item, name, priority)
