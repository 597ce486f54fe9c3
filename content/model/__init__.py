"""The records that editors write: one class per kind, YAML key = attribute. Parts of a record live in `evidencia`.

Every class can be had from here, whatever module of this package it lives in.
"""

from __future__ import annotations

from content.model.estrategia import Acuerdo, Alianza, Foco, Objetivo
from content.model.fuente import LONG_DIGEST, Fuente, Seccion, Termino
from content.model.historia import CambioCifra, CambioFicha, Edicion
from content.model.indicador import Indicador, Observacion, Serie
from content.model.organizacion import Organizacion
from content.model.palabras import Atributo, Conversacion, Sinonimo, Traduccion, Unidad, Vocablo
from content.model.prensa import Frase, Minuta
from content.model.proyecto import Aporte, Componente, EstadoProyecto, Identificador, Proyecto, Rol
from content.model.registro import CodigoComuna, Registro
from content.model.sesion import Persona, Punto, Sesion
from content.model.territorio import Comuna, Distrito, Faena, Lugar

__all__ = [
    "LONG_DIGEST",
    "Acuerdo",
    "Alianza",
    "Aporte",
    "Atributo",
    "CambioCifra",
    "CambioFicha",
    "CodigoComuna",
    "Componente",
    "Comuna",
    "Conversacion",
    "Distrito",
    "Edicion",
    "EstadoProyecto",
    "Faena",
    "Foco",
    "Frase",
    "Fuente",
    "Identificador",
    "Indicador",
    "Lugar",
    "Minuta",
    "Objetivo",
    "Observacion",
    "Organizacion",
    "Persona",
    "Proyecto",
    "Punto",
    "Registro",
    "Rol",
    "Seccion",
    "Serie",
    "Sesion",
    "Sinonimo",
    "Termino",
    "Traduccion",
    "Unidad",
    "Vocablo",
]
