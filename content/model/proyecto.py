"""Projects: who pays, what is built, who takes part. Their figures and sources are those of any record."""

from __future__ import annotations

from typing import Literal

from content.evidencia import Modelo, Slug, Texto
from content.model.registro import CodigoComuna, Registro

EstadoProyecto = Literal[
    "identification",
    "preparation",
    "implementation",
    "completion",
    "maintenance",
    "decommissioning",
    "decommissioned",
    "cancelled",
]
"""OC4IDS 0.9.5 codelist projectStatus; codes are never translated."""


class Identificador(Modelo):
    """A number given to the project by a scheme («EMRA», «BIP»)."""

    esquema: Texto
    id: Texto


class Aporte(Modelo):
    """Who pays, how much and from which fund. `monto` and `porcentaje` are ids of figures of the same record."""

    organizacion: Slug
    monto: Slug | None = None
    porcentaje: Slug | None = None
    fondo: Slug | None = None
    """Id of the fund in `glosario.yml`."""


class Componente(Modelo):
    """A part of a project that is counted: ten rural health posts. `cifra` is the id of the count."""

    id: Slug
    nombre: Texto
    alias: tuple[Texto, ...] = ()
    sector: Texto
    cifra: Slug


class Rol(Modelo):
    """An organisation in its role: «ejecutor», «beneficiario», «contraparte», «supervisión»."""

    organizacion: Slug
    rol: Texto


class Proyecto(Registro):
    """A project, works or not. OC4IDS fields keep the standard's codes.

    `clase` keeps apart what the EMRA presents from what other sources tell: only `iniciativa_emra` is counted
    as a project of the strategy.
    """

    kind = "proyecto"

    clase: Literal["iniciativa_emra", "proyecto_bilateral", "programa_historico", "plan_comunal"]
    identificadores: tuple[Identificador, ...] = ()
    objetivos: tuple[Slug, ...] = ()
    focos: tuple[Slug, ...] = ()
    alianza: Slug | None = None
    acuerdos: tuple[Slug, ...] = ()
    sector: Literal[
        "agua",
        "salud",
        "educacion",
        "transporte",
        "energia",
        "vivienda",
        "mineria",
        "agricultura",
        "multisectorial",
        "fomento_productivo",
    ]
    tipo_obra: Literal["construction", "rehabilitation", "replacement", "expansion"] | None = None
    """OC4IDS codelist projectType; empty where the source does not say."""
    estado_proyecto: EstadoProyecto | None = None
    """OC4IDS projectStatus; empty (printed as «no informado») where the source does not say."""
    comunas: tuple[CodigoComuna, ...] = ()
    comunas_nota: Texto | None = None
    """How the place is known («Lugar según el nombre del proyecto»)."""
    lugares: tuple[Slug, ...] = ()
    presupuesto: Slug | None = None
    """Id of the figure that is the total amount."""
    financiamiento: tuple[Aporte, ...] = ()
    componentes: tuple[Componente, ...] = ()
    organizaciones: tuple[Rol, ...] = ()
    sesiones: tuple[Slug, ...] = ()
