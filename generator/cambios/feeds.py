"""The history as feeds: RSS 2.0 and JSON Feed 1.1, for the whole site and for each commune.

Nothing here looks at a clock: an item is dated by its edition, at noon UTC so that the day is the same in Chile.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime

from content.catalogue import Catalogue
from content.model import CambioCifra, Comuna, Edicion
from content.rutas import anchored_url, page_url
from generator.cambios.view import FEED_JSON, FEED_RSS, change_anchor, edition_anchor, narrow, summary
from generator.escape import one_line

PAGE = "que-cambio/"
MAX_ITEMS = 100
"""Items of a feed, newest first; the page keeps all."""

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry; `id` is an address on the page «qué cambió» and never changes."""

    id: str
    url: str
    titulo: str
    texto: str
    fecha: date


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: its own address without the file name, the page it goes with, and its entries."""

    titulo: str
    descripcion: str
    carpeta: str
    pagina: str
    items: tuple[Item, ...]


def feed_files(catalogue: Catalogue, site_name: str, site_url: str) -> dict[str, bytes]:
    """Every feed by its path on the site."""
    files: dict[str, bytes] = {}
    for feed in (_whole(catalogue, site_name, site_url), *_communes(catalogue, site_name, site_url)):
        files[feed.carpeta + FEED_RSS] = to_rss(feed, site_url)
        files[feed.carpeta + FEED_JSON] = to_json_feed(feed, site_name, site_url)
    return files


def to_rss(feed: Feed, site_url: str) -> bytes:
    """RSS 2.0 (rssboard.org) with the self link that its best practices ask for."""
    ET.register_namespace("atom", _ATOM)
    rss = ET.Element("rss", version="2.0")
    channel = ET.SubElement(rss, "channel")
    for tag, text in (
        ("title", feed.titulo),
        ("link", site_url + feed.pagina),
        ("description", feed.descripcion),
        ("language", "es-cl"),
    ):
        ET.SubElement(channel, tag).text = text
    own = {"href": f"{site_url}{feed.carpeta}{FEED_RSS}", "rel": "self", "type": "application/rss+xml"}
    ET.SubElement(channel, f"{{{_ATOM}}}link", own)
    if feed.items:
        ET.SubElement(channel, "lastBuildDate").text = format_datetime(_moment(feed.items[0].fecha))
    for item in feed.items:
        entry = ET.SubElement(channel, "item")
        ET.SubElement(entry, "title").text = item.titulo
        ET.SubElement(entry, "link").text = item.url
        ET.SubElement(entry, "description").text = item.texto
        ET.SubElement(entry, "guid", isPermaLink="true").text = item.id
        ET.SubElement(entry, "pubDate").text = format_datetime(_moment(item.fecha))
    ET.indent(rss, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(rss, encoding="unicode")}\n'.encode()


def to_json_feed(feed: Feed, site_name: str, site_url: str) -> bytes:
    """JSON Feed 1.1 (jsonfeed.org)."""
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.titulo,
        "home_page_url": site_url + feed.pagina,
        "feed_url": f"{site_url}{feed.carpeta}{FEED_JSON}",
        "description": feed.descripcion,
        "language": "es-CL",
        "authors": [{"name": site_name, "url": site_url}],
        "items": [
            {
                "id": item.id,
                "url": item.url,
                "title": item.titulo,
                "content_text": item.texto,
                "date_published": _moment(item.fecha).isoformat().replace("+00:00", "Z"),
                "language": "es-CL",
            }
            for item in feed.items
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _whole(catalogue: Catalogue, site_name: str, site_url: str) -> Feed:
    return Feed(
        titulo=f"{one_line(site_name)}: qué cambió",
        descripcion="Cifras y fichas que aparecieron, cambiaron o se retiraron, con el motivo.",
        carpeta="",
        pagina=PAGE,
        items=_newest_first(catalogue.historia, catalogue, site_url),
    )


def _communes(catalogue: Catalogue, site_name: str, site_url: str) -> Iterator[Feed]:
    for comuna in catalogue.de(Comuna):
        folder = page_url(comuna)
        own = [narrow(e, comuna.id) for e in catalogue.historia]
        yield Feed(
            titulo=f"{one_line(site_name)}: qué cambió en {one_line(comuna.nombre)}",
            descripcion=f"Cifras y fichas sobre la comuna de {one_line(comuna.nombre)} que cambiaron, con el motivo.",
            carpeta=folder,
            pagina=folder,
            items=_newest_first([e for e in own if e.cambios or e.fichas], catalogue, site_url),
        )


def _newest_first(
    editions: tuple[Edicion, ...] | list[Edicion], catalogue: Catalogue, site_url: str
) -> tuple[Item, ...]:
    items = [item for e in reversed(editions) for item in _items(e, catalogue, site_url)]
    return tuple(items[:MAX_ITEMS])


def _items(edicion: Edicion, catalogue: Catalogue, site_url: str) -> Iterator[Item]:
    """An item a change; the figures of a record that appeared or went with it are told by the record's own item."""
    page = f"{site_url}{PAGE}#"
    if not edicion.cambios and not edicion.fichas:
        here = page + edition_anchor(edicion)
        yield Item(here, here, one_line(edicion.motivo), summary(edicion), edicion.fecha)
    whole = {f.registro for f in edicion.fichas}
    for f in edicion.fichas:
        record = catalogue.registros.get(f.registro)
        here = page + change_anchor(edicion, f.registro)
        verb = "Ficha nueva" if f.tipo == "nueva" else "Ficha retirada"
        yield Item(
            id=here,
            url=site_url + page_url(record) if record else here,
            titulo=f"{verb}: {one_line(f.nombre)}",
            texto=f"{verb}: {one_line(f.nombre)}. Motivo: {one_line(edicion.motivo)}",
            fecha=edicion.fecha,
        )
    for c in edicion.cambios:
        if c.registro in whole:
            continue
        found = catalogue.cifras.get(c.cifra)
        here = page + change_anchor(edicion, c.cifra)
        yield Item(
            id=here,
            url=site_url + anchored_url(found.registro, found.anchor) if found else here,
            titulo=f"{one_line(c.nombre)} ({one_line(c.ficha)})",
            texto=f"{one_line(told(c))} Motivo: {one_line(edicion.motivo)}",
            fecha=edicion.fecha,
        )


def told(c: CambioCifra) -> str:
    """A change as a sentence."""
    if c.tipo == "nueva":
        return f"Cifra nueva: {c.ahora}."
    if c.tipo == "sale":
        return f"Se retiró; decía: {c.antes}."
    return f"Antes: {c.antes}. Ahora: {c.ahora}."


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
