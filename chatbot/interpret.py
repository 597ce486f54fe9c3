"""Tokens → Interpretation: names, attributes, operations and the words that are left, each read in its own module."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chatbot.interpretation import Bounds, Interpretation, Slot
from chatbot.knowledge import Knowledge
from chatbot.phrases import Match, covered
from chatbot.reading.attributes import (
    DEFINITION,
    asked_in,
    asks_figure,
    attribute_slots,
    counting_at,
    of_organisations,
    places_asked,
    without_definition,
)
from chatbot.reading.bounds import COMPARATORS, bounds_in, excluded_in
from chatbot.reading.names import (
    entity_slot,
    is_firm,
    is_kind,
    is_kind_asked,
    is_of_the_country,
    is_part_of,
    names_in,
    with_numbers_named,
    with_projects_named,
)
from chatbot.reading.words import adds, asks_how_much_more, list_slot, sectors_of, term_slot
from chatbot.text import Token
from content.model import Vocablo

ATTRIBUTE_WORD_SHARE = 0.35
"""Weight of a word that also names an attribute: «faltaron» asks for attendance, and says which part of it."""

COUNTED_WEIGHT = 4.0
"""Least weight of what is counted («cuántas comunas»): a count of anything else is no answer."""

CLASS_SHARE, OPERATION_SHARE, CLASS_CREDIT = 0.35, 0.3, 0.9
"""Weights of words that only say the kind of thing or of operation; credit of a record of that kind («el convenio»)."""

LIST, ADD, DIFFERENCE, ACCORDING = "listar", "sumar", "diferencia", "segun"
OPPOSITES = {"mayor", "menor"}
"""Operations of which the longer wording counts where one stands inside the other."""


def interpret(tokens: Sequence[Token], knowledge: Knowledge, text: str = "") -> Interpretation:
    """Take apart a cleaned, corrected question."""
    tokens = with_numbers_named(with_projects_named(tokens, knowledge), knowledge)
    vocablos = knowledge.lexicon.vocablos.find(tokens)
    bounds = bounds_in(tokens, vocablos)
    vocablos = [m for m in vocablos if not _only_bounds(m, bounds)]
    asked = asked_in(tokens, vocablos, knowledge)
    names = _names(tokens, vocablos, asked, knowledge)
    taken = covered(names)
    vocablos = [m for m in vocablos if not taken >= set(range(m.start, m.end))]
    firm = covered(m for m in names if is_firm(m))
    attributes = [m for m in asked if not firm >= set(range(m.start, m.end))]
    attributes = of_organisations(attributes, names, tokens)
    operations = operations_in(vocablos) | ({ADD} if bounds is None and adds(tokens, vocablos, asked) else set())
    if asks_how_much_more(tokens):
        operations |= {DIFFERENCE}
    markers = {m.end for m in vocablos for v in m.values if v.id == ACCORDING}
    slots = [entity_slot(m, tokens, knowledge, markers, alone=not firm) for m in names]
    slots += attribute_slots(attributes, tokens, knowledge)
    slots += places_asked(tokens, vocablos, names, attributes)
    slots = without_definition(slots)
    if LIST in operations:
        slots.append(list_slot(knowledge))
    slots += _words_left(tokens, vocablos, names, attributes, knowledge)
    return Interpretation(
        text=text,
        tokens=tuple(tokens),
        slots=tuple(sorted(slots, key=lambda s: (s.start, s.end))),
        operations=operations,
        classes=tuple(dict.fromkeys(v.id for m in vocablos for v in m.values if v.grupo == "clase")),
        sectors=sectors_of(tokens, knowledge.lexicon.expansions.find_longest(tokens), knowledge),
        asks_figure=asks_figure(tokens, attributes, knowledge),
        follows=any(m.start == 0 for m in vocablos for v in m.values if v.grupo == "sigue"),
        bounds=bounds,
        excluded=excluded_in(tokens, vocablos, slots, knowledge),
    )


def operations_of(tokens: Sequence[Token], knowledge: Knowledge) -> frozenset[str]:
    """Operations that the words ask for, without those of a bound."""
    vocablos = knowledge.lexicon.vocablos.find(tokens)
    bounds = bounds_in(tokens, vocablos)
    return operations_in([m for m in vocablos if not _only_bounds(m, bounds)])


def operations_in(vocablos: Sequence[Match[Vocablo]]) -> frozenset[str]:
    """Operations among functional words; «más barato» asks for the least, though «más» stands in it."""
    found = [(m.start, m.end, v.id) for m in vocablos for v in m.values if v.grupo == "operacion"]
    within = {
        (start, end, one)
        for start, end, one in found
        for s, e, other in found
        if {one, other} == OPPOSITES and s <= start and end <= e and e - s > end - start
    }
    return frozenset(one for start, end, one in found if (start, end, one) not in within) - COMPARATORS


def _only_bounds(match: Match[Vocablo], bounds: Bounds | None) -> bool:
    """Whether functional words say nothing but a bound: they reach into one, or compare with no number."""
    inside = bounds is not None and match.start < bounds.end and bounds.start < match.end
    return inside or all(v.id in COMPARATORS for v in match.values)


def _names(
    tokens: Sequence[Token], vocablos: Sequence[Match[Vocablo]], asked: list[Match[str]], knowledge: Knowledge
) -> list[Match[str]]:
    """Names that mean a thing, not an attribute's words or a kind of thing."""
    kinds = {(m.start, m.end) for m in vocablos for v in m.values if v.grupo == "clase"}
    defines = any(DEFINITION in m.values for m in asked)
    found = names_in(tokens, knowledge, asked)
    found = [m for m in found if not is_of_the_country(m, tokens) and not is_kind_asked(m, tokens)]
    return [m for m in found if not is_part_of(m, asked) and (defines or not is_kind(m, kinds))]


def _words_left(
    tokens: Sequence[Token],
    vocablos: Sequence[Match[Vocablo]],
    names: Sequence[Match[str]],
    attributes: Sequence[Match[str]],
    knowledge: Knowledge,
) -> list[Slot]:
    """Slots of the words of content that neither names nor attributes take; filler makes none."""
    expansions = knowledge.lexicon.expansions.find_longest(tokens)
    taken = covered(names) | covered(attributes)
    counting = counting_at(attributes, knowledge)
    filler = covered(m for m in vocablos for v in m.values if v.grupo == "relleno")
    operators = covered(m for m in vocablos for v in m.values if v.grupo == "operacion")
    classes = {i: v.id for m in vocablos for v in m.values if v.grupo == "clase" for i in range(m.start, m.end)}
    single = {m.start for m in attributes if m.end - m.start == 1 and tokens[m.start].content}
    slots = []
    for i, token in enumerate(tokens):
        if i in single and f"t:{token.key}" in knowledge.idf:
            slots.append(term_slot(i, token, (), expansions, knowledge, ATTRIBUTE_WORD_SHARE))
        if i in taken or not token.content or (i in filler and i not in classes):
            continue
        share = CLASS_SHARE if i in classes else OPERATION_SHARE if i in operators else 1.0
        kind = ((f"k:{classes[i]}", CLASS_CREDIT),) if i in classes else ()
        slot = term_slot(i, token, kind, expansions, knowledge, share)
        slots.append(replace(slot, weight=max(slot.weight, COUNTED_WEIGHT)) if i in counting else slot)
    return slots
