"""Charts on pages: the gallery, the page of each chart, and the figures of records and lists. Drawn by `graficos`."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from content.model import Fuente, Registro
from generator.figure_views import Enlace
from generator.graficos.chart import Chart, Kind
from generator.graficos.figure import Place, figure
from generator.graficos.files import has_png
from generator.graficos.locator import locator
from generator.graficos.picture import FOLDER
from generator.graficos.words import Say
from generator.scope import Scope
from generator.titles import title_of

GROUPS: tuple[tuple[str, str, tuple[Kind, ...]], ...] = (
    ("Proyectos", "proyectos", ("financiamiento", "componentes", "montos")),
    ("Metas", "metas", ("metas",)),
    ("Mapas", "mapas", ("mapa",)),
    ("Distritos mineros", "distritos", ("ranking",)),
    ("Cuadros de los estudios", "cuadros", ("barras", "partes", "rangos")),
)
"""The parts of the gallery: heading, anchor and the charts that stand under it."""

MANY_CARDS = 24
"""Most charts of one group in the gallery; those of single projects are on the projects' own pages."""


def gallery_context(scope: Scope) -> dict[str, object]:
    """The context of the gallery: cards by group, each with its picture."""
    groups = [
        (
            name,
            anchor,
            [
                (
                    c,
                    scope.links.page(f"{FOLDER}{c.id}/"),
                    Markup(f"{scope.links.address(f'{FOLDER}{c.id}/')}".removesuffix("/") + ".svg"),
                )
                for c in [c for kind in kinds for c in scope.charts if c.kind == kind][:MANY_CARDS]
            ],
        )
        for name, anchor, kinds in GROUPS
    ]
    return {"grupos": [g for g in groups if g[2]]}


def chart_context(scope: Scope) -> dict[str, object]:
    """The context of the page of one chart."""
    chart = scope.page.chart
    assert chart is not None
    records = [scope.catalogue.registros[id_] for id_ in chart.pages]
    return {
        "titulo": chart.title,
        "grafico": draw(chart, scope, Place(table="open", title=False, link=False)),
        "descripcion": chart.description,
        "fichas": [Enlace(title_of(r), scope.links.record(r)) for r in records],
        "direccion": scope.address,
        "sitio": scope.site_name,
        "version": scope.catalogue.content_hash[:12],
    }


def record_figures(r: Registro, scope: Scope) -> list[tuple[Chart, Markup]]:
    """The figures of a record's page; the tables that stand on the page itself are not repeated."""
    found, id_ = [], r.global_id
    for chart in scope.charts:
        if id_ in chart.pages:
            has_table = chart.kind in ("financiamiento", "componentes", "barras", "partes", "rangos")
            titled = chart.kind in ("montos", "metas")
            found.append((chart, draw(chart, scope, Place("none" if has_table else "closed", titled))))
    return found


def record_map(r: Registro, scope: Scope) -> Markup | None:
    """Where the record is, on a small map of communes; None if it names none. A source is not in a place."""
    if isinstance(r, Fuente) or not scope.page.comunas:
        return None
    return locator(scope.page.comunas, r.global_id, scope.catalogue, scope.links, Say(scope.book))


def list_figures(ids: Iterable[str], scope: Scope) -> list[Markup]:
    """Figures of a list page; the list itself is the table."""
    by_id = {c.id: c for c in scope.charts}
    return [draw(by_id[id_], scope, Place("none")) for id_ in ids if id_ in by_id]


def draw(chart: Chart, scope: Scope, place: Place) -> Markup:
    """The figure as seen from the page."""
    png = has_png(chart, scope.charts)
    return figure(
        chart, scope.catalogue, scope.links, Place(place.table, place.title, place.link, png), Say(scope.book)
    )
