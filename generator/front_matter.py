"""The head of a Markdown page: one `key: <JSON value>` a line between two `---`; it is also valid YAML."""

from __future__ import annotations

import json
from collections.abc import Mapping

from generator.errors import GeneratorError

Value = str | bool | int | list[str] | list[list[str]]


def dump(meta: Mapping[str, Value]) -> str:
    """The head as text, keys in the order given, ending with the line `---`."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    return "\n".join(["---", *lines, "---", ""])


def split(text: str, where: str) -> tuple[dict[str, Value], str]:
    """Head and body of a page. Raises GeneratorError with the line that cannot be read."""
    lines = text.splitlines()
    if not lines or lines[0] != "---" or "---" not in lines[1:]:
        raise GeneratorError(where, "falta la cabecera.", "Empieza el archivo con --- y ciérrala con otra línea ---.")
    end = lines.index("---", 1)
    meta: dict[str, Value] = {}
    for number, line in enumerate(lines[1:end], start=2):
        key, colon, raw = line.partition(":")
        try:
            meta[key.strip()] = json.loads(raw)
        except json.JSONDecodeError:
            fault = "no se puede leer" if colon else "no tiene dos puntos"
            raise GeneratorError(
                f"{where}:{number}", f"la línea «{line}» {fault}.", 'Escribe clave: "valor", con comillas dobles.'
            ) from None
    return meta, "\n".join(lines[end + 1 :]).strip() + "\n"
