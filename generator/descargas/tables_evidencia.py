"""Tables of what the records say: figures, statements, notes, gaps, and where each is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TypeVar

from content import etiquetas
from content.catalogue import CifraPublicada, DatoPublicado, NotaPublicada, VacioPublicado
from content.evidencia import Cita
from content.formato import valor_texto
from generator.descargas.publication import PARTIAL_DATE, Publication
from generator.descargas.table import Field, ForeignKey, Table, build_table, field

P = TypeVar("P", CifraPublicada, DatoPublicado, NotaPublicada, VacioPublicado)

SECTION = ForeignKey(("fuente", "seccion"), "secciones", ("fuente", "id"))


def part_id(kind: type[P]) -> list[Field[P]]:
    """First columns of a part of a record; `kind` only tells the type checker which part."""
    return [
        field("id", "string", "Identificador en todo el sitio.", lambda p: p.global_id, required=True),
        field(
            "ficha", "string", "Ficha a la que pertenece.", lambda p: p.registro.global_id, to="fichas", required=True
        ),
        field("ficha_nombre", "string", "Nombre de esa ficha.", lambda p: p.registro.nombre, required=True),
    ]


def first_citation(publication: Publication, kind: type[P], citas: Callable[[P], tuple[Cita, ...]]) -> list[Field[P]]:
    """The first citation of a part of that kind, and how many there are; all of them are in the table `citas`."""

    def first(part: P) -> Cita | None:
        return next(iter(citas(part)), None)

    def place(part: P) -> str | None:
        cita = first(part)
        return _place(publication, cita) if cita else None

    def name(part: P) -> str | None:
        cita = first(part)
        return publication.section_of(cita)[0].nombre if cita else None

    return [
        field("fuente", "string", "Fuente; si hay más de una, la primera.", lambda p: _fuente(first(p)), to="fuentes"),
        field("fuente_nombre", "string", "Nombre de la fuente.", name),
        field("seccion", "string", "Sección de la fuente.", lambda p: c.seccion if (c := first(p)) else None),
        field("localizador", "string", "Lugar dentro de la fuente: lámina, tabla, fila o página.", place),
        field(
            "citas",
            "integer",
            "Cuántas citas tiene; la tabla de citas las trae todas.",
            lambda p: len(citas(p)),
            required=True,
        ),
    ]


def _fuente(cita: Cita | None) -> str | None:
    return f"fuente-{cita.fuente}" if cita else None


def _place(publication: Publication, cita: Cita) -> str:
    return cita.localizador or publication.section_of(cita)[1].localizador


def cifras(publication: Publication) -> Table:
    """Every figure, cells of tables included."""
    unidades = publication.catalogue.unidades

    def unit_name(c: CifraPublicada) -> str | None:
        if c.cifra.unidad is None:
            return None
        plural = unidades[c.cifra.unidad].plural
        return plural if any(map(str.isalpha, plural)) else c.cifra.unidad

    def base(c: CifraPublicada) -> Decimal | None:
        if c.cifra.valor is None or c.cifra.unidad is None:
            return None
        return c.cifra.valor * unidades[c.cifra.unidad].factor

    fields: list[Field[CifraPublicada]] = [
        *part_id(CifraPublicada),
        field("ficha_tipo", "string", "Tipo de ficha.", lambda c: c.registro.kind, required=True),
        field("nombre", "string", "Qué mide.", lambda c: c.cifra.nombre, required=True),
        field("valor", "number", "Valor en su unidad; vacío si no se informa.", lambda c: c.cifra.valor),
        field("valor_hasta", "number", "Si es un rango, su extremo superior.", lambda c: c.cifra.valor_hasta),
        field("unidad", "string", "Unidad.", lambda c: c.cifra.unidad, to="unidades"),
        field("unidad_nombre", "string", "La unidad en palabras.", unit_name),
        field(
            "valor_base",
            "number",
            "Valor llevado por este sitio a la base de su magnitud, para comparar: millones y miles de pesos, a pesos.",
            base,
        ),
        field(
            "texto",
            "string",
            "La cifra como la escribe este sitio.",
            lambda c: valor_texto(c.cifra, unidades),
            required=True,
        ),
        field("texto_fuente", "string", "Lo que imprime la fuente.", lambda c: c.cifra.texto_fuente),
        field("periodo", "string", "Tiempo del que habla.", lambda c: c.cifra.periodo),
        field(
            "fecha_dato",
            "string",
            "Fecha del dato: año, mes o día en ISO 8601.",
            lambda c: c.cifra.fecha_dato,
            pattern=PARTIAL_DATE,
        ),
        field("estado", "string", "Qué tan firme es.", lambda c: c.cifra.estado, codes=etiquetas.ESTADO, required=True),
        field(
            "atributo",
            "string",
            "Clase de pregunta que responde.",
            lambda c: c.cifra.atributo,
            to="atributos",
            required=True,
        ),
        *first_citation(publication, CifraPublicada, lambda c: c.cifra.fuentes),
        field("nota", "string", "Lo que hay que saber antes de usarla.", lambda c: c.cifra.nota),
        field("conflicto_con", "list", "Cifras o datos que dicen otra cosa.", lambda c: c.cifra.conflicto_con),
        field("dicho_en", "string", "Dónde está dicho lo mismo, o más.", lambda c: c.cifra.dicho_en),
        field("calculada_de", "list", "Cifras con que este sitio la calculó.", lambda c: c.cifra.calculada_de),
        field("notas", "list", "Notas que la explican.", lambda c: _notas(publication, c.global_id)),
        field("alias", "list", "Otros nombres con que se pregunta por ella.", lambda c: c.cifra.alias),
        field(
            "url",
            "string",
            "Dirección de la cifra en su ficha.",
            lambda c: publication.page(c.registro, c.anchor),
            required=True,
        ),
        field(
            "json", "string", "Archivo JSON de la cifra.", lambda c: publication.figure_file(c.global_id), required=True
        ),
    ]
    return build_table(
        "cifras",
        "Cifras",
        "Una fila por cifra de todo el sitio, incluidas las celdas de los cuadros.",
        fields,
        publication.catalogue.cifras.values(),
        foreign_keys=(SECTION,),
    )


def _notas(publication: Publication, global_id: str) -> tuple[str, ...]:
    return tuple(n.global_id for n in publication.catalogue.notas_por_cifra.get(global_id, ()))


def datos(publication: Publication) -> Table:
    """Every statement."""
    fields: list[Field[DatoPublicado]] = [
        *part_id(DatoPublicado),
        field("nombre", "string", "De qué habla.", lambda d: d.dato.nombre, required=True),
        field("texto", "string", "El dato, en palabras de este sitio.", lambda d: d.dato.texto, required=True),
        field("items", "list", "Si es una lista, sus miembros.", lambda d: d.dato.items),
        field("periodo", "string", "Tiempo del que habla.", lambda d: d.dato.periodo),
        field("estado", "string", "Qué tan firme es.", lambda d: d.dato.estado, codes=etiquetas.ESTADO, required=True),
        field(
            "atributo",
            "string",
            "Clase de pregunta que responde.",
            lambda d: d.dato.atributo,
            to="atributos",
            required=True,
        ),
        *first_citation(publication, DatoPublicado, lambda d: d.dato.fuentes),
        field("nota", "string", "Lo que hay que saber antes de usarlo.", lambda d: d.dato.nota),
        field("conflicto_con", "list", "Cifras o datos que dicen otra cosa.", lambda d: d.dato.conflicto_con),
        field("dicho_en", "string", "Dónde está dicho lo mismo, o más.", lambda d: d.dato.dicho_en),
        field("notas", "list", "Notas que lo explican.", lambda d: _notas(publication, d.global_id)),
        field("alias", "list", "Otros nombres con que se pregunta por él.", lambda d: d.dato.alias),
        field(
            "url",
            "string",
            "Dirección del dato en su ficha.",
            lambda d: publication.page(d.registro, d.anchor),
            required=True,
        ),
    ]
    return build_table(
        "datos",
        "Datos en palabras",
        "Una fila por hecho que no es un número.",
        fields,
        publication.catalogue.datos.values(),
        foreign_keys=(SECTION,),
    )


def notas(publication: Publication) -> Table:
    """Every note."""
    fields: list[Field[NotaPublicada]] = [
        *part_id(NotaPublicada),
        field("tipo", "string", "Tipo de nota.", lambda n: n.nota.tipo, codes=etiquetas.TIPO_NOTA, required=True),
        field("titulo", "string", "Título.", lambda n: n.nota.titulo, required=True),
        field(
            "texto",
            "string",
            "Qué no cuadra o no se puede saber, con las dos partes.",
            lambda n: n.nota.texto,
            required=True,
        ),
        field("afecta", "list", "Cifras y datos de los que habla.", lambda n: n.nota.afecta),
        *first_citation(publication, NotaPublicada, lambda n: n.nota.fuentes),
        field(
            "url",
            "string",
            "Dirección de la nota en su ficha.",
            lambda n: publication.page(n.registro, n.anchor),
            required=True,
        ),
    ]
    return build_table(
        "notas",
        "Lo que no cuadra",
        "Una fila por contradicción, ambigüedad, errata o alcance de las fuentes.",
        fields,
        publication.catalogue.notas.values(),
        foreign_keys=(SECTION,),
    )


def vacios(publication: Publication) -> Table:
    """Every gap."""
    fields: list[Field[VacioPublicado]] = [
        *part_id(VacioPublicado),
        field("nombre", "string", "Qué falta.", lambda v: v.vacio.nombre, required=True),
        field("texto", "string", "Lo que las fuentes no dicen.", lambda v: v.vacio.texto, required=True),
        field(
            "atributo",
            "string",
            "Clase de pregunta sin respuesta.",
            lambda v: v.vacio.atributo,
            to="atributos",
            required=True,
        ),
        *first_citation(publication, VacioPublicado, lambda v: v.vacio.fuentes),
        field("alias", "list", "Otros nombres con que se pregunta por ello.", lambda v: v.vacio.alias),
        field(
            "url",
            "string",
            "Dirección del vacío en su ficha.",
            lambda v: publication.page(v.registro, v.anchor),
            required=True,
        ),
    ]
    return build_table(
        "vacios",
        "Lo que no sabemos",
        "Una fila por dato que las fuentes no informan; las citas dicen dónde se buscó.",
        fields,
        publication.catalogue.vacios.values(),
        foreign_keys=(SECTION,),
    )


def tables(publication: Publication) -> Iterator[Table]:
    """All of this module."""
    for make in (cifras, datos, notas, vacios):
        yield make(publication)
