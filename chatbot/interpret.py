"""Tokens → Interpretation: names, attributes, operations and the words that are left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chatbot.gate import WEAK_KINDS
from chatbot.interpretation import Interpretation, Slot
from chatbot.knowledge import ARTICLES, Knowledge
from chatbot.lexicon import RELATED
from chatbot.phrases import Match, disjoint
from chatbot.text import Token, content_keys
from content.model import Vocablo

EXPANDED, PART_EXPANDED = 0.8, 0.65
"""Credit of a word that a synonym brought in: below the literal word, and lower for one of several words."""

KIN_CREDIT = 0.6
"""Credit of a word that says much the same."""

ATTRIBUTE_WORD = 0.45
"""Credit of a statement that uses the words of an attribute without being of it."""

ATTRIBUTE_WORD_SHARE = 0.35
"""Weight of a word that also names an attribute: «faltaron» asks for attendance, and says which part of it."""

COUNTED_WEIGHT = 4.0
"""Least weight of what is counted («cuántas comunas»): a count of anything else is no answer."""

VERB_SHARE = 0.5
"""Weight of a word that only its ending makes a verb form: stemming does not bring its forms together."""

_VERB = re.compile(r"(?:aron|ieron|aban|arian|erian|irian|ando|iendo|aremos|emos|amos)$")

DEFINITION, CAUSE, SHARE, COUNT = "definicion", "causa", "participacion", "cantidad"
CLITICS = frozenset({"lo", "la", "los", "las", "le", "les", "se"})
"""Words that people put inside the words of an attribute: «quién (lo) expuso»."""

_PLURAL = re.compile(r"[^m][aeo]s$")
LIST_WEIGHT = 2.0

INTERROGATIVES = frozenset(
    {"que", "quien", "quienes", "cual", "cuales", "cuando", "donde", "como", "cuanto", "cuanta", "cuantos", "cuantas"}
)
THINGS = frozenset({"que", "quien", "quienes", "donde", "como", "cuando"})
"""Question words that no figure answers."""

PLACE, PLACE_CLASSES = "lugar", frozenset({"region", "provincia", "comuna"})

CONJUNCTIONS = frozenset({"y", "e", "o", "u", "and", "or", "con", "el", "la", "los", "las"})

PLUS = "mas"
ASIDE_SHARE = 0.5
"""Weight of a word that could be an attribute beside a question word that asks for another one."""

COUNTING_SHARE = 0.75
"""Weight of «how many» before the attribute that says of what: «cuántos trabajadores»."""

WEAK_SHARE, REPEATED_SHARE = 0.4, 0.25
"""A glossary term weighs less than a record; an attribute asked twice hardly weighs more than once."""

ATTRIBUTE_WEIGHT, CLASS_SHARE, OPERATION_SHARE, UNKNOWN_SHARE = 6.0, 0.35, 0.3, 0.7
"""An attribute weighs like a fairly rare word; words that only say the kind of thing or of operation weigh little."""

MAX_ENTITY_WEIGHT = 9.0
CLASS_CREDIT, CLASS_WEIGHT = 0.9, 1.5
"""Credit of a record of the kind that is asked for («el convenio»), and what that kind weighs at least."""


def interpret(tokens: Sequence[Token], knowledge: Knowledge, text: str = "") -> Interpretation:
    """Take apart a cleaned, corrected question."""
    lexicon = knowledge.lexicon
    tokens = _with_numbers_named(tokens, knowledge)
    asked = [m for m in disjoint(lexicon.atributos.find_loose(tokens, CLITICS)) if not _is_through(m, tokens)]
    vocablos = lexicon.vocablos.find(tokens)
    asked = [m for m in asked if not _is_filler(m, vocablos)]
    kinds = {(m.start, m.end) for m in vocablos for v in m.values if v.grupo == "clase"}
    defines = any(DEFINITION in m.values for m in asked)
    names = [
        m for m in _names(tokens, knowledge, asked) if not _is_part_of(m, asked) and (defines or not _is_kind(m, kinds))
    ]
    name_spans = _covered(names)
    vocablos = [m for m in vocablos if not name_spans >= set(range(m.start, m.end))]
    operations = frozenset(v.id for m in vocablos for v in m.values if v.grupo == "operacion")
    if _adds(tokens, vocablos, asked):
        operations |= {"sumar"}
    filler = _covered(m for m in vocablos for v in m.values if v.grupo == "relleno")
    source_markers = {m.end for m in vocablos for v in m.values if v.id == "segun"}
    firm = _covered(m for m in names if _is_firm(m))
    attributes = [m for m in asked if not firm >= set(range(m.start, m.end))]
    alone = not any(_is_firm(m) for m in names)
    counting = {m.end for m in attributes if any(lexicon.atributo_por_id[v].responde == "conteo" for v in m.values)}
    asks = any(_interrogates(m, tokens) for m in attributes)
    slots = [_entity_slot(m, tokens, knowledge, source_markers, alone) for m in names]
    for i, match in enumerate(attributes):
        repeated = any(set(match.values) <= set(other.values) for other in attributes[:i])
        others = frozenset(v for other in attributes if other is not match for v in other.values)
        aside = _measures(match, attributes, tokens) or (
            asks and match.start not in counting and not _interrogates(match, tokens)
        )
        counts = match.values == (COUNT,) and any(other.start == match.end for other in attributes)
        share = REPEATED_SHARE if repeated else ASIDE_SHARE if aside else COUNTING_SHARE if counts else 1.0
        slots.append(_attribute_slot(match, tokens, knowledge, share, others))
    slots += _places_asked(tokens, vocablos, names, attributes)
    slots = _without_definition(slots)
    if "listar" in operations:
        slots.append(_list_slot(knowledge))
    taken = name_spans | _covered(attributes)
    expansions = lexicon.expansions.find_longest(tokens)
    classes = {i: v.id for m in vocablos for v in m.values if v.grupo == "clase" for i in range(m.start, m.end)}
    operators = {i for m in vocablos for v in m.values if v.grupo == "operacion" for i in range(m.start, m.end)}
    single = {m.start for m in attributes if m.end - m.start == 1 and tokens[m.start].content}
    for i, token in enumerate(tokens):
        if i in single and f"t:{token.key}" in knowledge.idf:
            slots.append(_term_slot(i, token, (), expansions, knowledge, ATTRIBUTE_WORD_SHARE))
        if i in taken or not token.content or (i in filler and i not in classes):
            continue
        share = CLASS_SHARE if i in classes else OPERATION_SHARE if i in operators else 1.0
        kind = ((f"k:{classes[i]}", CLASS_CREDIT),) if i in classes else ()
        slot = _term_slot(i, token, kind, expansions, knowledge, share)
        slots.append(replace(slot, weight=max(slot.weight, COUNTED_WEIGHT)) if i in counting else slot)
    return Interpretation(
        text=text,
        tokens=tuple(tokens),
        slots=tuple(sorted(slots, key=lambda s: (s.start, s.end))),
        operations=operations,
        classes=tuple(dict.fromkeys(v.id for m in vocablos for v in m.values if v.grupo == "clase")),
        sectors=_sectors(tokens, expansions, knowledge),
        asks_figure=_asks_figure(tokens, attributes, knowledge),
        follows=any(m.start == 0 for m in vocablos for v in m.values if v.grupo == "sigue"),
    )


def operations_of(tokens: Sequence[Token], knowledge: Knowledge) -> frozenset[str]:
    """Operations that the words ask for."""
    matches = knowledge.lexicon.vocablos.find(tokens)
    return frozenset(v.id for m in matches for v in m.values if v.grupo == "operacion")


def _covered(matches: object) -> set[int]:
    found: set[int] = set()
    for match in matches:  # type: ignore[attr-defined]
        found.update(range(match.start, match.end))
    return found


def _with_numbers_named(tokens: Sequence[Token], knowledge: Knowledge) -> Sequence[Token]:
    """«Districts 3 and 5» is «districts 3 and districts 5»: the kind is said before each number."""
    kinds = {m.start for m in knowledge.lexicon.vocablos.find(tokens) for v in m.values if v.grupo == "clase"}
    found: list[Token] = []
    kind: Token | None = None
    for i, token in enumerate(tokens):
        if i in kinds:
            kind = token
        elif token.word.isdecimal() and kind is not None:
            if found[-1] is not kind:
                found.append(kind)
        elif token.word not in CONJUNCTIONS:
            kind = None
        found.append(token)
    return found


def _names(tokens: Sequence[Token], knowledge: Knowledge, asked: Sequence[Match[str]]) -> list[Match[str]]:
    """Names that stand in the question; a name made of function words alone is none.

    «Population of El Loa» is the name of a table, and better an attribute of a place.
    """
    found = knowledge.names.find_loose(tokens, ARTICLES)
    said = _covered(asked)
    for outer in [m for m in found if not _is_firm(m)]:
        for inner in found:
            rest = {*range(outer.start, inner.start), *range(inner.end, outer.end)}
            if (
                outer.start <= inner.start
                and inner.end <= outer.end
                and _is_firm(inner)
                and rest & said
                and all(i in said or not tokens[i].content for i in rest)
            ):
                found = [m for m in found if m is not outer]
    found = disjoint(found, content=[t.content for t in tokens])
    return [m for m in found if any(t.content for t in tokens[m.start : m.end])]


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


def _adds(tokens: Sequence[Token], vocablos: Sequence[Match[Vocablo]], asked: Sequence[Match[str]]) -> bool:
    """Whether «más» stands between two nouns, as a sign, not before a quality («más caro»)."""
    longer = _covered(m for m in vocablos if m.end - m.start > 1) | _covered(m for m in asked if m.end - m.start > 1)
    for i, token in enumerate(tokens[1:-1], start=1):
        noun = next((t for t in tokens[i + 1 :] if t.word not in ARTICLES), None)
        if token.word == PLUS and i not in longer and tokens[i - 1].content and noun is not None and noun.content:
            return True
    return False


def _interrogates(asked: Match[str], tokens: Sequence[Token]) -> bool:
    """Whether the words of an attribute hold a question word: «por qué», not «empresas»."""
    return any(t.word in INTERROGATIVES for t in tokens[asked.start : asked.end])


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


def _asks_figure(tokens: Sequence[Token], attributes: Sequence[Match[str]], knowledge: Knowledge) -> bool:
    """Whether only a figure answers: every attribute is told by one, and no other question word asks for a thing.

    «Qué superficie» asks for a figure, «qué cultivos» for a list, «quién … aportes» for a person.
    """
    told = knowledge.lexicon.atributo_por_id
    if not attributes or not all(told[v].responde == "cifra" for m in attributes for v in m.values):
        return False
    inside = _covered(attributes)
    for i, token in enumerate(tokens):
        if i in inside or token.word not in THINGS:
            continue
        if token.word != "que" or i + 1 not in inside or _PLURAL.search(tokens[i + 1].word):
            return False
    return True


def _is_filler(asked: Match[str], vocablos: Sequence[Match[Vocablo]]) -> bool:
    """Whether the words of an attribute stand in a longer wording without content: «de dónde viene» asks no place."""
    return any(
        v.start <= asked.start and asked.end <= v.end and v.end - v.start > asked.end - asked.start
        for v in vocablos
        if any(w.grupo == "relleno" for w in v.values)
    )


def _is_part_of(name: Match[str], asked: list[Match[str]]) -> bool:
    """Whether a glossary term stands inside the words of an attribute («qué ID»)."""
    return all(i.startswith("termino-") for i in name.values) and any(
        m.start <= name.start and name.end <= m.end for m in asked
    )


def _is_kind(name: Match[str], kinds: set[tuple[int, int]]) -> bool:
    """Whether a term or a table is called like a kind of record («distritos mineros»): then the kind is meant."""
    return (name.start, name.end) in kinds and all(i.split("-")[0] in WEAK_KINDS for i in name.values)


def _is_firm(name: Match[str]) -> bool:
    """Whether a name means a record that an answer has to be about."""
    return any(i.split("-")[0] not in WEAK_KINDS for i in name.values)


def _entity_slot(
    match: Match[str], tokens: Sequence[Token], knowledge: Knowledge, markers: set[int], alone: bool
) -> Slot:
    """A slot for a name. A glossary term weighs little beside a record (`alone` is false)."""
    words = [t for t in tokens[match.start : match.end] if t.content]
    weight = sum(knowledge.idf.get(f"t:{t.key}", knowledge.rare) for t in words)
    is_source = any(match.start - gap in markers for gap in (0, 1)) and any(
        f"s:{i}" in knowledge.postings for i in match.values
    )
    prefix = "s:" if is_source else "e:"
    parts = tuple((f"t:{t.key}", 0.5) for t in words) if len(words) == 1 else ()
    share = WEAK_SHARE if not alone and all(i.startswith("termino-") for i in match.values) else 1.0
    return Slot(
        kind="source" if is_source else "entity",
        text=" ".join(t.word for t in tokens[match.start : match.end]),
        keys=(*((f"{prefix}{i}", 1.0) for i in match.values), *parts),
        weight=share * min(MAX_ENTITY_WEIGHT, max(ATTRIBUTE_WEIGHT, weight)),
        start=match.start,
        end=match.end,
    )


def _attribute_slot(
    match: Match[str], tokens: Sequence[Token], knowledge: Knowledge, share: float, others: frozenset[str]
) -> Slot:
    """A slot for an attribute. «How many» is not answered by a count that the question asks apart (`others`)."""
    counts = any(knowledge.lexicon.atributo_por_id[i].responde == "conteo" for i in match.values)
    related = [s for i in match.values for s in sorted(knowledge.lexicon.related.get(i, ()))]
    specials = [s for s in related if not (counts and s in others)]
    said = {t.key for t in tokens}
    named = [s for s in specials if _is_named(s, match.values, said, knowledge)]
    own = tuple((f"a:{i}", RELATED if named else 1.0) for i in match.values)
    special = tuple((f"a:{s}", 1.0 if s in named else RELATED) for s in specials)
    words = tuple((f"t:{t.key}", ATTRIBUTE_WORD) for t in tokens[match.start : match.end] if t.content)
    return Slot(
        kind="attribute",
        text=" ".join(t.word for t in tokens[match.start : match.end]),
        keys=(*own, *special, *words),
        weight=ATTRIBUTE_WEIGHT * share,
        start=match.start,
        end=match.end,
    )


def _is_named(special: str, general: tuple[str, ...], said: set[str], knowledge: Knowledge) -> bool:
    """Whether the question says what makes an attribute special: «cuánta plata … diseño» → monto de diseño."""
    attributes = knowledge.lexicon.atributo_por_id
    own = content_keys([attributes[special].nombre])
    rest = own - content_keys([attributes[i].nombre for i in general])
    return bool(rest) and len(rest) < len(own) and rest <= said


def _places_asked(
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


def _without_definition(slots: list[Slot]) -> list[Slot]:
    """«What is the ID» asks for the ID: what a thing is counts only when nothing else about it is asked."""
    attributes = [s for s in slots if s.kind == "attribute"]
    if len(attributes) < 2:
        return slots
    return [s for s in slots if s not in attributes or s.ids != (DEFINITION,)]


def _list_slot(knowledge: Knowledge) -> Slot:
    """«Which are…» is better answered by a list, whatever it is a list of."""
    lists = [a.id for a in knowledge.catalogue.atributos.values() if a.responde == "lista"]
    return Slot("term", "lista", tuple((f"a:{i}", 1.0) for i in lists), LIST_WEIGHT, -1, -1)


def _term_slot(
    i: int,
    token: Token,
    kind: tuple[tuple[str, float], ...],
    expansions: list[Match[tuple[Token, ...]]],
    knowledge: Knowledge,
    share: float,
) -> Slot:
    meant = [[t.key for t in value if t.content] for m in expansions if m.start <= i < m.end for value in m.values]
    brought = {key: EXPANDED if len(value) == 1 else PART_EXPANDED for value in meant for key in value}
    found = ((f"t:{token.key}", 1.0), *((f"t:{k}", credit) for k, credit in brought.items() if k != token.key))
    own = {token.key, *brought}
    others = knowledge.lexicon.kin.get(token.key, ()) if share == 1.0 else ()
    kin = tuple((f"t:{k}", KIN_CREDIT) for k in others if k not in own)
    weights = [knowledge.idf[k] for k, _ in found if k in knowledge.idf]
    known = bool(weights) or any(k in knowledge.idf for k, _ in kin)
    weight = max(weights) if weights else knowledge.rare * UNKNOWN_SHARE
    found = (*found, *kin)
    if _VERB.search(token.word):
        weight *= VERB_SHARE
    return Slot(
        kind="term",
        text=token.word,
        keys=(*found, *kind),
        weight=max(weight * share, CLASS_WEIGHT if kind else 0.0),
        start=i,
        end=i + 1,
        known=known,
    )


def _sectors(
    tokens: Sequence[Token], expansions: list[Match[tuple[Token, ...]]], knowledge: Knowledge
) -> tuple[str, ...]:
    meant = [tokens, *(value for m in expansions for value in m.values)]
    return tuple(
        dict.fromkeys(
            v.id
            for sequence in meant
            for m in knowledge.lexicon.vocablos.find(sequence)
            for v in m.values
            if v.grupo == "sector"
        )
    )
