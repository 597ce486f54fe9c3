"""The figures that a sum or a difference is made of: one for each thing named, or those that the words enumerate."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

from chatbot.gate import strong
from chatbot.interpretation import Interpretation, Slot
from chatbot.knowledge import Knowledge
from chatbot.places import is_place
from chatbot.postings import MENTION, NAME
from chatbot.ranking import Ranked, credits, rank
from chatbot.statements import Statement
from chatbot.text import OR
from chatbot.told import SATISFIED

PROJECT, PAYER = "proyecto-", "organizacion-"
COUNT, CONTRIBUTION = "cantidad", "aporte"
BUDGET = Slot("attribute", "", (("a:monto-total", 1.0),), 6.0, -1, -1)
"""What is added up of projects when the question says neither what nor who pays it."""

PAID = Slot("attribute", "", ((f"a:{CONTRIBUTION}", 1.0),), 6.0, -1, -1)
"""What is compared of who pays when the question does not say what: the amount, not its share."""

NUMBERS = {2: frozenset({"dos", "2", "ambos", "ambas"}), 3: frozenset({"tres", "3"}), 4: frozenset({"cuatro", "4"})}
"""How a question says how many figures it means."""

MAX_CHOICES = 6
MIN_PAIR = 0.45
"""Least share of the question, by word weight, that the operands of a sum meet together."""

MAX_PAIRED = 30
"""Figures among which the two operands of a sum are sought."""

MIN_OPERAND = 0.4
"""Least coverage of what was asked for a figure to be an operand."""


def by_entity(question: Interpretation, knowledge: Knowledge) -> list[tuple[str, Statement]]:
    """For each of several named things of one kind, the figure that answers for it."""
    paid = any(i.startswith(PAYER) for i in question.entities)
    asked = set(question.attributes) - {COUNT}
    if any(i.startswith(PROJECT) for i in question.entities) and (not asked or (CONTRIBUTION in asked and not paid)):
        kept = tuple(s for s in question.slots if s.kind != "attribute")
        question = question.with_slots((*kept, BUDGET))
    elif paid and not question.attributes:
        question = question.with_slots((*question.slots, PAID))
    groups: dict[str, list[Slot]] = {}
    for slot in question.of_kind("entity"):
        if strong(slot):
            kind = "place" if any(is_place(i) for i in slot.ids) else slot.ids[0].split("-")[0]
            groups.setdefault(kind, []).append(slot)
    for group in groups.values():
        group = _offered(list({s.ids: s for s in group}.values()), question)
        if len(group) < 2:
            continue
        choices = []
        for slot in group:
            wanted = question.with_slots(tuple(s for s in question.slots if s is slot or s not in group))
            others = [s for s in group if s is not slot]
            choices.append([r for r in _figures_for(wanted, slot, knowledge) if not _is_about(r, others, knowledge)])
        of_payers = all(s.ids[0].startswith(PAYER) for s in group)
        best = _like_with_like(choices, together=of_payers)
        if best:
            names = [knowledge.entities[s.ids[0]].nombre for s in group]
            if of_payers and len({s.registro.global_id for s in best}) > 1:
                names = [f"{name}, en {s.registro.nombre}" for name, s in zip(names, best, strict=True)]
            return list(zip(names, best, strict=True))
    return []


def _offered(group: list[Slot], question: Interpretation) -> list[Slot]:
    """The two things on both sides of «o», where more are named: «desde Calama, ¿Chiu Chiu o Caspana?»."""
    words = [t.word for t in question.tokens]
    before = [s for s in group if s.start >= 0 and OR & set(words[s.end : s.end + 1])]
    after = [s for s in group if s.start >= 0 and OR & set(words[max(0, s.start - 3) : s.start])]
    return [*before, *after] if len(before) == len(after) == 1 and before != after else group


def _is_about(figure: Ranked, slots: Sequence[Slot], knowledge: Knowledge) -> bool:
    """Whether a figure speaks of one of these too: «more in one than in the other» is no operand of either."""
    position = knowledge.position[figure.statement.id]
    return bool((credits(slots, knowledge)[:, position] >= MENTION).any()) if slots else False


def _figures_for(wanted: Interpretation, slot: Slot, knowledge: Knowledge) -> list[Ranked]:
    """Figures that answer for one of the named things."""
    position = wanted.slots.index(slot)
    return [
        r
        for r in rank(wanted, knowledge, limit=40)
        if r.statement.tipo == "cifra"
        and r.statement.valor is not None
        and r.statement.valor_hasta is None
        and r.credits[position] >= SATISFIED
        and r.coverage >= MIN_OPERAND
    ][:MAX_CHOICES]


def _like_with_like(choices: list[list[Ranked]], *, together: bool) -> list[Statement]:
    """One figure for each, all different, of one attribute and unit, with the best scores; `together` prefers those of
    one record: what two pay for the same thing."""
    best: tuple[tuple[bool, float], list[Statement]] = ((False, 0.0), [])
    for chosen in product(*choices):
        statements = [r.statement for r in chosen]
        if len({s.id for s in statements}) < len(statements):
            continue
        if len({(s.atributo, s.unidad) for s in statements}) > 1:
            continue
        shared = together and len({s.registro.global_id for s in statements}) == 1
        rating = shared, sum(r.score for r in chosen)
        if rating > best[0]:
            best = (rating, statements)
    return best[1]


def by_coverage(question: Interpretation, knowledge: Knowledge) -> list[tuple[str, Statement]]:
    """The figures of one record, attribute and unit that together cover most of the question: two, or as many as it
    enumerates."""
    ranked = [r for r in rank(question, knowledge, limit=40) if r.statement.tipo == "cifra" and r.statement.valor]
    total = sum(s.weight for s in question.slots)
    best: tuple[float, float, tuple[Ranked, Ranked]] | None = None
    for one, two in combinations(ranked[:MAX_PAIRED], 2):
        if not _are_alike(one.statement, two.statement) or _nested(one.statement, two.statement, knowledge):
            continue
        if one.statement.id in two.statement.conflicto_con or two.statement.id in one.statement.conflicto_con:
            continue
        alone = [_covered(question, [r]) for r in (one, two)]
        both = _covered(question, [one, two])
        if both <= max(alone) or both < MIN_PAIR * total or not _names_met(question, (one, two)):
            continue
        found = (both, _credited(question, (one, two)) + one.coverage + two.coverage, (one, two))
        if best is None or found[:2] > best[:2]:
            best = found
    if best is None:
        return _alike(question, ranked, knowledge)
    chosen = list(best[2])
    for candidate in ranked[:MAX_PAIRED]:
        same = _are_alike(candidate.statement, chosen[0].statement)
        whole = any(_nested(candidate.statement, r.statement, knowledge) for r in chosen)
        if same and not whole and _adds_a_word(question, candidate, chosen):
            chosen.append(candidate)
    return _in_order(chosen, knowledge)


def _adds_a_word(question: Interpretation, candidate: Ranked, chosen: Sequence[Ranked]) -> bool:
    """Whether a figure is called by a word of the question that none of the others holds."""
    return any(
        s.kind == "term"
        and s.weight >= 1.0  # a word of the operation («sumando») weighs less
        and not s.text.isdecimal()
        and candidate.credits[i] >= NAME
        and all(r.credits[i] < NAME for r in chosen)
        for i, s in enumerate(question.slots)
    )


def _alike(question: Interpretation, ranked: Sequence[Ranked], knowledge: Knowledge) -> list[tuple[str, Statement]]:
    """The few cells of one table that answer equally well: «las dos producciones de hierro»."""
    if not ranked or ranked[0].statement.serie is None:
        return []
    first = ranked[0]
    cells = [r for r in ranked if r.statement.serie == first.statement.serie and r.credits == first.credits]
    if not NUMBERS.get(len(cells), frozenset()) & {t.word for t in question.tokens} or first.coverage < MIN_PAIR:
        return []
    return _in_order(cells, knowledge)


def _in_order(figures: Sequence[Ranked], knowledge: Knowledge) -> list[tuple[str, Statement]]:
    """Operands by their own names, in the Catalogue's order."""
    statements = sorted((r.statement for r in figures), key=lambda s: knowledge.position[s.id])
    same_table = statements[0].serie is not None and len({s.serie for s in statements}) == 1
    return [(s.nombre.rsplit(": ", 1)[-1] if same_table else s.nombre, s) for s in statements]


def _are_alike(one: Statement, other: Statement) -> bool:
    """Whether figures can be added: of one record, attribute and unit, and of one table, of one row of two, or none."""
    if (one.registro, one.atributo, one.unidad) != (other.registro, other.atributo, other.unidad):
        return False
    same_row = one.id.rsplit(".", 1)[-1] == other.id.rsplit(".", 1)[-1]
    return one.serie == other.serie or (one.serie is not None and other.serie is not None and same_row)


def _covered(question: Interpretation, figures: Sequence[Ranked]) -> float:
    """Weight of the words that some of the figures meet."""
    return sum(
        slot.weight
        for i, slot in enumerate(question.slots)
        if slot.known and any(r.credits[i] >= SATISFIED for r in figures)
    )


def _credited(question: Interpretation, figures: Sequence[Ranked]) -> float:
    """How well the words are met: a word of a figure's own name counts more than one that stands around it."""
    return sum(slot.weight * max(r.credits[i] for r in figures) for i, slot in enumerate(question.slots))


def _names_met(question: Interpretation, figures: Sequence[Ranked]) -> bool:
    """Whether everything that the question names is met by one of the figures."""
    return all(any(r.credits[i] >= SATISFIED for r in figures) for i, slot in enumerate(question.slots) if strong(slot))


def _nested(one: Statement, two: Statement, knowledge: Knowledge) -> bool:
    """Whether a figure is a part of the other: a part and its whole are not added."""
    return one.id in _parts_of(two, knowledge) or two.id in _parts_of(one, knowledge)


def _parts_of(whole: Statement, knowledge: Knowledge) -> set[str]:
    found: set[str] = set()
    queue = [whole.id]
    while queue:
        current = queue.pop()
        statement = knowledge.by_id.get(current)
        parts = list(statement.calculada_de) if statement else []
        parts += [p for s in getattr(whole.registro, "sumas", ()) if s.total == current for p in s.partes]
        queue += [p for p in parts if p not in found]
        found.update(parts)
    return found
