"""Tables of indicators: the indicators, their series, and the observations, which are also figures."""

from __future__ import annotations

from collections.abc import Iterator

from content import etiquetas
from content.catalogue import CifraPublicada
from content.model import Indicador, Serie
from generator.descargas.publication import Publication
from generator.descargas.table import Field, ForeignKey, Table, build_table, field
from generator.descargas.tables_fichas import record_fields


def indicadores(publication: Publication) -> Table:
    """Indicators."""
    own: list[Field[Indicador]] = [
        field("tema", "string", "Tema.", lambda i: i.tema, codes=etiquetas.TEMA, required=True),
        field("series", "integer", "Cuántas series tiene.", lambda i: len(i.series), required=True),
    ]
    return build_table(
        "indicadores",
        "Indicadores",
        "Una fila por cuadro o familia de cifras.",
        record_fields(publication, own),
        publication.catalogue.de(Indicador),
    )


def series(publication: Publication) -> Table:
    """Series of indicators."""
    rows = [(i, s) for i in publication.catalogue.de(Indicador) for s in i.series]
    fields: list[Field[tuple[Indicador, Serie]]] = [
        field("indicador", "string", "Indicador.", lambda x: x[0].global_id, to="indicadores", required=True),
        field("id", "string", "Identificador dentro del indicador.", lambda x: x[1].id, required=True),
        field("nombre", "string", "Qué mide.", lambda x: x[1].nombre, required=True),
        field("unidad", "string", "Unidad.", lambda x: x[1].unidad, to="unidades", required=True),
        field("periodo", "string", "Tiempo del que habla.", lambda x: x[1].periodo),
        field("entidad", "string", "Ficha de la que habla.", lambda x: x[1].entidad, to="fichas"),
        field(
            "suma_100", "boolean", "Verdadero si sus partes deben sumar 100.", lambda x: x[1].suma_100, required=True
        ),
        field("diferencia_conocida", "string", "Por qué la fuente no suma.", lambda x: x[1].diferencia_conocida),
        field("nota", "string", "Lo que hay que saber antes de usarla.", lambda x: x[1].nota),
        field("alias", "list", "Otros nombres con que se pregunta por ella.", lambda x: x[1].alias),
    ]
    return build_table(
        "series",
        "Series de los indicadores",
        "Una fila por variable de cada indicador.",
        fields,
        rows,
        ("indicador", "id"),
    )


def observaciones(publication: Publication) -> Table:
    """Cells of the indicators' tables, told apart by row and column."""
    rows = [c for c in publication.catalogue.cifras.values() if c.serie and c.observacion]

    def serie(c: CifraPublicada) -> Serie:
        assert c.serie is not None
        return c.serie

    def entity(c: CifraPublicada) -> str | None:
        return (c.observacion.entidad if c.observacion else None) or serie(c).entidad

    fields: list[Field[CifraPublicada]] = [
        field("id", "string", "Cifra de la celda.", lambda c: c.global_id, to="cifras", required=True),
        field("indicador", "string", "Indicador.", lambda c: c.registro.global_id, to="indicadores", required=True),
        field("serie", "string", "Serie dentro del indicador.", lambda c: serie(c).id, required=True),
        field("serie_nombre", "string", "Qué mide la serie.", lambda c: serie(c).nombre, required=True),
        field(
            "observacion",
            "string",
            "Fila o columna de la celda.",
            lambda c: c.observacion.nombre if c.observacion else None,
            required=True,
        ),
        field("valor", "number", "Valor en la unidad de la serie.", lambda c: c.cifra.valor),
        field("valor_hasta", "number", "Si es un rango, su extremo superior.", lambda c: c.cifra.valor_hasta),
        field("unidad", "string", "Unidad.", lambda c: c.cifra.unidad, to="unidades", required=True),
        field("periodo", "string", "Tiempo del que habla.", lambda c: c.cifra.periodo),
        field("estado", "string", "Qué tan firme es.", lambda c: c.cifra.estado, codes=etiquetas.ESTADO, required=True),
        field("entidad", "string", "Ficha de la que habla.", entity, to="fichas"),
        field("nota", "string", "Lo que hay que saber antes de usarla.", lambda c: c.cifra.nota),
    ]
    return build_table(
        "observaciones",
        "Observaciones de los indicadores",
        "Una fila por celda de los cuadros, con su fila y su columna aparte. Cada una es también una cifra.",
        fields,
        rows,
        foreign_keys=(ForeignKey(("indicador", "serie"), "series", ("indicador", "id")),),
    )


def tables(publication: Publication) -> Iterator[Table]:
    """All of this module."""
    for make in (indicadores, series, observaciones):
        yield make(publication)
