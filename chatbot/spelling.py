"""Typing errors: only words that neither the statements nor the editors' vocabulary know are corrected."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.knowledge import Knowledge
from chatbot.ports import Engine
from chatbot.text import Token, sound, tokenise

MIN_LENGTH = 4
"""Shorter words are left alone: too many words are one letter away."""


def correct(
    tokens: Sequence[Token], engine: Engine, knowledge: Knowledge
) -> tuple[tuple[Token, ...], tuple[tuple[str, str], ...]]:
    """The tokens with unknown words mended by the engine, and what was changed."""
    suspects = [t.word for t in tokens if unknown(t, knowledge)]
    alike = {t.word: w for t in tokens if _untold(t, knowledge) and (w := knowledge.sounds.get(sound(t.word)))}
    if not suspects and not alike:
        return tuple(tokens), ()
    mended = alike | (dict(engine.correct(" ".join(suspects)).changes) if suspects else {})
    found: list[Token] = []
    changes: list[tuple[str, str]] = []
    for token in tokens:
        replacement = mended.get(token.word) if token.word in suspects or token.word in alike else None
        if replacement:
            found += tokenise(replacement)
            changes.append((token.word, replacement))
        else:
            found.append(token)
    return tuple(found), tuple(changes)


def unknown(token: Token, knowledge: Knowledge) -> bool:
    """Whether the word is one that nobody told us about."""
    return _untold(token, knowledge) and token.key not in knowledge.lexicon.words


def _untold(token: Token, knowledge: Knowledge) -> bool:
    """Whether no statement holds the word."""
    return (
        token.content
        and len(token.word) >= MIN_LENGTH
        and not token.word[0].isdecimal()
        and f"t:{token.key}" not in knowledge.idf
    )
