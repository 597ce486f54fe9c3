"""Meetings: their agenda, who spoke and who attended."""

from __future__ import annotations

from datetime import date

from content.evidencia import Modelo, Slug, Texto
from content.model.registro import CodigoComuna, Registro


class Persona(Modelo):
    """A person in a public role in a session; never contact data."""

    id: Slug
    nombre: Texto
    alias: tuple[Texto, ...] = ()
    cargo: Texto | None = None
    rol: Texto
    """What the person did: «relatora», «preside», «consejero participante», «consejera ausente»."""
    organizacion: Slug | None = None


class Punto(Modelo):
    """An item of a session's agenda; `horario` exactly as printed."""

    id: Slug
    numero: Texto
    tema: Texto
    horario: Texto | None = None
    proyecto: Slug | None = None


class Sesion(Registro):
    """A meeting: agenda, speakers, attendance."""

    kind = "sesion"

    organo: Slug
    fecha: date | None = None
    fecha_nota: Texto | None = None
    comuna: CodigoComuna | None = None
    puntos: tuple[Punto, ...] = ()
    personas: tuple[Persona, ...] = ()
