"""JSON Schemas of the records, for the editors' YAML plugin: keys complete and are checked while typing."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel, TypeAdapter

from content.load import FOLDERS, LISTS

SCHEMAS = Path(__file__).parent / "schemas"


def schemas() -> dict[str, str]:
    """File name → JSON text: one per folder (a record) and one per list file (a list of records)."""
    found = {f"{cls.kind}.schema.json": _text(cls) for cls in FOLDERS.values()}
    for name, item in LISTS.items():
        found[name.replace(".yml", ".schema.json")] = _text(list[item])  # type: ignore[valid-type]
    return found


def write_schemas(folder: Path = SCHEMAS) -> None:
    """Write every schema; a schema that no longer belongs is removed."""
    folder.mkdir(exist_ok=True)
    wanted = schemas()
    for old in folder.glob("*.json"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8")


def _text(kind: type[BaseModel] | type[list[BaseModel]]) -> str:
    schema = TypeAdapter(kind).json_schema()
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
