"""Vocabulary of the editors, as tables to look words up in: attributes, functional words, synonyms, conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from chatbot.phrases import PhraseTable
from chatbot.text import Token, keys, tokenise
from content.catalogue import Catalogue
from content.model import Atributo, Conversacion, Vocablo

RELATED = 0.65
"""Credit of a statement whose attribute is a special case of the one asked («cuándo» → inicio)."""


KIN = "afin"
"""Group of the words that say much the same; they have no function in a question."""

ENGLISH = frozenset(
    {"the", "of", "what", "which", "who", "when", "where", "why", "how", "many", "much", "does", "did", "is", "are"}
    | {"in", "to", "for", "with", "and", "was", "were", "from", "by", "has", "have", "been", "will", "list", "about"}
)
MIN_ENGLISH = 2
"""English function words that make a question English."""


@dataclass(frozen=True)
class Lexicon:
    """Phrase tables over the Catalogue's vocabulary. Synonyms read one way: people's words → the corpus' words."""

    atributos: PhraseTable[str]
    atributo_por_id: dict[str, Atributo]
    vocablos: PhraseTable[Vocablo]
    conversaciones: PhraseTable[Conversacion]
    rewrites: PhraseTable[tuple[Token, ...]]
    """Wordings that the corpus never uses: SMS spelling, slang. They are replaced before anything else."""
    english: PhraseTable[tuple[Token, ...]]
    """English wordings, replaced in an English question only: «mayor» is another word in Spanish."""
    expansions: PhraseTable[tuple[Token, ...]]
    """Wordings that also mean something by themselves: both readings count."""
    words: frozenset[str]
    """Keys of every word of the editors' vocabulary: none of them is a typing error."""
    kin: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys of words that say much the same, by the key of a word."""
    related: dict[str, frozenset[str]] = field(default_factory=dict)
    """Attributes that are special cases of an attribute, by its id."""

    def rewrite(self, tokens: Sequence[Token]) -> tuple[Token, ...]:
        """The tokens with every rewritable wording replaced."""
        if is_english(tokens, self.english):
            tokens = _replaced(tokens, self.english)
        return _replaced(tokens, self.rewrites)


def is_english(tokens: Sequence[Token], english: PhraseTable[tuple[Token, ...]]) -> bool:
    """Whether the function words are English, or one of them and words that the editors give in English."""
    found = len(ENGLISH & {t.word for t in tokens})
    return found >= MIN_ENGLISH or (found > 0 and found + len(english.find_longest(tokens)) >= MIN_ENGLISH)


def _replaced(tokens: Sequence[Token], table: PhraseTable[tuple[Token, ...]]) -> tuple[Token, ...]:
    found: list[Token] = []
    position = 0
    for match in table.find_longest(tokens):
        found += tokens[position : match.start]
        found += match.values[0]
        position = match.end
    found += tokens[position:]
    return tuple(found)


def build_lexicon(catalogue: Catalogue, known: frozenset[str]) -> Lexicon:
    """Tables for a Catalogue; `known` are the keys of the words that statements and names use."""
    rewrites: list[tuple[str, tuple[Token, ...]]] = []
    english: list[tuple[str, tuple[Token, ...]]] = []
    expansions: list[tuple[str, tuple[Token, ...]]] = []
    functional = [v for v in catalogue.vocablos if v.grupo != KIN]
    words = {k for v in catalogue.vocablos for t in v.terminos for k in keys(t)}
    asked = {k for a in catalogue.atributos.values() for t in a.terminos for k in keys(t)}
    for sinonimo in catalogue.sinonimos:
        meaning = tokenise(sinonimo.termino)
        for wording in sinonimo.equivalentes:
            foreign = any(k not in known and k not in words and k not in asked for k in keys(wording))
            replaces = foreign or not any(t.content for t in meaning)
            target = english if sinonimo.idioma == "en" else rewrites if replaces else expansions
            target.append((wording, meaning))
    atributos = catalogue.atributos
    return Lexicon(
        atributos=PhraseTable((t, a.id) for a in atributos.values() for t in (*a.terminos, a.nombre)),
        atributo_por_id=dict(atributos),
        vocablos=PhraseTable(((t, v) for v in functional for t in v.terminos), exact=True),
        conversaciones=PhraseTable(((t, c) for c in catalogue.conversaciones for t in c.terminos), exact=True),
        rewrites=PhraseTable(rewrites, exact=True),
        english=PhraseTable(english, exact=True),
        expansions=PhraseTable(expansions, exact=True),
        words=frozenset(words | asked | _words(catalogue)),
        kin=_kin(catalogue),
        related=_related(atributos),
    )


def _kin(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """For each word of a group, the others of its groups."""
    found: dict[str, dict[str, None]] = {}
    for vocablo in catalogue.vocablos:
        if vocablo.grupo == KIN:
            group = dict.fromkeys(k for t in vocablo.terminos for k in keys(t))
            for key in group:
                found.setdefault(key, {}).update(group)
    return {key: tuple(k for k in others if k != key) for key, others in found.items()}


def _words(catalogue: Catalogue) -> set[str]:
    wordings = [w for s in catalogue.sinonimos for w in s.equivalentes]
    wordings += [t for c in catalogue.conversaciones for t in c.terminos]
    return {k for w in wordings for k in keys(w)}


def _related(atributos: dict[str, Atributo] | object) -> dict[str, frozenset[str]]:
    """A → every B with a term that extends a term of A: «cuándo» → «cuándo empieza»."""
    assert isinstance(atributos, dict)
    phrases = {a.id: [keys(t) for t in a.terminos] for a in atributos.values()}
    found: dict[str, set[str]] = {}
    for general, short in phrases.items():
        for special, long in phrases.items():
            if general != special and any(len(s) < len(p) and p[: len(s)] == s for s in short for p in long):
                found.setdefault(general, set()).add(special)
    for atributo in atributos.values():
        found.setdefault(atributo.id, set()).update(atributo.cercanos)
    return {key: frozenset(values) for key, values in found.items()}
