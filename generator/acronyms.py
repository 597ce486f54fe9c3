"""Acronyms are told where a page first uses them: a tooltip with their meaning, and a link to the glossary.

It works on the finished Markdown of a page, line by line, and leaves alone whatever is not running text: headings, raw
HTML, links, cards, code and attribute lists. The `abbr` extension of Markdown marks every use; a reader needs the
first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from content.catalogue import Catalogue
from content.legibilidad import frases
from content.model import Termino
from generator.escape import escape

_ACRONYM = re.compile(r"[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑa-z]*[A-ZÁÉÍÓÚÑ]")
"""What a tooltip is for: a name of one word that starts and ends in capitals."""
_SKIPPED = r"\[[^\]]*\]\([^)]*\)|<[^>]*>|`[^`]*`|\{:[^}]*\}|&#?\w+;"
_NO_TEXT = ("#", "<", "{:", "    ")
_FENCES = ("```", "~~~")
_CARD = re.compile(r"\{: \.(tarjeta|cejilla|como-citar)")
"""Lines of a card, which is one link as a whole, and citations, which are copied as a whole."""
_RAW = re.compile(r"<(/?)(?:svg|figure|form|pre|script|style)\b")
"""Blocks of raw HTML that run over several lines."""


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym of the glossary: its meaning in one sentence, and the anchor where it is told in full."""

    nombre: str
    significado: str
    anchor: str


def acronyms(catalogue: Catalogue) -> Mapping[str, Acronym]:
    """The acronyms of the glossary by name."""
    return {
        t.nombre: Acronym(t.nombre, frases(t.resumen)[0], t.id)
        for t in catalogue.de(Termino)
        if t.sigla and _ACRONYM.fullmatch(t.nombre)
    }


def expand(body: str, known: Mapping[str, Acronym], glossary: Markup) -> str:
    """The page with the first use of each acronym marked; `glossary` is the relative link to the glossary."""
    written = set(_any_of(tuple(known)).findall(body))
    present = tuple(name for name in known if name in written)
    if not present:
        return body
    pattern = _pattern(present)
    waiting = list(present)

    def mark(match: re.Match[str]) -> str:
        name = match.group("name")
        if name is None or name not in waiting:
            return match.group()
        waiting.remove(name)
        meaning = known[name]
        return f'<abbr title="{escape(meaning.significado)}">[{name}]({glossary}#{meaning.anchor})</abbr>'

    fenced, raw, marked = False, 0, _RAW.search(body) is not None
    lines = body.split("\n")
    for number, line in enumerate(lines):
        if not waiting:
            break
        if not line:
            continue
        if line.startswith(_FENCES):
            fenced = not fenced
        inside = fenced or raw > 0 or line.startswith(_NO_TEXT)
        if marked and "<" in line and (tags := _RAW.findall(line)):
            inside = True
            raw = max(0, raw + tags.count("") - tags.count("/"))
        if inside or not any(name in line for name in waiting):
            continue
        if not _CARD.match("".join(lines[number + 1 : number + 2])):
            lines[number] = pattern.sub(mark, line)
    return "\n".join(lines)


@lru_cache(maxsize=8)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """The names, wherever they are written, the longest first."""
    return re.compile("|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name))) or r"(?!)")


@lru_cache(maxsize=1 << 10)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """What is looked at in a line of text that holds one of the names."""
    either = "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))
    return re.compile(rf"{_SKIPPED}|(?<![\w-])(?P<name>{either})(?![\w-])")
