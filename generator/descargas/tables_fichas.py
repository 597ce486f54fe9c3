"""Tables of records: one a kind, plus `fichas` with them all. Figures and statements are in `tables_evidencia`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from content import etiquetas
from content.model import (
    Acuerdo,
    Alianza,
    Aporte,
    Componente,
    Foco,
    Objetivo,
    Organizacion,
    Persona,
    Proyecto,
    Punto,
    Registro,
    Sesion,
    Termino,
)
from generator.descargas.edition import Edition
from generator.descargas.table import Field, Table, build_table, field

R = TypeVar("R", bound=Registro)

CUT = r"^comuna-\d{5}$"


def ids(kind: str, local: tuple[str, ...]) -> tuple[str, ...]:
    """Local ids of one kind as global ids."""
    return tuple(f"{kind}-{id_}" for id_ in local)


def maybe_id(kind: str, local: str | None) -> str | None:
    """A local id as a global id, if there is one."""
    return f"{kind}-{local}" if local else None


def record_fields(edition: Edition, own: list[Field[R]]) -> list[Field[R]]:
    """What every record has, with the kind's own columns in the middle."""
    return [
        field("id", "string", "Identificador de la ficha en todo el sitio.", lambda r: r.global_id, required=True),
        field("id_local", "string", "Identificador dentro de su tipo.", lambda r: r.id, required=True),
        field("nombre", "string", "Nombre de la ficha.", lambda r: r.nombre, required=True),
        *own,
        field("alias", "list", "Otros nombres con que se la conoce.", lambda r: r.alias),
        field("resumen", "string", "Qué es, en palabras de este sitio.", lambda r: r.resumen, required=True),
        field("url", "string", "Página de la ficha.", edition.page, required=True),
        field("json", "string", "Archivo JSON de la ficha.", lambda r: edition.record_file(r.global_id), required=True),
    ]


def fichas(edition: Edition) -> Table:
    """Every record of every kind."""
    own: list[Field[Registro]] = [
        field("tipo", "string", "Tipo de ficha.", lambda r: r.kind, required=True),
        field("cifras", "integer", "Cuántas cifras tiene.", lambda r: counts.get(r.global_id, 0), required=True),
        field("datos", "integer", "Cuántos datos en palabras tiene.", lambda r: len(r.datos), required=True),
        field("vacios", "integer", "Cuántos vacíos declara.", lambda r: len(r.vacios), required=True),
        field("fuentes", "list", "Fuentes que la describen.", lambda r: _fuentes(r)),
    ]
    counts: dict[str, int] = {}
    for c in edition.catalogue.cifras.values():
        counts[c.registro.global_id] = counts.get(c.registro.global_id, 0) + 1
    return build_table(
        "fichas",
        "Todas las fichas",
        "Una fila por ficha del sitio, de cualquier tipo.",
        record_fields(edition, own),
        edition.catalogue.registros.values(),
    )


def _fuentes(registro: Registro) -> tuple[str, ...]:
    return ids("fuente", tuple(dict.fromkeys(c.fuente for c in registro.fuentes)))


def proyectos(edition: Edition) -> Table:
    """Projects."""
    own: list[Field[Proyecto]] = [
        field(
            "clase",
            "string",
            "Qué clase de proyecto es; solo «iniciativa_emra» cuenta como proyecto de la estrategia.",
            lambda p: p.clase,
            codes=etiquetas.CLASE,
            required=True,
        ),
        field(
            "identificadores",
            "list",
            "Números que le dan otros registros, como «EMRA 275».",
            lambda p: tuple(f"{i.esquema} {i.id}" for i in p.identificadores),
        ),
        field("sector", "string", "Sector.", lambda p: p.sector, codes=etiquetas.SECTOR, required=True),
        field(
            "tipo_obra",
            "string",
            "Tipo de obra, código projectType de OC4IDS; vacío si la fuente no lo dice.",
            lambda p: p.tipo_obra,
            codes=etiquetas.TIPO_OBRA,
        ),
        field(
            "estado_proyecto",
            "string",
            "Etapa, código projectStatus de OC4IDS; vacío si la fuente no la dice.",
            lambda p: p.estado_proyecto,
            codes=etiquetas.ESTADO_PROYECTO,
        ),
        field("objetivos", "list", "Objetivos estratégicos.", lambda p: ids("objetivo", p.objetivos), to="objetivos"),
        field("focos", "list", "Focos de la alianza de mediano plazo.", lambda p: ids("foco", p.focos), to="focos"),
        field("alianza", "string", "Alianza a la que pertenece.", lambda p: maybe_id("alianza", p.alianza), to="alianzas"),
        field("acuerdos", "list", "Acuerdos con que se relaciona.", lambda p: ids("acuerdo", p.acuerdos), to="acuerdos"),
        field("comunas", "list", "Comunas del proyecto.", lambda p: ids("comuna", p.comunas), to="comunas"),
        field(
            "comunas_nombres",
            "list",
            "Nombres de esas comunas, en el mismo orden.",
            lambda p: tuple(edition.name_of(id_) for id_ in ids("comuna", p.comunas)),
        ),
        field("comunas_nota", "string", "Cómo se conoce el lugar.", lambda p: p.comunas_nota),
        field("lugares", "list", "Otros lugares del proyecto.", lambda p: ids("lugar", p.lugares), to="lugares"),
        field(
            "presupuesto",
            "string",
            "Cifra que es su monto total; vacío si la fuente no lo informa.",
            lambda p: f"{p.global_id}.{p.presupuesto}" if p.presupuesto else None,
            to="cifras",
        ),
        field("sesiones", "list", "Sesiones en que se vio.", lambda p: ids("sesion", p.sesiones), to="sesiones"),
    ]
    return build_table(
        "proyectos",
        "Proyectos",
        "Una fila por proyecto. Los montos están en la tabla de cifras y quién paga, en financiamiento.",
        record_fields(edition, own),
        edition.catalogue.de(Proyecto),
    )


def financiamiento(edition: Edition) -> Table:
    """Who pays for each project."""
    rows = [(p, n, a) for p in edition.catalogue.de(Proyecto) for n, a in enumerate(p.financiamiento, start=1)]

    def figure(p: Proyecto, local: str | None) -> str | None:
        return f"{p.global_id}.{local}" if local else None

    fields: list[Field[tuple[Proyecto, int, Aporte]]] = [
        field("proyecto", "string", "Proyecto.", lambda x: x[0].global_id, to="proyectos", required=True),
        field("orden", "integer", "Orden en que lo da la fuente.", lambda x: x[1], required=True),
        field(
            "organizacion",
            "string",
            "Organización que paga.",
            lambda x: f"organizacion-{x[2].organizacion}",
            to="organizaciones",
            required=True,
        ),
        field(
            "organizacion_nombre",
            "string",
            "Nombre de la organización.",
            lambda x: edition.name_of(f"organizacion-{x[2].organizacion}"),
            required=True,
        ),
        field("monto", "string", "Cifra del monto que pone.", lambda x: figure(x[0], x[2].monto), to="cifras"),
        field("porcentaje", "string", "Cifra de su parte.", lambda x: figure(x[0], x[2].porcentaje), to="cifras"),
        field(
            "fondo",
            "string",
            "Fondo del que sale, según el glosario.",
            lambda x: maybe_id("termino", x[2].fondo),
            to="glosario",
        ),
    ]
    return build_table(
        "financiamiento",
        "Financiamiento de los proyectos",
        "Una fila por aporte que informa la fuente. Un proyecto sin filas no tiene financiamiento informado.",
        fields,
        rows,
        ("proyecto", "orden"),
    )


def componentes(edition: Edition) -> Table:
    """Parts of projects that are counted."""
    rows = [(p, c) for p in edition.catalogue.de(Proyecto) for c in p.componentes]
    fields: list[Field[tuple[Proyecto, Componente]]] = [
        field("proyecto", "string", "Proyecto.", lambda x: x[0].global_id, to="proyectos", required=True),
        field("id", "string", "Identificador dentro del proyecto.", lambda x: x[1].id, required=True),
        field("nombre", "string", "Nombre.", lambda x: x[1].nombre, required=True),
        field("sector", "string", "Sector, como lo imprime la fuente.", lambda x: x[1].sector, required=True),
        field(
            "cifra",
            "string",
            "Cifra que dice cuántos son.",
            lambda x: f"{x[0].global_id}.{x[1].cifra}",
            to="cifras",
            required=True,
        ),
        field("alias", "list", "Otros nombres.", lambda x: x[1].alias),
    ]
    return build_table(
        "componentes",
        "Componentes de los proyectos",
        "Partes contables de un proyecto, como los tipos de diseño de una cartera.",
        fields,
        rows,
        ("proyecto", "id"),
    )


def alianzas(edition: Edition) -> Table:
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
        record_fields(edition, own),
        edition.catalogue.de(Alianza),
    )


def focos(edition: Edition) -> Table:
    """Focuses of the medium-term alliance."""
    own: list[Field[Foco]] = [
        field("numero", "integer", "Número del foco.", lambda f: f.numero, required=True),
    ]
    return build_table(
        "focos",
        "Focos",
        "Una fila por foco de la alianza de mediano plazo.",
        record_fields(edition, own),
        edition.catalogue.de(Foco),
    )


def acuerdos(edition: Edition) -> Table:
    """Agreements, targets and convenios."""
    own: list[Field[Acuerdo]] = [
        field("tipo", "string", "Tipo de acuerdo.", lambda a: a.tipo, codes=etiquetas.TIPO_ACUERDO, required=True),
        field("alianza", "string", "Alianza a la que pertenece.", lambda a: maybe_id("alianza", a.alianza), to="alianzas"),
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
        record_fields(edition, own),
        edition.catalogue.de(Acuerdo),
    )


def objetivos(edition: Edition) -> Table:
    """Strategic objectives."""
    own: list[Field[Objetivo]] = [
        field("codigo", "string", "Código, como OE1.", lambda o: o.codigo, required=True, pattern=r"^OE\d$"),
    ]
    return build_table(
        "objetivos",
        "Objetivos estratégicos",
        "Una fila por objetivo de la estrategia.",
        record_fields(edition, own),
        edition.catalogue.de(Objetivo),
    )


def sesiones(edition: Edition) -> Table:
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
        field("fecha", "date", "Día de la sesión, si la fuente lo dice.", lambda s: s.fecha.isoformat() if s.fecha else None),
        field("fecha_nota", "string", "Qué se sabe de la fecha.", lambda s: s.fecha_nota),
        field("comuna", "string", "Comuna.", lambda s: maybe_id("comuna", s.comuna), to="comunas", pattern=CUT),
    ]
    return build_table(
        "sesiones",
        "Sesiones",
        "Una fila por sesión registrada.",
        record_fields(edition, own),
        edition.catalogue.de(Sesion),
    )


def puntos(edition: Edition) -> Table:
    """Agenda items of sessions."""
    rows = [(s, p) for s in edition.catalogue.de(Sesion) for p in s.puntos]
    fields: list[Field[tuple[Sesion, Punto]]] = [
        field("sesion", "string", "Sesión.", lambda x: x[0].global_id, to="sesiones", required=True),
        field("id", "string", "Identificador dentro de la sesión.", lambda x: x[1].id, required=True),
        field("numero", "string", "Número del punto.", lambda x: x[1].numero, required=True),
        field("tema", "string", "Tema.", lambda x: x[1].tema, required=True),
        field("horario", "string", "Horario, tal como lo imprime la fuente.", lambda x: x[1].horario),
        field("proyecto", "string", "Proyecto que se vio.", lambda x: maybe_id("proyecto", x[1].proyecto), to="proyectos"),
    ]
    return build_table(
        "puntos",
        "Tabla de las sesiones",
        "Una fila por punto de la tabla de cada sesión.",
        fields,
        rows,
        ("sesion", "id"),
    )


def personas(edition: Edition) -> Table:
    """People in their public role in a session; the content never holds contact data."""
    rows = [(s, p) for s in edition.catalogue.de(Sesion) for p in s.personas]
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


def organizaciones(edition: Edition) -> Table:
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
        record_fields(edition, own),
        edition.catalogue.de(Organizacion),
    )


def glosario(edition: Edition) -> Table:
    """Glossary."""
    own: list[Field[Termino]] = [
        field("sigla", "boolean", "Verdadero si el término es una sigla.", lambda t: t.sigla, required=True),
    ]
    return build_table(
        "glosario",
        "Glosario",
        "Una fila por término o sigla; «resumen» es su definición.",
        record_fields(edition, own),
        edition.catalogue.de(Termino),
    )


def tables(edition: Edition) -> Iterator[Table]:
    """All of this module."""
    for make in (
        fichas,
        proyectos,
        financiamiento,
        componentes,
        alianzas,
        focos,
        acuerdos,
        objetivos,
        sesiones,
        puntos,
        personas,
        organizaciones,
        glosario,
    ):
        yield make(edition)
