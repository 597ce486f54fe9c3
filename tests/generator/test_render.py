"""Templates print escaped text only, and hostile data changes no page's structure."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2.exceptions import UndefinedError

from content.catalogue import REGISTROS, Catalogue, build_catalogue
from content.model import Comuna, Lugar
from generator.descargas.publication import LICENCE
from generator.render import TEMPLATES, environment
from tests.generator.ejemplo import catalogo, paginas
from tests.generator.html_view import look, to_html
from tests.generator.payloads import PAYLOADS

FREE_TEXT = {
    "nombre", "resumen", "texto", "texto_fuente", "nota", "titulo", "localizador", "fragmento", "periodo", "items",
    "comunas_nota", "fondo_nota", "rol", "cargo", "tema", "horario", "numero", "esquema", "editor", "autor",
    "fecha_texto", "derechos", "sigla", "explicacion", "fecha_nota", "provincias_fuente", "regiones",
}  # fmt: skip


OURS = re.compile(
    re.escape(LICENCE.url) + r"|mailto:\?subject=[\w%.~-]*&body=[\w%.~-]*|https://wa\.me/\?text=[\w%.~-]*", re.ASCII
)
"""Addresses that templates write: the licence, and links to pass a page on with its title percent-encoded."""


def poison(value: Any, payload: str, key: str = "") -> Any:
    """The same data with every free text replaced; ids, codes and numbers stay."""
    if isinstance(value, dict):
        return {k: poison(v, payload, k) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [poison(v, payload, key) for v in value]
    return payload if isinstance(value, str) and key in FREE_TEXT else value


def poisoned(payload: str) -> Catalogue:
    clean = catalogo()
    records = []
    for kind in REGISTROS:
        for record in clean.de(kind):
            data = poison(record.model_dump(), payload)
            if kind is Comuna:
                data["nombre"] = record.nombre  # the address of its page
            if "tipo" in data or kind is Lugar:
                data["tipo"] = record.tipo  # type: ignore[attr-defined]
            if "tema" in data:
                data["tema"] = record.tema  # type: ignore[attr-defined]
            records.append(kind.model_construct(**kind.model_validate(data).__dict__))
    return build_catalogue(records, clean.atributos.values(), clean.unidades.values(), ())


@cache
def calm_pages(text: str) -> dict[str, str]:
    return paginas(poisoned(text))


@cache
def calm_tags(text: str) -> dict[str, Counter[str]]:
    return {name: tags(to_html(page)) for name, page in calm_pages(text).items()}


def tags(html: str) -> Counter[str]:
    """Tags of a page; the lines of a chart's label are left out, since a longer label has more of them."""
    return Counter(tag for tag in look(html).tags if tag != "text")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_in_the_data_becomes_structure(payload: str) -> None:
    calm = calm_tags("texto\n\ntranquilo" if "\n\n" in payload else "texto tranquilo")
    hostile = paginas(poisoned(payload))
    assert calm.keys() == hostile.keys()
    for name in calm:
        found = look(to_html(hostile[name]))
        assert tags(to_html(hostile[name])) == calm[name], name
        assert not [
            a
            for a in found.attributes
            if a[1].startswith("on") or (a[1] in ("href", "src") and ":" in a[2] and not OURS.fullmatch(a[2]))
        ], name


def test_templates_never_switch_the_escaping_off() -> None:
    for path in sorted(TEMPLATES.glob("*.j2")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe|autoescape|\bMarkup\b", text), path.name
        assert not re.search(r"\|\s*join|\s~\s", text), f"{path.name}: joining escapes for HTML only"
        assert not re.search(r"\{\{ \"[;,.] ", text), f"{path.name}: a printed separator loses its space"


def test_an_undefined_name_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nada }}").render()


def test_printing_none_is_an_error() -> None:
    with pytest.raises(TypeError, match="None"):
        environment().from_string("{{ x }}").render(x=None)


def test_pages_are_tidy() -> None:
    for name, text in paginas().items():
        assert "\n\n\n" not in text, name
        assert text.endswith("\n"), name
        assert not text.endswith("\n\n"), name


def test_no_attribute_list_is_left_for_the_reader_to_see() -> None:
    for name, text in paginas().items():
        assert "{:" not in look(to_html(text)).text, name


def test_every_template_belongs_to_a_page() -> None:
    parts = {"partes.md.j2", "ficha.md.j2", "lista.md.j2"}
    elsewhere = {"calificaciones.md.j2", "seccion-fuente.md.j2"}  # the sample has no results, and no long source
    used = {Path(p).name for p in TEMPLATES.glob("*.j2")} - parts - elsewhere
    layouts = {re.search(r'^layout: "(.+)"$', t, re.M).group(1) for t in paginas().values()}  # type: ignore[union-attr]
    assert used == {f"{name}.md.j2" for name in layouts}
