"""What the strategy consists of: objectives, alliances with their focuses, and what was agreed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from content.evidencia import Slug
from content.model.registro import Registro


class Foco(Registro):
    """One of the medium-term alliance's focuses."""

    kind = "foco"

    numero: Annotated[int, Field(ge=1)]


class Alianza(Registro):
    """A strategic alliance of the EMRA; `focos` only in the medium-term one."""

    kind = "alianza"

    plazo: Literal["corto", "mediano"]
    objetivos: tuple[Slug, ...] = ()
    focos: tuple[Foco, ...] = ()
    acuerdos: tuple[Slug, ...] = ()


class Acuerdo(Registro):
    """Something agreed: a cross-cutting target, an agreement voted in a session, or a convenio between parties."""

    kind = "acuerdo"

    tipo: Literal["meta_transversal", "acuerdo_sesion", "convenio"]
    alianza: Slug | None = None
    sesion: Slug | None = None
    meta: Slug | None = None
    """Id of the figure that is the target."""
    meta_anio: int | None = None
    partes: tuple[Slug, ...] = ()
    """Organisations that agreed."""


class Objetivo(Registro):
    """A strategic objective; `codigo` is «OE1»."""

    kind = "objetivo"

    codigo: Annotated[str, Field(pattern=r"^OE\d$")]
