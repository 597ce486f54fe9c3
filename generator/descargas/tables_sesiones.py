"""Tables of sessions: the sessions, their agenda, and the people in them."""

from __future__ import annotations

from collections.abc import Iterator

from content.model import Persona, Punto, Sesion
from generator.descargas.publication import Publication
from generator.descargas.table import Field, Table, build_table, field
from generator.descargas.tables_fichas import maybe_id, record_fields


def sesiones(publication: Publication) -> Table:
    """Sessions."""
    own: list[Field[Sesion]] = [
        field(
            "organo",
            "string",
            "Órgano que sesionó.",
            lambda s: f"organizacion-{s.organo}",
            to="organizaciones",
            required=True,
        ),
        field(
            "fecha",
            "date",
            "Día de la sesión, si la fuente lo dice.",
            lambda s: s.fecha.isoformat() if s.fecha else None,
        ),
        field("fecha_nota", "string", "Qué se sabe de la fecha.", lambda s: s.fecha_nota),
        field("comuna", "string", "Comuna.", lambda s: maybe_id("comuna", s.comuna), to="comunas"),
    ]
    return build_table(
        "sesiones",
        "Sesiones",
        "Una fila por sesión registrada.",
        record_fields(publication, own),
        publication.catalogue.de(Sesion),
    )


def puntos(publication: Publication) -> Table:
    """Agenda items of sessions."""
    rows = [(s, p) for s in publication.catalogue.de(Sesion) for p in s.puntos]
    fields: list[Field[tuple[Sesion, Punto]]] = [
        field("sesion", "string", "Sesión.", lambda x: x[0].global_id, to="sesiones", required=True),
        field("id", "string", "Identificador dentro de la sesión.", lambda x: x[1].id, required=True),
        field("numero", "string", "Número del punto.", lambda x: x[1].numero, required=True),
        field("tema", "string", "Tema.", lambda x: x[1].tema, required=True),
        field("horario", "string", "Horario, tal como lo imprime la fuente.", lambda x: x[1].horario),
        field(
            "proyecto", "string", "Proyecto que se vio.", lambda x: maybe_id("proyecto", x[1].proyecto), to="proyectos"
        ),
    ]
    return build_table(
        "puntos",
        "Tabla de las sesiones",
        "Una fila por punto de la tabla de cada sesión.",
        fields,
        rows,
        ("sesion", "id"),
    )


def personas(publication: Publication) -> Table:
    """People in their public role in a session; the content never holds contact data."""
    rows = [(s, p) for s in publication.catalogue.de(Sesion) for p in s.personas]
    fields: list[Field[tuple[Sesion, Persona]]] = [
        field("sesion", "string", "Sesión.", lambda x: x[0].global_id, to="sesiones", required=True),
        field("id", "string", "Identificador dentro de la sesión.", lambda x: x[1].id, required=True),
        field("nombre", "string", "Nombre.", lambda x: x[1].nombre, required=True),
        field("cargo", "string", "Cargo público, si la fuente lo dice.", lambda x: x[1].cargo),
        field("rol", "string", "Qué hizo en la sesión.", lambda x: x[1].rol, required=True),
        field(
            "organizacion",
            "string",
            "Organización.",
            lambda x: maybe_id("organizacion", x[1].organizacion),
            to="organizaciones",
        ),
    ]
    return build_table(
        "personas",
        "Personas en las sesiones",
        "Una fila por persona en su rol público en una sesión. No hay datos de contacto.",
        fields,
        rows,
        ("sesion", "id"),
    )


def tables(publication: Publication) -> Iterator[Table]:
    """All of this module."""
    for make in (sesiones, puntos, personas):
        yield make(publication)
