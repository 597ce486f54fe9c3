"""The assistant's published results: what `emra evaluate answers --scorecard` writes and the scorecard page reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from content.errors import ContentError, ContentProblem

RESULTS = Path("tests") / "eval" / "resultados.json"
"""Where the results are, inside the checkout."""

TIPOS = {
    "lookup": "Buscar un dato",
    "list": "Hacer una lista",
    "count": "Contar",
    "sum": "Sumar y calcular",
    "compare": "Comparar",
    "rank": "Ordenar",
    "who": "Quién",
    "when": "Cuándo",
    "explain": "Explicar",
    "conflict": "Fuentes que no coinciden",
    "followup": "Seguir la conversación",
    "unanswerable": "Preguntas sin dato en las fuentes",
    "out_of_scope": "Preguntas de otros temas",
    "chitchat": "Saludos y despedidas",
    "ambiguous": "Preguntas con dos lecturas",
    "adversarial": "Intentos de engañarlo",
}
"""Types of question, in the order of the page."""


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Grupo(_Frozen):
    """Right answers of a group of questions."""

    id: str
    aciertos: Annotated[int, Field(ge=0)]
    preguntas: Annotated[int, Field(ge=1)]


class Resultados(_Frozen):
    """One run over the judged set. Shares are in [0, 1]."""

    fecha: date
    preguntas: Annotated[int, Field(ge=1)]
    aciertos: Annotated[int, Field(ge=0)]
    silencio_debido: Annotated[int, Field(ge=0)]
    """Questions that must not be answered."""
    respuestas_falsas: Annotated[int, Field(ge=0)]
    """Of those, the ones that were."""
    variantes: Annotated[int, Field(ge=0)]
    """Questions that ask the same as another one in other words."""
    variantes_iguales: Annotated[int, Field(ge=0)]
    """Of those, the ones with the same answer."""
    por_tipo: tuple[Grupo, ...]
    por_fuente: tuple[Grupo, ...]
    por_comuna: tuple[Grupo, ...]


def read_results(path: Path) -> Resultados | None:
    """The published results, or None if there are none yet. Raises ContentError if the file is damaged."""
    if not path.is_file():
        return None
    try:
        return Resultados.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "el archivo"
        mend = "Vuelve a escribirlo con «emra evaluate answers … --scorecard»."
        raise ContentError([ContentProblem(path, 1, 1, "C007", f"{where}: {first['msg']}.", mend)]) from None


def write_results(path: Path, results: Resultados) -> None:
    """Write them: the same results give the same bytes."""
    path.write_text(results.model_dump_json(indent=1) + "\n", encoding="utf-8")
