"""One YAML file → plain values plus the position of every key and value. No record type is known here.

YAML's surprises are closed off: aliases and anchors are refused, duplicate keys are refused, only `true`/`false`
are booleans, a plain scalar is a number only when it is written like one, dates stay text, decimals stay exact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from content.errors import ContentProblem

MAX_BYTES = 2_000_000
MAX_DEPTH = 20

Path_ = tuple[str | int, ...]

_INT = re.compile(r"-?(0|[1-9]\d*)\Z")
_DECIMAL = re.compile(r"-?(0|[1-9]\d*)\.\d+\Z")
_COMMUNE_KEYS = {"comuna", "comunas"}


@dataclass(slots=True)
class Tree:
    """The values of one file; `marks` gives 1-based (line, column) by path of keys and indexes."""

    path: Path
    value: Any = None
    marks: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    problems: list[ContentProblem] = field(default_factory=list)

    def at(self, loc: Path_) -> tuple[int, int]:
        """Position of `loc`, or of its nearest parent that stands in the file."""
        while loc and loc not in self.marks:
            loc = loc[:-1]
        return self.marks.get(loc, (1, 1))

    def add(self, loc: Path_, code: str, note: str, mend: str) -> None:
        """Note a problem at `loc`."""
        line, column = self.at(loc)
        self.problems.append(ContentProblem(self.path, line, column, code, note, mend))


def read_tree(path: Path) -> Tree:
    """Read one file; never raises for what the file holds: faults are in `Tree.problems` and `value` is None."""
    tree = Tree(path)
    raw = path.read_bytes()
    if len(raw) > MAX_BYTES:
        tree.add((), "C019", f"El archivo pesa {len(raw):,} bytes.", "Divídelo en archivos de menos de 2 MB.")
        return tree
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        tree.problems.append(
            ContentProblem(
                path,
                line,
                column,
                "C001",
                "Hay un carácter que no es UTF-8.",
                "Guarda el archivo con codificación UTF-8 en el editor.",
            )
        )
        return tree
    try:
        if not _scan(text, tree):
            return tree
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        tree.problems.append(
            ContentProblem(
                path,
                line,
                column,
                "C002",
                f"YAML mal formado: {reason}.",
                "Revisa la sangría, los dos puntos y las comillas de esta línea y de la anterior.",
            )
        )
        return tree
    if node is not None:
        tree.value = _value(node, (), tree)
    return tree


def _scan(text: str, tree: Tree) -> bool:
    """Walk the event stream, which expands nothing, before any tree is built."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        assert event.start_mark is not None
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            tree.problems.append(
                ContentProblem(
                    tree.path,
                    mark.line + 1,
                    mark.column + 1,
                    "C003",
                    "Las anclas (&) y los alias (*) de YAML no se aceptan.",
                    "Escribe el contenido completo cada vez; si es texto, ponlo entre comillas.",
                )
            )
            return False
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth > MAX_DEPTH:
                tree.problems.append(
                    ContentProblem(
                        tree.path,
                        mark.line + 1,
                        mark.column + 1,
                        "C019",
                        f"Hay más de {MAX_DEPTH} niveles anidados.",
                        "Simplifica la estructura.",
                    )
                )
                return False
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
    return True


def _value(node: yaml.Node, loc: Path_, tree: Tree) -> Any:
    assert node.start_mark is not None
    tree.marks[loc] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*loc, i), tree) for i, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, loc, tree)
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(node, loc, tree)


def _mapping(node: yaml.MappingNode, loc: Path_, tree: Tree) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        here = (*loc, key)
        if key in result:
            tree.marks[here] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            tree.add(
                here,
                "C004",
                f"La clave «{key}» aparece dos veces en el mismo bloque.",
                "Deja una sola; si son dos elementos distintos, conviértelos en una lista.",
            )
            continue
        result[key] = _value(value_node, here, tree)
        tree.marks[here] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
    return result


def _scalar(node: yaml.ScalarNode, loc: Path_, tree: Tree) -> Any:
    text = str(node.value)
    if node.style:
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if text.isdigit() and len(text) == 5 and (text[0] == "0" or _under_commune(loc)):
        tree.add(
            loc,
            "C008",
            f"El código de comuna {text} está sin comillas y YAML lo leería como número.",
            f'Escríbelo entre comillas: "{text}".',
        )
        return text
    if _INT.match(text):
        return int(text)
    if _DECIMAL.match(text):
        return Decimal(text)
    return text


def _under_commune(loc: Path_) -> bool:
    return any(part in _COMMUNE_KEYS for part in loc)
