"""Tables of the sources, of every citation, and the code lists that the figures use."""

from __future__ import annotations

from collections.abc import Iterator

from content import etiquetas
from content.evidencia import Cita
from content.model import Atributo, Fuente, Seccion, Unidad
from generator.descargas.publication import PARTIAL_DATE, Publication
from generator.descargas.table import Field, Table, build_table, field
from generator.descargas.tables_evidencia import SECTION
from generator.descargas.tables_fichas import record_fields


def fuentes(publication: Publication) -> Table:
    """The register of sources."""
    own: list[Field[Fuente]] = [
        field("tipo", "string", "Tipo de documento.", lambda f: f.tipo, codes=etiquetas.TIPO_FUENTE, required=True),
        field("autor", "string", "Autor, si se conoce.", lambda f: f.autor),
        field("editor", "string", "Quién la publicó.", lambda f: f.editor, required=True),
        field("fecha", "string", "Fecha: año, mes o día en ISO 8601.", lambda f: f.fecha, pattern=PARTIAL_DATE),
        field("fecha_texto", "string", "La fecha, como debe leerse.", lambda f: f.fecha_texto, required=True),
        field("idioma", "string", "Idioma.", lambda f: f.idioma, codes=etiquetas.IDIOMA, required=True),
        field("derechos", "string", "Qué se sabe de sus derechos.", lambda f: f.derechos, required=True),
        field("url_original", "string", "Dirección del documento original, si se conoce.", lambda f: f.url),
        field(
            "sha256",
            "string",
            "SHA-256 del archivo original que se leyó.",
            lambda f: f.sha256,
            pattern=r"^[0-9a-f]{64}$",
        ),
        field("secciones", "integer", "Cuántas secciones tiene su resumen.", lambda f: len(f.secciones), required=True),
    ]
    return build_table(
        "fuentes",
        "Fuentes",
        "El registro de los documentos de los que sale todo lo que dice el sitio.",
        record_fields(publication, own),
        publication.catalogue.de(Fuente),
    )


def secciones(publication: Publication) -> Table:
    """Sections of the sources with their digests."""
    rows = [(f, s) for f in publication.catalogue.de(Fuente) for s in f.secciones]
    fields: list[Field[tuple[Fuente, Seccion]]] = [
        field("fuente", "string", "Fuente.", lambda x: x[0].global_id, to="fuentes", required=True),
        field("id", "string", "Identificador dentro de la fuente.", lambda x: x[1].id, required=True),
        field("localizador", "string", "Lugar en el documento.", lambda x: x[1].localizador, required=True),
        field("titulo", "string", "Título.", lambda x: x[1].titulo, required=True),
        field("resumen", "string", "Lo que dice, en palabras de este sitio.", lambda x: x[1].resumen, required=True),
        field("url", "string", "Dirección en el sitio.", lambda x: publication.page(x[0], x[1].id), required=True),
    ]
    return build_table(
        "secciones",
        "Secciones de las fuentes",
        "Una fila por sección de cada documento, con su resumen. Los textos originales no se reproducen.",
        fields,
        rows,
        ("fuente", "id"),
    )


def citas(publication: Publication) -> Table:
    """Every citation of every record and part."""
    cat = publication.catalogue
    parts: list[tuple[str, tuple[Cita, ...]]] = [(r.global_id, r.fuentes) for r in cat.registros.values()]
    parts += [(c.global_id, c.cifra.fuentes) for c in cat.cifras.values()]
    parts += [(d.global_id, d.dato.fuentes) for d in cat.datos.values()]
    parts += [(n.global_id, n.nota.fuentes) for n in cat.notas.values()]
    parts += [(v.global_id, v.vacio.fuentes) for v in cat.vacios.values()]
    rows = [(part, n, cita) for part, found in parts for n, cita in enumerate(found, start=1)]
    fields: list[Field[tuple[str, int, Cita]]] = [
        field("parte", "string", "Ficha, cifra, dato, nota o vacío que cita.", lambda x: x[0], required=True),
        field("orden", "integer", "Orden de la cita.", lambda x: x[1], required=True),
        field("fuente", "string", "Fuente.", lambda x: f"fuente-{x[2].fuente}", to="fuentes", required=True),
        field("seccion", "string", "Sección de la fuente.", lambda x: x[2].seccion, required=True),
        field(
            "localizador",
            "string",
            "Lugar dentro de la fuente.",
            lambda x: x[2].localizador or publication.section_of(x[2])[1].localizador,
            required=True,
        ),
        field("fragmento", "string", "Palabras de la fuente, solo donde son la prueba.", lambda x: x[2].fragmento),
        field("url", "string", "Dirección en el sitio.", lambda x: _url(publication, x[2]), required=True),
    ]
    return build_table(
        "citas",
        "Citas",
        "Una fila por cita: qué ficha, cifra, dato, nota o vacío se apoya en qué lugar de qué fuente.",
        fields,
        rows,
        ("parte", "orden"),
        (SECTION,),
    )


def _url(publication: Publication, cita: Cita) -> str:
    return publication.page(publication.section_of(cita)[0], cita.seccion)


def unidades(publication: Publication) -> Table:
    """Units."""
    fields: list[Field[Unidad]] = [
        field("id", "string", "Identificador de la unidad.", lambda u: u.id, required=True),
        field("singular", "string", "Nombre en singular.", lambda u: u.singular, required=True),
        field("plural", "string", "Nombre en plural.", lambda u: u.plural, required=True),
        field("simbolo", "string", "Símbolo.", lambda u: u.simbolo),
        field(
            "magnitud",
            "string",
            "Lo que mide; solo se comparan unidades de igual magnitud.",
            lambda u: u.magnitud,
            required=True,
        ),
        field(
            "factor",
            "number",
            "Por cuánto se multiplica para llegar a la base de la magnitud.",
            lambda u: u.factor,
            required=True,
        ),
        field("explicacion", "string", "Lo que conviene saber al leerla.", lambda u: u.explicacion),
    ]
    return build_table(
        "unidades",
        "Unidades",
        "Una fila por unidad de las cifras.",
        fields,
        sorted(publication.catalogue.unidades.values(), key=lambda u: u.id),
    )


def atributos(publication: Publication) -> Table:
    """Kinds of question that a figure, statement or gap answers."""
    fields: list[Field[Atributo]] = [
        field("id", "string", "Identificador del atributo.", lambda a: a.id, required=True),
        field("nombre", "string", "Nombre.", lambda a: a.nombre, required=True),
        field("responde", "string", "Qué forma tiene la respuesta.", lambda a: a.responde, required=True),
    ]
    return build_table(
        "atributos",
        "Atributos",
        "Una fila por clase de pregunta que responden las cifras y los datos.",
        fields,
        sorted(publication.catalogue.atributos.values(), key=lambda a: a.id),
    )


def tables(publication: Publication) -> Iterator[Table]:
    """All of this module."""
    for make in (fuentes, secciones, citas, unidades, atributos):
        yield make(publication)
