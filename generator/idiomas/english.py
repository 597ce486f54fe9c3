"""The Catalogue in English: what has a translation is replaced by it, what has none is marked as Spanish. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from content.catalogue import Catalogue
from content.evidencia import Cifra, Cita, Dato, Modelo, Nota, Suma, Vacio
from content.model import (
    CambioCifra,
    CambioFicha,
    Componente,
    Comuna,
    Edicion,
    Faena,
    Frase,
    Fuente,
    Lugar,
    Minuta,
    Observacion,
    Organizacion,
    Persona,
    Proyecto,
    Punto,
    Registro,
    Rol,
    Seccion,
    Serie,
    Sesion,
    Unidad,
)
from generator.idiomas.marks import mark

M = TypeVar("M", bound=Modelo)

PROSE: tuple[tuple[type[Modelo], tuple[str, ...]], ...] = (
    (Registro, ("nombre", "resumen")),
    (Proyecto, ("comunas_nota",)),
    (Sesion, ("fecha_nota",)),
    (Fuente, ("fecha_texto", "derechos")),
    (Seccion, ("titulo", "resumen", "localizador")),
    (Cita, ("localizador", "fragmento")),
    (Cifra, ("nombre", "periodo", "nota", "texto_fuente")),
    (Dato, ("nombre", "periodo", "nota", "texto", "items")),
    (Nota, ("titulo", "texto")),
    (Vacio, ("nombre", "texto")),
    (Suma, ("diferencia_conocida",)),
    (Serie, ("nombre", "periodo", "nota", "diferencia_conocida")),
    (Observacion, ("nombre", "periodo", "nota", "localizador", "texto_fuente")),
    (Componente, ("nombre", "sector")),
    (Rol, ("rol",)),
    (Faena, ("nota",)),
    (Persona, ("rol", "cargo")),
    (Punto, ("tema",)),
    (Minuta, ("nombre", "resumen", "contexto", "preguntas")),
    (Frase, ("texto",)),
    (Edicion, ("motivo",)),
    (CambioCifra, ("nombre", "ficha", "antes", "ahora")),
    (CambioFicha, ("nombre",)),
)
"""Fields that hold words for a reader. Codes, ids and names of people and mines stay."""

PROPER: tuple[type[Modelo], ...] = (Comuna, Lugar, Organizacion)
"""Records whose name is a proper name: it is the same in both languages unless it has a translation."""


def in_english(catalogue: Catalogue) -> Catalogue:
    """The same records, figures and numbers with English words; `idioma` says how numbers and dates are printed."""
    made = _Translator(catalogue.traducciones)
    return replace(
        catalogue,
        registros={key: made.model(r) for key, r in catalogue.registros.items()},
        unidades={key: made.unit(u) for key, u in catalogue.unidades.items()},
        minutas=tuple(made.model(m) for m in catalogue.minutas),
        historia=tuple(made.model(e) for e in catalogue.historia),
        idioma="en",
    )


class _Translator:
    """Walks through models; each is made anew only where a word in it changes."""

    def __init__(self, translations: Mapping[str, str]) -> None:
        self.translations = translations
        self.fields: dict[type[Modelo], frozenset[str]] = {}

    def model(self, model: M) -> M:
        """The model with its prose, and that of the models inside it, in English."""
        kind = type(model)
        if kind not in self.fields:
            self.fields[kind] = frozenset(f for cls, fields in PROSE if issubclass(kind, cls) for f in fields)
        proper = isinstance(model, PROPER)
        changed: dict[str, object] = {}
        for name in kind.model_fields:
            value = getattr(model, name)
            new = self._value(value, name in self.fields[kind], proper and name == "nombre")
            if new is not value:
                changed[name] = new
        return model.model_copy(update=changed) if changed else model

    def unit(self, unit: Unidad) -> Unidad:
        """A unit with its English words."""
        words = {
            name: self.translations.get(value, mark(value))
            for name in ("singular", "plural", "explicacion")
            if (value := getattr(unit, name)) and any(c.isalpha() for c in value)
        }
        return unit.model_copy(update=words)

    def _value(self, value: object, prose: bool, proper: bool) -> object:
        match value:
            case str() if prose and value:
                return self.translations.get(value, value if proper else mark(value))
            case Modelo():
                return self.model(value)
            case tuple():
                new = tuple(self._value(v, prose, proper) for v in value)
                return value if all(a is b for a, b in zip(new, value, strict=True)) else new
            case _:
                return value
