"""Charts of one project: what it is made of, and what its design and its execution cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import groupby

from content.catalogue import Catalogue, CifraPublicada, cifras_de
from content.model import Proyecto
from generator.graficos.bars import Bar, Panel, draw_panels
from generator.graficos.chart import Celda, Chart, Clave, Cuadro
from generator.graficos.palette import SERIES
from generator.graficos.sums import total_ids, total_in_words, total_of
from generator.graficos.words import (
    SPANISH,
    Say,
    cautions,
    cell,
    joined,
    known,
    short,
    shown,
    sources_of,
)

PHASES = {"monto-diseno": ("Diseño", "g-2"), "monto-ejecucion": ("Ejecución", "g-1")}
"""Attributes of the figures that are compared, with the name and the colour of their phase."""

APART = "Cada grupo usa la unidad que imprime su fuente. El portal no convierte ni suma un grupo con otro."


def project_charts(catalogue: Catalogue, say: Say = SPANISH) -> Iterator[Chart]:
    """The charts of every project that has the figures for them."""
    for p in catalogue.de(Proyecto):
        if len(p.componentes) > 1:
            yield _components(p, catalogue, say)
        phases = [c for c in cifras_de(p) if c.cifra.atributo in PHASES and c.cifra.valor is not None]
        if len({c.cifra.atributo for c in phases}) > 1:
            yield _amounts(p, phases, catalogue, say)


def _components(p: Proyecto, cat: Catalogue, say: Say) -> Chart:
    found = [(part, cat.cifras[f"{p.global_id}.{part.cifra}"]) for part in p.componentes]
    figures = [c for _, c in found]
    top = max(known(figures)) or Decimal(1)
    whole = total_of((c.global_id for c in figures), cat)
    panels: list[Panel] = []
    said: list[str] = []
    extra: list[str] = list(total_ids(whole))
    for number, (sector, group) in enumerate(groupby(found, key=lambda x: x[0].sector)):
        parts = list(group)
        subtotal = total_of((c.global_id for _, c in parts), cat)
        extra += [subtotal.global_id] if subtotal else []
        bars = tuple(
            Bar(
                part.nombre,
                short(c, cat),
                float(c.cifra.valor / top) if c.cifra.valor is not None else None,
                f"g-{number % SERIES + 1}",
            )
            for part, c in parts
        )
        panels.append(Panel(sector, short(subtotal, cat) if subtotal else "", bars))
        count = f", {short(subtotal, cat)}" if subtotal else ""
        each = [say("{}\N{NO-BREAK SPACE}de {}", short(c, cat), part.nombre) for part, c in parts]
        said.append(f"{sector}{count}: {joined(each, cat.idioma)}")
    ids = (*(c.global_id for c in figures), *extra)
    return Chart(
        id=f"componentes-{p.id}",
        kind="componentes",
        title=say("Qué incluye: {}", p.nombre),
        lead=say("Cantidad por sector y tipo"),
        description=total_in_words(whole, cat, say) + " ".join(f"{s}." for s in said),
        table=Cuadro(
            tuple(map(say, ("Tipo", "Sector", "Cantidad"))),
            tuple((Celda(part.nombre), Celda(part.sector), cell(c, cat)) for part, c in found),
        ),
        draw=partial(draw_panels, tuple(panels)),
        figures=ids,
        remarks=cautions(ids, cat),
        sources=sources_of(figures),
        pages=(p.global_id,),
    )


def _amounts(p: Proyecto, figures: Sequence[CifraPublicada], cat: Catalogue, say: Say) -> Chart:
    panels: list[Panel] = []
    said: list[str] = []
    for unit in dict.fromkeys(c.cifra.unidad or "" for c in figures):
        own = [c for c in figures if (c.cifra.unidad or "") == unit]
        top = max(known(own)) or Decimal(1)
        name = cat.unidades[unit].plural if unit else say("sin unidad")
        panels.append(
            Panel(
                say("Unidad: {}", name),
                "",
                tuple(
                    Bar(c.cifra.nombre, short(c, cat), float(c.cifra.valor / top), PHASES[c.cifra.atributo][1])
                    for c in own
                    if c.cifra.valor is not None
                ),
            )
        )
        said += [f"{c.cifra.nombre}: {shown(c, cat)}." for c in own]
    ids = tuple(c.global_id for c in figures)
    return Chart(
        id=f"montos-{p.id}",
        kind="montos",
        title=say("Diseño y ejecución: {}", p.nombre),
        lead=say("Montos como los imprimen las fuentes"),
        description=" ".join(said),
        table=Cuadro(
            tuple(map(say, ("Monto", "Etapa", "Valor", "Lo que imprime la fuente"))),
            tuple(
                (
                    Celda(c.cifra.nombre),
                    Celda(say(PHASES[c.cifra.atributo][0])),
                    cell(c, cat),
                    Celda(c.cifra.texto_fuente or say("suma hecha por este sitio")),
                )
                for c in figures
            ),
        ),
        draw=partial(draw_panels, tuple(panels)),
        figures=ids,
        legend=tuple(Clave(style, say(name)) for name, style in PHASES.values()),
        remarks=(*([Celda(say(APART))] if len(panels) > 1 else []), *cautions(ids, cat)),
        sources=sources_of(figures),
        pages=(p.global_id,),
    )
