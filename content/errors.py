"""What can be wrong with the content, as data: one `ContentProblem` per fault, all collected before anything fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CODIGOS: dict[str, str] = {
    "C001": "El archivo no está en UTF-8",
    "C002": "El YAML no se puede leer",
    "C003": "El YAML usa anclas o alias",
    "C004": "Clave repetida",
    "C005": "Clave desconocida",
    "C006": "Falta una clave",
    "C007": "Tipo o valor equivocado",
    "C008": "Código de comuna sin comillas",
    "C009": "Identificador repetido",
    "C010": "Referencia a algo que no existe",
    "C011": "Cifra o dato sin fuente",
    "C012": "Los porcentajes no suman 100",
    "C013": "Las partes no suman el total",
    "C014": "Falta la unidad",
    "C015": "Fragmento demasiado largo",
    "C016": "El valor no es el que imprime la fuente",
    "C017": "El estado no calza con la cifra",
    "C018": "Archivo fuera de lugar",
    "C019": "YAML demasiado grande o profundo",
    "C020": "Diferencia declarada que ya no existe",
    "C021": "Dato de contacto o RUT",
    "C022": "Conflicto declarado en un solo lado",
    "C023": "Número escrito a mano en una minuta",
    "C024": "Historia en desorden",
    "C025": "Texto traducido dos veces",
    "C026": "La traducción no tiene los mismos números",
    "C027": "La traducción no lleva las mismas cifras entre llaves",
    "C028": "Remite a un dato que remite a otro o está en conflicto",
    "C029": "Dato demasiado largo",
}
"""Stable codes of the content problems; a code is never reused."""


@dataclass(frozen=True, slots=True, order=True)
class ContentProblem:
    """One fault: where (1-based line and column), which, and how to mend it (Spanish, for editors)."""

    path: Path
    line: int
    column: int
    code: str
    note: str
    mend: str

    def __str__(self) -> str:
        """`file:line:col  code  message  how to mend it`."""
        return f"{self.path}:{self.line}:{self.column}  {self.code}  {self.note}  {self.mend}"


class ContentError(Exception):
    """The content cannot be used; `problems` holds every fault found, in file order."""

    def __init__(self, problems: Sequence[ContentProblem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))
