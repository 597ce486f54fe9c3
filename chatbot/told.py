"""Whether a statement tells the kind of thing that is asked: a figure, a part of a whole, a time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chatbot.interpretation import Interpretation, Slot
from chatbot.knowledge import Knowledge
from chatbot.postings import DATED, NAME, TEXT
from chatbot.statements import Statement
from chatbot.text import HOW_MANY, HOW_MUCH, YEAR, tokenise
from search_index.analysis import number, words

PAYING = frozenset({"aporte", "participacion", "financista"})
"""Attributes of what somebody pays."""

COUNT, SHARE = "cantidad", "participacion"
"""Attributes of what is counted, and of a part of a whole."""

ASKED = 6.0
"""Weight of an attribute that a question word asks for."""

SATISFIED = 0.5
"""Credit from which a slot counts as met."""

NEAR = 5
"""Words before a thing among which the number stands that counts it."""

MIN_GIVEN = 100
"""Least figure that is taken as given: a smaller number may be that of a district or of a slide."""

_FIGURE = re.compile(r"\d")
_NUMBERED = re.compile(
    r"\b(?:ID|N°|OE|Cuadro|Tabla|Figura|lámina|foco|distrito)\s?[\d/]+(?:(?:,| y| a)\s\d+)*", re.IGNORECASE
)
"""What has a number is not a figure by that."""

_PART = re.compile(r"%|por ciento|de cada|mitad|tercio|cuarta parte|mayoría", re.IGNORECASE)
_ONE_OF_SO_MANY = re.compile(r"\b\w+ de cada \w+\b", re.IGNORECASE)
"""«Cuatro de cada cinco»."""

_NUMBER = re.compile(
    r"\b(?:un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|veinte|treinta|"
    r"cien|mil|millon(?:es)?|media|mitad|tercio|cuart[ao]|ningun[oa]?|cero)\b",
    re.IGNORECASE,
)
"""A count in words."""

_TIME = re.compile(
    r"\b(?:(?:1[89]|20)\d\d|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|"
    r"siglos?|décadas?|años?|meses|hoy)\b",
    re.IGNORECASE,
)
"""Anything that places a thing in time."""

Pairs = Sequence[tuple[Slot, float]]
"""What a question asks, and the credit of a statement for it."""


def asked_first(pairs: Pairs) -> Pairs:
    """The attributes that the question asks first of all: those that weigh most."""
    asked = [(s, c) for s, c in pairs if s.kind == "attribute"]
    heaviest = max((s.weight for s, _ in asked), default=0.0)
    return [(s, c) for s, c in asked if s.weight >= heaviest]


def lacks_figure(question: Interpretation, pairs: Pairs, statement: Statement, knowledge: Knowledge) -> bool:
    """Whether a figure is asked for and the statement, of another attribute, has none, or one of another measure."""
    if not question.asks_figure:
        return False
    if _counts_another_thing(question, pairs, statement) or _is_given(question, statement):
        return True
    if any(c >= SATISFIED for _, c in _asking_how_much(question, pairs)):
        return False
    if statement.tipo == "nota" and not any(c >= SATISFIED for s, c in pairs if s.kind == "attribute"):
        return True  # a remark about other figures tells none of what is asked
    if statement.tipo == "dato" and _is_asked_in_its_words(question, pairs, statement, knowledge):
        return False
    if statement.valor is not None and _is_called_what_is_counted(question, pairs):
        return False
    return not tells_figure(question, statement) or _is_of_another_measure(question, statement, knowledge)


def _counts_another_thing(question: Interpretation, pairs: Pairs, statement: Statement) -> bool:
    """Whether «cuántas personas» is asked and the statement, of other things, does not speak of them at all."""
    if statement.tipo not in ("cifra", "dato", "nota"):
        return False
    asking = {i + 1 for i, t in enumerate(question.tokens) if t.word.startswith(HOW_MANY)}
    counted = [(s, c) for s, c in pairs if s.kind == "term" and s.start in asking and s.known]
    if not counted:
        return False
    return not any(c for _, c in counted) or all(_names_without_counting(s, statement) for s, _ in counted)


def _is_asked_in_its_words(question: Interpretation, pairs: Pairs, statement: Statement, knowledge: Knowledge) -> bool:
    """Whether the words that ask how much stand in a name of the sentence: «qué tan grande», of «the largest»."""
    own = knowledge.position[statement.id]
    names = [m for m in knowledge.wordings.find(question.tokens) if own in m.values]
    asking = [s for s, _ in asked_first(pairs)]
    return any(m.start <= s.start and s.end <= m.end and m.end - m.start > 1 for m in names for s in asking)


def _is_called_what_is_counted(question: Interpretation, pairs: Pairs) -> bool:
    """Whether the noun right after «cuánto» stands in the figure's own names: «cuánta tierra se cultiva»."""
    asking = {i + 1 for i, t in enumerate(question.tokens) if t.word.startswith(HOW_MUCH)}
    return any(s.kind == "term" and s.start in asking and c >= NAME for s, c in pairs)


def _names_without_counting(slot: Slot, statement: Statement) -> bool:
    """Whether a sentence speaks of the things and no number stands before them: «niños con necesidades especiales»."""
    if statement.tipo not in ("dato", "nota") or not slot.keys:
        return False
    said = tokenise(statement.texto)
    at = [i for i, t in enumerate(said) if f"t:{t.key}" == slot.keys[0][0]]
    return bool(at) and not any(_counts(t.word) for i in at for t in said[max(0, i - NEAR) : i])


def _counts(word: str) -> bool:
    return word[0].isdecimal() or bool(_NUMBER.fullmatch(word))


def _is_given(question: Interpretation, statement: Statement) -> bool:
    """Whether it is the figure that the question itself starts from: «of the 250,000 tonnes, how many…»."""
    asked = next((i for i, t in enumerate(question.tokens) if t.word in HOW_MANY), 0)
    given = {t.word for t in question.tokens[:asked] if t.word.isdecimal() and int(t.word) >= MIN_GIVEN}
    if statement.tipo == "cifra" and statement.valor is not None:
        return number(str(statement.valor)) in given
    told = {w for w in words(_NUMBERED.sub("", YEAR.sub("", statement.texto))) if w[0].isdecimal()}
    return bool(told) and max(told, key=len) in given


def _asking_how_much(question: Interpretation, pairs: Pairs) -> Pairs:
    """The attributes that «cuánto» asks for; without the word, those asked first of all."""
    if not any(t.word.startswith(HOW_MUCH) for t in question.tokens):
        return asked_first(pairs)
    return [
        (s, c)
        for s, c in pairs
        if s.kind == "attribute"
        and any(t.word.startswith(HOW_MUCH) for t in question.tokens[max(0, s.start - 1) : s.end])
    ]


def says_itself(attribute: Slot, pairs: Pairs) -> bool:
    """Whether the statement says the one word that names an attribute: «con qué frase termina» asks for no date."""
    return attribute.weight < ASKED and any(
        s.kind == "term" and (s.start, s.end) == (attribute.start, attribute.end) and c >= TEXT for s, c in pairs
    )


def lacks_time(pairs: Pairs, statement: Statement, knowledge: Knowledge) -> bool:
    """Whether what is asked first of all is when, and the statement neither is of that attribute nor tells a time."""
    first = asked_first(pairs)
    attributes = knowledge.catalogue.atributos
    when = bool(first) and all(attributes[i].responde == "fecha" for s, _ in first for i in s.ids)
    if all(says_itself(s, pairs) for s, _ in first):
        return False
    return when and all(c <= DATED for _, c in first) and not _TIME.search(statement.texto)


def tells_figure(question: Interpretation, statement: Statement) -> bool:
    """Whether it tells a figure besides years; in words too of what can be counted; as a part where that is asked."""
    text = _NUMBERED.sub("", YEAR.sub("", statement.texto))
    if SHARE in question.attributes and statement.tipo == "dato":
        return bool(_PART.search(text))
    if statement.valor is not None or _FIGURE.search(text) or _ONE_OF_SO_MANY.search(text):
        return True
    counts = COUNT in question.attributes or not question.attributes
    return counts and bool(_NUMBER.search(text) or _PART.search(text))


def _is_of_another_measure(question: Interpretation, statement: Statement, knowledge: Knowledge) -> bool:
    """Whether it is a figure in a unit in which what is asked is never told: people, where money is asked."""
    if statement.atributo and knowledge.catalogue.atributos[statement.atributo].responde == "fecha":
        return True
    unit = knowledge.catalogue.unidades.get(statement.unidad or "")
    if unit is None or statement.valor is None or COUNT in question.attributes:
        return False
    told = [knowledge.measures.get(a, frozenset()) for a in question.attributes]
    return bool(told) and all(told) and not any(unit.magnitud in kinds for kinds in told)
