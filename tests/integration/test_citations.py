"""Citation integrity: every quote stands verbatim at its place, and every page and anchor exists in the built site.

It is checked for everything that can be printed (each statement, each section of a digest), not for a sample only, and
for every kind of computed answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from chatbot.answer import Answer
from chatbot.cite import Citation, cite_quotes
from chatbot.compose import compose
from chatbot.evaluate import read_judged
from chatbot.pipeline import answer
from chatbot.plan import Plan, Quote
from chatbot.runtime import Loaded, prepare
from content.model import Fuente
from content.settings import Settings
from search_index.engine import SearchEngine

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
JUDGED = ROOT / "tests" / "eval" / "preguntas.jsonl"
_ID = re.compile(r'\bid="([^"]+)"')


@pytest.fixture(scope="module")
def loaded(real_index: Settings) -> Loaded:
    return prepare(SearchEngine.open(real_index.index_dir))


@pytest.fixture(scope="module")
def printed(loaded: Loaded) -> dict[str, Answer]:
    """Every statement of the Catalogue as an answer of its own."""
    return {
        s.id: compose(
            Plan("answered", "statements", parts=(s.id,), focus=(s.registro.global_id,)), loaded.knowledge, "v1"
        )
        for s in loaded.knowledge.statements
    }


@pytest.fixture(scope="module")
def judged(loaded: Loaded) -> dict[str, Answer]:
    items = read_judged(JUDGED)
    return {j.id: answer(j.question, j.context, None, loaded.engine, loaded.knowledge) for j in items}


def fuente(citation: Citation, loaded: Loaded) -> Fuente:
    found = loaded.knowledge.catalogue.registros[f"fuente-{citation.source_id}"]
    assert isinstance(found, Fuente)
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split())


def fragments(loaded: Loaded) -> set[str]:
    """Wordings that the data quote from a source, each declared with its place."""
    citas = [c for s in loaded.knowledge.statements for c in s.fuentes]
    return {_one_line(c.fragmento) for c in citas if c.fragmento}


def loose(citations: Iterable[Citation], loaded: Loaded) -> set[str]:
    """Quotes that do not stand in the section they are cited from."""
    declared, found = fragments(loaded), set()
    for c in citations:
        sections = {s.id: s for s in fuente(c, loaded).secciones}
        section = sections[c.page_url.rpartition("#")[2]]
        quote = _one_line(c.quote).removesuffix("…")
        if not quote or (quote not in _one_line(section.resumen) and quote not in declared):
            found.add(f"{c.source_id}#{section.id}: {c.quote}")
    return found


def dangling(addresses: Iterable[str], site: Path) -> set[str]:
    """Addresses whose page or anchor the built site does not have."""

    @cache
    def anchors(path: str) -> frozenset[str]:
        page = site / path.strip("/") / "index.html"
        return frozenset(_ID.findall(page.read_text(encoding="utf-8"))) if page.is_file() else frozenset()

    return {a for a in addresses if a.partition("#")[2] not in anchors(a.partition("#")[0])}


def addresses(answers: Iterable[Answer]) -> set[str]:
    return {x.page_url for a in answers for x in (*a.citations, *a.figures)}


def test_every_statement_is_cited_verbatim_at_its_place(printed: dict[str, Answer], loaded: Loaded) -> None:
    assert loose([c for a in printed.values() for c in a.citations], loaded) == set()


def test_every_page_and_anchor_of_every_statement_exists(printed: dict[str, Answer], real_site: Settings) -> None:
    assert dangling(addresses(printed.values()), real_site.site_dir) == set()


def test_every_statement_of_a_source_has_a_citation(printed: dict[str, Answer], loaded: Loaded) -> None:
    assert [i for i, a in printed.items() if loaded.knowledge.by_id[i].fuentes and not a.citations] == []


def test_every_section_of_every_source_can_be_quoted(loaded: Loaded, real_site: Settings) -> None:
    quotes = [
        Quote(f.id, s.id, s.localizador, sentence)
        for f in loaded.knowledge.catalogue.de(Fuente)
        for s in f.secciones
        for sentence in re.split(r"(?<=[.;!?])\s+|\n+", s.resumen)
        if sentence.strip()
    ]
    cited = cite_quotes(quotes, loaded.knowledge)
    assert len(cited) == len(quotes)
    assert loose(cited, loaded) == set()
    assert dangling({c.page_url for c in cited}, real_site.site_dir) == set()


def test_answers_to_the_judged_set_are_cited_verbatim(judged: dict[str, Answer], loaded: Loaded) -> None:
    own = [c for a in judged.values() for c in a.citations]
    assert loose(own, loaded) == set()


def test_citations_are_numbered_from_one_without_holes(judged: dict[str, Answer]) -> None:
    for found in judged.values():
        assert [c.number for c in found.citations] == list(range(1, len(found.citations) + 1))


def test_the_judged_set_exercises_every_kind_of_computed_answer(judged: dict[str, Answer]) -> None:
    text = "\n".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "chatbot" / "compute").rglob("*.py")))
    kinds = set(re.findall(r'\bintent(?::\s*str)?\s*=\s*"([a-z_]+)"', text))
    assert kinds
    assert kinds <= {a.intent for a in judged.values()}


def test_every_computed_answer_shows_what_it_was_computed_from(judged: dict[str, Answer]) -> None:
    for question, found in judged.items():
        if found.kind == "computed" and found.status in ("answered", "conflict"):
            assert found.citations, question
            assert found.figures or found.entities, question
