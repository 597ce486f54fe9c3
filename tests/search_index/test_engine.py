"""A question → ranked passages."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from search_index.chunks import TIPOS
from search_index.engine import SearchEngine


def tops(engine: SearchEngine, question: str) -> list[str]:
    return [hit.chunk.chunk_id for hit in engine.search(question, 3)]


def test_the_amount_is_found_by_how_people_ask_for_it(engine: SearchEngine) -> None:
    amounts = {"dato:proyecto-275.monto-total", "digesto:acta.montos"}
    assert amounts & set(tops(engine, "¿cuánto cuesta la planta?"))
    assert "dato:proyecto-275.monto-total" in tops(engine, "lucas")
    assert engine.search("plant")[0].bm25 > 0


def test_scores_are_ordered_between_0_and_1_and_ids_break_ties(engine: SearchEngine) -> None:
    hits = engine.search("planta de ENAMI", 20)
    assert hits
    assert all(0 <= hit.score <= 1 for hit in hits)
    assert [(-hit.score, hit.chunk.passage_id) for hit in hits] == sorted((-h.score, h.chunk.passage_id) for h in hits)


@pytest.mark.parametrize("question", ["", "   ", "¿y de la?", "…"])
def test_a_question_without_terms_has_no_results(engine: SearchEngine, question: str) -> None:
    assert engine.search(question) == []


def test_a_limit_beyond_the_corpus_is_no_error(engine: SearchEngine) -> None:
    assert 0 < len(engine.search("planta", 10_000)) <= len(engine.chunks)


def test_unknown_words_still_reach_the_vectors(engine: SearchEngine) -> None:
    assert all(hit.bm25 == 0 for hit in engine.search("xylophone quartet"))


@pytest.mark.parametrize("tipo", TIPOS)
def test_a_type_filter_keeps_its_type(engine: SearchEngine, tipo: str) -> None:
    hits = engine.search("planta", types=frozenset({tipo}))
    assert hits
    assert {hit.chunk.tipo for hit in hits} == {tipo}


def test_a_commune_filter_keeps_what_is_about_it(engine: SearchEngine) -> None:
    assert all("02101" in hit.chunk.comunas for hit in engine.search("planta", comuna="02101"))
    assert engine.search("planta", comuna="99999") == []


def test_accents_and_capitals_do_not_matter(engine: SearchEngine) -> None:
    assert tops(engine, "¿CUÁNTO CUESTA LA PLANTA?") == tops(engine, "cuanto cuesta la planta")


def test_typing_errors_are_corrected_and_told(engine: SearchEngine) -> None:
    assert engine.correct("la planta de Antofagsta").changes == (("Antofagsta", "Antofagasta"),)
    assert tops(engine, "Antofagsta") == tops(engine, "Antofagasta")


def test_a_kind_of_passage_of_weight_0_scores_nothing(engine: SearchEngine) -> None:
    weights = {**engine.manifest.passage_weights, "pagina": 0.0}
    light = replace(engine, manifest=replace(engine.manifest, passage_weights=weights))
    hits = [hit for hit in light.search("planta", 50) if hit.chunk.tipo == "pagina"]
    assert hits
    assert all(hit.score == 0 for hit in hits)


def test_a_record_is_found_once_by_its_best_statement_and_says_all_of_its_passage(engine: SearchEngine) -> None:
    hits = engine.search("monto total de la planta", 50)
    passages = [hit.chunk.passage_id for hit in hits]
    assert len(passages) == len(set(passages))
    hit = next(hit for hit in hits if hit.chunk.part_id == "proyecto-275.monto-total")
    members = engine.passage(hit)
    assert hit.chunk in members
    assert len(members) > 1
    assert {(chunk.record_id, chunk.passage_id) for chunk in members} == {("proyecto-275", hit.chunk.passage_id)}


def test_statements_are_ranked_each_by_itself(engine: SearchEngine) -> None:
    hits = engine.statements("planta de ENAMI", 50)
    assert {hit.chunk.tipo for hit in hits} == {"dato"}
    assert len({hit.chunk.passage_id for hit in hits}) < len(hits)
    assert engine.statements("planta", 0) == engine.statements("…") == []


def test_threads_get_the_answers_of_a_single_thread(engine: SearchEngine) -> None:
    questions = ["cuánto cuesta la planta", "acta de la mañana", "aporte de ENAMI", "Antofagasta"] * 5
    alone = [tops(engine, question) for question in questions]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda question: tops(engine, question), questions)) == alone


def test_idf_knows_a_word_without_its_ene(engine: SearchEngine) -> None:
    assert engine.analyse("mañana") == ["mañan"]
    assert engine.idf("manan") >= engine.idf("mañan")
    assert any(hit.bm25 > 0 for hit in engine.search("manana"))


@pytest.mark.parametrize(("decisive", "encoded"), [(1.0, []), (0.0, ["planta"])])
def test_a_question_that_words_decide_is_not_encoded(
    engine: SearchEngine, monkeypatch: pytest.MonkeyPatch, decisive: float, encoded: list[str]
) -> None:
    read: list[str] = []
    vector = engine.encoder.query("planta")
    ranking = replace(engine.manifest.ranking, decisive=decisive)
    fresh = replace(engine, manifest=replace(engine.manifest, ranking=ranking))
    monkeypatch.setattr(type(engine.encoder), "query", lambda self, text: (read.append(text), vector)[1])
    assert fresh.search("planta")
    assert read == encoded
