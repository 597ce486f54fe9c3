"""What every file of one publication of the data shares: addresses, version, date, publisher and licence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from content.catalogue import Catalogue
from content.evidencia import Cita
from content.model import Fuente, Registro, Seccion, Sesion
from content.rutas import anchored_url, page_url

FOLDER = "datos/"
"""Folder of the site that holds every download."""

PUBLISHER = "Gobierno Regional de Antofagasta"

TITLE = "Datos abiertos de la EMRA"
DESCRIPTION = (
    "Proyectos, distritos mineros, comunas, acuerdos y cifras de la Estrategia Minera para el Bienestar de la Región "
    "de Antofagasta (EMRA), con la fuente de cada cifra, lo que no cuadra y lo que las fuentes no informan."
)

PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
"""ISO 8601 with reduced precision, as sources give it: a year, a month or a day."""


@dataclass(frozen=True, slots=True)
class Licence:
    """Under which terms the data may be used."""

    name: str
    title: str
    url: str
    scope: str


LICENCE = Licence(
    name="CC-BY-4.0",
    title="Creative Commons Atribución 4.0 Internacional",
    url="https://creativecommons.org/licenses/by/4.0/",
    scope=(
        "La licencia cubre los datos y resúmenes que este sitio escribió. No cubre los documentos de origen, que "
        "conservan los derechos de sus autores y no forman parte de las descargas; el registro de fuentes dice cuáles "
        "son. Al reutilizar una cifra, nombra este sitio y también la fuente de la cifra."
    ),
)


@dataclass(frozen=True)
class Publication:
    """One Catalogue published at one address, which ends with a slash."""

    catalogue: Catalogue
    site_url: str

    @cached_property
    def version(self) -> str:
        """First 12 characters of the hash of the content: the same data, the same version."""
        return self.catalogue.content_hash[:12]

    @cached_property
    def date(self) -> str | None:
        """The latest day that the data itself names, as `2026-01-21`; a month or year counts from its first day.

        There is no clock here: the date comes from the sources, the figures and the sessions.
        """
        dates = [f.fecha for f in self.catalogue.de(Fuente) if f.fecha]
        dates += [c.cifra.fecha_dato for c in self.catalogue.cifras.values() if c.cifra.fecha_dato]
        dates += [s.fecha.isoformat() for s in self.catalogue.de(Sesion) if s.fecha]
        return max((f"{d}-01-01"[:10] if len(d) == 4 else f"{d}-01"[:10] for d in dates), default=None)

    @property
    def changed(self) -> str | None:
        """The day of the last recorded edition of the data, or None while nothing was recorded."""
        history = self.catalogue.historia
        return history[-1].fecha.isoformat() if history else None

    @property
    def citation(self) -> str:
        """How to cite the whole publication."""
        return f"{PUBLISHER}. {TITLE}, versión {self.version}. {self.file('')}"

    def page(self, record: Registro, anchor: str = "") -> str:
        """Public address of a record's page, or of an anchor on it."""
        return self.site_url + (anchored_url(record, anchor) if anchor else page_url(record))

    def file(self, path: str) -> str:
        """Public address of a download."""
        return f"{self.site_url}{FOLDER}{path}"

    def figure_file(self, global_id: str) -> str:
        """Public address of the JSON file of one figure."""
        return self.file(f"cifras/{global_id}.json")

    def record_file(self, global_id: str) -> str:
        """Public address of the JSON file of one record."""
        return self.file(f"registros/{global_id}.json")

    def name_of(self, global_id: str) -> str:
        """Name of a record, figure, statement, note or gap."""
        cat = self.catalogue
        if global_id in cat.registros:
            return cat.registros[global_id].nombre
        if global_id in cat.cifras:
            return cat.cifras[global_id].cifra.nombre
        return cat.datos[global_id].dato.nombre

    def section_of(self, cita: Cita) -> tuple[Fuente, Seccion]:
        """The source and the section that a citation names."""
        return self._sections[cita.fuente, cita.seccion]

    @cached_property
    def _sections(self) -> dict[tuple[str, str], tuple[Fuente, Seccion]]:
        return {(f.id, s.id): (f, s) for f in self.catalogue.de(Fuente) for s in f.secciones}
