"""What a template prints of a figure, a statement, a note or a gap, as values: words and links."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class CitaVista:
    """A citation: name of the source (empty if the one before named it), place in it, link, wording."""

    fuente: str
    lugar: str
    href: Markup
    fragmento: str


@dataclass(frozen=True, slots=True)
class Enlace:
    """A link with its text; `detalle` is printed beside it."""

    texto: str
    href: Markup
    detalle: str = ""


@dataclass(frozen=True, slots=True)
class Lado:
    """One side of a conflict: what it says, whose figure or statement it is, where it stands."""

    dice: str
    nombre: str
    href: Markup
    ficha: str
    citas: tuple[CitaVista, ...]


@dataclass(frozen=True, slots=True)
class HistoriaVista:
    """What was recorded of a figure on one day; `antes` is empty where it was new."""

    fecha: str
    antes: str
    ahora: str
    motivo: str


@dataclass(frozen=True, slots=True)
class CifraVista:
    """A figure ready to print. Empty text means that there is nothing to print."""

    anchor: str
    nombre: str
    valor: str
    estado: str
    estado_texto: str
    impreso: str
    periodo: str
    fecha: str
    unidad: str
    nota: str
    calculada: bool
    operandos: tuple[Enlace, ...]
    citas: tuple[CitaVista, ...]
    lados: tuple[Lado, ...]
    notas: tuple[Enlace, ...]
    historia: tuple[HistoriaVista, ...]
    href: Markup


@dataclass(frozen=True, slots=True)
class DatoVista:
    """A statement ready to print."""

    anchor: str
    nombre: str
    texto: tuple[str, ...]
    items: tuple[str, ...]
    estado: str
    estado_texto: str
    periodo: str
    nota: str
    citas: tuple[CitaVista, ...]
    lados: tuple[Lado, ...]
    notas: tuple[Enlace, ...]


@dataclass(frozen=True, slots=True)
class NotaVista:
    """A note ready to print, with links to what it affects."""

    anchor: str
    tipo: str
    tipo_texto: str
    titulo: str
    texto: tuple[str, ...]
    afecta: tuple[tuple[str, tuple[Enlace, ...]], ...]
    """Parts that it is about by their name; where several records have a part of that name, a link to each record."""
    citas: tuple[CitaVista, ...]
    href: Markup


@dataclass(frozen=True, slots=True)
class VacioVista:
    """A gap ready to print."""

    anchor: str
    nombre: str
    texto: tuple[str, ...]
    citas: tuple[CitaVista, ...]
    href: Markup
