"""The Catalogue → statements: how each figure, table, fact, gap, note and summary is said in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from chatbot.statements import Statement
from chatbot.text import content_keys
from content.catalogue import Catalogue, CifraPublicada
from content.evidencia import Cita
from content.formato import con_items, valor_texto
from content.model import Indicador, Objetivo, Registro, Serie, Termino

MIN_WORDS = 3
"""Words from which a source's wording of a figure is quoted beside its value."""


def build_statements(catalogue: Catalogue) -> tuple[Statement, ...]:
    """Every statement, in the Catalogue's order; ids are unique."""
    return (
        *_figures(catalogue),
        *_series(catalogue),
        *_facts(catalogue),
        *_gaps(catalogue),
        *_notes(catalogue),
        *_summaries(catalogue),
    )


def _figures(catalogue: Catalogue) -> Iterator[Statement]:
    for published in catalogue.cifras.values():
        cifra = published.cifra
        yield Statement(
            id=published.global_id,
            tipo="cifra",
            registro=published.registro,
            anchor=published.anchor,
            nombre=cifra.nombre,
            alias=cifra.alias,
            atributo=cifra.atributo,
            texto=figure_sentence(published, catalogue),
            fuentes=cifra.fuentes or _inherited(cifra.calculada_de, catalogue),
            estado=cifra.estado,
            periodo=cifra.periodo,
            nota=cifra.nota,
            conflicto_con=cifra.conflicto_con,
            told_in=cifra.dicho_en,
            valor=cifra.valor,
            valor_hasta=cifra.valor_hasta,
            unidad=cifra.unidad,
            valor_texto=valor_texto(cifra, catalogue.unidades).replace("\N{NO-BREAK SPACE}", " "),
            calculada_de=cifra.calculada_de,
            entidad=_entity_of(published),
            serie=f"{published.registro.global_id}.{published.serie.id}" if published.serie else None,
            contexto=_context(cifra.fuentes, catalogue) + _unit_words(cifra.unidad, catalogue),
        )


def _entity_of(published: CifraPublicada) -> str | None:
    if published.observacion is not None and published.observacion.entidad:
        return published.observacion.entidad
    return published.serie.entidad if published.serie else None


def _inherited(operands: tuple[str, ...], catalogue: Catalogue) -> tuple[Cita, ...]:
    cited = [cita for i in operands if (c := catalogue.cifras.get(i)) for cita in c.cifra.fuentes]
    return tuple(dict.fromkeys(cited))


def figure_sentence(published: CifraPublicada, catalogue: Catalogue) -> str:
    """`Monto total (Proyecto Mejoras Plantas ENAMI): 2.147 millones de pesos.`"""
    cifra = published.cifra
    value = valor_texto(cifra, catalogue.unidades).replace("\N{NO-BREAK SPACE}", " ")
    where = [] if _says(cifra.nombre, published.registro) else [published.registro.nombre]
    if cifra.periodo and cifra.periodo not in cifra.nombre:
        where.append(cifra.periodo)
    place = f" ({', '.join(where)})" if where else ""
    wording = f" («{cifra.texto_fuente}»)" if cifra.texto_fuente and _is_worded(cifra.texto_fuente, value) else ""
    return f"{cifra.nombre}{place}: {value}{wording}."


def _is_worded(source_text: str, value: str) -> bool:
    """Whether the source says the figure in words that its value alone would lose («cuatro de cada cinco»)."""
    words = [w for w in source_text.split() if w.isalpha()]
    return len(words) >= MIN_WORDS and not content_keys([source_text]) <= content_keys([value])


def _says(text: str, record: Registro) -> bool:
    """Whether the text already names the record: it holds half of the words of one of its names."""
    held = content_keys([text])
    for name in (record.nombre, *record.alias):
        wanted = content_keys([name])
        if wanted and len(wanted & held) * 2 > len(wanted):
            return True
    return isinstance(record, Indicador)


def _series(catalogue: Catalogue) -> Iterator[Statement]:
    for indicador in catalogue.de(Indicador):
        for serie in indicador.series:
            yield Statement(
                id=f"{indicador.global_id}.{serie.id}",
                tipo="serie",
                registro=indicador,
                anchor=f"{serie.id}--{serie.observaciones[0].id}",
                nombre=serie.nombre,
                alias=serie.alias,
                atributo=serie.atributo,
                texto=f"{serie.nombre}:",
                fuentes=serie.fuentes,
                estado=serie.estado,
                periodo=serie.periodo,
                nota=serie.nota,
                unidad=serie.unidad,
                entidad=serie.entidad,
                contexto=" ".join(o.nombre for o in serie.observaciones) + _context(serie.fuentes, catalogue),
            )


def series_figures(serie_id: str, serie: Serie) -> tuple[str, ...]:
    """Global ids of a series' observations, in its order."""
    return tuple(f"{serie_id}.{o.id}" for o in serie.observaciones)


def _facts(catalogue: Catalogue) -> Iterator[Statement]:
    for published in catalogue.datos.values():
        dato = published.dato
        yield Statement(
            id=published.global_id,
            tipo="dato",
            registro=published.registro,
            anchor=published.anchor,
            nombre=dato.nombre,
            alias=dato.alias,
            atributo=dato.atributo,
            texto=con_items(dato.texto, dato.items),
            fuentes=dato.fuentes,
            estado=dato.estado,
            periodo=dato.periodo,
            nota=dato.nota,
            conflicto_con=dato.conflicto_con,
            told_in=dato.dicho_en,
            is_list=bool(dato.items),
            contexto=_context(dato.fuentes, catalogue),
        )


def _gaps(catalogue: Catalogue) -> Iterator[Statement]:
    for published in catalogue.vacios.values():
        vacio = published.vacio
        yield Statement(
            id=published.global_id,
            tipo="vacio",
            registro=published.registro,
            anchor=published.anchor,
            nombre=vacio.nombre,
            alias=vacio.alias,
            atributo=vacio.atributo,
            texto=vacio.texto,
            fuentes=vacio.fuentes,
            contexto=_context(vacio.fuentes, catalogue),
        )


def _notes(catalogue: Catalogue) -> Iterator[Statement]:
    for published in catalogue.notas.values():
        nota = published.nota
        yield Statement(
            id=published.global_id,
            tipo="nota",
            registro=published.registro,
            anchor=published.anchor,
            nombre=nota.titulo,
            alias=(),
            atributo="",
            texto=nota.texto,
            fuentes=nota.fuentes,
            contexto=_context(nota.fuentes, catalogue),
        )


def _summaries(catalogue: Catalogue) -> Iterator[Statement]:
    for record in catalogue.registros.values():
        yield Statement(
            id=f"{record.global_id}.resumen",
            tipo="resumen",
            registro=record,
            anchor="",
            nombre=record.nombre,
            alias=record.alias,
            atributo="definicion",
            texto=_summary(record),
            fuentes=record.fuentes,
        )


def _summary(record: Registro) -> str:
    """The summary with the name before it, unless it begins by naming the record."""
    if isinstance(record, Termino):
        return f"{record.nombre}: {record.resumen}"
    name = f"{record.codigo}, {record.nombre}" if isinstance(record, Objetivo) else record.nombre
    first = record.resumen.split(". ")[0]
    return record.resumen if content_keys([name]) <= content_keys([first]) else f"{name}. {record.resumen}"


def _context(citas: tuple[Cita, ...], catalogue: Catalogue) -> str:
    found = []
    for cita in citas[:2]:
        fuente = catalogue.registros.get(f"fuente-{cita.fuente}")
        if fuente is None:
            continue
        titles = {s.id: s.titulo for s in getattr(fuente, "secciones", ())}
        found += [titles.get(cita.seccion, ""), cita.localizador or "", fuente.nombre, *fuente.alias]
    return " " + " ".join(found)


def _unit_words(unit: str | None, catalogue: Catalogue) -> str:
    return f" {catalogue.unidades[unit].plural}" if unit in catalogue.unidades and unit else ""
