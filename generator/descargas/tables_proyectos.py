"""Tables of projects: the projects, who pays for them, and their parts that are counted."""

from __future__ import annotations

from collections.abc import Iterator

from content import etiquetas
from content.model import Aporte, Componente, Proyecto
from generator.descargas.publication import Publication
from generator.descargas.table import Field, Table, build_table, field
from generator.descargas.tables_fichas import ids, maybe_id, record_fields


def proyectos(publication: Publication) -> Table:
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
        field(
            "alianza", "string", "Alianza a la que pertenece.", lambda p: maybe_id("alianza", p.alianza), to="alianzas"
        ),
        field(
            "acuerdos", "list", "Acuerdos con que se relaciona.", lambda p: ids("acuerdo", p.acuerdos), to="acuerdos"
        ),
        field("comunas", "list", "Comunas del proyecto.", lambda p: ids("comuna", p.comunas), to="comunas"),
        field(
            "comunas_nombres",
            "list",
            "Nombres de esas comunas, en el mismo orden.",
            lambda p: tuple(publication.name_of(id_) for id_ in ids("comuna", p.comunas)),
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
        record_fields(publication, own),
        publication.catalogue.de(Proyecto),
    )


def financiamiento(publication: Publication) -> Table:
    """Who pays for each project."""
    rows = [(p, n, a) for p in publication.catalogue.de(Proyecto) for n, a in enumerate(p.financiamiento, start=1)]

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
            lambda x: publication.name_of(f"organizacion-{x[2].organizacion}"),
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


def componentes(publication: Publication) -> Table:
    """Parts of projects that are counted."""
    rows = [(p, c) for p in publication.catalogue.de(Proyecto) for c in p.componentes]
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


def tables(publication: Publication) -> Iterator[Table]:
    """All of this module."""
    for make in (proyectos, financiamiento, componentes):
        yield make(publication)
