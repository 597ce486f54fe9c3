"""How numbers, units, dates and places in the site are written for a reader in Chile. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from content.evidencia import Cifra
from content.model import Unidad

LOCALE = "es_CL"
NBSP = "\N{NO-BREAK SPACE}"
NO_INFORMADO = "no informado en las fuentes"


def numero(valor: Decimal) -> str:
    """`Decimal("2147.5")` → `2.147,5` (Babel, CLDR es_CL: point for thousands, comma for decimals)."""
    return str(format_decimal(valor, locale=LOCALE, decimal_quantization=False))


def fecha_larga(dia: date) -> str:
    """`2026-01-21` → `21 de enero de 2026`."""
    return str(format_date(dia, format="d 'de' MMMM 'de' y", locale=LOCALE))


def fecha_parcial(iso: str) -> str:
    """`2026-01-21` → `21 de enero de 2026`; `2026-01` → `enero de 2026`; `2026` → `2026`."""
    if len(iso) == len("2026-01-21"):
        return fecha_larga(date.fromisoformat(iso))
    if len(iso) == len("2026-01"):
        return str(format_date(date.fromisoformat(f"{iso}-01"), format="MMMM 'de' y", locale=LOCALE))
    return iso


def con_unidad(texto: str, valor: Decimal, unidad: Unidad) -> str:
    """A formatted number with its unit in words people use."""
    if unidad.id in ("porcentaje",):
        return f"{texto}{NBSP}%"
    if unidad.id == "lugar-ranking":
        return f"{texto}° lugar"
    if unidad.id == "anio":
        return texto.replace(".", "")
    if unidad.id == "clp":
        return f"${texto}"
    if unidad.id == "pesos-sin-escala":
        return f"${texto} (la fuente no indica la escala)"
    if unidad.id == "miles-clp":
        return f"M${texto} (miles de pesos)"
    name = unidad.singular if abs(valor) == 1 else unidad.plural
    if unidad.magnitud == "dinero_clp" and unidad.id == "millones-clp":
        return f"{texto} {name}"
    return f"{texto}{NBSP}{name}"


def valor_texto(cifra: Cifra, unidades: Mapping[str, Unidad]) -> str:
    """The figure as a reader sees it: `2.147 millones de pesos`, `12 a 18 meses`, `no informado en las fuentes`."""
    if cifra.estado == "no_aplica":
        return "no aplica"
    if cifra.valor is None:
        return NO_INFORMADO
    texto = numero(cifra.valor)
    last = cifra.valor
    if cifra.valor_hasta is not None:
        texto, last = f"{texto} a {numero(cifra.valor_hasta)}", cifra.valor_hasta
    if cifra.unidad is not None:
        texto = con_unidad(texto, last, unidades[cifra.unidad])
    return f"cerca de {texto}" if cifra.estado == "aproximado" else texto


def slugify(texto: str) -> str:
    """`San Pedro de Atacama` → `san-pedro-de-atacama` (ASCII, ñ becomes n)."""
    plain = unicodedata.normalize("NFKD", texto).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
