"""The small catalogue prepared once a run, the real one too, and a way to ask either."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chatbot.answer import Answer
from chatbot.knowledge import Knowledge, build_knowledge
from chatbot.pipeline import answer
from content.load import load
from tests.chatbot.ejemplo import StubEngine, catalogue

Ask = Callable[..., Answer]


def assert_told(found: Answer, intent: str, words: str) -> None:
    """Claim what operation gave an answer, and words that stand in it."""
    assert found.intent == intent
    assert words in found.answer


@pytest.fixture(scope="session")
def small() -> Knowledge:
    return build_knowledge(catalogue())


@pytest.fixture(scope="session")
def real() -> Knowledge:
    """The real content, without its index."""
    return build_knowledge(load().catalogue())


@pytest.fixture
def engine(small: Knowledge) -> StubEngine:
    return StubEngine(small.catalogue)


@pytest.fixture
def ask(small: Knowledge, engine: StubEngine) -> Ask:
    def asked(question: str, *history: str) -> Answer:
        return answer(question, history, None, engine, small)

    return asked


@pytest.fixture
def ask_real(real: Knowledge) -> Ask:
    def asked(question: str, *history: str) -> Answer:
        return answer(question, history, None, StubEngine(real.catalogue), real)

    return asked
