"""Organisations. What one does in a project is told there (`Rol`, `Aporte`)."""

from __future__ import annotations

from typing import Literal

from content.evidencia import Texto
from content.model.registro import Registro


class Organizacion(Registro):
    """An organisation; `existe: false` for one that a source only proposes."""

    kind = "organizacion"

    sigla: Texto | None = None
    tipo: Literal[
        "publica", "empresa_publica", "empresa_privada", "gremio", "sociedad_civil", "academia", "internacional"
    ]
    existe: bool = True
