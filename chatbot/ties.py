"""Which of several statements as good as one another speaks first: a named, disputed or fuller one."""

from __future__ import annotations

from collections.abc import Callable

from chatbot.gate import strong
from chatbot.interpretation import Interpretation
from chatbot.knowledge import Knowledge
from chatbot.places import REGION
from chatbot.postings import NAME
from chatbot.ranking import Ranked
from chatbot.statements import Statement
from chatbot.text import content_keys
from chatbot.told import SATISFIED
from search_index.analysis import number, words

TIE = 0.965
"""Statements whose score is this close to the best are equally good; then the more direct or disputed one speaks."""

TWIN = 0.7
"""The same figure told in another record counts as a tie from this share of the best score."""

FULLER = 0.75
"""A sentence that holds the figure and more replaces it from this share of the figure's score."""

SAME_SUBJECT = 0.75
"""Share of a figure's name that a sentence holds if it tells the same figure."""

EXACT = 0.9
"""Share of its own name asked for from which a list is called just what is asked."""

DEFINITION = "definicion"
"""Attribute of the sentence that says what a record is."""

SUBJECT, CALLED = 2.0, 0.9
"""Least weight of the word that says what is to be defined; its credit where it stands in a name, not in the text."""

AS_EXACT = 0.2
"""How much less of its own name may have been asked of a statement that is as good."""

AS_A_SUMMARY = 0.85
"""Share of a summary's score from which a sentence speaks instead."""

OPINION = 0.9
"""Share of the best score from which the sentence that the search engine puts first speaks instead."""

SPECIFIC = 0.93
"""Share of a list's coverage from which the figure of one of its members speaks."""

SAME_NAME = 0.5
"""Share of their words that two names of one figure have in common."""

KIND_ORDER = ("proyecto", "distrito", "acuerdo", "alianza", "foco", "sesion", "indicador", "lugar", "comuna")
"""Where two records tell the same thing, the first of these kinds is quoted."""


def prefer_named(question: Interpretation, ranked: list[Ranked]) -> list[Ranked]:
    """Statements that meet every name of the question first, in the same order otherwise."""
    named = [i for i, s in enumerate(question.slots) if strong(s)]
    named = [i for i in named if question.slots[i].ids != (REGION,)] or named

    def missed(r: Ranked) -> int:
        return sum(r.credits[i] < SATISFIED for i in named)

    return sorted(ranked, key=missed)


def settle_ties(question: Interpretation, ranked: list[Ranked], knowledge: Knowledge) -> list[Ranked]:
    """Among statements as good as the best, of the same attribute: a disputed one, a figure, then a fixed order."""
    best = ranked[0]
    twins = [r for r in ranked if _same_figure(r.statement, best.statement) and r.score >= TWIN * best.score]
    named = [i for i, s in enumerate(question.slots) if strong(s) and best.credits[i] >= SATISFIED]
    tied = [
        r
        for r in ranked
        if all(r.credits[i] >= SATISFIED for i in named)
        and (r.score >= TIE * best.score or r in twins)
        and r.statement.atributo == best.statement.atributo
        and r.statement.is_gap == best.statement.is_gap
        and r.statement.tipo in ("cifra", "dato", "vacio")
        and (best.statement.tipo != "cifra" or r in twins or _names_as_well(r, best, question))
        and (r in twins or r.exact >= best.exact - AS_EXACT)
    ]

    def order(r: Ranked) -> tuple[bool, int, int, str]:
        kind = r.statement.registro.kind
        place = KIND_ORDER.index(kind) if kind in KIND_ORDER else len(KIND_ORDER)
        return (r.statement.estado != "en_conflicto", place, knowledge.position[r.statement.id], r.statement.id)

    if len(tied) < 2 or (best.statement.tipo == "dato" and question.place_in_search(best.statement.found_as) == 0):
        return ranked
    first = min(tied, key=order)
    return [first, *(r for r in ranked if r is not first)]


def _names_as_well(one: Ranked, best: Ranked, question: Interpretation) -> bool:
    """Whether a statement holds each word that the best one holds in its name, in its own name too."""
    return all(
        one.credits[i] >= NAME or best.credits[i] < NAME for i, s in enumerate(question.slots) if s.kind == "term"
    )


def fuller_first(ranked: list[Ranked]) -> list[Ranked]:
    """A list that begins with the figure («14 distritos: …») tells more than the figure alone: it goes first."""
    best = ranked[0]
    figure = best.statement
    if figure.tipo != "cifra" or figure.valor is None or figure.estado == "en_conflicto":
        return ranked
    named = content_keys([figure.nombre])

    def tells_more(candidate: Ranked) -> bool:
        statement = candidate.statement
        return (
            statement.tipo == "dato"
            and statement.is_list
            and (statement.registro, statement.atributo) == (figure.registro, figure.atributo)
            and candidate.score >= FULLER * best.score
            and next((w for w in words(statement.texto) if w.isdecimal()), "") == number(str(figure.valor))
            and len(named & content_keys([statement.texto])) >= SAME_SUBJECT * len(named)
        )

    return put_first(ranked, tells_more)


def specific_first(ranked: list[Ranked]) -> list[Ranked]:
    """A list over several records steps back behind the one of them that is named and answers nearly as well."""
    best = ranked[0]
    if not best.statement.is_list:
        return ranked
    return put_first(
        ranked,
        lambda r: (
            r.statement.tipo == "cifra"
            and r.statement.atributo == best.statement.atributo
            and r.statement.registro != best.statement.registro
            and r.coverage >= SPECIFIC * best.coverage
        ),
    )


def closer_named_first(question: Interpretation, ranked: list[Ranked]) -> list[Ranked]:
    """A statement steps back behind one of its kind that meets all that it meets and is called by more of it.

    «Medianas o grandes» is a figure of the same record; «organizaciones privadas» may be a list of another.
    """
    best = ranked[0]
    if best.statement.tipo not in ("cifra", "dato") or best.statement.estado == "en_conflicto":
        return ranked
    words = [i for i, s in enumerate(question.slots) if s.kind == "term"]

    def named(r: Ranked) -> set[int]:
        return {i for i in words if r.credits[i] >= NAME}

    return put_first(
        ranked,
        lambda r: (
            (r.statement.tipo, r.statement.atributo) == (best.statement.tipo, best.statement.atributo)
            and _stands_for(r, best)
            and r.coverage >= SPECIFIC * best.coverage
            and _met(r) >= _met(best)
            and named(r) > named(best)
        ),
    )


def summary_last(question: Interpretation, ranked: list[Ranked]) -> list[Ranked]:
    """What a record is in sum holds many words: who asks for one thing hears the sentence that tells it."""
    best = ranked[0]
    if best.statement.tipo != "resumen" or DEFINITION in question.attributes:
        return ranked
    named = [i for i, s in enumerate(question.slots) if strong(s) and best.credits[i] >= SATISFIED]
    return put_first(
        ranked,
        lambda r: (
            r.statement.tipo == "dato"
            and r.score >= AS_A_SUMMARY * best.score
            and all(r.credits[i] >= SATISFIED for i in named)
        ),
    )


def second_opinion(question: Interpretation, ranked: list[Ranked]) -> list[Ranked]:
    """Where the best sentence is not of the kind asked for, the one of its record that the search engine puts first."""
    best = ranked[0]
    if best.statement.tipo != "dato" or meets_attribute(best, question):
        return ranked
    return put_first(
        ranked,
        lambda r: (
            r.statement.tipo == "dato"
            and r.statement.registro == best.statement.registro
            and question.place_in_search(r.statement.found_as) == 0
            and r.score >= OPINION * best.score
        ),
    )


def _stands_for(candidate: Ranked, best: Ranked) -> bool:
    """A figure for one of its record; a list that is called just what is asked for another record's sentence on it."""
    same = candidate.statement.registro == best.statement.registro
    if candidate.statement.tipo == "cifra":
        return same
    return not same and candidate.statement.is_list and not best.statement.is_list and candidate.exact >= EXACT


def _met(candidate: Ranked) -> set[int]:
    """Places of the slots that a statement meets."""
    return {i for i, credit in enumerate(candidate.credits) if credit >= SATISFIED}


def definition_first(question: Interpretation, ranked: list[Ranked]) -> list[Ranked]:
    """Who names one thing and asks nothing else of it, or what it is, hears what its own record says that it is."""
    if set(question.attributes) - {DEFINITION} or len({s.ids for s in question.slots if strong(s)}) != 1:
        return ranked
    rest = [s for s in question.slots if not strong(s) and s.kind != "attribute"]
    kinds = {key for s in rest for key, _ in s.keys if key.startswith("k:")}
    if any(not kinds & {key for key, _ in s.keys} for s in rest):
        return ranked
    named = next(s.ids for s in question.slots if strong(s))

    def defines(candidate: Ranked) -> bool:
        record = candidate.statement.registro
        own = record.global_id in named and kinds <= {f"k:{record.kind}"}
        return own and candidate.statement.atributo == DEFINITION

    return ranked if defines(ranked[0]) else put_first(ranked, defines)


def of_the_defined(question: Interpretation, ranked: list[Ranked]) -> list[Ranked]:
    """Who asks what a thing is that no record is called («¿qué es el catastro?») hears no definition of another thing
    in whose words it only occurs: statements that are called so come first, and without any only they are judged."""
    if set(question.attributes) != {DEFINITION} or any(strong(s) for s in question.slots):
        return ranked
    heavy = [i for i, s in enumerate(question.slots) if s.kind == "term" and s.start >= 0 and s.weight >= SUBJECT]
    if not heavy:
        return ranked
    head = max(heavy, key=lambda i: question.slots[i].weight)
    called = [r for r in ranked if r.credits[head] >= CALLED]
    others = [r for r in ranked if r.credits[head] < CALLED and not _says_what(r)]
    return called + others


def _says_what(candidate: Ranked) -> bool:
    return candidate.statement.atributo == DEFINITION


def put_first(ranked: list[Ranked], fits: Callable[[Ranked], bool]) -> list[Ranked]:
    """The same statements with the first that fits, the best one aside, in front; the list itself if none does."""
    found = next((r for r in ranked[1:] if fits(r)), None)
    return ranked if found is None else [found, *(r for r in ranked if r is not found)]


def meets_attribute(candidate: Ranked, question: Interpretation) -> bool:
    """Whether a statement is of an attribute that is asked for; true if none is."""
    asked = [c for s, c in zip(question.slots, candidate.credits, strict=True) if s.kind == "attribute"]
    return not asked or max(asked) >= SATISFIED


def _same_figure(one: Statement, other: Statement) -> bool:
    """Whether two records tell the same figure: value, unit, attribute and much of the name are the same."""
    if one.valor is None or (one.serie and one.serie == other.serie):
        return False
    if (one.valor, one.unidad, one.atributo) != (other.valor, other.unidad, other.atributo):
        return False
    mine, theirs = content_keys([one.nombre]), content_keys([other.nombre])
    return len(mine & theirs) >= SAME_NAME * len(mine | theirs)
