"""The words that are left of a question: what each may be told with, and how much it weighs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chatbot.interpretation import Slot
from chatbot.knowledge import ARTICLES, Knowledge
from chatbot.phrases import Match, covered
from chatbot.text import HOW_MUCH, Token
from content.model import Vocablo

Expansions = Sequence[Match[tuple[Token, ...]]]

EXPANDED, PART_EXPANDED = 0.8, 0.65
"""Credit of a word that a synonym brought in: below the literal word, and lower for one of several words."""

KIN_CREDIT = 0.6
"""Credit of a word that says much the same."""

UNKNOWN_SHARE, VERB_SHARE = 0.7, 0.5
"""Weight of a word that stands nowhere, and of one that only its ending makes a verb form: stemming does not bring its
forms together."""

CLASS_WEIGHT, LIST_WEIGHT = 1.5, 2.0
"""Least weight of a word that says the kind of thing; weight of asking for a list."""

PLUS, THAN = "mas", "que"
_VERB = re.compile(r"(?:aron|ieron|aban|arian|erian|irian|ando|iendo|aremos|emos|amos)$")


def term_slot(
    i: int,
    token: Token,
    kind: tuple[tuple[str, float], ...],
    expansions: Expansions,
    knowledge: Knowledge,
    share: float,
) -> Slot:
    """A slot for a word of content; `kind` are the keys of the records that it says the kind of."""
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


def list_slot(knowledge: Knowledge) -> Slot:
    """«Which are…» is better answered by a list, whatever it is a list of."""
    lists = [a.id for a in knowledge.catalogue.atributos.values() if a.responde == "lista"]
    return Slot("term", "lista", tuple((f"a:{i}", 1.0) for i in lists), LIST_WEIGHT, -1, -1)


def sectors_of(tokens: Sequence[Token], expansions: Expansions, knowledge: Knowledge) -> tuple[str, ...]:
    """Sectors of projects that the words or their synonyms name."""
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


def asks_how_much_more(tokens: Sequence[Token]) -> bool:
    """Whether it asks by how much one thing exceeds another: «cuánta gente más tenía una que la otra»."""
    words = [t.word for t in tokens]
    start = next((i for i, w in enumerate(words) if w.startswith(HOW_MUCH)), len(words))
    more = next((i for i in range(start + 1, min(start + 4, len(words))) if words[i] in (PLUS, "menos")), len(words))
    return THAN in words[more + 1 :]


def adds(tokens: Sequence[Token], vocablos: Sequence[Match[Vocablo]], asked: Sequence[Match[str]]) -> bool:
    """Whether «más» stands between two nouns, as a sign, not before a quality («más caro»)."""
    if not asked and not any(t.word.startswith(HOW_MUCH) for t in tokens):
        return False
    longer = covered(m for m in vocablos if m.end - m.start > 1) | covered(m for m in asked if m.end - m.start > 1)
    for i, token in enumerate(tokens[1:-1], start=1):
        noun = next((t for t in tokens[i + 1 :] if t.word not in ARTICLES), None)
        if token.word == PLUS and i not in longer and tokens[i - 1].content and noun is not None and noun.content:
            return True
    return False
