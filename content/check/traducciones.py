"""Checks of the English: each Spanish text once, and the same numbers in both languages; and which are of no use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from content.catalogue import Catalogue
from content.check.records import Content
from content.errors import ContentProblem
from content.evidencia import Modelo
from content.model import Traduccion
from content.plantilla import huecos

_QUOTED = re.compile("«[^«»]*»")
_NUMBER = {
    "es": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"),
    "en": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"),
}


def check_traducciones(content: Content) -> Iterator[ContentProblem]:
    """C025: a Spanish text translated twice. C026: a translation whose numbers are not those of the original.

    C027: one that does not print the same figures, where the text is a sentence with placeholders.
    """
    seen: set[str] = set()
    for record, origin in content.loaded.records:
        if not isinstance(record, Traduccion):
            continue
        if record.es in seen:
            yield origin.problem(("es",), "C025", "Este texto ya tiene traducción más arriba.", "Borra una de las dos.")
        seen.add(record.es)
        spanish, english = _without_shared_quotes(record.es, record.en)
        missing = numbers(spanish, "es") - numbers(english, "en")
        extra = numbers(english, "en") - numbers(spanish, "es")
        if missing or extra:
            different = ", ".join(sorted((missing | extra).elements()))
            yield origin.problem(
                ("en",),
                "C026",
                f"La traducción no tiene los mismos números que el original: {different}.",
                "Copia los números; en inglés los miles llevan coma y los decimales, punto.",
            )
        if Counter(huecos(record.es)) != Counter(huecos(record.en)):
            yield origin.problem(
                ("en",),
                "C027",
                "La traducción no lleva las mismas cifras entre llaves que el original.",
                "Copia cada una tal como está, con sus llaves; solo puede cambiar su orden.",
            )


def _without_shared_quotes(one: str, other: str) -> tuple[str, str]:
    """Both texts without the words of a source that both quote alike: its numbers are written its own way."""
    shared = set(_QUOTED.findall(one)) & set(_QUOTED.findall(other))
    for quote in shared:
        one, other = one.replace(quote, "«»"), other.replace(quote, "«»")
    return one, other


def numbers(text: str, language: str) -> Counter[str]:
    """The numbers of a text, written plainly (`2147.5`), with how often each stands there."""
    thousands, decimal = (".", ",") if language == "es" else (",", ".")
    return Counter(n.replace(thousands, "").replace(decimal, ".") for n in _NUMBER[language].findall(text))


def unused(catalogue: Catalogue) -> tuple[str, ...]:
    """Spanish texts with a translation that no longer stand anywhere in the data, in the file's order."""
    every: set[str] = set()
    models = (*catalogue.registros.values(), *catalogue.unidades.values(), *catalogue.minutas, *catalogue.historia)
    for model in models:
        every.update(_texts(model))
    return tuple(es for es in catalogue.traducciones if es not in every)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Modelo):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
