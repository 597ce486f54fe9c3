"""The projects that the names and sectors of a question select, and how the selection is said."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.gate import strong
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.places import chosen_place, projects_in
from content.etiquetas import SECTOR
from content.model import Comuna, Proyecto, Registro

STRATEGY = "iniciativa_emra"
GENERAL = ("termino-", "sesion-", "fuente-")
"""Kinds whose names («EMRA») do not select projects."""

PLURALS = frozenset({"proyectos", "iniciativas", "obras", "projects"})
"""Words that ask for projects, not for one."""

FILTERS, FUND = ("objetivo-", "foco-", "organizacion-"), "termino-"
"""Kinds of record, besides places, that projects are filtered by: objectives, focuses and funders."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Projects of the strategy, and what they were selected by."""

    projects: tuple[Proyecto, ...]
    places: tuple[Registro, ...]
    others: tuple[Registro, ...]
    sectors: tuple[str, ...]
    excluded: tuple[str, ...]
    """Names of what was left out."""
    words: tuple[str, ...] = ()
    """Words of which a sentence about each project holds all."""

    @property
    def filters(self) -> tuple[str, ...]:
        """The selection in words, one filter an entry."""
        said = [label(place) for place in self.places] + [o.nombre for o in self.others]
        if self.sectors:
            said.append("sector " + ", ".join(sorted({SECTOR[s].lower() for s in self.sectors})))
        if self.words:
            said.append(f"de los que se dice «{' '.join(self.words)}»")
        if self.excluded:
            said.append("sin " + ", ".join(self.excluded))
        return tuple(said)


def strategy(knowledge: Knowledge) -> list[Proyecto]:
    """Every project of the strategy, in the order of the Catalogue."""
    return [p for p in knowledge.catalogue.de(Proyecto) if p.clase == STRATEGY]


def places_in(question: Interpretation, knowledge: Knowledge) -> list[Registro]:
    """Every place that is named: «in Ollagüe and Sierra Gorda»."""
    found = [chosen_place(s, question, knowledge.catalogue) for s in question.of_kind("entity")]
    return [knowledge.catalogue.registros[p] for p in dict.fromkeys(found) if p is not None]


def others_in(question: Interpretation, knowledge: Knowledge) -> list[Registro]:
    """Objectives, focuses, funders and funds that are named and that some project is tied to."""
    found = [knowledge.catalogue.registros[i] for i in question.entities if i.startswith((*FILTERS, FUND))]
    return [r for r in found if any(_is_tied(p, r, knowledge) for p in strategy(knowledge))]


def _is_tied(project: Proyecto, other: Registro, knowledge: Knowledge) -> bool:
    """Whether a project is of an objective or focus, or is paid by an organisation or from a fund."""
    if other.global_id.startswith(FUND):
        return any(f"{FUND}{a.fondo}" == other.global_id for a in project.financiamiento)
    return other.global_id in knowledge.linked[project.global_id]


def projects_named(question: Interpretation, knowledge: Knowledge) -> list[Proyecto]:
    """The project that each name stands for: its own, or the only one that a funder pays or that names a place."""
    found: dict[str, Proyecto] = {}
    every = {p.global_id: p for p in strategy(knowledge)}
    for slot in (s for s in question.of_kind("entity") if strong(s)):
        own = [every[i] for i in slot.ids if i in every]
        tied = [p for p in every.values() if knowledge.linked[p.global_id] & set(slot.ids)]
        for project in own or (tied if len(tied) == 1 else []):
            found[project.global_id] = project
    return list(found.values())


def select(question: Interpretation, knowledge: Knowledge) -> Selection:
    """The projects in any of the places, tied to all the others, of one of the sectors, without what is left out."""
    wanted = question.without_excluded()
    places, others = places_in(wanted, knowledge), others_in(wanted, knowledge)
    found = strategy(knowledge)
    if places:
        found = _in_any(found, places, knowledge)
    for other in others:
        found = [p for p in found if _is_tied(p, other, knowledge)]
    narrowed = [p for p in found if p.sector in wanted.sectors]
    found = narrowed or found
    out = [p for i in question.excluded if (p := knowledge.catalogue.registros.get(i)) is not None]
    unwanted = question.with_slots(tuple(s for s in question.slots if set(s.ids) <= question.excluded))
    outside = places_in(unwanted, knowledge)
    tied = [r for r in out if r.global_id.startswith((*FILTERS, FUND))]
    without = [p for p in found if p.sector not in question.excluded and p not in _in_any(found, outside, knowledge)]
    without = [p for p in without if not any(_is_tied(p, r, knowledge) for r in tied)]
    unwanted_sectors = sorted(SECTOR[s].lower() for s in set(question.excluded) & set(question.sectors))
    names = [*map(label, outside), *(r.nombre for r in tied), *unwanted_sectors]
    return Selection(
        projects=tuple(without),
        places=tuple(places),
        others=tuple(others),
        sectors=tuple(sorted({p.sector for p in narrowed})),
        excluded=tuple(names) if len(without) < len(found) else (),
    )


def label(place: Registro) -> str:
    """A place as a filter is said."""
    return f"comuna de {place.nombre}" if isinstance(place, Comuna) else place.nombre


def _in_any(projects: list[Proyecto], places: list[Registro], knowledge: Knowledge) -> list[Proyecto]:
    return [p for p in projects if any(p in projects_in(x.global_id, projects, knowledge.catalogue) for x in places)]
