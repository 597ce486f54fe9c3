"""A chart before it is drawn anywhere: title, words, table, marks and where its numbers come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from content.evidencia import Cita
from generator.graficos.drawing import Draw

Kind = Literal["financiamiento", "componentes", "montos", "ranking", "metas", "barras", "partes", "rangos", "mapa"]


@dataclass(frozen=True, slots=True)
class Celda:
    """A cell of the table; `record` and `anchor` say where it leads, if anywhere."""

    text: str
    record: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Cuadro:
    """The numbers of the chart as a table; the first cell of a row is its head."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Celda, ...], ...]


@dataclass(frozen=True, slots=True)
class Clave:
    """What a colour means."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart. `id` is its address and the name of its files.

    `description` tells what the picture shows to who does not see it; `remarks` are the cautions that travel with
    the picture. `figures` are the global ids behind the numbers, `pages` those of the records that show it.
    """

    id: str
    kind: Kind
    title: str
    lead: str
    description: str
    table: Cuadro
    draw: Draw
    figures: tuple[str, ...] = ()
    legend: tuple[Clave, ...] = ()
    remarks: tuple[Celda, ...] = ()
    sources: tuple[Cita, ...] = ()
    pages: tuple[str, ...] = ()

    @property
    def is_map(self) -> bool:
        """Whether its marks are links."""
        return self.kind == "mapa"

    @property
    def genre(self) -> str:
        """What a reader calls it."""
        return "Mapa" if self.is_map else "Gráfico"
