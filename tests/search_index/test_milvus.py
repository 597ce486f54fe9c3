"""The engine over Milvus, with Milvus Lite in a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from content.settings import Settings
from search_index.engine import SearchEngine
from search_index.judged import read_judged
from search_index.opening import open_engine, publish_where_configured
from tests.search_index.conftest import SETTINGS

pytest.importorskip("pymilvus", reason="pymilvus no está instalado: pip install pymilvus milvus-lite")
pytest.importorskip("milvus_lite", reason="milvus-lite no está instalado: pip install milvus-lite")

from search_index import milvus

JUDGED = Path(__file__).parents[1] / "eval" / "preguntas.jsonl"

pytestmark = pytest.mark.slow


@pytest.fixture
def client(tmp_path: Path) -> Iterator[milvus.MilvusClient]:
    connected = milvus.connect(str(tmp_path / "milvus.db"))
    yield connected
    connected.close()


def quiet(step: str, done: int, total: int) -> None:
    pass


def ids(hits: list[milvus.Hit]) -> list[str]:
    return [hit.chunk.chunk_id for hit in hits]


def test_a_small_bundle_gives_the_same_hits_and_scores(engine: SearchEngine, client: milvus.MilvusClient) -> None:
    milvus.publish(engine, client, quiet)
    other = milvus.MilvusEngine(engine, client)
    for question in ("¿cuánto cuesta la plamta de ENAMI?", "consejeros", "¿quién pone la plata?"):
        ours, theirs = engine.search(question), other.search(question)
        assert ids(ours) == ids(theirs)
        assert [h.score for h in theirs] == pytest.approx([h.score for h in ours], abs=2e-3)


def test_filters_hold(engine: SearchEngine, client: milvus.MilvusClient) -> None:
    milvus.publish(engine, client, quiet)
    hits = milvus.MilvusEngine(engine, client).search("planta", types=frozenset({"pagina"}), comuna="02101")
    assert hits
    assert all(hit.chunk.tipo == "pagina" and "02101" in hit.chunk.comunas for hit in hits)


def test_the_alias_moves_to_the_new_bundle_and_the_old_collection_goes(
    engine: SearchEngine, client: milvus.MilvusClient, tmp_path: Path
) -> None:
    first = milvus.publish(engine, client, quiet)
    newer = replace(engine, folder=tmp_path / "0123456789abcdef")
    second = milvus.publish(newer, client, quiet)
    assert first != second
    assert client.list_collections() == [second]


def test_what_is_published_is_not_loaded_again(engine: SearchEngine, client: milvus.MilvusClient) -> None:
    steps: list[tuple[int, int]] = []
    milvus.publish(engine, client, quiet)
    milvus.publish(engine, client, lambda step, done, total: steps.append((done, total)))
    assert steps == []


def test_a_milvus_without_this_bundle_is_refused(engine: SearchEngine, tmp_path: Path) -> None:
    with pytest.raises(milvus.MilvusError, match="emra index build"):
        milvus.MilvusEngine.open(engine, str(tmp_path / "empty.db"))


def test_the_configuration_chooses_the_engine(engine: SearchEngine, tmp_path: Path) -> None:
    index_dir = engine.folder.parent
    settings = SETTINGS.model_copy(update={"engine": "milvus", "milvus_uri": str(tmp_path / "chosen.db")})
    assert publish_where_configured(index_dir, SETTINGS, quiet) is None
    assert publish_where_configured(index_dir, settings, quiet) == f"emra_{engine.version}"
    opened = open_engine(index_dir, settings)
    assert isinstance(opened, milvus.MilvusEngine)
    assert opened.version == engine.version
    assert isinstance(open_engine(index_dir, SETTINGS), SearchEngine)


def test_a_passing_failure_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    answers = iter([ConnectionError(), ConnectionError(), "hecho"])

    def work() -> str:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert milvus._retried(work, "no") == "hecho"
    assert waits == [0.5, 1.0]


def test_a_lasting_failure_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)

    def work() -> str:
        raise ConnectionError("cerrado")

    with pytest.raises(milvus.MilvusError, match="cerrado"):
        milvus._retried(work, "Milvus no responde.")


def test_both_engines_agree_on_the_judged_questions(real_index: Settings, client: milvus.MilvusClient) -> None:
    engine = SearchEngine.open(real_index.index_dir)
    milvus.publish(engine, client, quiet)
    other = milvus.MilvusEngine(engine, client)
    # Every eighth: three that differ fail. docs/escala.md has the figures over all of them.
    questions = [question.text for question in read_judged(JUDGED) if question.spoken][::8]
    assert len(questions) >= 40
    pairs = [(ids(engine.search(text)), ids(other.search(text))) for text in questions]
    same = sum(ours[:1] == theirs[:1] for ours, theirs in pairs) / len(pairs)
    overlap = sum(len(set(ours) & set(theirs)) / max(1, len(ours)) for ours, theirs in pairs) / len(pairs)
    assert same >= 0.95, (same, overlap)
    assert overlap >= 0.95, (same, overlap)
