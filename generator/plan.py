"""Which pages the site has: all are planned before the first is written. Says nothing about what stands on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from content.catalogue import REGISTROS, Catalogue
from content.formato import Idioma
from content.model import Comuna, Foco, Fuente, Minuta, Registro, Seccion, Termino
from content.plantilla import texto
from content.resultados import Resultados
from content.rutas import FOLDER_BY_KIND, page_of, page_url
from generator.errors import GeneratorError
from generator.escape import one_line
from generator.facetas import Faceta, facetas
from generator.graficos.chart import Chart
from generator.graficos.chosen import site_charts
from generator.idiomas.marks import closed
from generator.titles import kicker_of, section_title, title_of
from generator.written import HandWritten, Written

DESCRIPTION_LENGTH = 155
"""Characters of a page's description: what search engines show."""

MENU_OF_FOLDER = {
    "proyectos": "proyectos",
    "comunas": "comunas",
    "distritos": "distritos",
    "alianzas": "estrategia",
    "focos": "estrategia",
    "acuerdos": "estrategia",
    "objetivos": "estrategia",
    "sesiones": "estrategia",
    "organizaciones": "estrategia",
    "indicadores": "indicadores",
    "lugares": "comunas",
    "fuentes": "fuentes",
}
"""Entry of the main menu under which a folder's pages are found."""

GENERATED = {
    "": "inicio",
    "estrategia/": "estrategia",
    "glosario/": "glosario",
    "lo-que-no-sabemos/": "no-sabemos",
    "lo-que-no-cuadra/": "no-cuadra",
    "datos/": "datos",
    "graficos/": "graficos",
    "prensa/": "prensa",
    "que-cambio/": "que-cambio",
}
"""Generated pages that are neither a record nor a list of one kind: address → template."""

MENU_OF_PAGE = {
    "estrategia/": "estrategia",
    "glosario/": "estrategia",
    "lo-que-no-sabemos/": "fuentes",
    "lo-que-no-cuadra/": "fuentes",
    "datos/": "fuentes",
    "graficos/": "indicadores",
    "prensa/": "fuentes",
    "que-cambio/": "fuentes",
    "asistente/": "asistente",
    "como-responde/": "asistente",
    "buscar/": "buscar",
}


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it is, what its head says, which template draws it."""

    url: str
    source: str
    template: str
    kind: str
    title: str
    description: str
    menu: str = ""
    kicker: str = ""
    parents: tuple[tuple[str, str], ...] = ()
    """Title and address of the pages above it, the start page first."""
    record: Registro | None = None
    seccion: Seccion | None = None
    """The section of the source `record` that the page is about, if it is about one."""
    written: Written | None = None
    chart: Chart | None = None
    minuta: Minuta | None = None
    faceta: Faceta | None = None
    resultados: Resultados | None = None
    lang: Idioma = "es"
    twin: str | None = None
    """Address of the same page in the other language, or None."""

    @property
    def comunas(self) -> tuple[str, ...]:
        """CUT codes of the communes that the page is about."""
        if isinstance(self.record, Comuna):
            return (self.record.id,)
        return tuple(getattr(self.record, "comunas", ()))

    @property
    def fuente(self) -> str:
        """Id of the source that the page is about, or empty."""
        return self.record.id if isinstance(self.record, Fuente) else ""


def plan(catalogue: Catalogue, written: HandWritten, resultados: Resultados | None = None) -> tuple[Page, ...]:
    """Every page of the site, sorted by address. Raises GeneratorError if two claim the same address or file."""
    pages = sorted([*_pages(catalogue, written), *_results_page(written, resultados)], key=lambda p: p.url)
    for what in ("url", "source"):
        counts = Counter(getattr(p, what) for p in pages)
        for value, count in sorted(counts.items()):
            if count > 1:
                raise GeneratorError(
                    f"build/pages/{value}", f"{count} páginas quieren esta dirección.", "Cambia el id de una de ellas."
                )
    return tuple(pages)


def _pages(catalogue: Catalogue, written: HandWritten) -> Iterator[Page]:
    home = ("Inicio", "")
    for url, template in GENERATED.items():
        intro = written.intro(template)
        yield Page(
            url=url,
            source=f"{url.rstrip('/') or 'index'}.md",
            template=template,
            kind="pagina",
            title=intro.title,
            description=intro.description,
            menu=MENU_OF_PAGE.get(url, ""),
            parents=(home,) if url else (),
            written=intro,
        )
    kinds: tuple[type[Registro], ...] = (*REGISTROS, Foco)
    for kind in kinds:
        if kind is Termino:
            continue
        folder = FOLDER_BY_KIND[kind.kind]
        intro = written.intro(folder)
        yield Page(
            url=f"{folder}/",
            source=f"{folder}/index.md",
            template=f"lista-{folder}",
            kind="pagina",
            title=intro.title,
            description=intro.description,
            menu=MENU_OF_FOLDER[folder],
            parents=(home,),
            written=intro,
        )
        for record in catalogue.de(kind):
            own = _record_page(record, intro.title, folder, home)
            yield own
            if isinstance(record, Fuente) and record.por_partes:
                yield from _section_pages(record, own)
    projects = written.intro("proyectos").title
    for _, lists in facetas(catalogue):
        for faceta in lists:
            yield Page(
                url=faceta.url,
                source=f"{faceta.url.rstrip('/')}.md",
                template="lista-faceta",
                kind="pagina",
                title=one_line(faceta.valor.titulo),
                description=shorten(
                    f"{one_line(faceta.valor.titulo)}: {', '.join(p.nombre for p in faceta.proyectos)}."
                ),
                menu=MENU_OF_FOLDER["proyectos"],
                parents=(home, (projects, "proyectos/")),
                faceta=faceta,
            )
    press = written.intro("prensa").title
    for minuta in catalogue.minutas:
        yield Page(
            url=f"prensa/{minuta.id}/",
            source=f"prensa/{minuta.id}.md",
            template="minuta",
            kind="pagina",
            title=one_line(f"Minuta de prensa: {minuta.nombre}"),
            description=shorten(texto(minuta.resumen, catalogue)),
            menu=MENU_OF_PAGE["prensa/"],
            parents=(home, (press, "prensa/")),
            minuta=minuta,
        )
    gallery = written.intro("graficos").title
    for chart in site_charts(catalogue, written):
        yield Page(
            url=f"graficos/{chart.id}/",
            source=f"graficos/{chart.id}.md",
            template="grafico",
            kind="pagina",
            title=one_line(f"{chart.genre}: {chart.title}"),
            description=shorten(chart.description),
            menu=MENU_OF_PAGE["graficos/"],
            kicker=chart.genre,
            parents=(home, (gallery, "graficos/")),
            chart=chart,
        )
    for name, page in written.pages.items():
        yield Page(
            url=f"{name}/",
            source=f"{name}.md",
            template="escrita",
            kind="pagina",
            title=page.title,
            description=page.description,
            menu=MENU_OF_PAGE.get(f"{name}/", ""),
            parents=(home,),
            written=page,
        )


def _results_page(written: HandWritten, resultados: Resultados | None) -> Iterator[Page]:
    """The assistant's scorecard, once it has been measured."""
    if resultados is None:
        return
    intro = written.intro("calificaciones")
    yield Page(
        url="asistente/calificaciones/",
        source="asistente/calificaciones.md",
        template="calificaciones",
        kind="pagina",
        title=intro.title,
        description=intro.description,
        menu=MENU_OF_PAGE["asistente/"],
        parents=(("Inicio", ""), (written.pages["asistente"].title, "asistente/")),
        written=intro,
        resultados=resultados,
    )


def _record_page(record: Registro, list_title: str, folder: str, home: tuple[str, str]) -> Page:
    url = page_url(record)
    return Page(
        url=url,
        source=f"{url.rstrip('/')}.md",
        template=f"ficha-{record.kind}",
        kind=record.kind,
        title=one_line(title_of(record)),
        description=shorten(record.resumen),
        menu=MENU_OF_FOLDER[folder],
        kicker=one_line(kicker_of(record)),
        parents=(home, (list_title, f"{folder}/")),
        record=record,
    )


def _section_pages(fuente: Fuente, above: Page) -> Iterator[Page]:
    """A page for each section of a long source; `above` is the source's own."""
    for seccion in fuente.secciones:
        url = page_of(fuente, seccion.id)
        yield replace(
            above,
            url=url,
            source=f"{url.rstrip('/')}.md",
            template="seccion-fuente",
            title=one_line(section_title(fuente, seccion)),
            description=shorten(seccion.resumen),
            parents=(*above.parents, (above.title, above.url)),
            seccion=seccion,
        )


def shorten(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """The text cut at a word, with «…», so that it has at most `length` characters."""
    line = one_line(text)
    if len(line) <= length:
        return line
    return closed(line[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…")


__all__ = ["GENERATED", "Page", "plan", "shorten"]
