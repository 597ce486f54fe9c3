"""content/data/*.yml → Catalogue. The only place that knows which file holds which kind."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from content.catalogue import Catalogue, build_catalogue
from content.errors import ContentError, ContentProblem
from content.model import (
    Acuerdo,
    Alianza,
    Atributo,
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
from content.yaml_tree import Path_, Tree, read_tree

DATA = Path(__file__).parent / "data"

FOLDERS: dict[str, type[Registro] | type[Minuta]] = {
    "proyectos": Proyecto,
    "distritos": Distrito,
    "alianzas": Alianza,
    "acuerdos": Acuerdo,
    "indicadores": Indicador,
    "sesiones": Sesion,
    "fuentes": Fuente,
    "minutas": Minuta,
}
"""Folders of one record per file."""

LISTS: dict[str, type[BaseModel]] = {
    "comunas.yml": Comuna,
    "objetivos.yml": Objetivo,
    "lugares.yml": Lugar,
    "organizaciones.yml": Organizacion,
    "glosario.yml": Termino,
    "sinonimos.yml": Sinonimo,
    "atributos.yml": Atributo,
    "unidades.yml": Unidad,
    "conversacion.yml": Conversacion,
    "vocabulario.yml": Vocablo,
    "historia.yml": Edicion,
    "traducciones.yml": Traduccion,
}
"""Files that hold a list of records."""

ESTADO_REGISTRADO = "historia-estado.json"
"""What `emra check --record` last recorded; `content.recording` reads and writes it."""


@dataclass(slots=True)
class Origin:
    """Where a record was written: its file's tree and its path inside the file."""

    tree: Tree
    loc: Path_

    def problem(self, loc: Path_, code: str, note: str, mend: str) -> ContentProblem:
        """A problem at `loc` inside this record."""
        line, column = self.tree.at((*self.loc, *loc))
        return ContentProblem(self.tree.path, line, column, code, note, mend)


@dataclass(slots=True)
class Loaded:
    """What was read: records with their origins, and every problem met on the way.

    `unread` holds the ids (as `kind-id`) of records whose file could not be used, so that references to them are
    not reported a second time.
    """

    records: list[tuple[BaseModel, Origin]] = field(default_factory=list)
    problems: list[ContentProblem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def catalogue(self) -> Catalogue:
        """The Catalogue of the records that could be read."""
        models = [record for record, _ in self.records]
        return build_catalogue(
            [m for m in models if isinstance(m, Registro)],
            [m for m in models if isinstance(m, Atributo)],
            [m for m in models if isinstance(m, Unidad)],
            [m for m in models if isinstance(m, Sinonimo)],
            [m for m in models if isinstance(m, Conversacion)],
            [m for m in models if isinstance(m, Vocablo)],
            [m for m in models if isinstance(m, Minuta)],
            [m for m in models if isinstance(m, Edicion)],
            [m for m in models if isinstance(m, Traduccion)],
        )


FilesRead = dict[Path, tuple[tuple[int, int], Loaded]]
"""What was read from each file, with the file's date (ns) and size."""


def load_catalogue(data: Path = DATA) -> Catalogue:
    """Read and check everything under `data`. Raises ContentError with all problems at once."""
    from content.check import check_loaded

    loaded = load(data)
    problems = [*loaded.problems, *check_loaded(loaded)]
    if problems:
        raise ContentError(problems)
    return loaded.catalogue()


def load(data: Path = DATA, known: FilesRead | None = None) -> Loaded:
    """Read every YAML file under `data`; problems are collected, not raised.

    `known` keeps what was read from each file; a second call with it reads only the files that changed since.
    """
    loaded = Loaded()
    for path in sorted(data.rglob("*")):
        if path.is_dir() or path.name.startswith("."):
            continue
        relative = path.relative_to(data)
        if relative.as_posix() == ESTADO_REGISTRADO:
            continue
        model = _model_for(relative)
        if model is None:
            loaded.problems.append(
                ContentProblem(
                    path,
                    1,
                    1,
                    "C018",
                    f"Nadie lee el archivo «{relative}».",
                    "Muévelo a una de las carpetas o archivos que nombra la guía, con extensión .yml.",
                )
            )
            continue
        stat = path.stat()
        stamp = (stat.st_mtime_ns, stat.st_size)
        before = known.get(path) if known is not None else None
        part = before[1] if before and before[0] == stamp else _load_file(path, model, many=len(relative.parts) == 1)
        if known is not None:
            known[path] = (stamp, part)
        loaded.records.extend(part.records)
        loaded.problems.extend(part.problems)
        loaded.unread.update(part.unread)
    return loaded


def _load_file(path: Path, model: type[BaseModel], *, many: bool) -> Loaded:
    loaded = Loaded()
    tree = read_tree(path)
    for raw, loc in _entries(tree, many=many):
        _load_one(model, raw, Origin(tree, loc), loaded)
    loaded.problems.extend(tree.problems)
    return loaded


def _model_for(relative: Path) -> type[BaseModel] | None:
    if relative.suffix != ".yml":
        return None
    if len(relative.parts) == 1:
        return LISTS.get(relative.name)
    return FOLDERS.get(relative.parts[0]) if len(relative.parts) == 2 else None


def _entries(tree: Tree, *, many: bool) -> Iterator[tuple[Any, Path_]]:
    """The raw records of a file with their paths; a file of the wrong shape is a problem of its tree."""
    if tree.value is None:
        if not tree.problems:
            tree.add((), "C006", "El archivo está vacío.", "Escribe el contenido o borra el archivo.")
        return
    if many and isinstance(tree.value, list):
        for i, raw in enumerate(tree.value):
            yield raw, (i,)
    elif not many and isinstance(tree.value, dict):
        yield tree.value, ()
    else:
        shape = "una lista de fichas («- id: …»)" if many else "una sola ficha («id: …»)"
        tree.add((), "C007", f"Este archivo debe contener {shape}.", "Compara con otro archivo del mismo tipo.")


def _load_one(model: type[BaseModel], raw: Any, origin: Origin, loaded: Loaded) -> None:
    try:
        loaded.records.append((model.model_validate(raw), origin))
    except ValidationError as error:
        if isinstance(raw, dict) and issubclass(model, Registro):
            loaded.unread.add(f"{model.kind}-{raw.get('id')}")
            loaded.unread.update(f"foco-{f.get('id')}" for f in raw.get("focos", ()) if isinstance(f, dict))
        for detail in error.errors():
            loaded.problems.append(_problem(model, raw, origin, detail))


_TYPES = {
    "string_type": "debe ser texto (entre comillas si parece número)",
    "int_type": "debe ser un número entero",
    "int_from_float": "debe ser un número entero",
    "int_parsing": "debe ser un número entero",
    "decimal_type": "debe ser un número",
    "decimal_parsing": "debe ser un número",
    "bool_type": "debe ser true o false",
    "bool_parsing": "debe ser true o false",
    "tuple_type": "debe ser una lista",
    "too_short": "tiene muy pocos elementos",
    "string_too_short": "no puede estar vacío",
    "model_type": "debe ser un bloque con claves",
    "model_attributes_type": "debe ser un bloque con claves",
    "date_from_datetime_parsing": "debe ser una fecha AAAA-MM-DD",
    "date_parsing": "debe ser una fecha AAAA-MM-DD",
    "date_type": "debe ser una fecha AAAA-MM-DD",
    "greater_than": "es demasiado bajo",
    "greater_than_equal": "es demasiado bajo",
    "less_than_equal": "es demasiado alto",
}


def _problem(model: type[BaseModel], raw: Any, origin: Origin, detail: Any) -> ContentProblem:
    """Say a pydantic error in Spanish, at its line."""
    loc: Path_ = tuple(detail["loc"])
    key = ".".join(map(str, loc)) or "(ficha)"
    kind = detail["type"]
    if kind == "extra_forbidden":
        allowed = _allowed_keys(model, loc[:-1])
        close = difflib.get_close_matches(str(loc[-1]), allowed, n=1)
        mend = f"¿Quisiste decir «{close[0]}»?" if close else f"Claves posibles: {', '.join(sorted(allowed))}."
        return origin.problem(loc, "C005", f"La clave «{loc[-1]}» no existe aquí.", mend)
    if kind == "missing":
        return origin.problem(
            loc[:-1], "C006", f"Falta la clave «{loc[-1]}».", f"Agrega «{loc[-1]}: …» en este bloque."
        )
    if kind == "literal_error":
        return origin.problem(
            loc,
            "C007",
            f"«{key}» tiene un valor que no está en la lista.",
            f"Usa uno de: {detail['ctx']['expected'].replace(' or ', ' o ')}.",
        )
    if kind == "string_pattern_mismatch":
        return origin.problem(
            loc,
            "C007",
            f"«{key}» no tiene la forma esperada.",
            f"Debe calzar con {detail['ctx']['pattern']} (minúsculas, números y guiones, sin tildes).",
        )
    reason = str(detail["ctx"]["error"]) if kind == "value_error" else _TYPES.get(kind, f"no es válido ({kind})")
    return origin.problem(loc, "C007", f"«{key}» {reason}.", "Corrige el valor en esta línea.")


def _allowed_keys(model: type[BaseModel], loc: Path_) -> list[str]:
    """Keys that the block at `loc` may have."""
    current: Any = model
    for part in loc:
        if isinstance(part, int):
            continue
        info = current.model_fields.get(part)
        if info is None:
            return []
        current = next(
            (t for t in _types_in(info.annotation) if isinstance(t, type) and issubclass(t, BaseModel)), None
        )
        if current is None:
            return []
    return list(current.model_fields)


def _types_in(annotation: Any) -> Iterator[Any]:
    args = getattr(annotation, "__args__", None)
    if not args:
        yield annotation
        return
    for arg in args:
        yield from _types_in(arg)
