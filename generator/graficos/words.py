"""Figures of a chart in words: values, lists, sources. What is printed is what `content.formato` prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from content.catalogue import Catalogue, CifraPublicada
from content.evidencia import Cita
from content.formato import numero, valor_texto
from content.model import Registro
from generator.graficos.chart import Celda


def shown(c: CifraPublicada, catalogue: Catalogue) -> str:
    """The figure as the rest of the site prints it."""
    return valor_texto(c.cifra, catalogue.unidades)


def short(c: CifraPublicada, catalogue: Catalogue) -> str:
    """The figure where its unit is named beside it: a percentage keeps its sign, other units are left out."""
    cifra = c.cifra
    if cifra.valor is None or cifra.unidad == "porcentaje":
        return shown(c, catalogue)
    text = numero(cifra.valor)
    if cifra.valor_hasta is not None:
        text = f"{text} a {numero(cifra.valor_hasta)}"
    return f"cerca de {text}" if cifra.estado == "aproximado" else text


def known(figures: Iterable[CifraPublicada]) -> list[Decimal]:
    """The values that are known."""
    return [c.cifra.valor for c in figures if c.cifra.valor is not None]


def joined(parts: Sequence[str]) -> str:
    """`a, b y c`; `e` before a word that sounds like i."""
    if len(parts) < 2:
        return "".join(parts)
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
    """The text with one full stop at its end."""
    return text.rstrip(".") + "."


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


__all__ = [
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
