"""Lighthouse's reports become a table: the middle of the visits, faults of any of them, and what was valid."""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from benchmarks.pages import BUDGETS, TIMES, Review, faults, report
from benchmarks.static import serving
from benchmarks.validity import Checked


def run(score: float) -> dict[str, Any]:
    refs = [{"id": "label"}, {"id": "manual"}]
    return {
        "categories": {c: {"auditRefs": refs} for c in BUDGETS},
        "audits": {"label": {"score": score}, "manual": {"score": None}},
    }


def test_a_failed_audit_is_named_and_one_for_people_is_not() -> None:
    assert faults(run(1)) == []
    assert faults(run(0)) == ["accessibility: label", "best-practices: label", "seo: label"]


def test_the_report_says_points_times_faults_and_validity() -> None:
    points = dict.fromkeys(BUDGETS, 100) | {"performance": 97}
    times = {audit: 1234.0 if unit == 1000 else 0.25 for _, audit, unit, _ in TIMES}
    review = Review("Inicio", "", points, times, 12.3, ("seo: label",))
    text = report([review], [Checked("HTML", 3, Counter()), Checked("CSS", 2, Counter(error=1))])
    assert "| Inicio (`/`) | 97 | 100 | 100 | 100 | 1,2 | 1,2 | 1,2 | 0 | 0,250 | 12,3 |" in text
    assert "- Inicio: seo: label" in text
    assert "- HTML: 3 archivos, 0 mensajes." in text
    assert "- CSS: 2 archivos, 1 error." in text
    assert "hacen falta Java y npm" in report([review], None)


def test_the_static_host_compresses_and_stays_inside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "site" / "a").mkdir(parents=True)
    (tmp_path / "site" / "a" / "index.html").write_text("hola", encoding="utf-8")
    (tmp_path / "site" / "404.html").write_text("nada", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    with serving(tmp_path / "site") as host:
        with urlopen(Request(f"{host}a/?q=1")) as answer:
            assert gzip.decompress(answer.read()) == b"hola"
            assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        with pytest.raises(HTTPError) as missing:
            urlopen(f"{host}..%2fsecret.txt")
        with missing.value as answer:
            assert answer.code == 404
