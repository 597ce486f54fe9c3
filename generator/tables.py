"""Series of an indicator → readable tables: one matrix where series share their rows, one list otherwise. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from content.catalogue import Catalogue, CifraPublicada
from content.evidencia import Cita
from content.formato import PALABRAS, numero, valor_texto
from content.model import Indicador, Serie
from generator.figure_views import CifraVista, CitaVista
from generator.figures import Figures
from generator.idiomas.marks import OPEN, mark, unmarked

MANY_COLUMNS = 6
"""Above this number of columns a matrix is turned, so that its long side runs down the page."""


_ARTICLE = re.compile(r"^(de la|de los|de las|del|de|la|el|las|los) (?=[A-ZÁÉÍÓÚÑ])")


@dataclass(frozen=True, slots=True)
class Celda:
    """One cell: anchor, text, and the number of the remark under the table that explains it (0: none)."""

    anchor: str
    texto: str
    llamada: int
    estado: str


@dataclass(frozen=True, slots=True)
class Fila:
    """One row: its head (a link if it is a record with a page) and its cells."""

    nombre: str
    href: Markup | None
    celdas: tuple[Celda, ...]


@dataclass(frozen=True, slots=True)
class Observada:
    """A remark under a table: the figures that share it, with their note, their conflict and what affects them."""

    llamada: int
    cifras: tuple[CifraVista, ...]


@dataclass(frozen=True, slots=True)
class Tabla:
    """A table with its caption, its columns, its rows, its remarks and its citations."""

    anchor: str
    titulo: str
    esquina: str
    numerica: bool
    columnas: tuple[str, ...]
    filas: tuple[Fila, ...]
    observadas: tuple[Observada, ...]
    unidad: str
    periodo: str
    notas: tuple[str, ...]
    citas: tuple[CitaVista, ...]


@dataclass(slots=True)
class _Marker:
    """Hands out the numbers of the remarks of one table."""

    figures: Figures
    catalogue: Catalogue
    found: list[Observada]
    short: bool

    def cell(self, c: CifraPublicada, inherited: str) -> Celda:
        cifra = c.cifra
        own_note = cifra.nota if cifra.nota != inherited else None
        number = 0
        if own_note or cifra.conflicto_con or c.global_id in self.catalogue.notas_por_cifra:
            number = self._number(self.figures.cifra(c))
        return Celda(c.anchor, self._text(c), number, cifra.estado)

    def _number(self, view: CifraVista) -> int:
        """The number of the remark that says the same, or of a new one."""
        for i, seen in enumerate(self.found):
            first = seen.cifras[0]
            if (first.nota, first.lados[1:], first.notas) == (view.nota, view.lados[1:], view.notas):
                self.found[i] = Observada(seen.llamada, (*seen.cifras, view))
                return seen.llamada
        self.found.append(Observada(len(self.found) + 1, (view,)))
        return len(self.found)

    def _text(self, c: CifraPublicada) -> str:
        idioma = self.catalogue.idioma
        words = PALABRAS[idioma]
        full = valor_texto(c.cifra, self.catalogue.unidades, self.catalogue.idioma)
        if not self.short or c.cifra.valor is None or c.cifra.unidad in ("porcentaje", "anio", "lugar-ranking"):
            return full
        text = numero(c.cifra.valor, idioma)
        if c.cifra.valor_hasta is not None:
            text = words.hasta.format(text, numero(c.cifra.valor_hasta, idioma))
        return words.cerca.format(text) if c.cifra.estado == "aproximado" else text


def tables(indicador: Indicador, catalogue: Catalogue, figures: Figures) -> Iterator[Tabla]:
    """The tables of an indicator, in the order of its series."""
    cells = {
        (c.serie.id, c.observacion.id): c
        for c in catalogue.cifras.values()
        if c.registro is indicador and c.serie and c.observacion
    }
    for _, group in groupby(indicador.series, key=_shape):
        series = list(group)
        if len(series) > 1 and len(series[0].observaciones) > 1:
            yield _matrix(series, cells, catalogue, figures)
        else:
            for serie in series:
                yield _list(serie, cells, catalogue, figures)


def _shape(serie: Serie) -> tuple[object, ...]:
    return (serie.unidad, tuple((o.id, o.nombre) for o in serie.observaciones))


def _matrix(
    series: list[Serie], cells: dict[tuple[str, str], CifraPublicada], catalogue: Catalogue, figures: Figures
) -> Tabla:
    marker = _Marker(figures, catalogue, [], short=True)
    heads = trimmed([s.nombre for s in series])
    rows_are_series = len(series) >= len(series[0].observaciones) or len(series) > MANY_COLUMNS
    made = {(s.id, o.id): marker.cell(cells[s.id, o.id], s.nota or "") for s in series for o in s.observaciones}
    first = series[0]
    if rows_are_series:
        columns = tuple(o.nombre for o in first.observaciones)
        rows = tuple(
            Fila(head, _entity(s.entidad, catalogue, figures), tuple(made[s.id, o.id] for o in s.observaciones))
            for s, head in zip(series, heads, strict=True)
        )
    else:
        columns = tuple(heads)
        rows = tuple(
            Fila(o.nombre, _entity(o.entidad, catalogue, figures), tuple(made[s.id, o.id] for s in series))
            for o in first.observaciones
        )
    return Tabla(
        anchor=f"tabla-{first.id}",
        titulo=_common(s.nombre for s in series) or _joined(series),
        esquina="Fila",
        numerica=True,
        columnas=columns,
        filas=rows,
        observadas=tuple(marker.found),
        unidad=_unit(first, catalogue),
        periodo=first.periodo or "" if len({s.periodo for s in series}) == 1 else "",
        notas=tuple(dict.fromkeys(s.nota for s in series if s.nota)),
        citas=figures.citas(_sections_of(series)),
    )


def _sections_of(series: list[Serie]) -> tuple[Cita, ...]:
    """The sections that the series cite, each once; the row that each series names is left out if they differ."""
    every = tuple(dict.fromkeys(c for s in series for c in s.fuentes))
    sections = tuple(dict.fromkeys(Cita(fuente=c.fuente, seccion=c.seccion) for c in every))
    return every if len(every) == len(sections) else sections


def _joined(series: list[Serie]) -> str:
    """A caption for series whose names share nothing: the names, joined."""
    return "; ".join(s.nombre for s in series)


def _list(serie: Serie, cells: dict[tuple[str, str], CifraPublicada], catalogue: Catalogue, figures: Figures) -> Tabla:
    marker = _Marker(figures, catalogue, [], short=False)
    periods = any(o.periodo for o in serie.observaciones)
    printed = any(o.texto_fuente for o in serie.observaciones)
    rows = []
    for o in serie.observaciones:
        cell = marker.cell(cells[serie.id, o.id], serie.nota or "")
        more = [Celda("", o.periodo or serie.periodo or "", 0, "")] if periods else []
        more += [Celda("", f"«{o.texto_fuente}»" if o.texto_fuente else "", 0, "")] if printed else []
        rows.append(Fila(o.nombre, _entity(o.entidad, catalogue, figures), (cell, *more)))
    columns = ["Valor", *(["Período"] if periods else []), *(["Lo que imprime la fuente"] if printed else [])]
    return Tabla(
        anchor=f"tabla-{serie.id}",
        titulo=serie.nombre,
        esquina="Fila",
        numerica=False,
        columnas=tuple(columns),
        filas=tuple(rows),
        observadas=tuple(marker.found),
        unidad=_unit(serie, catalogue),
        periodo=serie.periodo or "",
        notas=(serie.nota,) if serie.nota else (),
        citas=figures.citas(serie.fuentes),
    )


def _unit(serie: Serie, catalogue: Catalogue) -> str:
    unidad = catalogue.unidades[serie.unidad]
    return "porcentaje" if unidad.id == "porcentaje" else unidad.plural


def _entity(global_id: str | None, catalogue: Catalogue, figures: Figures) -> Markup | None:
    return figures.links.record(catalogue.registros[global_id]) if global_id else None


def _affixes(names: list[str]) -> tuple[int, int]:
    """How many words all names share at their start and at their end."""
    words = [n.split() for n in names]
    shortest = min(len(w) for w in words)
    start = next((i for i in range(shortest) if len({w[i] for w in words}) > 1), shortest)
    end = next((i for i in range(shortest - start) if len({w[-1 - i] for w in words}) > 1), shortest - start)
    return start, end


def trimmed(names: list[str]) -> list[str]:
    """The names without the words that all share at their start and end; as they are if that leaves two equal."""
    marked = [n.startswith(OPEN) for n in names]
    names = [unmarked(n) for n in names]
    start, end = _affixes(names)
    short = [" ".join(n.split()[start : len(n.split()) - end]).strip(" ,:") for n in names]
    short = [_ARTICLE.sub("", s[1:-1] if s.startswith("(") and s.endswith(")") else s) for s in short]
    found = [s[0].upper() + s[1:] for s in short] if all(short) and len(set(short)) == len(names) else names
    return [mark(f) if m else f for f, m in zip(found, marked, strict=True)]


def _common(names: Iterable[str]) -> str:
    given = list(names)
    every = [unmarked(n) for n in given]
    start, end = _affixes(every)
    words = every[0].split()
    head, tail = " ".join(words[:start]), " ".join(words[len(words) - end :]) if end else ""
    for filler in (" de la", " del", " de", " en", " por", " para", ",", ":"):
        head = head.removesuffix(filler)
    shared = " ".join(filter(None, [head, tail])).strip(" ,:()")
    return mark(shared) if shared and given[0].startswith(OPEN) else shared
