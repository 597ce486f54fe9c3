"""Text of the data → Markdown that shows exactly that text. The one escaping filter, and nothing else.

Every character that Markdown, its extensions or HTML could act on becomes a character reference. A reference is
inert in Markdown text, in raw HTML and in an HTML attribute, so that one filter serves the three.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from markupsafe import Markup

from generator.idiomas.marks import CLOSE, OPEN, unmarked

_ACTIVE = re.compile(r"[\\`*{}\[\]<>#|&\"]|(?<![^\W_])_|_(?![^\W_])")
"""Characters that Markdown or HTML act on; an underscore between letters or digits is not one."""
_SPACES = re.compile(r"  +")
_LINE_START = re.compile(r"([-+=:!]|~~~)|(\d+)([.)])(?=\s|$)")
_KEPT_INVISIBLE = {"\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", OPEN, CLOSE}


def one_line(text: str) -> str:
    """NFC, white space collapsed to single spaces, and no control, format or private character.

    Control characters matter: Python-Markdown keeps its own placeholders between U+0002 and U+0003. Format
    characters (zero width, right-to-left override) can hide or reverse what a reader sees. The marks of `idiomas` stay.
    """
    bare = text if text.isprintable() else unmarked(text)
    if bare.isprintable() and unicodedata.is_normalized("NFC", text):  # nearly every text: nothing to look for
        return (_SPACES.sub(" ", text) if "  " in text else text).strip(" ")
    text = unicodedata.normalize("NFC", text)
    kept = "".join(
        c if c in _KEPT_INVISIBLE or c.isprintable() else " " if c.isspace() or unicodedata.category(c) == "Cc" else ""
        for c in text
    )
    return re.sub(r"[ \u2028\u2029]+", " ", kept).strip(" ")


def escape(text: str, keep_marks: bool = False) -> Markup:
    """The text as one inert line of Markdown. What is `Markup` already is returned as it is.

    Marks of Spanish text go, unless a page in English keeps them to show them later.
    """
    if isinstance(text, Markup):
        return text
    return _escaped(text, keep_marks)


@lru_cache(maxsize=1 << 16)
def _escaped(text: str, keep_marks: bool) -> Markup:
    """Labels, names and units stand on hundreds of pages: each is escaped once."""
    clean = one_line(text if keep_marks else unmarked(text))
    line = _ACTIVE.sub(lambda m: _reference(m.group()), clean)
    start = _LINE_START.match(line)
    if start and start.group(1):
        line = _reference(line[0]) + line[1:]
    elif start:
        line = start.group(2) + _reference(start.group(3)) + line[start.end() :]
    return Markup(line)  # the only place where text becomes trusted


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, which a blank line separates; empty ones are dropped."""
    return [p for p in (one_line(block) for block in re.split(r"\n\s*\n", text)) if p]


def _reference(char: str) -> str:
    named = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
    return named.get(char, f"&#{ord(char)};")
