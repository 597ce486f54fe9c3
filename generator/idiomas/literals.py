"""The words that stand in the templates themselves, in another language: templates are written once, in Spanish.

It works on Jinja's tokens, before a template is compiled. What is markup (tags, attribute lists, addresses of links,
signs of Markdown) stays; each run of words between two pieces of markup is one phrase of the phrasebook.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

Translate = Callable[[str], str]

_BREAK = re.compile(r"[\n#*|\[\]]+")
_LETTER = re.compile(r"[^\W\d_]")
_SPOKEN = re.compile(r'((?:aria-label|title|alt|placeholder)=")([^"]+)')
_STARTS = re.compile(r"<!--|</?[A-Za-z]|\{:|\]\(")
_ENDS = {"<!--": "-->", "{:": "}", "](": ")", "<": ">"}


class Literals(Extension):
    """Puts every phrase of a template through the environment's `translate`."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """The tokens, those of literal text with their phrases replaced."""
        translate: Translate = self.environment.translate  # type: ignore[attr-defined]
        inside = ""
        for token in stream:
            if token.type != "data":
                yield token
                continue
            pieces = []
            for is_text, piece, inside_after in scan(token.value, inside):
                pieces.append(_phrase(piece, translate) if is_text else _spoken(piece, translate))
                inside = inside_after
            yield Token(token.lineno, "data", "".join(pieces))


def scan(data: str, inside: str) -> Iterator[tuple[bool, str, str]]:
    """Pieces of literal text in order: whether it is words, the piece, and the markup that is open after it.

    `inside` is the end that closes the markup open before, empty if none: a tag can run over several tokens.
    """
    position = 0
    while position < len(data):
        if inside:
            end = data.find(inside, position)
            stop = len(data) if end < 0 else end + len(inside)
            if end >= 0:
                inside = ""
            yield False, data[position:stop], inside
            position = stop
            continue
        start = _STARTS.search(data, position)
        stop = start.start() if start else len(data)
        for number, piece in enumerate(re.split(f"({_BREAK.pattern})", data[position:stop])):
            if piece:
                yield number % 2 == 0, piece, ""
        position = stop
        if start:
            key = start.group() if start.group() in _ENDS else "<"
            inside = _ENDS[key]
            yield False, start.group(), inside
            position = start.end()


def phrases(source: str, environment: Environment) -> set[str]:
    """Every phrase of a template's source, as the phrasebook must have it."""
    found: set[str] = set()
    inside = ""
    for _, kind, value in environment.lex(source):
        if kind != "data":
            continue
        for is_text, piece, inside_after in scan(value, inside):
            inside = inside_after
            if is_text and _LETTER.search(piece):
                found.add(piece.strip())
            elif not is_text:
                found.update(m.group(2).strip() for m in _SPOKEN.finditer(piece))
    return found


def _phrase(piece: str, translate: Translate) -> str:
    bare = piece.strip()
    if not _LETTER.search(bare):
        return piece
    before = piece[: len(piece) - len(piece.lstrip())]
    after = piece[len(piece.rstrip()) :]
    return before + translate(bare) + after


def _spoken(piece: str, translate: Translate) -> str:
    return _SPOKEN.sub(lambda m: m.group(1) + _phrase(m.group(2), translate), piece)
