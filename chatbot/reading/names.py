"""The names in a question, and the entity slots that they make."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.gate import WEAK_KINDS
from chatbot.interpretation import Slot
from chatbot.knowledge import ARTICLES, Knowledge
from chatbot.phrases import Match, covered, disjoint
from chatbot.text import Token, token

WEAK_SHARE = 0.4
"""A glossary term weighs less than a record."""

MIN_WEIGHT, MAX_WEIGHT = 6.0, 9.0
"""Weights of a name: at least that of an attribute, at most that of a very rare word and a half."""

CONJUNCTIONS = frozenset({"y", "e", "o", "u", "and", "or", "con", "el", "la", "los", "las"})
"""Words between the numbers of things of one kind."""


COUNTRY = (["de", "chile"], ["del", "pais"], ["de", "todo"])
"""What follows «la región» where all regions are meant."""

WHICH_IS, WITH = (["cual", "es"], ["cual", "era"], ["cual", "fue"]), frozenset({"con", "que", "donde"})
"""What stands around «la región» where it is asked which one it is."""

PROJECT_WORD = token("proyecto")
NUMBERING = frozenset({"el", "del", "al"})
"""Words before the number of a project that is called by its number alone."""

COSTS = ("cuest", "val", "sal")
"""Beginnings of verbs after such a number: «el 74 cuesta…»."""


def with_numbers_named(tokens: Sequence[Token], knowledge: Knowledge) -> Sequence[Token]:
    """«Districts 3 and 5» is «districts 3 and districts 5»: the kind is said before each number."""
    kinds = {m.start for m in knowledge.lexicon.vocablos.find(tokens) for v in m.values if v.grupo == "clase"}
    found: list[Token] = []
    kind: Token | None = None
    for i, said in enumerate(tokens):
        if i in kinds:
            kind = said
        elif said.word.isdecimal() and kind is not None:
            if found[-1] is not kind:
                found.append(kind)
        elif said.word not in CONJUNCTIONS:
            kind = None
        found.append(said)
    return found


def with_projects_named(tokens: Sequence[Token], knowledge: Knowledge) -> Sequence[Token]:
    """«El 275 o el 74» names two projects: «proyecto» is said before a number alone that is one's."""
    found: list[Token] = []
    for i, said in enumerate(tokens):
        before = tokens[i - 1].word if i else ""
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        alone = after is None or not after.content or after.word.startswith(COSTS)
        called = said.word.isdecimal() and before in NUMBERING and alone
        if called and any((m.start, m.end) == (0, 2) for m in knowledge.names.find((PROJECT_WORD, said))):
            found.append(PROJECT_WORD)
        found.append(said)
    return found


def names_in(tokens: Sequence[Token], knowledge: Knowledge, asked: Sequence[Match[str]]) -> list[Match[str]]:
    """Names that stand in the question; a name made of function words alone is none.

    «Population of El Loa» is the name of a table, and better an attribute of a place.
    """
    found = knowledge.names.find_loose(tokens, ARTICLES)
    said = covered(asked)
    for outer in [m for m in found if not is_firm(m)]:
        for inner in found:
            rest = {*range(outer.start, inner.start), *range(inner.end, outer.end)}
            if (
                outer.start <= inner.start
                and inner.end <= outer.end
                and is_firm(inner)
                and rest & said
                and all(i in said or not tokens[i].content for i in rest)
            ):
                found = [m for m in found if m is not outer]
    found = disjoint(found, content=[t.content for t in tokens])
    return [m for m in found if any(t.content for t in tokens[m.start : m.end])]


def is_part_of(name: Match[str], asked: list[Match[str]]) -> bool:
    """Whether a glossary term stands inside the words of an attribute («qué ID»)."""
    return all(i.startswith("termino-") for i in name.values) and any(
        m.start <= name.start and name.end <= m.end for m in asked
    )


def is_kind(name: Match[str], kinds: set[tuple[int, int]]) -> bool:
    """Whether a term or a table is called like a kind of record («distritos mineros»): then the kind is meant."""
    return (name.start, name.end) in kinds and all(i.split("-")[0] in WEAK_KINDS for i in name.values)


def is_of_the_country(name: Match[str], tokens: Sequence[Token]) -> bool:
    """Whether «la región» goes on («la región de Chile que…»): then any region is meant, not this one."""
    following = [t.word for t in tokens[name.end : name.end + 2]]
    return tokens[name.end - 1].word == "region" and following in COUNTRY


def is_kind_asked(name: Match[str], tokens: Sequence[Token]) -> bool:
    """Whether «la región» is what is asked for («¿cuál es la región con más…?»), not the one of this portal."""
    before = [t.word for t in tokens[max(0, name.start - 2) : name.start]]
    following = tokens[name.end].word if name.end < len(tokens) else ""
    return tokens[name.end - 1].word == "region" and before in WHICH_IS and following in WITH


def is_firm(name: Match[str]) -> bool:
    """Whether a name means a record that an answer has to be about."""
    return any(i.split("-")[0] not in WEAK_KINDS for i in name.values)


def entity_slot(
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
        weight=share * min(MAX_WEIGHT, max(MIN_WEIGHT, weight)),
        start=match.start,
        end=match.end,
    )
