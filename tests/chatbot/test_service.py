"""The service: its contract, its errors, its headers, and the page that answers without JavaScript."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from chatbot.app import MAX_BODY, create_app
from chatbot.runtime import Runtime
from chatbot.store import Store
from content.settings import Settings, read_settings
from search_index.errors import BundleError
from tests.chatbot.ejemplo import StubEngine, catalogue

ROOT = Path(__file__).parents[2]
QUESTION = {"question": "¿Cuánto cuesta la planta de ENAMI?"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    found = read_settings(ROOT / "emra.toml", {})
    site = tmp_path / "site"
    (site / "asistente").mkdir(parents=True)
    (site / "assets").mkdir()
    (site / "index.html").write_text("<h1>Inicio</h1>", encoding="utf-8")
    (site / "404.html").write_text("<h1>No existe esa página</h1>", encoding="utf-8")
    (site / "asistente" / "index.html").write_text('<main><div id="asistente"></div></main>', encoding="utf-8")
    (site / "assets" / "a.css").write_text("a{}", encoding="utf-8")
    service = found.service.model_copy(update={"store": tmp_path / "var" / "store.sqlite"})
    return found.model_copy(update={"build": tmp_path, "service": service})


@pytest.fixture
def app(settings: Settings) -> APIFlask:
    return create_app(settings, StubEngine(catalogue()))


@pytest.fixture
def client(app: APIFlask) -> Iterator[FlaskClient]:
    with app.test_client() as opened:
        yield opened


def test_an_answer_has_the_shape_of_the_contract(client: FlaskClient) -> None:
    body = client.post("/api/v1/ask", json={**QUESTION, "history": [], "commune": None}).get_json()
    assert set(body) == {
        "status",
        "answer",
        "answer_id",
        "kind",
        "interpretation",
        "citations",
        "figures",
        "options",
        "suggestions",
        "request",
        "index_version",
        "took_ms",
    }
    assert set(body["interpretation"]) == {"intent", "entities", "corrections"}
    assert body["figures"][0]["value"] == "2147"
    assert body["citations"][0]["number"] == 1


def test_corrections_say_from_and_to(settings: Settings) -> None:
    engine = StubEngine(catalogue(), known={"plamta": "planta"})
    client = create_app(settings, engine).test_client()
    body = client.post("/api/v1/ask", json={"question": "cuánto cuesta la plamta de ENAMI"}).get_json()
    assert body["interpretation"]["corrections"] == [{"from": "plamta", "to": "planta"}]


def test_the_same_question_gives_the_same_bytes_but_for_the_time(client: FlaskClient) -> None:
    one, two = (client.post("/api/v1/ask", json=QUESTION).get_json() for _ in range(2))
    assert {**one, "took_ms": 0} == {**two, "took_ms": 0}


def test_an_answer_is_given_again_by_its_id_byte_for_byte(client: FlaskClient) -> None:
    answer_id = client.post("/api/v1/ask", json=QUESTION).get_json()["answer_id"]
    one, two = (client.get(f"/api/v1/answers/{answer_id}") for _ in range(2))
    assert one.data == two.data
    assert one.get_json()["answer_id"] == answer_id
    assert "took_ms" not in one.get_json()


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"data": "{", "content_type": "application/json"}, 400, "malformed"),
        ({"data": "[" * 3000 + "]" * 3000, "content_type": "application/json"}, 400, "malformed"),
        ({"data": "hola", "content_type": "text/plain"}, 415, "unsupported_media_type"),
        ({"data": b"x" * (MAX_BODY + 1), "content_type": "application/json"}, 413, "too_large"),
        ({"json": {}}, 422, "invalid_field"),
        ({"json": {"question": ""}}, 422, "invalid_field"),
        ({"json": {"question": "   "}}, 422, "invalid_field"),
        ({"json": {"question": "x" * 301}}, 422, "invalid_field"),
        ({"json": {"question": 5}}, 422, "invalid_field"),
        ({"json": {**QUESTION, "history": ["a"] * 6}}, 422, "invalid_field"),
        ({"json": {**QUESTION, "commune": "2101"}}, 422, "invalid_field"),
        ({"json": {**QUESTION, "extra": 1}}, 422, "invalid_field"),
        ({"json": [1]}, 422, "invalid_field"),
    ],
)
def test_a_faulty_request_is_a_problem_document(
    client: FlaskClient, sent: dict[str, object], status: int, code: str
) -> None:
    response = client.post("/api/v1/ask", **sent)  # type: ignore[arg-type]
    body = json.loads(response.data)
    assert (response.status_code, body["status"], body["code"]) == (status, status, code)
    assert response.content_type == "application/problem+json"
    assert body["request_id"] == response.headers["X-Request-Id"]
    assert body["detail"].endswith(".")


def test_a_wrong_field_is_named_in_spanish(client: FlaskClient) -> None:
    body = json.loads(client.post("/api/v1/ask", json={"question": ""}).data)
    assert body["detail"] == "«question» debe ser un texto de 1 a 300 caracteres."


def test_addresses_and_methods_that_do_not_exist(client: FlaskClient) -> None:
    assert client.get("/api/v1/nada").status_code == 404
    wrong = client.get("/api/v1/ask")
    assert (wrong.status_code, wrong.headers["Allow"]) == (405, "POST")
    assert client.put("/api/v1/ask", json=QUESTION).status_code == 405
    assert client.get("/api/v1/answers/0000000000000000").status_code == 404


def test_search_checks_its_parameters(client: FlaskClient) -> None:
    assert client.get("/api/v1/search?q=tren").get_json()["results"] == []
    for query in ("", "?q=", "?q=tren&limit=0", "?q=tren&limit=51", "?q=tren&type=otro", "?q=tren&commune=9"):
        assert client.get(f"/api/v1/search{query}").status_code == 422, query


def test_feedback_is_kept(client: FlaskClient, settings: Settings) -> None:
    assert client.post("/api/v1/feedback", json={"answer_id": "0" * 16, "useful": True}).get_json() == {"saved": True}
    assert settings.service.store.is_file()
    assert client.post("/api/v1/feedback", json={"answer_id": "x", "useful": True}).status_code == 422


def test_feedback_that_cannot_be_kept_is_503_and_questions_go_on(settings: Settings) -> None:
    settings.service.store.parent.mkdir(parents=True)
    settings.service.store.mkdir()
    client = create_app(settings, StubEngine(catalogue())).test_client()
    assert client.post("/api/v1/ask", json=QUESTION).status_code == 200
    refused = client.post("/api/v1/feedback", json={"answer_id": "0" * 16, "useful": True})
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "15")


def test_health_and_metrics(client: FlaskClient) -> None:
    assert client.get("/livez").get_json() == {"status": "ok"}
    assert client.get("/readyz").get_json() == {"status": "ok", "index_version": "v1"}
    client.post("/api/v1/ask", json=QUESTION)
    assert b'emra_answers_total{status="answered"} 1.0' in client.get("/metrics").data


def test_without_an_index_the_service_lives_and_says_why_it_is_not_ready(settings: Settings) -> None:
    client = create_app(settings).test_client()
    assert client.get("/livez").status_code == 200
    for response in (client.get("/readyz"), client.post("/api/v1/ask", json=QUESTION)):
        assert response.status_code == 503
        assert "índice" in json.loads(response.data)["detail"]
        assert response.headers["Retry-After"]
    assert client.get("/", buffered=True).status_code == 200


def test_every_answer_carries_the_security_headers(client: FlaskClient) -> None:
    for path in ("/", "/livez", "/nada", "/api/v1/nada"):
        headers = client.get(path, buffered=True).headers
        assert "script-src 'self'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"]


def test_the_site_is_served_with_its_404_page_and_caching(client: FlaskClient) -> None:
    assert client.get("/", buffered=True).headers["Cache-Control"] == "no-cache"
    assert client.get("/assets/a.css", buffered=True).headers["Cache-Control"] == "public, max-age=3600"
    assert client.get("/asistente").headers["Location"].endswith("/asistente/")
    missing = client.get("/nada/", buffered=True)
    assert (missing.status_code, "No existe esa página" in missing.text) == (404, True)
    for path in ("/../emra.toml", "/%2e%2e/emra.toml", "/assets/../../emra.toml"):
        assert client.get(path, buffered=True).status_code == 404, path


def test_the_page_answers_without_javascript_and_escapes_everything(client: FlaskClient) -> None:
    page = client.get(
        "/asistente/", query_string={"pregunta": "<img src=x onerror=alert(1)> ¿cuánto cuesta la planta de ENAMI?"}
    )
    assert "2.147 millones de pesos" in page.text
    assert "<img" not in page.text
    assert "/fuentes/acta/#montos" in page.text
    assert client.get("/asistente/", buffered=True).text == '<main><div id="asistente"></div></main>'


def test_the_rate_limit_is_only_there_when_it_is_set(settings: Settings) -> None:
    limited = settings.model_copy(
        update={"service": settings.service.model_copy(update={"rate_limit": "2 per minute"})}
    )
    client = create_app(limited, StubEngine(catalogue())).test_client()
    codes = [client.post("/api/v1/ask", json=QUESTION).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    refused = client.post("/api/v1/ask", json=QUESTION)
    assert refused.content_type == "application/problem+json"
    assert refused.headers["Retry-After"]


def test_a_fault_of_ours_is_a_problem_without_details(app: APIFlask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secreto")

    monkeypatch.setattr("chatbot.routes_ask.answer", fail)
    response = app.test_client().post("/api/v1/ask", json=QUESTION)
    assert response.status_code == 500
    assert "secreto" not in response.text


def test_the_api_describes_itself(client: FlaskClient) -> None:
    document = client.get("/api/openapi.json").get_json()
    assert document["openapi"].startswith("3.")
    for path in (
        "/api/v1/ask",
        "/api/v1/search",
        "/api/v1/answers/{answer_id}",
        "/api/v1/feedback",
        "/livez",
        "/readyz",
    ):
        assert path in document["paths"], path


def test_a_new_bundle_replaces_the_old_one_and_a_broken_one_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chatbot.runtime.CHECK_EVERY_S", 0.0)
    pointer = tmp_path / "current"
    pointer.write_text("v1", encoding="utf-8")

    def open_engine() -> StubEngine:
        version = pointer.read_text(encoding="utf-8")
        if version == "roto":
            raise BundleError("El índice está dañado.")
        return StubEngine(catalogue(), version=version)

    def served(version: str) -> bool:
        for _ in range(200):
            current = runtime.current()
            if current is not None and current.engine.version == version and runtime.idle():
                return True
        return False

    runtime = Runtime(pointer, open_engine)
    assert served("v1")
    pointer.write_text("roto", encoding="utf-8")
    runtime.current()
    assert _eventually(lambda: served("v1"))
    pointer.write_text("v2", encoding="utf-8")
    assert _eventually(lambda: served("v2"))


def _eventually(test: object) -> bool:
    import time

    for _ in range(100):
        if test():  # type: ignore[operator]
            return True
        time.sleep(0.02)
    return False


def test_the_store_keeps_the_first_answer_of_an_id(tmp_path: Path) -> None:
    store = Store(tmp_path / "a" / "s.sqlite")
    store.save_answer("x", "uno")
    Store(tmp_path / "a" / "s.sqlite").save_answer("x", "dos")
    assert store.answer("x") == "uno"
    assert store.answer("y") is None


def test_no_question_reaches_a_log_or_the_disk(
    client: FlaskClient, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    client.post("/api/v1/ask", json={"question": "cuánto cuesta la planta de ENAMI, palabrasecreta"})
    captured = capsys.readouterr()
    assert "palabrasecreta" not in captured.out + captured.err
    stored = b"".join(p.read_bytes() for p in settings.service.store.parent.iterdir())
    assert b"palabrasecreta" not in stored
