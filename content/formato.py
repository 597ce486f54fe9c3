"""How numbers, units and dates are written for a reader, in Spanish as in Chile and in English. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel.dates import format_date
from babel.numbers import format_decimal

from content.evidencia import Cifra
from content.model import Unidad

Idioma = Literal["es", "en"]

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Palabras:
    """How a language writes what stands around a number, and its locale in CLDR."""

    locale: str
    fecha: str
    mes: str
    hasta: str
    cerca: str
    no_aplica: str
    no_informado: str
    puesto: Callable[[str], str]
    pesos: str
    sin_escala: str
    miles: str
    en_millones: str
    """Thousands of pesos, and the same in millions, as people say it."""


def _ordinal(number: str) -> str:
    """`1` → `1st place`, `12` → `12th place`."""
    ending = "th" if number[-2:] in ("11", "12", "13") else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1:], "th")
    return f"{number}{ending} place"


PALABRAS: Mapping[Idioma, Palabras] = {
    "es": Palabras(
        locale="es_CL",
        fecha="d 'de' MMMM 'de' y",
        mes="MMMM 'de' y",
        hasta="{} a {}",
        cerca="cerca de {}",
        no_aplica="no aplica",
        no_informado="no informado en las fuentes",
        puesto="{}° lugar".format,
        pesos="${}",
        sin_escala="${} (la fuente no indica la escala)",
        miles="M${} (miles de pesos)",
        en_millones="M${} ({} millones)",
    ),
    "en": Palabras(
        locale="en_GB",
        fecha="d MMMM y",
        mes="MMMM y",
        hasta="{} to {}",
        cerca="about {}",
        no_aplica="not applicable",
        no_informado="not reported in the sources",
        puesto=_ordinal,
        pesos="CLP {}",
        sin_escala="${} (the source does not state the scale)",
        miles="M${} (thousands of pesos)",
        en_millones="M${} ({} million)",
    ),
}
"""Amounts stay in Chilean pesos in both languages."""

NO_INFORMADO = PALABRAS["es"].no_informado


def numero(valor: Decimal, idioma: Idioma = "es") -> str:
    """`Decimal("2147.5")` → `2.147,5` (Babel, CLDR es_CL), `2,147.5` in English (en_GB)."""
    return _numero(str(valor), idioma)


@lru_cache(maxsize=1 << 14)
def _numero(digits: str, idioma: Idioma) -> str:
    """By its digits, not its value: 1 and 1.0 are equal and read differently."""
    return str(format_decimal(Decimal(digits), locale=PALABRAS[idioma].locale, decimal_quantization=False))


@lru_cache(maxsize=1 << 10)
def fecha_larga(dia: date, idioma: Idioma = "es") -> str:
    """`2026-01-21` → `21 de enero de 2026`, `21 January 2026`."""
    words = PALABRAS[idioma]
    return str(format_date(dia, format=words.fecha, locale=words.locale))


def fecha_parcial(iso: str, idioma: Idioma = "es") -> str:
    """`2026-01-21` → `21 de enero de 2026`; `2026-01` → `enero de 2026`; `2026` → `2026`."""
    if len(iso) == len("2026-01-21"):
        return fecha_larga(date.fromisoformat(iso), idioma)
    if len(iso) == len("2026-01"):
        words = PALABRAS[idioma]
        return str(format_date(date.fromisoformat(f"{iso}-01"), format=words.mes, locale=words.locale))
    return iso


def con_unidad(texto: str, valor: Decimal, unidad: Unidad, idioma: Idioma = "es") -> str:
    """A number with its unit in words people use; the unit brings its own words in the same language."""
    words = PALABRAS[idioma]
    if unidad.id in ("porcentaje",):
        return f"{texto}{NBSP}%" if idioma == "es" else f"{texto}%"
    if unidad.id == "lugar-ranking":
        return words.puesto(texto)
    if unidad.id == "anio":
        return texto.replace(".", "").replace(",", "")
    if unidad.id == "clp":
        return words.pesos.format(texto)
    if unidad.id == "pesos-sin-escala":
        return words.sin_escala.format(texto)
    if unidad.id == "miles-clp":
        millions = valor / 1000
        said = texto == numero(valor, idioma) and abs(millions) > 1
        return words.en_millones.format(texto, numero(millions, idioma)) if said else words.miles.format(texto)
    name = unidad.singular if abs(valor) == 1 else unidad.plural
    if unidad.magnitud == "dinero_clp" and unidad.id == "millones-clp":
        return f"{texto} {name}"
    return f"{texto}{NBSP}{name}"


def valor_texto(cifra: Cifra, unidades: Mapping[str, Unidad], idioma: Idioma = "es") -> str:
    """The figure as a reader sees it: `2.147 millones de pesos`, `12 a 18 meses`, `no informado en las fuentes`."""
    words = PALABRAS[idioma]
    if cifra.estado == "no_aplica":
        return words.no_aplica
    if cifra.valor is None:
        return words.no_informado
    texto = numero(cifra.valor, idioma)
    last = cifra.valor
    if cifra.valor_hasta is not None:
        texto, last = words.hasta.format(texto, numero(cifra.valor_hasta, idioma)), cifra.valor_hasta
    if cifra.unidad is not None:
        texto = con_unidad(texto, last, unidades[cifra.unidad], idioma)
    return words.cerca.format(texto) if cifra.estado == "aproximado" else texto


def slugify(texto: str) -> str:
    """`San Pedro de Atacama` → `san-pedro-de-atacama` (ASCII, ñ becomes n)."""
    plain = unicodedata.normalize("NFKD", texto).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def con_items(texto: str, items: Sequence[str]) -> str:
    """`Reúne dos faenas:` + items → `Reúne dos faenas: Zaldívar; Escondida.`"""
    if not items:
        return texto
    return f"{texto} {'; '.join(item.rstrip('.;') for item in items)}."
