"""What a question asks for: the attributes that its words name, and the slots that they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chatbot.interpretation import Slot
from chatbot.knowledge import Knowledge
from chatbot.lexicon import RELATED
from chatbot.phrases import Match, covered, disjoint
from chatbot.text import HOW_MUCH, Token, content_keys, ordinal_in
from content.model import Vocablo

ATTRIBUTE_WEIGHT = 6.0
"""An attribute weighs like a fairly rare word."""

ATTRIBUTE_WORD = 0.45
"""Credit of a statement that uses the words of an attribute without being of it."""

ASIDE_SHARE, REPEATED_SHARE, COUNTING_SHARE = 0.5, 0.25, 0.75
"""Shares of the weight: beside a question word that asks for another one; asked twice; «how many» before what it is."""

CAUSE_SHARE = 0.7
"""Weight of asking why: a reason may be told with any fact."""

DEFINITION, CAUSE, SHARE, COUNT = "definicion", "causa", "participacion", "cantidad"
OFFICE, WHO = "cargo", frozenset({"quien", "quienes", "who"})
ORGANISATION, ORGANISED = "organizacion", frozenset({"organizacion", "termino"})
PLACE, PLACE_CLASSES = "lugar", frozenset({"region", "provincia", "comuna"})

CLITICS = frozenset({"lo", "la", "los", "las", "le", "les", "se"})
"""Words that people put inside the words of an attribute: «quién (lo) expuso»."""

INTERROGATIVES = frozenset(
    {"que", "quien", "quienes", "cual", "cuales", "cuando", "donde", "como", "cuanto", "cuanta", "cuantos", "cuantas"}
)
THINGS = frozenset({"que", "quien", "quienes", "donde", "como", "cuando"})
"""Question words that no figure answers."""
CHOOSING = frozenset({"cual", "cuales"})

POSSIBLE = frozenset({"puede", "pueden", "podia", "podian", "podria", "podrian"})
"""Verbs at the beginning with which it is asked whether something may be, not how much it is."""

FIGURES = frozenset({"cifra", "conteo"})
"""What «how much» and «how many» are answered with."""

RANKED = frozenset({"lugar", "puesto", "distrito", "posicion", "ranking"})
"""Nouns after an ordinal that mean a place in the ranking of the districts."""

_NUMBER = re.compile(r"\d+|dos|tres|cuatro|cinco|seis|siete|ocho")
_PLURAL = re.compile(r"[^m][aeo]s$")


def asked_in(tokens: Sequence[Token], vocablos: Sequence[Match[Vocablo]], knowledge: Knowledge) -> list[Match[str]]:
    """Attributes that the words ask for, the longest wordings first taken."""
    found = disjoint(knowledge.lexicon.atributos.find_loose(tokens, CLITICS))
    return [
        m for m in found if not _is_through(m, tokens) and not _is_filler(m, vocablos) and not _is_ordinal(m, tokens)
    ]


def counting_at(attributes: Sequence[Match[str]], knowledge: Knowledge) -> set[int]:
    """Places right after «how many», where what is counted stands."""
    by_id = knowledge.lexicon.atributo_por_id
    return {m.end for m in attributes if any(by_id[v].responde == "conteo" for v in m.values)}


def attribute_slots(attributes: Sequence[Match[str]], tokens: Sequence[Token], knowledge: Knowledge) -> list[Slot]:
    """A slot for each attribute; it weighs less where another one is asked first of all."""
    counting = counting_at(attributes, knowledge)
    direct = {m.start for m in attributes if _interrogates(m, tokens)}
    measured = {i for m in attributes if _measures(m, attributes, tokens) for i in (m.end + 1, m.end + 2)}
    asks, direct = bool(direct) or _asks_apart(attributes, tokens), direct | counting | measured
    slots = []
    for i, match in enumerate(attributes):
        others = frozenset(v for other in attributes if other is not match for v in other.values)
        if any(set(match.values) <= set(other.values) for other in attributes[:i]):
            share = REPEATED_SHARE
        elif _measures(match, attributes, tokens) or (asks and match.start not in direct):
            share = ASIDE_SHARE
        elif match.values == (COUNT,) and any(other.start == match.end for other in attributes):
            share = COUNTING_SHARE
        else:
            share = 1.0
        slots.append(_attribute_slot(match, tokens, knowledge, share, others))
    return slots


def of_organisations(
    attributes: Sequence[Match[str]], names: Sequence[Match[str]], tokens: Sequence[Token]
) -> list[Match[str]]:
    """«Who is the EPA» asks what it is: an organisation holds no office."""
    found = []
    for match in attributes:
        who = tokens[match.start].word in WHO and match.values == (OFFICE,)
        named = [n for n in names if match.end <= n.start <= match.end + 1]
        kinds = {v.split("-")[0] for n in named for v in n.values}
        found.append(replace(match, values=(DEFINITION,)) if who and ORGANISATION in kinds <= ORGANISED else match)
    return found


def places_asked(
    tokens: Sequence[Token],
    vocablos: Sequence[Match[Vocablo]],
    names: Sequence[Match[str]],
    attributes: Sequence[Match[str]],
) -> list[Slot]:
    """«Mines of district 1 and region»: a kind of place without a name, after a name, asks which one it is."""
    if not names or not attributes or any(PLACE in m.values for m in attributes):
        return []
    last = max(m.end for m in names)
    return [
        Slot("attribute", tokens[m.start].word, ((f"a:{PLACE}", 1.0),), ATTRIBUTE_WEIGHT * ASIDE_SHARE, m.start, m.end)
        for m in vocablos
        if m.start >= last and m.end == len(tokens) and any(v.id in PLACE_CLASSES for v in m.values)
    ][:1]


def without_definition(slots: list[Slot]) -> list[Slot]:
    """«What is the ID» asks for the ID: what a thing is counts only when nothing else about it is asked."""
    attributes = [s for s in slots if s.kind == "attribute"]
    if len(attributes) < 2:
        return slots
    return [s for s in slots if s not in attributes or s.ids != (DEFINITION,)]


def asks_figure(tokens: Sequence[Token], attributes: Sequence[Match[str]], knowledge: Knowledge) -> bool:
    """Whether only a figure answers: every attribute, or what «how much» asks for, is told by one, and no other
    question word asks for a thing.

    «Qué superficie» asks for a figure, «qué cultivos» for a list, «quién … aportes» for a person.
    """
    told = knowledge.lexicon.atributo_por_id
    measured = [m for m in attributes if _is_how_much(m, tokens)]
    if not measured and POSSIBLE & {t.word for t in tokens[:2]}:
        return False
    if not measured and _how_much_of_no_attribute(tokens):
        return True
    kinds = {told[v].responde for m in measured or attributes for v in m.values}
    if not kinds or not kinds <= FIGURES:
        return False
    inside = covered(attributes)
    others = (told[v].responde for m in attributes if m not in measured and _interrogates(m, tokens) for v in m.values)
    if any(other not in FIGURES for other in others):
        return False
    for i, token in enumerate(tokens):
        if token.word in CHOOSING and _of_a_noun(i, tokens, inside):
            return False
        if token.word not in THINGS:
            continue
        of_things = token.word == "que" and i + 1 in inside and _PLURAL.search(tokens[i + 1].word)
        if of_things or (i not in inside and (token.word != "que" or i + 1 not in inside)):
            return False
    return True


def _of_a_noun(at: int, tokens: Sequence[Token], inside: set[int]) -> bool:
    """Whether «which» stands before a noun that names no attribute, or before how many there are of it."""
    at += 2 if at + 1 < len(tokens) and _NUMBER.fullmatch(tokens[at + 1].word) else 1
    return at < len(tokens) and tokens[at].content and at not in inside


def _is_how_much(asked: Match[str], tokens: Sequence[Token]) -> bool:
    """Whether the words of an attribute hold or follow «cuánto», or ask which part of a whole."""
    if asked.values == (SHARE,):
        return True
    return any(t.word.startswith(HOW_MUCH) for t in tokens[max(0, asked.start - 1) : asked.end])


def _how_much_of_no_attribute(tokens: Sequence[Token]) -> bool:
    """Whether «cuánto» asks, and does not say «en cuanto a»."""
    return any(t.word.startswith(HOW_MUCH) and (i == 0 or tokens[i - 1].word != "en") for i, t in enumerate(tokens))


def _is_through(asked: Match[str], tokens: Sequence[Token]) -> bool:
    """Whether «por qué» asks through what («por qué pasos»), not why: a plural noun follows."""
    following = tokens[asked.end] if asked.end < len(tokens) else None
    return (
        asked.values == (CAUSE,)
        and asked.end - asked.start == 2
        and following is not None
        and following.content
        and bool(_PLURAL.search(following.word))
    )


def _is_ordinal(asked: Match[str], tokens: Sequence[Token]) -> bool:
    """Whether «primero» only says which of several things is meant («el primer convenio»), not a place in a ranking."""
    following = tokens[asked.end] if asked.end < len(tokens) else None
    alone = asked.end - asked.start == 1 and ordinal_in(tokens[asked.start : asked.end]) is not None
    return alone and following is not None and following.content and following.word not in RANKED


def _is_filler(asked: Match[str], vocablos: Sequence[Match[Vocablo]]) -> bool:
    """Whether the words of an attribute stand in a longer wording without content: «de dónde viene» asks no place."""
    return any(
        v.start <= asked.start and asked.end <= v.end and v.end - v.start > asked.end - asked.start
        for v in vocablos
        if any(w.grupo == "relleno" for w in v.values)
    )


def _interrogates(asked: Match[str], tokens: Sequence[Token]) -> bool:
    """Whether the words of an attribute hold a question word: «por qué», not «empresas»."""
    return any(t.word in INTERROGATIVES for t in tokens[asked.start : asked.end])


def _asks_apart(attributes: Sequence[Match[str]], tokens: Sequence[Token]) -> bool:
    """Whether a question word asks for something that is no attribute: «qué le exige la gente»."""
    starts = {m.start for m in attributes}
    for i, token in enumerate(tokens):
        if token.word in INTERROGATIVES:
            following = next((j for j in range(i + 1, len(tokens)) if tokens[j].content), None)
            if following is not None and following not in starts:
                return True
    return False


def _measures(asked: Match[str], attributes: Sequence[Match[str]], tokens: Sequence[Token]) -> bool:
    """Whether it only says in what something else is measured.

    «Porcentaje de avance» asks for the progress, «…y cuántas son» for what was named.
    """
    if asked.values == (COUNT,) and asked.start > 0 and not any(t.content for t in tokens[asked.end :]):
        return True
    start = asked.end + 1
    if asked.values != (SHARE,) or start >= len(tokens) or tokens[asked.end].word not in ("de", "del"):
        return False
    return any(m.start in (start, start + 1) for m in attributes)


def _attribute_slot(
    match: Match[str], tokens: Sequence[Token], knowledge: Knowledge, share: float, others: frozenset[str]
) -> Slot:
    """A slot for an attribute. «How many» is not answered by a count that the question asks apart (`others`)."""
    counts = any(knowledge.lexicon.atributo_por_id[i].responde == "conteo" for i in match.values)
    related = [s for i in match.values for s in sorted(knowledge.lexicon.related.get(i, ()))]
    specials = [s for s in related if not (counts and s in others)]
    said = {key for t in tokens for key in (t.key, *knowledge.lexicon.kin.get(t.key, ()))}
    named = [s for s in specials if _is_named(s, match.values, said, knowledge)]
    own = tuple((f"a:{i}", RELATED if named else 1.0) for i in match.values)
    special = tuple((f"a:{s}", 1.0 if s in named else RELATED) for s in specials)
    words = tuple((f"t:{t.key}", ATTRIBUTE_WORD) for t in tokens[match.start : match.end] if t.content)
    return Slot(
        kind="attribute",
        text=" ".join(t.word for t in tokens[match.start : match.end]),
        keys=(*own, *special, *words),
        weight=ATTRIBUTE_WEIGHT * share * (CAUSE_SHARE if match.values == (CAUSE,) else 1.0),
        start=match.start,
        end=match.end,
    )


def _is_named(special: str, general: tuple[str, ...], said: set[str], knowledge: Knowledge) -> bool:
    """Whether the question says what makes an attribute special: «cuánta plata … diseño» → monto de diseño."""
    attributes = knowledge.lexicon.atributo_por_id
    own = content_keys([attributes[special].nombre])
    rest = own - content_keys([attributes[i].nombre for i in general])
    return bool(rest) and len(rest) < len(own) and rest <= said
