"""What changed between two states of the data: pure functions. Files and dates belong to `recording`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from pydantic import Field

from content.catalogue import Catalogue, CifraPublicada
from content.evidencia import SNAPSHOT, Estado, IdGlobal, Modelo, Numero, Texto
from content.formato import valor_texto
from content.model import CambioCifra, CambioFicha, Comuna, Edicion, Lugar, Registro

MOTIVO_INICIAL = "Primera edición registrada: desde este día se anota cada cambio."
SIN_MOTIVO = "Sin motivo anotado."


class CifraRegistrada(Modelo):
    """A figure as it stood when it was recorded. Only the first five fields decide whether it changed."""

    valor: Numero | None = None
    hasta: Numero | None = None
    unidad: str | None = None
    estado: Estado = "confirmado"
    periodo: str | None = None
    texto: Texto
    nombre: Texto
    registro: IdGlobal
    ficha: Texto
    comunas: tuple[str, ...] = ()

    @property
    def sustancia(self) -> tuple[object, ...]:
        """What a change is judged by: how a number is written or named is not a change of the figure."""
        return (self.valor, self.hasta, self.unidad, self.estado, self.periodo)


class FichaRegistrada(Modelo):
    """A record as it stood when it was recorded."""

    nombre: Texto
    comunas: tuple[str, ...] = ()


class EstadoRegistrado(Modelo):
    """Every figure and record by global id."""

    cifras: dict[str, CifraRegistrada] = Field(default_factory=dict)
    fichas: dict[str, FichaRegistrada] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diferencia:
    """What changed, in order of id."""

    cambios: tuple[CambioCifra, ...]
    fichas: tuple[CambioFicha, ...]

    def __bool__(self) -> bool:
        return bool(self.cambios or self.fichas)


def estado_de(catalogue: Catalogue) -> EstadoRegistrado:
    """The state of a Catalogue."""
    return EstadoRegistrado(
        cifras={key: _recorded(c, catalogue) for key, c in sorted(catalogue.cifras.items())},
        fichas={
            key: FichaRegistrada(nombre=r.nombre, comunas=comunas_de(r, catalogue))
            for key, r in sorted(catalogue.registros.items())
        },
    )


def to_text(estado: EstadoRegistrado) -> str:
    """The state as JSON, one line a figure or record, sorted: the same state gives the same bytes."""

    def block(items: dict[str, CifraRegistrada] | dict[str, FichaRegistrada]) -> str:
        lines = [
            f"  {json.dumps(key)}: "
            + json.dumps(value.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False, sort_keys=True)
            for key, value in sorted(items.items())
        ]
        return "{\n" + ",\n".join(lines) + "\n }" if lines else "{}"

    return f'{{\n "cifras": {block(estado.cifras)},\n "fichas": {block(estado.fichas)}\n}}\n'


def from_text(text: str) -> EstadoRegistrado:
    """The inverse of `to_text`. Raises ValueError."""
    return EstadoRegistrado.model_validate(json.loads(text), context=SNAPSHOT)


def huella(text: str) -> str:
    """SHA-256 of a state's text."""
    return sha256(text.encode()).hexdigest()


def diferencia(antes: EstadoRegistrado, ahora: EstadoRegistrado) -> Diferencia:
    """What changed from one state to the other."""
    return Diferencia(tuple(_cambios(antes, ahora)), tuple(_fichas(antes, ahora)))


def siguiente(
    historia: tuple[Edicion, ...],
    cambio: Diferencia,
    catalogue: Catalogue,
    fecha: date,
    motivo: str,
    marca: str,
) -> Edicion:
    """The edition that records a difference on a day; `marca` is the fingerprint of the state after it."""
    day = fecha.isoformat()
    same_day = sum(e.fecha == fecha for e in historia)
    return Edicion(
        id=f"{day}-{same_day + 1}" if same_day else day,
        fecha=fecha,
        motivo=motivo,
        n_fichas=len(catalogue.registros),
        n_cifras=len(catalogue.cifras),
        huella=marca,
        cambios=cambio.cambios,
        fichas=cambio.fichas,
    )


def comunas_de(registro: Registro, catalogue: Catalogue) -> tuple[str, ...]:
    """CUT codes of the communes that a record speaks of, sorted; provinces and regions speak of none in particular."""
    if isinstance(registro, Comuna):
        return (registro.id,)
    if isinstance(registro, Lugar) and registro.tipo in ("provincia", "region"):
        return ()
    codes = set(getattr(registro, "comunas", ()))
    if comuna := getattr(registro, "comuna", None):
        codes.add(comuna)
    return tuple(sorted(codes))


def _recorded(c: CifraPublicada, catalogue: Catalogue) -> CifraRegistrada:
    cifra = c.cifra
    text = valor_texto(cifra, catalogue.unidades)
    if cifra.periodo:
        text += f" ({cifra.periodo})"
    if cifra.estado == "en_conflicto":
        text += ", en conflicto"
    about = [x for x in (c.observacion, c.serie) if x is not None and x.entidad is not None]
    subject = catalogue.registros.get(about[0].entidad or "", c.registro) if about else c.registro
    return CifraRegistrada(
        valor=cifra.valor,
        hasta=cifra.valor_hasta,
        unidad=cifra.unidad,
        estado=cifra.estado,
        periodo=cifra.periodo,
        texto=text,
        nombre=cifra.nombre,
        registro=c.registro.global_id,
        ficha=c.registro.nombre,
        comunas=comunas_de(subject, catalogue),
    )


def _cambios(antes: EstadoRegistrado, ahora: EstadoRegistrado) -> Iterator[CambioCifra]:
    for key in sorted({*antes.cifras, *ahora.cifras}):
        old, new = antes.cifras.get(key), ahora.cifras.get(key)
        if old and new and old.sustancia == new.sustancia:
            continue
        known = new or old
        assert known is not None
        yield CambioCifra(
            cifra=key,
            tipo="nueva" if old is None else "sale" if new is None else "cambia",
            nombre=known.nombre,
            registro=known.registro,
            ficha=known.ficha,
            comunas=known.comunas,
            antes=old.texto if old else None,
            ahora=new.texto if new else None,
            valor_antes=old.valor if old else None,
            valor_ahora=new.valor if new else None,
        )


def _fichas(antes: EstadoRegistrado, ahora: EstadoRegistrado) -> Iterator[CambioFicha]:
    for key in sorted(antes.fichas.keys() ^ ahora.fichas.keys()):
        known = ahora.fichas.get(key) or antes.fichas[key]
        yield CambioFicha(
            registro=key,
            tipo="nueva" if key in ahora.fichas else "sale",
            nombre=known.nombre,
            comunas=known.comunas,
        )
