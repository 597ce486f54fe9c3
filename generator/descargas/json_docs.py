"""Figures and records as JSON documents: everything that the page says of them, with addresses."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from content import etiquetas
from content.catalogue import CifraPublicada, DatoPublicado, NotaPublicada, VacioPublicado
from content.evidencia import Cita
from content.formato import valor_texto
from content.model import Alianza, Registro
from generator.descargas.json_text import Json, without_empty
from generator.descargas.publication import Publication
from generator.descargas.tables_relaciones import Relation, relations

PARTS = frozenset({"id", "cifras", "datos", "notas", "vacios", "sumas", "repartos", "series", "fuentes"})
"""Fields of a record that its document writes in another way."""


@dataclass(frozen=True, slots=True)
class _Parts:
    cifras: list[CifraPublicada] = field(default_factory=list)
    datos: list[DatoPublicado] = field(default_factory=list)
    notas: list[NotaPublicada] = field(default_factory=list)
    vacios: list[VacioPublicado] = field(default_factory=list)


@dataclass(frozen=True)
class Documents:
    """Makes the documents of one publication. `None` stands where the content says nothing, so that keys are stable."""

    publication: Publication

    def cifra(self, c: CifraPublicada) -> Json:
        """One figure, complete."""
        cat = self.publication.catalogue
        cifra = c.cifra
        unidad = cat.unidades[cifra.unidad] if cifra.unidad else None
        return {
            "id": c.global_id,
            "ficha": self._reference(c.registro.global_id),
            "nombre": cifra.nombre,
            "alias": cifra.alias,
            "atributo": cifra.atributo,
            "valor": cifra.valor,
            "valor_hasta": cifra.valor_hasta,
            "unidad": unidad.model_dump() if unidad else None,
            "texto": valor_texto(cifra, cat.unidades),
            "texto_fuente": cifra.texto_fuente,
            "periodo": cifra.periodo,
            "fecha_dato": cifra.fecha_dato,
            "estado": cifra.estado,
            "estado_texto": etiquetas.ESTADO[cifra.estado],
            "serie": {"id": c.serie.id, "nombre": c.serie.nombre} if c.serie else None,
            "observacion": {"id": c.observacion.id, "nombre": c.observacion.nombre} if c.observacion else None,
            "entidad": self._maybe_reference(
                (c.observacion.entidad if c.observacion else None) or (c.serie.entidad if c.serie else None)
            ),
            "fuentes": self._citas(cifra.fuentes),
            "nota": cifra.nota,
            "conflicto_con": [self._reference(id_) for id_ in cifra.conflicto_con],
            "dicho_en": self._maybe_reference(cifra.dicho_en),
            "calculada_de": [self._reference(id_) for id_ in cifra.calculada_de],
            "notas": self._notas_of(c.global_id),
            "historia": [
                {"edicion": e.id, "fecha": e.fecha, "motivo": e.motivo, "antes": x.antes, "ahora": x.ahora}
                for e, x in cat.cambios_por_cifra.get(c.global_id, ())
            ],
            "url": self.publication.page(c.registro, c.anchor),
            "json": self.publication.figure_file(c.global_id),
        }

    def dato(self, d: DatoPublicado) -> Json:
        """One statement."""
        return {
            "id": d.global_id,
            "nombre": d.dato.nombre,
            "alias": d.dato.alias,
            "atributo": d.dato.atributo,
            "texto": d.dato.texto,
            "items": d.dato.items,
            "periodo": d.dato.periodo,
            "estado": d.dato.estado,
            "fuentes": self._citas(d.dato.fuentes),
            "nota": d.dato.nota,
            "conflicto_con": [self._reference(id_) for id_ in d.dato.conflicto_con],
            "dicho_en": self._maybe_reference(d.dato.dicho_en),
            "notas": self._notas_of(d.global_id),
            "url": self.publication.page(d.registro, d.anchor),
        }

    def nota(self, n: NotaPublicada) -> Json:
        """One note."""
        return {
            "id": n.global_id,
            "tipo": n.nota.tipo,
            "titulo": n.nota.titulo,
            "texto": n.nota.texto,
            "afecta": [self._reference(id_) for id_ in n.nota.afecta],
            "fuentes": self._citas(n.nota.fuentes),
            "url": self.publication.page(n.registro, n.anchor),
        }

    def vacio(self, v: VacioPublicado) -> Json:
        """One gap."""
        return {
            "id": v.global_id,
            "nombre": v.vacio.nombre,
            "alias": v.vacio.alias,
            "atributo": v.vacio.atributo,
            "texto": v.vacio.texto,
            "fuentes": self._citas(v.vacio.fuentes),
            "url": self.publication.page(v.registro, v.anchor),
        }

    def registro(self, r: Registro) -> Json:
        """One record with its parts and its relations both ways; its own fields carry their YAML names."""
        parts = self._parts[r.global_id]
        written_apart = PARTS | {"focos"} if isinstance(r, Alianza) else PARTS
        return {
            "id": r.global_id,
            "tipo": r.kind,
            "id_local": r.id,
            **r.model_dump(exclude=set(written_apart)),
            "fuentes": self._citas(r.fuentes),
            "cifras": [self.cifra(c) for c in parts.cifras],
            "datos": [self.dato(d) for d in parts.datos],
            "notas": [self.nota(n) for n in parts.notas],
            "vacios": [self.vacio(v) for v in parts.vacios],
            "relaciones": [self._relation(x, x.destino) for x in self._outward[r.global_id]],
            "referida_por": [self._relation(x, x.origen) for x in self._inward[r.global_id]],
            "url": self.publication.page(r),
            "json": self.publication.record_file(r.global_id),
        }

    def _citas(self, citas: tuple[Cita, ...]) -> list[Json]:
        found: list[Json] = []
        for cita in citas:
            fuente, seccion = self.publication.section_of(cita)
            found.append(
                {
                    "fuente": fuente.global_id,
                    "titulo": fuente.nombre,
                    "editor": fuente.editor,
                    "fecha": fuente.fecha_texto,
                    "seccion": seccion.id,
                    "seccion_titulo": seccion.titulo,
                    "localizador": cita.localizador or seccion.localizador,
                    "fragmento": cita.fragmento,
                    "url": self.publication.page(fuente, seccion.id),
                }
            )
        return found

    def _notas_of(self, global_id: str) -> list[Json]:
        notas = self.publication.catalogue.notas_por_cifra.get(global_id, ())
        return [
            {
                "id": n.global_id,
                "titulo": n.nota.titulo,
                "texto": n.nota.texto,
                "url": self.publication.page(n.registro, n.anchor),
            }
            for n in notas
        ]

    def _relation(self, relation: Relation, other: str) -> Json:
        return without_empty({"relacion": relation.relacion, **self._reference(other), "detalle": relation.detalle})

    def _maybe_reference(self, global_id: str | None) -> Json | None:
        return self._reference(global_id) if global_id else None

    def _reference(self, global_id: str) -> Json:
        """Id, name and address of a record, figure or statement; a figure also says what it says."""
        cat = self.publication.catalogue
        name = self.publication.name_of(global_id)
        if registro := cat.registros.get(global_id):
            return {"id": global_id, "nombre": name, "url": self.publication.page(registro)}
        if cifra := cat.cifras.get(global_id):
            text = valor_texto(cifra.cifra, cat.unidades)
            return {
                "id": global_id,
                "nombre": name,
                "texto": text,
                "url": self.publication.page(cifra.registro, cifra.anchor),
            }
        dato = cat.datos[global_id]
        return {
            "id": global_id,
            "nombre": name,
            "texto": dato.dato.texto,
            "url": self.publication.page(dato.registro, dato.anchor),
        }

    @cached_property
    def _parts(self) -> dict[str, _Parts]:
        cat = self.publication.catalogue
        found: dict[str, _Parts] = defaultdict(_Parts)
        for c in cat.cifras.values():
            found[c.registro.global_id].cifras.append(c)
        for d in cat.datos.values():
            found[d.registro.global_id].datos.append(d)
        for n in cat.notas.values():
            found[n.registro.global_id].notas.append(n)
        for v in cat.vacios.values():
            found[v.registro.global_id].vacios.append(v)
        return found

    @cached_property
    def _outward(self) -> dict[str, list[Relation]]:
        found: dict[str, list[Relation]] = defaultdict(list)
        for relation in relations(self.publication.catalogue):
            found[relation.origen].append(relation)
        return found

    @cached_property
    def _inward(self) -> dict[str, list[Relation]]:
        found: dict[str, list[Relation]] = defaultdict(list)
        for relation in relations(self.publication.catalogue):
            found[relation.destino].append(relation)
        return found
