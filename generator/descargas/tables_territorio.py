"""Tables of the territory: communes, other places, mining districts and their mines."""

from __future__ import annotations

from collections.abc import Iterator

from content import etiquetas
from content.model import Comuna, Distrito, Faena, Lugar
from generator.descargas.publication import Publication
from generator.descargas.table import Field, Table, build_table, field
from generator.descargas.tables_fichas import ids, maybe_id, record_fields

SEAT = "Coordenadas aproximadas de la sede comunal (WGS84): sirven para ubicar la comuna, no para medir."


def comunas(publication: Publication) -> Table:
    """Communes."""
    own: list[Field[Comuna]] = [
        field(
            "cut",
            "string",
            "Código Único Territorial, cinco dígitos con el cero inicial.",
            lambda c: c.id,
            required=True,
            pattern=r"^\d{5}$",
        ),
        field("provincia", "string", "Provincia.", lambda c: c.provincia, required=True),
        field("region", "string", "Región.", lambda c: c.region, required=True),
        field("latitud", "number", f"Latitud en grados. {SEAT}", lambda c: c.latitud),
        field("longitud", "number", f"Longitud en grados. {SEAT}", lambda c: c.longitud),
    ]
    return build_table(
        "comunas",
        "Comunas",
        "Las nueve comunas de la región y las que nombran los distritos y los proyectos.",
        record_fields(publication, own),
        publication.catalogue.de(Comuna),
    )


def lugares(publication: Publication) -> Table:
    """Places that are not communes."""
    own: list[Field[Lugar]] = [
        field("tipo", "string", "Tipo de lugar.", lambda x: x.tipo, codes=etiquetas.TIPO_LUGAR, required=True),
        field("comunas", "list", "Comunas en que está.", lambda x: ids("comuna", x.comunas), to="comunas"),
        field("provincia", "string", "Provincia.", lambda x: x.provincia),
        field("region", "string", "Región.", lambda x: x.region),
    ]
    return build_table(
        "lugares",
        "Lugares",
        "Localidades, ayllus, ríos, provincias y otros lugares que nombran las fuentes.",
        record_fields(publication, own),
        publication.catalogue.de(Lugar),
    )


def distritos(publication: Publication) -> Table:
    """Mining districts."""
    own: list[Field[Distrito]] = [
        field("numero", "integer", "Número que le da el estudio.", lambda d: d.numero, required=True),
        field("rango", "integer", "Lugar en el ranking: 1 es el más desarrollado.", lambda d: d.rango, required=True),
        field(
            "rango_deducido",
            "boolean",
            "Verdadero si el lugar se dedujo porque la fuente no lo imprime.",
            lambda d: d.rango_deducido,
            required=True,
        ),
        field(
            "mediana_mineria",
            "boolean",
            "Verdadero si es de mediana minería.",
            lambda d: d.mediana_mineria,
            required=True,
        ),
        field("comunas", "list", "Comunas.", lambda d: ids("comuna", d.comunas), to="comunas", required=True),
        field(
            "comunas_nombres",
            "list",
            "Nombres de esas comunas, en el mismo orden.",
            lambda d: tuple(publication.name_of(id_) for id_ in ids("comuna", d.comunas)),
        ),
        field(
            "provincias_fuente", "list", "Provincias, tal como las imprime el estudio.", lambda d: d.provincias_fuente
        ),
        field("regiones", "list", "Regiones.", lambda d: d.regiones),
        field("faenas", "list", "Nombres de sus faenas.", lambda d: tuple(f.nombre for f in d.faenas)),
    ]
    return build_table(
        "distritos",
        "Distritos mineros",
        "Una fila por distrito minero del estudio de SONAMI.",
        record_fields(publication, own),
        publication.catalogue.de(Distrito),
    )


def faenas(publication: Publication) -> Table:
    """Mines, smelters and plants of the districts."""
    rows = [(d, f) for d in publication.catalogue.de(Distrito) for f in d.faenas]
    fields: list[Field[tuple[Distrito, Faena]]] = [
        field("distrito", "string", "Distrito.", lambda x: x[0].global_id, to="distritos", required=True),
        field("id", "string", "Identificador dentro del distrito.", lambda x: x[1].id, required=True),
        field("nombre", "string", "Nombre de la faena.", lambda x: x[1].nombre, required=True),
        field("distrito_nombre", "string", "Nombre del distrito.", lambda x: x[0].nombre, required=True),
        field(
            "organizacion",
            "string",
            "Empresa que la opera, si se sabe.",
            lambda x: maybe_id("organizacion", x[1].organizacion),
            to="organizaciones",
        ),
        field("nota", "string", "Lo que hay que saber de la fila.", lambda x: x[1].nota),
        field("alias", "list", "Otros nombres.", lambda x: x[1].alias),
    ]
    return build_table(
        "faenas",
        "Faenas",
        "Una fila por mina, fundición o planta de cada distrito.",
        fields,
        rows,
        ("distrito", "id"),
    )


def tables(publication: Publication) -> Iterator[Table]:
    """All of this module."""
    for make in (comunas, lugares, distritos, faenas):
        yield make(publication)
