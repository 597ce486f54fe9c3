"""No evidence, no answer: whether the best statement is good enough, judged apart from the ranking's scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from chatbot.interpretation import Interpretation, Slot
from chatbot.knowledge import Knowledge
from chatbot.places import is_place
from chatbot.postings import LINK
from chatbot.ranking import Ranked
from chatbot.statements import Statement
from chatbot.told import PAYING, SATISFIED, lacks_figure, lacks_time, says_itself

WEAK_KINDS = frozenset({"termino", "fuente", "indicador"})
"""A glossary term, a document or a table named in a question need not be what the answer is about."""

NAMING = frozenset({"nombre", "cargo"})
"""Attributes that mean little without the noun after them."""

NAME_ASKED = ("como", "quien")
"""How the wordings begin that ask for somebody's name."""

MIN_COVERAGE, WITHOUT_ATTRIBUTE = 0.46, 0.12
"""Least share of the question, by word weight, that an answer covers; more where it is not of the attribute asked."""

WITH_UNKNOWN = 0.7
"""The same where a word of the question stands nowhere: it may be just what is asked («perros»)."""

FIRST, MIN_FIRST = 0, 0.36
"""Where the search engine puts the same statement first of all."""

NAMED_PLACE, WHOLE, MIN_NAMED = 1, 0.95, 0.36
"""The same for a statement of which a whole name stands in the question."""

MIN_WORDS, FEW_WORDS = 0.85, 4.0
"""The same by words alone, for a statement that tells it under another attribute; their least weight together."""

AGREED, MIN_AGREED, MIN_AGREED_UNNAMED = 2, 0.45, 0.52
"""Where the search engine, which judges words and meaning apart from us, ranks the same statement among its first."""

SAYING_WHAT, MIN_DEFINITION, MIN_DEFINITION_AGREED = frozenset({"definicion", "identificador"}), 0.75, 0.5
"""What a thing is, or its number, does not answer what it costs: it must cover nearly all that was asked."""

MIN_SECONDED = 0.15
"""Least coverage of a statement that the search engine finds ahead of all others."""

MIN_DOMAIN = 0.34
"""Least coverage at which a question is about the domain at all."""

FIRST_WEIGHT = 6.0
"""Weight of an attribute that is asked first of all."""

_stricter: ContextVar[float] = ContextVar("stricter", default=0.0)


@contextmanager
def stricter(by: float) -> Iterator[None]:
    """Raise every least coverage by so much while the block runs; evaluation measures the gate with it."""
    token = _stricter.set(by)
    try:
        yield
    finally:
        _stricter.reset(token)


def least(coverage: float) -> float:
    """A least coverage as it applies now."""
    return coverage + _stricter.get()


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well the best statement fits."""

    best: Ranked | None
    names_met: bool
    attribute_met: bool
    all_known: bool = True
    """Whether every word of the question stands somewhere in the Catalogue."""
    place: int = 99
    """Place of the statement in the search engine's ranking, from 0."""
    lacks_figure: bool = False
    """Whether a figure is asked for and the statement does not tell it."""
    lacks_time: bool = False
    """Whether it is asked when, and the statement tells no time."""
    head_met: bool = True
    """Whether what «is called» so, or «who is» so, is met: «how is the president called» asks for no project's name."""
    words: float = 0.0
    """Share of the words asked, attributes and names apart, that the statement holds; 0 if there are too few."""
    defines: bool = False
    """Whether it only says what something is, and the question asks for something else."""

    @property
    def stands(self) -> bool:
        """Whether nothing speaks against it, however few of the words of the question it holds."""
        against = self.lacks_figure or self.lacks_time or self.defines or not (self.names_met and self.head_met)
        return self.best is not None and not against and self.best.coverage >= least(MIN_SECONDED)

    @property
    def answers(self) -> bool:
        """Whether it is enough to answer."""
        if self.best is None:
            return False
        if self.best.statement.tipo == "cifra" and not self.best.asked and not self.all_known:
            return False
        if self.lacks_figure or self.lacks_time or not self.head_met:
            return False
        if self.defines:
            return self.best.coverage >= least(MIN_DEFINITION_AGREED if self.place <= AGREED else MIN_DEFINITION)
        if self.place <= FIRST and self.names_met and self.attribute_met and self.best.coverage >= least(MIN_FIRST):
            return True
        if self.place <= FIRST and self.names_met and self.words >= least(MIN_WORDS):
            return True
        if (
            self.place <= NAMED_PLACE
            and self.names_met
            and self.best.exact >= WHOLE
            and self.best.coverage >= least(MIN_NAMED)
        ):
            return True
        agreed = MIN_AGREED if self.names_met else MIN_AGREED_UNNAMED
        another = not self.names_met and self.best.statement.tipo == "cifra"
        if self.place <= AGREED and self.best.coverage >= least(agreed) and not another:
            return True
        if not self.names_met:
            return False
        floor = MIN_COVERAGE if self.all_known else WITH_UNKNOWN
        return self.best.coverage >= least(floor + (0.0 if self.attribute_met else WITHOUT_ATTRIBUTE))


def strong(slot: Slot) -> bool:
    """Whether the answer must be about the thing that the slot names."""
    return slot.kind == "entity" and any(i.split("-")[0] not in WEAK_KINDS for i in slot.ids)


def _of_another_place(pairs: Sequence[tuple[Slot, float]], statement: Statement) -> bool:
    """Whether it is the cell of one place in a table, and the question names another, tied to the table alone."""
    if statement.entidad is None or not is_place(statement.entidad):
        return False
    return any(strong(s) and is_place(s.ids[0]) and c <= LINK for s, c in pairs if s.ids)


def _of_another_payer(pairs: Sequence[tuple[Slot, float]]) -> bool:
    """Whether it is asked what an organisation pays, and the statement's record is only tied to that organisation."""
    pays = any(s.kind == "attribute" and PAYING & set(s.ids) and s.weight >= FIRST_WEIGHT for s, _ in pairs)
    payers = [c for s, c in pairs if strong(s) and all(i.startswith("organizacion-") for i in s.ids)]
    return pays and any(c <= LINK for c in payers)


def _head_met(pairs: Sequence[tuple[Slot, float]]) -> bool:
    """Whether the noun right after words that ask for a name is held by the statement."""
    for i, (slot, _) in enumerate(pairs):
        if slot.kind != "attribute" or not set(slot.ids) & NAMING or not slot.text.startswith(NAME_ASKED):
            continue
        following = next(((s, c) for s, c in pairs[i + 1 :] if s.start >= slot.end), None)
        if following is not None and following[0].kind == "term" and following[0].start - slot.end <= 1:
            return following[1] >= SATISFIED
    return True


def _words_held(pairs: Sequence[tuple[Slot, float]]) -> float:
    words = [(s.weight, c) for s, c in pairs if s.kind == "term" and s.start >= 0]
    total = sum(w for w, _ in words)
    return sum(w * c for w, c in words) / total if total >= FEW_WORDS else 0.0


def evidence(question: Interpretation, ranked: Sequence[Ranked], knowledge: Knowledge) -> Evidence:
    """Judge the first of the ranked statements."""
    if not ranked:
        return Evidence(None, False, False)
    best = ranked[0]
    pairs = list(zip(question.slots, best.credits, strict=True))
    names = [c for s, c in pairs if strong(s)]
    attributes = [1.0 if says_itself(s, pairs) else c for s, c in pairs if s.kind == "attribute"]
    return Evidence(
        best,
        all(c >= SATISFIED for c in names)
        and not _of_another_place(pairs, best.statement)
        and not _of_another_payer(pairs),
        not attributes or max(attributes) >= SATISFIED,
        all(s.known for s in question.slots),
        question.place_in_search(best.statement.found_as),
        lacks_figure(question, pairs, best.statement, knowledge),
        lacks_time(pairs, best.statement, knowledge),
        _head_met(pairs),
        _words_held(pairs),
        best.statement.atributo in SAYING_WHAT
        and not SAYING_WHAT & set(question.attributes)
        and len(question.slots) > 1,
    )
