"""What stands on pages that are not one record: the start page, lists, the glossary, the open questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from content import etiquetas
from content.catalogue import CifraPublicada
from content.formato import valor_texto
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
from generator.errors import GeneratorError
from generator.escape import paragraphs
from generator.figures import Enlace
from generator.plan import shorten
from generator.records import Ficha, project_card
from generator.relations import Relations
from generator.scope import Scope
from generator.titles import title_of

T = TypeVar("T")
Groups = list[tuple[str, list[Ficha]]]
Context = dict[str, object]

LIST_TEXT_LENGTH = 180
"""Characters of a record's summary in a list."""


def listing_context(scope: Scope) -> Context:
    """The context of a page that is not a record's."""
    assert scope.page.written is not None
    base: Context = {
        "titulo": scope.page.title,
        "intro": scope.page.written.body,
        "version": scope.catalogue.content_hash,
    }
    return base | CONTEXTS.get(scope.page.template, lambda _: {})(scope)


def _home(scope: Scope) -> Context:
    cat, intro = scope.catalogue, scope.page.written
    assert intro is not None
    return {
        "comunas": _own_communes(scope),
        "cifras": [(scope.figures.cifra(c), title_of(c.registro)) for c in _chosen(cat.cifras, intro.texts("cifras"))],
        "notas": [scope.figures.nota(n) for n in _chosen(cat.notas, intro.texts("notas"))],
        "vacios": [(scope.figures.vacio(v), title_of(v.registro)) for v in _chosen(cat.vacios, intro.texts("vacios"))],
        "objetivos": [_plain(o, scope) for o in cat.de(Objetivo)],
        "cuentas": [
            (
                len([p for p in cat.de(Proyecto) if p.clase == "iniciativa_emra"]),
                "iniciativas de la EMRA",
                "proyectos/",
            ),
            (len(cat.cifras), "cifras con su fuente", "indicadores/"),
            (len(cat.de(Fuente)), "fuentes leídas", "fuentes/"),
        ],
        "n_notas": len([n for n in cat.notas.values() if n.nota.tipo == "contradiccion"]),
        "n_vacios": len(cat.vacios),
    }


def _chosen(known: object, ids: Iterable[str]) -> list[T]:  # type: ignore[type-var]
    """The parts that the start page names, in its order. Raises GeneratorError for an id that does not exist."""
    found = []
    for id_ in ids:
        try:
            found.append(known[id_])  # type: ignore[index]
        except KeyError:
            raise GeneratorError(
                "site_src/secciones/inicio.md", f"«{id_}» no existe en los datos.", "Corrige el id o quítalo."
            ) from None
    return found


def _own_communes(scope: Scope) -> list[Ficha]:
    region = scope.written.intro("comunas").text("region")
    return [_commune_card(c, scope) for c in scope.catalogue.de(Comuna) if c.region == region]


def _commune_card(c: Comuna, scope: Scope) -> Ficha:
    projects = len(scope.relations.proyectos_de_comuna(c))
    districts = scope.relations.distritos_de_comuna(c)
    count = {0: "Ningún proyecto la nombra", 1: "1 proyecto"}.get(projects, f"{projects} proyectos")
    names = ", ".join(d.nombre for d in districts) or "Fuera de los distritos mineros del estudio"
    return Ficha(c.nombre, scope.links.record(c), f"Provincia de {c.provincia}", (count, names))


def _plain(r: Registro, scope: Scope, over: str = "") -> Ficha:
    return Ficha(title_of(r), scope.links.record(r), over, (shorten(r.resumen, LIST_TEXT_LENGTH),))


def _grouped(kind: type[Registro], label: Callable[[Registro], str], order: Iterable[str], scope: Scope) -> Groups:
    """Records of a kind under the labels of a code list, in that list's order; empty groups are left out."""
    records = scope.catalogue.de(kind)
    return [
        (name, [_plain(r, scope) for r in records if label(r) == name])
        for name in order
        if any(label(r) == name for r in records)
    ]


def _projects(scope: Scope) -> Context:
    records = scope.catalogue.de(Proyecto)
    groups = [
        (name, [project_card(p, scope) for p in records if p.clase == code])
        for code, name in etiquetas.CLASE.items()
        if any(p.clase == code for p in records)
    ]
    by_commune = [
        Enlace(c.nombre, scope.links.record(c), str(n))
        for c in scope.catalogue.de(Comuna)
        if (n := len(scope.relations.proyectos_de_comuna(c)))
    ]
    by_objective = [
        Enlace(title_of(o), scope.links.record(o), str(len(scope.relations.proyectos_de(o))))
        for o in scope.catalogue.de(Objetivo)
    ]
    return {"grupos": groups, "por_comuna": by_commune, "por_objetivo": by_objective}


def _communes(scope: Scope) -> Context:
    region = scope.written.intro("comunas").text("region")
    others: dict[str, list[Enlace]] = {}
    for c in scope.catalogue.de(Comuna):
        if c.region != region:
            others.setdefault(c.region, []).append(Enlace(c.nombre, scope.links.record(c), c.provincia))
    return {"region": region, "comunas": _own_communes(scope), "otras": list(others.items())}


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
    return {"filas": rows, "region": region}


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
    terms = sorted(scope.catalogue.de(Termino), key=lambda t: t.nombre.casefold())
    return {
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
        ]
    }


def _unknown(scope: Scope) -> Context:
    """Gaps, figures that are not informed and notes of the kind «vacío», by record."""
    cat, fig = scope.catalogue, scope.figures
    found: dict[str, list[Enlace]] = {}
    names = {r.global_id: (etiquetas_de(r), title_of(r)) for r in cat.registros.values()}
    for v in cat.vacios.values():
        found.setdefault(v.registro.global_id, []).append(
            Enlace(v.vacio.nombre, fig.vacio(v).href, " ".join(paragraphs(v.vacio.texto)))
        )
    for c in cat.cifras.values():
        if c.cifra.estado == "no_informado":
            found.setdefault(c.registro.global_id, []).append(
                Enlace(c.cifra.nombre, scope.links.record(c.registro, c.anchor), valor_texto(c.cifra, cat.unidades))
            )
    for n in cat.notas.values():
        if n.nota.tipo == "vacio":
            found.setdefault(n.registro.global_id, []).append(
                Enlace(n.nota.titulo, scope.links.record(n.registro, n.anchor), " ".join(paragraphs(n.nota.texto)))
            )
    by_kind: dict[str, list[tuple[Enlace, list[Enlace]]]] = {}
    for global_id, items in found.items():
        kind, name = names[global_id]
        head = Enlace(name, scope.links.record(cat.registros[global_id]))
        by_kind.setdefault(kind, []).append((head, items))
    return {"grupos": list(by_kind.items()), "total": sum(map(len, found.values()))}


def etiquetas_de(r: Registro) -> str:
    """Plural name of a record's kind, for a heading."""
    return KIND_NAMES[r.kind]


KIND_NAMES = {
    "proyecto": "Proyectos",
    "distrito": "Distritos mineros",
    "alianza": "Alianzas",
    "foco": "Focos",
    "acuerdo": "Acuerdos",
    "objetivo": "Objetivos",
    "comuna": "Comunas",
    "lugar": "Lugares",
    "indicador": "Indicadores",
    "sesion": "Sesiones",
    "organizacion": "Organizaciones",
    "fuente": "Fuentes",
    "termino": "Glosario",
}


def _disputed(scope: Scope) -> Context:
    """Contradictions told in full, then every figure and statement in conflict, then other remarks as links."""
    cat, fig = scope.catalogue, scope.figures
    told = [(fig.nota(n), title_of(n.registro)) for n in cat.notas.values() if n.nota.tipo == "contradiccion"]
    figures = [(fig.cifra(c), title_of(c.registro)) for c in cat.cifras.values() if c.cifra.estado == "en_conflicto"]
    statements = [
        Enlace(d.dato.nombre, scope.links.record(d.registro, d.anchor), title_of(d.registro))
        for d in cat.datos.values()
        if d.dato.estado == "en_conflicto"
    ]
    other = [
        (
            name,
            [
                Enlace(n.nota.titulo, scope.links.record(n.registro, n.anchor), title_of(n.registro))
                for n in cat.notas.values()
                if n.nota.tipo == code
            ],
        )
        for code, name in (("ambiguedad", "Ambigüedades"), ("errata", "Erratas"), ("alcance", "Alcances"))
    ]
    return {"contadas": told, "cifras": figures, "datos": statements, "otras": [x for x in other if x[1]]}


def _simple(kind: type[Registro]) -> Callable[[Scope], Context]:
    return lambda scope: {"grupos": [("", [_plain(r, scope) for r in scope.catalogue.de(kind)])]}


def _by(kind: type[Registro], field: str, labels: object) -> Callable[[Scope], Context]:
    names: dict[str, str] = dict(labels)  # type: ignore[call-overload]
    return lambda scope: {
        "grupos": _grouped(kind, lambda r: names[getattr(r, field)], names.values(), scope),
    }


CONTEXTS: dict[str, Callable[[Scope], Context]] = {
    "inicio": _home,
    "estrategia": _strategy,
    "glosario": _glossary,
    "no-sabemos": _unknown,
    "no-cuadra": _disputed,
    "lista-proyectos": _projects,
    "lista-comunas": _communes,
    "lista-distritos": _districts,
    "lista-alianzas": _by(Alianza, "plazo", etiquetas.PLAZO),
    "lista-focos": _simple(Foco),
    "lista-acuerdos": _by(Acuerdo, "tipo", etiquetas.TIPO_ACUERDO),
    "lista-objetivos": _simple(Objetivo),
    "lista-lugares": _by(Lugar, "tipo", etiquetas.TIPO_LUGAR),
    "lista-indicadores": _by(Indicador, "tema", etiquetas.TEMA),
    "lista-sesiones": _simple(Sesion),
    "lista-organizaciones": _by(Organizacion, "tipo", etiquetas.TIPO_ORGANIZACION),
    "lista-fuentes": _by(Fuente, "tipo", etiquetas.TIPO_FUENTE),
}

__all__ = ["CONTEXTS", "CifraPublicada", "Relations", "listing_context"]
