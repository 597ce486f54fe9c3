"""Writes the history of the data: `historia.yml`, to which editions are appended, and the state that it led to.

The state is what the next run compares with; each edition carries its fingerprint, so that the two files cannot drift
apart unseen. The history is written first: a run that is cut between the two is finished by the next one, without a
second entry. No clock here: the day is given.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from content.catalogue import Catalogue
from content.evidencia import Modelo
from content.historia import (
    MOTIVO_INICIAL,
    SIN_MOTIVO,
    Diferencia,
    EstadoRegistrado,
    diferencia,
    estado_de,
    from_text,
    huella,
    siguiente,
    to_text,
)
from content.load import ESTADO_REGISTRADO
from content.model import Edicion

HISTORIA = "historia.yml"

CABECERA = """\
# yaml-language-server: $schema=../schemas/historia.schema.json
# Lo escribe «emra check --record»: agrega una edición cuando cambia una cifra o una ficha. No se edita a mano.
"""

Resultado = Literal["primera", "anotada", "sin cambios", "completada"]


class RecordingError(Exception):
    """The history cannot be continued; the message says why and how to mend it (Spanish)."""


@dataclass(frozen=True, slots=True)
class Anotacion:
    """What `record` did; `edicion` is the one that now stands last."""

    resultado: Resultado
    edicion: Edicion | None


def pending(data: Path, catalogue: Catalogue) -> Diferencia | None:
    """What changed since the last recorded edition; None if nothing was ever recorded. Raises RecordingError."""
    state = _read_state(data, catalogue.historia)
    return diferencia(state[0], estado_de(catalogue)) if state else None


def record(data: Path, catalogue: Catalogue, fecha: date, motivo: str | None = None) -> Anotacion:
    """Append an edition if a figure or record changed; the same data twice leaves the same bytes.

    Raises RecordingError, and writes nothing, if the two files do not belong together, the day is before the last
    edition, or the reason is no text of one line.
    """
    historia = catalogue.historia
    last = historia[-1] if historia else None
    new = estado_de(catalogue)
    text = to_text(new)
    if last and last.huella == huella(text) and not _state_matches(data, last):
        _replace(data / ESTADO_REGISTRADO, text)
        return Anotacion("completada", last)
    state = _read_state(data, historia)
    change = diferencia(state[0], new) if state else Diferencia((), ())
    if state and not change:
        return Anotacion("sin cambios", last)
    if last and fecha < last.fecha:
        raise RecordingError(
            f"La última edición es del {last.fecha.isoformat()} y la fecha pedida es anterior. Revisa la fecha."
        )
    reason = motivo if motivo is not None else SIN_MOTIVO if state else MOTIVO_INICIAL
    if not reason.strip() or "\n" in reason:
        raise RecordingError("El motivo debe ser una frase de una sola línea.")
    edition = siguiente(historia, change, catalogue, fecha, reason.strip(), huella(text))
    path = data / HISTORIA
    before = path.read_text(encoding="utf-8") if path.exists() else CABECERA
    _replace(path, before.rstrip("\n") + "\n" + edition_yaml(edition))
    _replace(data / ESTADO_REGISTRADO, text)
    return Anotacion("anotada" if state else "primera", edition)


def record_text(done: Anotacion) -> str:
    """What a recording did, as a sentence for the terminal."""
    last = done.edicion
    if done.resultado == "sin cambios" or last is None:
        return "Ninguna cifra ni ficha cambió desde la última edición: no se escribió nada."
    if done.resultado == "completada":
        return f"La edición {last.id} ya estaba anotada; se completó {ESTADO_REGISTRADO}."
    if done.resultado == "primera":
        return f"Edición {last.id}: primera anotación, con {last.n_cifras} cifras en {last.n_fichas} fichas."
    return f"Edición {last.id}: {len(last.cambios)} cambios de cifras y {len(last.fichas)} de fichas. {last.motivo}"


def pending_text(change: Diferencia) -> str:
    """A reminder that changes wait to be recorded."""
    return (
        f"Sin anotar en la historia: {len(change.cambios)} cambios de cifras y {len(change.fichas)} de fichas. "
        'Cuando estén listos: emra check --record --motivo "…"'
    )


def edition_yaml(edicion: Edicion) -> str:
    """One edition as an item of the list: one line a change, every text in double quotes."""
    lines = [
        f"- id: {_quoted(edicion.id)}",
        f"  fecha: {_quoted(edicion.fecha.isoformat())}",
        f"  motivo: {_quoted(edicion.motivo)}",
        f"  n_fichas: {edicion.n_fichas}",
        f"  n_cifras: {edicion.n_cifras}",
        f"  huella: {_quoted(edicion.huella)}",
    ]
    for key in ("fichas", "cambios"):
        members: tuple[Modelo, ...] = getattr(edicion, key)
        if members:
            lines.append(f"  {key}:")
            lines += [f"    - {_flow(m)}" for m in members]
    return "\n".join(lines) + "\n"


def _flow(member: Modelo) -> str:
    parts = []
    for key, value in member.model_dump(exclude_defaults=True).items():
        if isinstance(value, tuple):
            parts.append(f"{key}: [{', '.join(map(_quoted, value))}]")
        elif isinstance(value, str):
            parts.append(f"{key}: {_quoted(value)}")
        else:
            parts.append(f"{key}: {value:f}")
    return "{" + ", ".join(parts) + "}"


def _quoted(text: str) -> str:
    """A JSON string is also a double-quoted YAML scalar."""
    return json.dumps(text, ensure_ascii=False)


def _read_state(data: Path, historia: tuple[Edicion, ...]) -> tuple[EstadoRegistrado] | None:
    """The recorded state, or None where nothing was recorded yet."""
    path = data / ESTADO_REGISTRADO
    if not historia and not path.exists():
        return None
    if not path.exists():
        raise RecordingError(f"Falta {ESTADO_REGISTRADO}, que acompaña a {HISTORIA}. Recupéralo con git.")
    if not historia:
        raise RecordingError(f"Falta {HISTORIA}, que acompaña a {ESTADO_REGISTRADO}. Recupéralo con git.")
    if not _state_matches(data, historia[-1]):
        raise RecordingError(
            f"{ESTADO_REGISTRADO} no es el que dejó la última edición de {HISTORIA}. Recupera los dos archivos con git."
        )
    try:
        return (from_text(path.read_text(encoding="utf-8")),)
    except (ValueError, ValidationError):
        raise RecordingError(f"{ESTADO_REGISTRADO} no se puede leer. Recupéralo con git.") from None


def _state_matches(data: Path, last: Edicion) -> bool:
    path = data / ESTADO_REGISTRADO
    try:
        return huella(path.read_text(encoding="utf-8")) == last.huella
    except (OSError, UnicodeDecodeError):
        return False


def _replace(path: Path, text: str) -> None:
    """Write beside the file and swap: a reader sees the old one or the new one, whole."""
    beside = path.with_name(f".{path.name}.nuevo")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)
