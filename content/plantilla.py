"""Sentences with placeholders → text whose every figure comes from the Catalogue. Pure.

A placeholder is a global id in braces: `{proyecto-275.monto-total}` is the figure as a reader sees it,
`{proyecto-275.monto-total:numero}` the number without its unit, `{…:periodo}` its period and `{comuna-02201}` the name
of a record. Whatever stands outside the braces is the editor's own words, which may hold no number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from content.catalogue import Catalogue
from content.formato import numero, valor_texto

_HUECO = re.compile(r"\{([^{}]*)\}")

CAMPOS = ("valor", "numero", "periodo")
"""What a placeholder may ask of a figure; `valor` where it does not say."""


@dataclass(frozen=True, slots=True)
class Hueco:
    """A placeholder as written: the id and, after a colon, what is asked of it."""

    global_id: str
    campo: str = "valor"


@dataclass(frozen=True, slots=True)
class Trozo:
    """A piece of a finished sentence; `global_id` is the figure or record that it was rendered from, or empty."""

    texto: str
    global_id: str = ""


def partes(plantilla: str) -> tuple[str | Hueco, ...]:
    """Own words and placeholders, in reading order; empty pieces are left out."""
    pieces: list[str | Hueco] = []
    for number, piece in enumerate(_HUECO.split(plantilla)):
        if number % 2:
            global_id, colon, campo = piece.partition(":")
            pieces.append(Hueco(global_id.strip(), campo.strip() if colon else "valor"))
        elif piece:
            pieces.append(piece)
    return tuple(pieces)


def huecos(plantilla: str) -> tuple[Hueco, ...]:
    """The placeholders alone."""
    return tuple(p for p in partes(plantilla) if isinstance(p, Hueco))


def propias(plantilla: str) -> str:
    """The editor's own words, with a gap where each placeholder stands."""
    return _HUECO.sub(" … ", plantilla)


def rellenar(plantilla: str, catalogue: Catalogue) -> tuple[Trozo, ...]:
    """The finished sentence. Raises KeyError for an id that is not in the Catalogue or a field that does not exist."""
    return tuple(p if isinstance(p, Trozo) else _trozo(p, catalogue) for p in _as_trozos(plantilla))


def _as_trozos(plantilla: str) -> list[Trozo | Hueco]:
    return [Trozo(p) if isinstance(p, str) else p for p in partes(plantilla)]


def _trozo(hueco: Hueco, catalogue: Catalogue) -> Trozo:
    if hueco.campo not in CAMPOS:
        raise KeyError(f"{hueco.global_id}:{hueco.campo}")
    if hueco.global_id in catalogue.registros and hueco.campo == "valor":
        return Trozo(catalogue.registros[hueco.global_id].nombre, hueco.global_id)
    cifra = catalogue.cifras[hueco.global_id].cifra
    if hueco.campo == "periodo":
        if cifra.periodo is None:
            raise KeyError(f"{hueco.global_id}:periodo")
        return Trozo(cifra.periodo, hueco.global_id)
    if hueco.campo == "numero" and cifra.valor is not None:
        return Trozo(numero(cifra.valor, catalogue.idioma), hueco.global_id)
    return Trozo(valor_texto(cifra, catalogue.unidades, catalogue.idioma), hueco.global_id)


def texto(plantilla: str, catalogue: Catalogue) -> str:
    """The finished text, whole. Raises KeyError as `rellenar` does."""
    return "".join(t.texto for t in rellenar(plantilla, catalogue))
