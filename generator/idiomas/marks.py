"""Marks around Spanish text that has no translation, while a page in English is made; at the end they become HTML.

The marks are two of Unicode's noncharacters, which are set aside for a program's own use: no text of the data can
bring them to a page, because `escape` takes them out everywhere but in the pages in English.
"""

from __future__ import annotations

import re

OPEN, CLOSE = "\ufdd0", "\ufdd1"

NOTICE = "(in Spanish)"
FEW_WORDS = 4
"""Spanish text of more words than this that ends as a sentence does says that it is Spanish; the rest are names."""

_TAG = re.compile(rf"<[^<>{OPEN}{CLOSE}]*[{OPEN}{CLOSE}][^<>]*>")
"""A tag with marks inside."""
_MARKED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_HEADING = re.compile(rf"# {OPEN}([^{OPEN}{CLOSE}\n]*){CLOSE}( \{{:.*)$", re.MULTILINE)
"""A title or heading from its last sign on: a pattern that began with the line would be tried at every letter."""
_SIGNS = re.compile(r"(?:^|\n)(#{0,5})\Z")
_ANCHOR = re.compile(r"( \{: #[\w-]+) \}")
_LINK = re.compile(rf"\[{OPEN}([^{OPEN}{CLOSE}\[\]\n]*){CLOSE}\]\(([^()\s]*)\)(?!\{{)")
_UNCLOSED = re.compile(rf"{OPEN}([^{OPEN}{CLOSE}|\]<\n]*)")
_UNOPENED = re.compile(rf"(?<=[|\[>\n])([^{OPEN}{CLOSE}|\[>\n]*){CLOSE}")


def mark(text: str) -> str:
    """The text as Spanish, each of its paragraphs for itself."""
    parts = re.split(r"(\n\s*\n)", unmarked(text))
    return "".join(f"{OPEN}{p}{CLOSE}" if n % 2 == 0 and p.strip() else p for n, p in enumerate(parts))


def unmarked(text: str) -> str:
    """The text without marks: for attributes, titles, addresses and files."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def closed(text: str) -> str:
    """A text that was cut: what was opened in it is closed."""
    return text + CLOSE if text.count(OPEN) > text.count(CLOSE) else text


def to_html(body: str) -> str:
    """Marks as `<span lang="es">`, sentences with a notice. A tag cannot hold a span: there they only go.

    Of a heading or a link that is Spanish as a whole, the element itself says so: pages have hundreds.
    Code that trims words off a text can leave half a pair; its other half is the border of the cell, link or line.
    """
    body = _TAG.sub(lambda m: unmarked(m.group()), body)
    body = _HEADING.sub(_heading, body)
    body = _LINK.sub(lambda m: _own(m, f'[{m.group(1)}]({m.group(2)}){{: lang="es" }}', m.group(1)), body)
    for pattern, sign in ((_MARKED, OPEN), (_UNCLOSED, OPEN), (_UNOPENED, CLOSE)):
        if sign in body:  # halves are rare, and the search for the last kind looks at every character
            body = pattern.sub(lambda m: _span(m.group(1)), body)
    return unmarked(body)


def to_text(text: str) -> str:
    """Marks in a text without markup: they go, and sentences say that they are Spanish."""

    def told(match: re.Match[str]) -> str:
        bare = match.group(1).strip()
        return f"{match.group(1).rstrip()} {NOTICE}" if _is_sentence(bare) else match.group(1)

    return unmarked(_MARKED.sub(told, text))


def _own(match: re.Match[str], made: str, text: str) -> str:
    """What a heading or a link becomes: its element says the language of its words, unless a notice must follow."""
    return made if _has_words(text) and not _is_sentence(text.strip()) else match.group()


def _heading(match: re.Match[str]) -> str:
    """A title says that it is Spanish; of a heading with nothing but an anchor its element does."""
    signs = _SIGNS.search(match.string[max(0, match.start() - 6) : match.start()])
    if signs is None:
        return match.group()
    words, attributes = match.groups()
    if not signs[1]:
        return f"# {_span(words, notice=True)}{attributes}"
    anchor = _ANCHOR.fullmatch(attributes)
    return _own(match, f'# {words}{anchor[1]} lang="es" }}', words) if anchor else match.group()


def _has_words(text: str) -> bool:
    if text[:1].isalpha():  # nearly every text
        return True
    return re.search(r"[^\W\d_]", re.sub(r"&#?\w+;", "", text)) is not None


def _is_sentence(bare: str) -> bool:
    return bare[-1:] in (".", "…", "?", "!") and len(bare.split()) > FEW_WORDS


def _span(text: str, notice: bool = False) -> str:
    bare = text.strip()
    if not _has_words(bare):
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    said = notice or _is_sentence(bare)
    tail = f' <span class="en-otro-idioma">{NOTICE}</span>' if said else ""
    return f'{before}<span lang="es">{bare}</span>{tail}{after}'
