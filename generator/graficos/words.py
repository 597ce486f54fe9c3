"""Figures of a chart in words: values, lists, sources. What is printed is what `content.formato` prints.

The words of charts are written in Spanish; `Say` gives those of the language that the chart is made in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from content.catalogue import Catalogue, CifraPublicada
from content.evidencia import Cita
from content.formato import PALABRAS, Idioma, numero, valor_texto
from content.model import Registro
from generator.graficos.chart import Celda
from generator.idiomas.marks import CLOSE, OPEN
from generator.idiomas.phrasebook import Phrasebook


@dataclass(frozen=True, slots=True)
class Say:
    """A phrase in the language of the chart, its gaps filled; without a phrasebook as it is written."""

    book: Phrasebook | None = None

    def __call__(self, phrase: str, *values: str) -> str:
        """`say("Quién paga: {}", "Planta")` → `Quién paga: Planta`, or `Who pays: Planta`."""
        told = self.book.phrases.get(phrase, phrase) if self.book else phrase
        for value in values:
            told = told.replace("{}", value.replace("{}", "{ }"), 1)
        return told


SPANISH = Say()


def shown(c: CifraPublicada, catalogue: Catalogue) -> str:
    """The figure as the rest of the site prints it."""
    return valor_texto(c.cifra, catalogue.unidades, catalogue.idioma)


def short(c: CifraPublicada, catalogue: Catalogue) -> str:
    """The figure where its unit is named beside it: a percentage keeps its sign, other units are left out."""
    cifra = c.cifra
    if cifra.valor is None or cifra.unidad == "porcentaje":
        return shown(c, catalogue)
    words = PALABRAS[catalogue.idioma]
    text = numero(cifra.valor, catalogue.idioma)
    if cifra.valor_hasta is not None:
        text = words.hasta.format(text, numero(cifra.valor_hasta, catalogue.idioma))
    return words.cerca.format(text) if cifra.estado == "aproximado" else text


def known(figures: Iterable[CifraPublicada]) -> list[Decimal]:
    """The values that are known."""
    return [c.cifra.valor for c in figures if c.cifra.valor is not None]


def joined(parts: Sequence[str], idioma: Idioma = "es") -> str:
    """`a, b y c`; `e` before a word that sounds like i; `a, b and c` in English."""
    if len(parts) < 2:
        return "".join(parts)
    if idioma == "en":
        return f"{', '.join(parts[:-1])} and {parts[-1]}"
    last = parts[-1].lower()
    word = "e" if last.startswith(("i", "hi", "í")) and not last.startswith(("hie", "hia")) else "y"
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def listed(parts: Sequence[str]) -> str:
    """`a; b; c`, for parts that hold commas."""
    return "; ".join(parts)


def cell(c: CifraPublicada, catalogue: Catalogue) -> Celda:
    """A cell that leads to the figure on its page."""
    return Celda(shown(c, catalogue), c.registro.global_id, c.anchor)


def record_cell(record: Registro, text: str = "") -> Celda:
    """A cell that leads to a record."""
    return Celda(text or record.nombre, record.global_id)


def sources(citas: Iterable[Cita]) -> tuple[Cita, ...]:
    """The sections that are cited, each once, in the order in which they appear."""
    return tuple(dict.fromkeys(Cita(fuente=c.fuente, seccion=c.seccion) for c in citas))


def sources_of(figures: Iterable[CifraPublicada]) -> tuple[Cita, ...]:
    """The sections that the figures cite."""
    return sources(cita for c in figures for cita in c.cifra.fuentes)


def cautions(figures: Iterable[str], catalogue: Catalogue, pages: Iterable[str] = ()) -> tuple[Celda, ...]:
    """What does not add up or is not clear about the figures: the notes of their own records, each once, as links.

    Notes of the records whose page shows the chart count as own. A note of yet another record may name the figure
    only to compare it; in a picture that would mislead.
    """
    ids = tuple(figures)
    own = {catalogue.cifras[id_].registro.global_id for id_ in ids} | set(pages)
    found = {n.global_id: n for id_ in ids for n in catalogue.notas_por_cifra.get(id_, ())}
    return tuple(
        Celda(sentence(n.nota.titulo), n.registro.global_id, n.anchor)
        for n in found.values()
        if n.nota.tipo in ("contradiccion", "ambiguedad") and n.registro.global_id in own
    )


def sentence(text: str) -> str:
    """The text with one full stop at its end; marks of Spanish text stay outside it."""
    end = CLOSE if text.endswith(CLOSE) else ""
    return f"{text.removesuffix(end).rstrip('.')}.{end}"


def capital(text: str) -> str:
    """The text with a capital first letter; marks of Spanish text stay before it."""
    start = OPEN if text.startswith(OPEN) else ""
    bare = text.removeprefix(start)
    return start + bare[:1].upper() + bare[1:]


__all__ = [
    "SPANISH",
    "Say",
    "capital",
    "cautions",
    "cell",
    "joined",
    "known",
    "listed",
    "record_cell",
    "sentence",
    "short",
    "shown",
    "sources",
    "sources_of",
]
