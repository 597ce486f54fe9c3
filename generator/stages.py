"""The status of a project as steps of OC4IDS' projectStatus, whose order is that of a project's life. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from content import etiquetas
from content.model import EstadoProyecto, Proyecto

COMMON: tuple[EstadoProyecto, ...] = ("identification", "preparation", "implementation", "completion", "maintenance")
"""The steps that are always shown; closing and cancelling are added where a source says so."""


@dataclass(frozen=True, slots=True)
class Paso:
    """One step: its name, and whether it is the one the sources name."""

    nombre: str
    actual: bool


def steps(p: Proyecto) -> tuple[Paso, ...]:
    """The steps of a project. None is current where the sources do not say; earlier ones are not taken as done."""
    codes = COMMON if p.estado_proyecto in (None, *COMMON) else (*COMMON, p.estado_proyecto)
    return tuple(Paso(etiquetas.ESTADO_PROYECTO[c], c == p.estado_proyecto) for c in codes if c)
