"""Feeds: valid by their own rules, dated by the data, true to the history."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from datetime import datetime
from email.utils import parsedate_to_datetime

import pytest

from content.catalogue import Catalogue, build_catalogue
from content.load import load_catalogue
from content.model import Edicion
from generator.cambios.feeds import MAX_ITEMS, feed_files
from tests.generator.ejemplo import catalogo

SITE = "https://ejemplo.cl/"
ATOM = "{http://www.w3.org/2005/Atom}"


def made(catalogue: Catalogue | None = None) -> dict[str, bytes]:
    return feed_files(catalogue or catalogo(), "Portal", SITE)


def with_history(*editions: Edicion) -> Catalogue:
    clean = catalogo()
    return build_catalogue(
        clean.registros.values(), clean.atributos.values(), clean.unidades.values(), (), historia=editions
    )


def check_rss(data: bytes, path: str) -> list[ET.Element]:
    """What the W3C feed validator asks of RSS 2.0."""
    root = ET.fromstring(data)
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    channel = root.find("channel")
    assert channel is not None
    for tag in ("title", "link", "description"):
        assert (channel.findtext(tag) or "").strip()
    own = channel.find(f"{ATOM}link")
    assert own is not None
    assert (own.get("rel"), own.get("href"), own.get("type")) == ("self", SITE + path, "application/rss+xml")
    items = channel.findall("item")
    guids = [i.findtext("guid") for i in items]
    assert len(set(guids)) == len(guids)
    for item in items:
        assert item.findtext("title")
        assert item.findtext("description")
        for tag in ("link", "guid"):
            assert (item.findtext(tag) or "").startswith(SITE)
        assert parsedate_to_datetime(item.findtext("pubDate") or "").tzinfo is not None
    days = [parsedate_to_datetime(i.findtext("pubDate") or "") for i in items]
    assert days == sorted(days, reverse=True)
    return items


def check_json(data: bytes, path: str) -> list[dict[str, str]]:
    """What JSON Feed 1.1 asks."""
    feed = json.loads(data)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"] == SITE + path
    assert feed["home_page_url"].startswith(SITE)
    assert set(feed) <= {
        "version",
        "title",
        "home_page_url",
        "feed_url",
        "description",
        "language",
        "authors",
        "items",
    }
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_text"]
        assert datetime.fromisoformat(item["date_published"]).tzinfo is not None
    items: list[dict[str, str]] = feed["items"]
    return items


@pytest.mark.parametrize("real", [False, True])
def test_every_feed_is_valid_and_both_formats_agree(real: bool) -> None:
    files = made(load_catalogue() if real else None)
    for path, data in files.items():
        if path.endswith(".xml"):
            rss = check_rss(data, path)
            items = check_json(files[path.replace(".xml", ".json")], path.replace(".xml", ".json"))
            assert [i.findtext("guid") for i in rss] == [i["id"] for i in items]
            assert [i.findtext("description") for i in rss] == [i["content_text"] for i in items]


def test_a_change_is_told_with_both_values_and_its_reason() -> None:
    first, last = check_json(made()["feed.json"], "feed.json")
    assert first["content_text"] == (
        "Antes: 2.140 millones de pesos, en conflicto. Ahora: 2.147 millones de pesos, en conflicto. "
        "Motivo: La lámina corregida trae otro monto."
    )
    assert first["url"] == f"{SITE}proyectos/275/#monto-total"
    assert last["title"].startswith("Primera edición registrada")


def test_a_commune_hears_of_its_own_changes_only() -> None:
    files = made()
    assert len(check_json(files["comunas/calama/feed.json"], "comunas/calama/feed.json")) == 1
    change = catalogo().historia[-1]
    elsewhere = change.model_copy(
        update={"cambios": tuple(c.model_copy(update={"comunas": ()}) for c in change.cambios)}
    )
    assert json.loads(made(with_history(elsewhere))["comunas/calama/feed.json"])["items"] == []


def test_without_history_the_feeds_are_there_and_empty() -> None:
    files = made(with_history())
    assert check_rss(files["feed.xml"], "feed.xml") == []
    assert check_json(files["feed.json"], "feed.json") == []


def test_a_withdrawn_figure_leads_to_the_page_of_changes() -> None:
    change = catalogo().historia[-1]
    gone = change.cambios[0].model_copy(update={"cifra": "proyecto-275.ya-no", "tipo": "sale", "ahora": None})
    (item,) = check_json(made(with_history(change.model_copy(update={"cambios": (gone,)})))["feed.json"], "feed.json")
    assert item["url"] == item["id"] == f"{SITE}que-cambio/#edicion-2026-02-20.proyecto-275.ya-no"


def test_a_feed_does_not_grow_without_end() -> None:
    change = catalogo().historia[-1]
    many = tuple(change.cambios[0].model_copy(update={"cifra": f"proyecto-275.c{n}"}) for n in range(MAX_ITEMS + 50))
    items = check_json(made(with_history(change.model_copy(update={"cambios": many})))["feed.json"], "feed.json")
    assert len(items) == MAX_ITEMS


def test_text_that_is_xml_or_control_stays_text() -> None:
    change = catalogo().historia[-1].model_copy(update={"motivo": "<b>&]]>\x01\u202e"})
    (item,) = check_rss(made(with_history(change))["feed.xml"], "feed.xml")
    assert (item.findtext("description") or "").endswith("Motivo: <b>&]]>")


def test_the_same_history_gives_the_same_bytes() -> None:
    assert made() == made()
