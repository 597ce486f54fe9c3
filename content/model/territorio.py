"""Where things are: communes, other places, and mining districts with their mines."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from content.evidencia import Modelo, Numero, Slug, Texto
from content.model.registro import CodigoComuna, Registro


class Faena(Modelo):
    """A mine, smelter or plant of a district."""

    id: Slug
    nombre: Texto
    alias: tuple[Texto, ...] = ()
    organizacion: Slug | None = None
    nota: Texto | None = None


class Distrito(Registro):
    """A mining district of SONAMI's study. `rango` 1 is the most developed; `cifras` must hold `rango`."""

    kind = "distrito"

    numero: Annotated[int, Field(ge=1)]
    rango: Annotated[int, Field(ge=1)]
    rango_deducido: bool = False
    mediana_mineria: bool = False
    faenas: tuple[Faena, ...]
    comunas: tuple[CodigoComuna, ...]
    provincias_fuente: tuple[Texto, ...]
    """Provinces as the study prints them, uncorrected."""
    regiones: tuple[Texto, ...]


class Comuna(Registro):
    """A commune; `id` is its CUT code. Coordinates are those of the communal seat, WGS84 degrees, approximate."""

    kind = "comuna"

    id: CodigoComuna
    provincia: Texto
    region: Texto
    latitud: Annotated[Numero, Field(ge=-90, le=90)] | None = None
    longitud: Annotated[Numero, Field(ge=-180, le=180)] | None = None


class Lugar(Registro):
    """A place that is not a commune: locality, ayllu, province, region, river, pass, mine camp."""

    kind = "lugar"

    tipo: Literal[
        "localidad",
        "ayllu",
        "oasis",
        "rio",
        "salar",
        "paso",
        "puerto",
        "zona",
        "provincia",
        "region",
    ]
    comunas: tuple[CodigoComuna, ...] = ()
    provincia: Texto | None = None
    region: Texto | None = None
