"""Tables of records: `fichas` with them all, the strategy, organisations, glossary; and what record tables share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from content import etiquetas
from content.model import (
    Acuerdo,
    Alianza,
    Foco,
    Objetivo,
    Organizacion,
    Registro,
    Termino,
)
from generator.descargas.publication import Publication
from generator.descargas.table import Field, Table, build_table, field

R = TypeVar("R", bound=Registro)


def ids(kind: str, local: tuple[str, ...]) -> tuple[str, ...]:
    """Local ids of one kind as global ids."""
    return tuple(f"{kind}-{id_}" for id_ in local)


def maybe_id(kind: str, local: str | None) -> str | None:
    """A local id as a global id, if there is one."""
    return f"{kind}-{local}" if local else None


def record_fields(publication: Publication, own: list[Field[R]]) -> list[Field[R]]:
    """What every record has, with the kind's own columns in the middle."""
    return [
        field("id", "string", "Identificador de la ficha en todo el sitio.", lambda r: r.global_id, required=True),
        field("id_local", "string", "Identificador dentro de su tipo.", lambda r: r.id, required=True),
        field("nombre", "string", "Nombre de la ficha.", lambda r: r.nombre, required=True),
        *own,
        field("alias", "list", "Otros nombres con que se la conoce.", lambda r: r.alias),
        field("resumen", "string", "Qué es, en palabras de este sitio.", lambda r: r.resumen, required=True),
        field("url", "string", "Página de la ficha.", publication.page, required=True),
        field(
            "json", "string", "Archivo JSON de la ficha.", lambda r: publication.record_file(r.global_id), required=True
        ),
    ]


def fichas(publication: Publication) -> Table:
    """Every record of every kind."""
    own: list[Field[Registro]] = [
        field("tipo", "string", "Tipo de ficha.", lambda r: r.kind, required=True),
        field("cifras", "integer", "Cuántas cifras tiene.", lambda r: counts.get(r.global_id, 0), required=True),
        field("datos", "integer", "Cuántos datos en palabras tiene.", lambda r: len(r.datos), required=True),
        field("vacios", "integer", "Cuántos vacíos declara.", lambda r: len(r.vacios), required=True),
        field("fuentes", "list", "Fuentes que la describen.", lambda r: _fuentes(r)),
    ]
    counts: dict[str, int] = {}
    for c in publication.catalogue.cifras.values():
        counts[c.registro.global_id] = counts.get(c.registro.global_id, 0) + 1
    return build_table(
        "fichas",
        "Todas las fichas",
        "Una fila por ficha del sitio, de cualquier tipo.",
        record_fields(publication, own),
        publication.catalogue.registros.values(),
    )


def _fuentes(registro: Registro) -> tuple[str, ...]:
    return ids("fuente", tuple(dict.fromkeys(c.fuente for c in registro.fuentes)))


def alianzas(publication: Publication) -> Table:
    """Strategic alliances."""
    own: list[Field[Alianza]] = [
        field("plazo", "string", "Plazo.", lambda a: a.plazo, codes=etiquetas.PLAZO, required=True),
        field("objetivos", "list", "Objetivos estratégicos.", lambda a: ids("objetivo", a.objetivos), to="objetivos"),
        field("focos", "list", "Focos.", lambda a: tuple(f.global_id for f in a.focos), to="focos"),
        field("acuerdos", "list", "Acuerdos.", lambda a: ids("acuerdo", a.acuerdos), to="acuerdos"),
    ]
    return build_table(
        "alianzas",
        "Alianzas estratégicas",
        "Una fila por alianza de la estrategia.",
        record_fields(publication, own),
        publication.catalogue.de(Alianza),
    )


def focos(publication: Publication) -> Table:
    """Focuses of the medium-term alliance."""
    own: list[Field[Foco]] = [
        field("numero", "integer", "Número del foco.", lambda f: f.numero, required=True),
    ]
    return build_table(
        "focos",
        "Focos",
        "Una fila por foco de la alianza de mediano plazo.",
        record_fields(publication, own),
        publication.catalogue.de(Foco),
    )


def acuerdos(publication: Publication) -> Table:
    """Agreements, targets and convenios."""
    own: list[Field[Acuerdo]] = [
        field("tipo", "string", "Tipo de acuerdo.", lambda a: a.tipo, codes=etiquetas.TIPO_ACUERDO, required=True),
        field(
            "alianza", "string", "Alianza a la que pertenece.", lambda a: maybe_id("alianza", a.alianza), to="alianzas"
        ),
        field("sesion", "string", "Sesión en que se tomó.", lambda a: maybe_id("sesion", a.sesion), to="sesiones"),
        field(
            "meta",
            "string",
            "Cifra que es la meta.",
            lambda a: f"{a.global_id}.{a.meta}" if a.meta else None,
            to="cifras",
        ),
        field("meta_anio", "integer", "Año de la meta.", lambda a: a.meta_anio),
        field("partes", "list", "Organizaciones que acordaron.", lambda a: ids("organizacion", a.partes)),
    ]
    return build_table(
        "acuerdos",
        "Acuerdos y metas",
        "Una fila por meta transversal, acuerdo de sesión o convenio.",
        record_fields(publication, own),
        publication.catalogue.de(Acuerdo),
    )


def objetivos(publication: Publication) -> Table:
    """Strategic objectives."""
    own: list[Field[Objetivo]] = [
        field("codigo", "string", "Código, como OE1.", lambda o: o.codigo, required=True, pattern=r"^OE\d$"),
    ]
    return build_table(
        "objetivos",
        "Objetivos estratégicos",
        "Una fila por objetivo de la estrategia.",
        record_fields(publication, own),
        publication.catalogue.de(Objetivo),
    )


def organizaciones(publication: Publication) -> Table:
    """Organisations."""
    own: list[Field[Organizacion]] = [
        field("sigla", "string", "Sigla.", lambda o: o.sigla),
        field("tipo", "string", "Tipo.", lambda o: o.tipo, codes=etiquetas.TIPO_ORGANIZACION, required=True),
        field("existe", "boolean", "Falso si la fuente solo propone crearla.", lambda o: o.existe, required=True),
    ]
    return build_table(
        "organizaciones",
        "Organizaciones",
        "Una fila por organización.",
        record_fields(publication, own),
        publication.catalogue.de(Organizacion),
    )


def glosario(publication: Publication) -> Table:
    """Glossary."""
    own: list[Field[Termino]] = [
        field("sigla", "boolean", "Verdadero si el término es una sigla.", lambda t: t.sigla, required=True),
    ]
    return build_table(
        "glosario",
        "Glosario",
        "Una fila por término o sigla; «resumen» es su definición.",
        record_fields(publication, own),
        publication.catalogue.de(Termino),
    )


def tables(publication: Publication) -> Iterator[Table]:
    """All of this module."""
    for make in (
        fichas,
        alianzas,
        focos,
        acuerdos,
        objetivos,
        organizaciones,
        glosario,
    ):
        yield make(publication)
