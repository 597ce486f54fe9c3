"""What stands on pages that are not one record: lists, the strategy, the glossary; others are looked up here."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from content import etiquetas
from content.model import (
    Acuerdo,
    Alianza,
    Comuna,
    Distrito,
    Foco,
    Fuente,
    Indicador,
    Lugar,
    Objetivo,
    Organizacion,
    Proyecto,
    Registro,
    Sesion,
    Termino,
)
from generator.calificaciones import scorecard_context
from generator.cambios.view import changes_context
from generator.cards import Ficha, own_communes, plain_card, project_card
from generator.escape import paragraphs
from generator.figure_views import Enlace
from generator.gallery import chart_context, gallery_context, list_figures
from generator.home import home_context
from generator.idiomas.marks import unmarked
from generator.open_data import open_data_context
from generator.prensa.page import note_context, press_context
from generator.questions import disputed_context, unknown_context
from generator.scope import Scope
from generator.titles import title_of

Groups = list[tuple[str, list[Ficha]]]
Context = dict[str, object]


def listing_context(scope: Scope) -> Context:
    """The context of a page that is not a record's."""
    written = scope.page.written
    base: Context = {
        "titulo": scope.page.title,
        "intro": written.body if written else "",
        "version": scope.open_data.publication.catalogue.content_hash,
    }
    make = CONTEXTS.get(scope.page.template)
    return base | make(scope) if make else base


def _projects(scope: Scope) -> Context:
    records = scope.catalogue.de(Proyecto)
    groups = [
        (name, [project_card(p, scope) for p in records if p.clase == code])
        for code, name in etiquetas.CLASE_PLURAL.items()
        if any(p.clase == code for p in records)
    ]
    return {"grupos": groups, "filtros": _filters(scope)}


def _facet(scope: Scope) -> Context:
    faceta = scope.page.faceta
    assert faceta is not None
    record = faceta.valor.registro
    return {
        "grupos": [("", [project_card(p, scope) for p in faceta.proyectos])],
        "filtros": _filters(scope),
        "cuenta": len(faceta.proyectos),
        "todos": len(scope.catalogue.de(Proyecto)),
        "ficha": Enlace(title_of(record), scope.links.record(record)) if record else None,
    }


def _filters(scope: Scope) -> list[tuple[str, list[tuple[Enlace, bool]]]]:
    """Every list of projects under the heading of its facet, with its count; true marks the one on this page."""
    return [
        (
            clave.titulo,
            [
                (Enlace(f.valor.nombre, scope.links.page(f.url), str(len(f.proyectos))), f.url == scope.page.url)
                for f in lists
            ],
        )
        for clave, lists in scope.relations.facetas
    ]


def _communes(scope: Scope) -> Context:
    region = scope.written.intro("comunas").text("region")
    others: dict[str, list[Enlace]] = {}
    for c in scope.catalogue.de(Comuna):
        if c.region != region:
            others.setdefault(c.region, []).append(Enlace(c.nombre, scope.links.record(c), c.provincia))
    return {
        "region": region,
        "comunas": own_communes(scope),
        "otras": list(others.items()),
        "graficos": list_figures(["mapa-comunas"], scope),
    }


def _districts(scope: Scope) -> Context:
    region = scope.written.intro("comunas").text("region")
    comunas = {c.id: c for c in scope.catalogue.de(Comuna)}
    rows = [
        {
            "d": d,
            "href": scope.links.record(d),
            "rango_href": scope.links.record(d, "rango"),
            "comunas": [Enlace(comunas[c].nombre, scope.links.record(comunas[c])) for c in d.comunas],
            "regiones": ", ".join(d.regiones),
            "faenas": len(d.faenas),
            "propia": region in d.regiones,
        }
        for d in sorted(scope.catalogue.de(Distrito), key=lambda d: (d.rango, d.numero))
    ]
    return {"filas": rows, "region": region, "graficos": list_figures(["ranking-distritos", "mapa-distritos"], scope)}


def _strategy(scope: Scope) -> Context:
    cat = scope.catalogue
    kinds: list[tuple[str, str, type[Registro]]] = [
        ("Objetivos estratégicos", "objetivos/", Objetivo),
        ("Alianzas", "alianzas/", Alianza),
        ("Focos de la alianza de mediano plazo", "focos/", Foco),
        ("Acuerdos y metas", "acuerdos/", Acuerdo),
        ("Sesiones", "sesiones/", Sesion),
    ]
    return {
        "grupos": [
            (name, scope.links.page(url), [Enlace(title_of(r), scope.links.record(r)) for r in cat.de(kind)])
            for name, url, kind in kinds
        ]
    }


def _glossary(scope: Scope) -> Context:
    terms = sorted(scope.catalogue.de(Termino), key=lambda t: _letters(t.nombre))
    first: dict[str, str] = {}
    for t in terms:
        first.setdefault(_letters(t.nombre)[:1].upper(), t.id)
    return {
        "letras": list(first.items()),
        "terminos": [
            (
                t,
                paragraphs(t.resumen),
                scope.figures.citas(t.fuentes),
                [scope.figures.dato(d) for d in scope.catalogue.datos.values() if d.registro is t],
                [scope.figures.nota(n) for n in scope.catalogue.notas.values() if n.registro is t],
                [scope.figures.vacio(v) for v in scope.catalogue.vacios.values() if v.registro is t],
                [scope.figures.cifra(c) for c in scope.catalogue.cifras.values() if c.registro is t],
            )
            for t in terms
        ],
    }


def _letters(name: str) -> str:
    """The name as a dictionary sorts it: without accents, signs or case; the name itself if it has no letter."""
    bare = "".join(c for c in unicodedata.normalize("NFD", unmarked(name).casefold()) if c.isalnum() or c == " ")
    return bare.strip() or name


def _simple(kind: type[Registro]) -> Callable[[Scope], Context]:
    return lambda scope: {"grupos": [("", [plain_card(r, scope) for r in scope.catalogue.de(kind)])]}


def _by(kind: type[Registro], field: str, labels: Mapping[str, str]) -> Callable[[Scope], Context]:
    """Records of a kind under the headings of a code list, in that list's order; empty groups are left out."""

    def context(scope: Scope) -> Context:
        coded = [(getattr(r, field), r) for r in scope.catalogue.de(kind)]
        groups = [(name, [plain_card(r, scope) for c, r in coded if c == code]) for code, name in labels.items()]
        return {"grupos": [g for g in groups if g[1]]}

    return context


CONTEXTS: dict[str, Callable[[Scope], Context]] = {
    "inicio": home_context,
    "estrategia": _strategy,
    "glosario": _glossary,
    "no-sabemos": unknown_context,
    "no-cuadra": disputed_context,
    "datos": open_data_context,
    "graficos": gallery_context,
    "grafico": chart_context,
    "prensa": press_context,
    "minuta": note_context,
    "que-cambio": changes_context,
    "calificaciones": scorecard_context,
    "lista-proyectos": _projects,
    "lista-faceta": _facet,
    "lista-comunas": _communes,
    "lista-distritos": _districts,
    "lista-alianzas": _by(Alianza, "plazo", etiquetas.PLAZO),
    "lista-focos": _simple(Foco),
    "lista-acuerdos": _by(Acuerdo, "tipo", etiquetas.TIPO_ACUERDO_PLURAL),
    "lista-objetivos": _simple(Objetivo),
    "lista-lugares": _by(Lugar, "tipo", etiquetas.TIPO_LUGAR_PLURAL),
    "lista-indicadores": _by(Indicador, "tema", etiquetas.TEMA),
    "lista-sesiones": _simple(Sesion),
    "lista-organizaciones": _by(Organizacion, "tipo", etiquetas.TIPO_ORGANIZACION_PLURAL),
    "lista-fuentes": _by(Fuente, "tipo", etiquetas.TIPO_FUENTE_PLURAL),
}
