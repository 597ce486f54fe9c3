"""The Catalogue: every record, and every figure and statement by its global id. Reads no file and imports no YAML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import TypeVar

from content.evidencia import SNAPSHOT, Modelo
from content.formato import Idioma
from content.model import (
    Acuerdo,
    Alianza,
    Atributo,
    CambioCifra,
    Comuna,
    Conversacion,
    Distrito,
    Edicion,
    Fuente,
    Indicador,
    Lugar,
    Minuta,
    Objetivo,
    Organizacion,
    Proyecto,
    Registro,
    Sesion,
    Sinonimo,
    Termino,
    Traduccion,
    Unidad,
    Vocablo,
)
from content.publicado import CifraPublicada, DatoPublicado, NotaPublicada, VacioPublicado, cifras_de

REGISTROS: tuple[type[Registro], ...] = (
    Proyecto,
    Distrito,
    Alianza,
    Acuerdo,
    Objetivo,
    Comuna,
    Lugar,
    Indicador,
    Sesion,
    Organizacion,
    Fuente,
    Termino,
)
"""Kinds of record that have a file of their own; focos live inside their alianza."""

R = TypeVar("R", bound=Registro)
M = TypeVar("M", bound=Modelo)


@dataclass(frozen=True)
class Catalogue:
    """Everything that the content says. Records are kept sorted by (kind, id): the same content, the same order."""

    registros: Mapping[str, Registro]
    """Records by global id, focos included."""
    atributos: Mapping[str, Atributo]
    unidades: Mapping[str, Unidad]
    sinonimos: tuple[Sinonimo, ...]
    conversaciones: tuple[Conversacion, ...] = ()
    vocablos: tuple[Vocablo, ...] = ()
    minutas: tuple[Minuta, ...] = ()
    """Press notes, by their place in the list."""
    historia: tuple[Edicion, ...] = ()
    """Recorded editions of the data, oldest first."""
    traducciones: Mapping[str, str] = field(default_factory=dict)
    """English by the Spanish text. Words about the data and no data: neither the version nor the snapshot has them."""
    idioma: Idioma = "es"
    """The language that its names, units and numbers are printed in."""

    def de(self, kind: type[R]) -> tuple[R, ...]:
        """All records of one class, sorted by id (districts and focos by number)."""
        found = self._por_clase.get(kind)
        if found is None:
            every = [r for r in self.registros.values() if isinstance(r, kind)]
            found = tuple(sorted(every, key=lambda r: (getattr(r, "numero", 0), r.id)))
            self._por_clase[kind] = found
        return found  # type: ignore[return-value]  # the records of that class, and of no other

    @cached_property
    def _por_clase(self) -> dict[type[Registro], tuple[Registro, ...]]:
        """What `de` has sorted already."""
        return {}

    def get(self, kind: type[R], id_: str) -> R:
        """The record of that class and id. Raises KeyError."""
        record = self.registros[f"{kind.kind}-{id_}"]
        assert isinstance(record, kind)
        return record

    @cached_property
    def cifras(self) -> Mapping[str, CifraPublicada]:
        """Every figure by global id, observations of series included, in record order."""
        return {c.global_id: c for r in self.registros.values() for c in cifras_de(r)}

    @cached_property
    def datos(self) -> Mapping[str, DatoPublicado]:
        """Every statement by global id."""
        return {
            f"{r.global_id}.{d.id}": DatoPublicado(f"{r.global_id}.{d.id}", r, d, d.id)
            for r in self.registros.values()
            for d in r.datos
        }

    @cached_property
    def notas(self) -> Mapping[str, NotaPublicada]:
        """Every note by global id."""
        return {
            f"{r.global_id}.{n.id}": NotaPublicada(f"{r.global_id}.{n.id}", r, n, f"nota-{n.id}")
            for r in self.registros.values()
            for n in r.notas
        }

    @cached_property
    def vacios(self) -> Mapping[str, VacioPublicado]:
        """Every gap by global id."""
        return {
            f"{r.global_id}.{v.id}": VacioPublicado(f"{r.global_id}.{v.id}", r, v, f"vacio-{v.id}")
            for r in self.registros.values()
            for v in r.vacios
        }

    @cached_property
    def notas_por_cifra(self) -> Mapping[str, tuple[NotaPublicada, ...]]:
        """Notes that affect a figure or statement, by its global id."""
        found: dict[str, list[NotaPublicada]] = {}
        for nota in self.notas.values():
            for target in nota.nota.afecta:
                found.setdefault(target, []).append(nota)
        return {key: tuple(values) for key, values in found.items()}

    @cached_property
    def cambios_por_cifra(self) -> Mapping[str, tuple[tuple[Edicion, CambioCifra], ...]]:
        """What the history tells of a figure, oldest first, by its global id."""
        found: dict[str, list[tuple[Edicion, CambioCifra]]] = {}
        for edicion in self.historia:
            for cambio in edicion.cambios:
                found.setdefault(cambio.cifra, []).append((edicion, cambio))
        return {key: tuple(values) for key, values in found.items()}

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 of the canonical JSON: the version of the data."""
        return sha256(to_json(self).encode()).hexdigest()


def build_catalogue(
    registros: Iterable[Registro],
    atributos: Iterable[Atributo],
    unidades: Iterable[Unidad],
    sinonimos: Iterable[Sinonimo],
    conversaciones: Iterable[Conversacion] = (),
    vocablos: Iterable[Vocablo] = (),
    minutas: Iterable[Minuta] = (),
    historia: Iterable[Edicion] = (),
    traducciones: Iterable[Traduccion] = (),
) -> Catalogue:
    """Collect records; the focos of an alianza become records of their own. The first of two equal ids stays."""
    every: list[Registro] = []
    for registro in registros:
        every.append(registro)
        if isinstance(registro, Alianza):
            every.extend(registro.focos)
    by_id: dict[str, Registro] = {}
    for registro in sorted(every, key=lambda r: (r.kind, r.id)):
        by_id.setdefault(registro.global_id, registro)
    return Catalogue(
        registros=by_id,
        atributos={a.id: a for a in atributos},
        unidades={u.id: u for u in unidades},
        sinonimos=tuple(sinonimos),
        conversaciones=tuple(conversaciones),
        vocablos=tuple(vocablos),
        minutas=tuple(sorted(minutas, key=lambda m: (m.orden, m.id))),
        historia=tuple(historia),
        traducciones={t.es: t.en for t in traducciones},
    )


def to_json(catalogue: Catalogue) -> str:
    """The Catalogue as canonical JSON: sorted keys, no spaces, defaults left out."""

    def dump(records: Iterable[Modelo]) -> list[object]:
        return [r.model_dump(mode="json", exclude_defaults=True) for r in records]

    data = {
        "registros": {cls.kind: dump(catalogue.de(cls)) for cls in REGISTROS},
        "atributos": dump(catalogue.atributos.values()),
        "unidades": dump(catalogue.unidades.values()),
        "sinonimos": dump(catalogue.sinonimos),
        "conversaciones": dump(catalogue.conversaciones),
        "vocablos": dump(catalogue.vocablos),
        "minutas": dump(catalogue.minutas),
        "historia": dump(catalogue.historia),
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Catalogue:
    """The inverse of `to_json`; this is what a serving process reads. Raises ValueError if it is not such a JSON."""
    data = json.loads(text)

    def read(cls: type[M], raw: list[object]) -> list[M]:
        return [cls.model_validate(r, context=SNAPSHOT) for r in raw]

    return build_catalogue(
        [r for cls in REGISTROS for r in read(cls, data["registros"][cls.kind])],
        read(Atributo, data["atributos"]),
        read(Unidad, data["unidades"]),
        read(Sinonimo, data["sinonimos"]),
        read(Conversacion, data["conversaciones"]),
        read(Vocablo, data["vocablos"]),
        read(Minuta, data.get("minutas", [])),  # absent from the snapshots of older bundles
        read(Edicion, data.get("historia", [])),
    )


__all__ = [
    "REGISTROS",
    "Catalogue",
    "CifraPublicada",
    "DatoPublicado",
    "NotaPublicada",
    "VacioPublicado",
    "build_catalogue",
    "cifras_de",
    "from_json",
    "to_json",
]
