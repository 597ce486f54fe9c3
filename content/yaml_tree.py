"""One YAML file → plain values plus the position of every key and value. No record type is known here.

YAML's surprises are closed off: aliases and anchors are refused, duplicate keys are refused, only `true`/`false`
are booleans, a plain scalar is a number only when it is written like one, dates stay text, decimals stay exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from yaml.composer import ComposerError

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
        tree.value = _document(iter(yaml.CSafeLoader(text).get_event, None), tree)
    except _RefusedError as error:
        event = error.event
        return _only(tree, event.start_mark.line + 1, event.start_mark.column + 1, *error.args)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        return _only(
            tree,
            line,
            column,
            "C002",
            f"YAML mal formado: {reason}.",
            "Revisa la sangría, los dos puntos y las comillas de esta línea y de la anterior.",
        )
    return tree


class _RefusedError(Exception):
    """YAML that is well formed and not accepted: the event, and code, note and mend as arguments."""

    def __init__(self, event: yaml.Event, code: str, note: str, mend: str) -> None:
        super().__init__(code, note, mend)
        self.event: Any = event


def _only(tree: Tree, line: int, column: int, code: str, note: str, mend: str) -> Tree:
    """The tree of a file that cannot be read: one problem, whatever was noted before it."""
    return Tree(tree.path, problems=[ContentProblem(tree.path, line, column, code, note, mend)])


def _document(events: Iterator[Any], tree: Tree) -> Any:
    """The value of the only document, straight from the parser's events: they expand nothing, and nodes cost as much
    again as the values.
    """
    value: Any = None
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                mark: Any = event.start_mark
                raise ComposerError(
                    "expected a single document in the stream", None, "but found another document", mark
                )
            value = _value(next(events), events, (), tree, 0)
    return value


def _value(event: Any, events: Iterator[Any], loc: Path_, tree: Tree, depth: int) -> Any:
    mark = event.start_mark
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise _RefusedError(
            event,
            "C003",
            "Las anclas (&) y los alias (*) de YAML no se aceptan.",
            "Escribe el contenido completo cada vez; si es texto, ponlo entre comillas.",
        )
    tree.marks[loc] = (mark.line + 1, mark.column + 1)
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, loc, tree)
    depth += 1
    if depth > MAX_DEPTH:
        raise _RefusedError(event, "C019", f"Hay más de {MAX_DEPTH} niveles anidados.", "Simplifica la estructura.")
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events, loc, tree, depth)
    items: list[Any] = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        items.append(_value(event, events, (*loc, len(items)), tree, depth))
    return items


def _mapping(events: Iterator[Any], loc: Path_, tree: Tree, depth: int) -> dict[str, Any]:
    result: dict[str, Any] = {}
    event: Any
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        mark = event.start_mark
        key = event.value if isinstance(event, yaml.ScalarEvent) and not event.anchor else None
        if key is None:
            key = str(_value(event, events, (), _unmarked(tree), depth))
        here = (*loc, key)
        if key in result:
            _value(next(events), events, here, _unmarked(tree), depth)
            tree.marks[here] = (mark.line + 1, mark.column + 1)
            tree.add(
                here,
                "C004",
                f"La clave «{key}» aparece dos veces en el mismo bloque.",
                "Deja una sola; si son dos elementos distintos, conviértelos en una lista.",
            )
            continue
        result[key] = _value(next(events), events, here, tree, depth)
        tree.marks[here] = (mark.line + 1, mark.column + 1)
    return result


def _unmarked(tree: Tree) -> Tree:
    """Where marks are left that nobody asks for: keys have no place of their own, a key's second value neither."""
    return Tree(tree.path)


def _scalar(event: Any, loc: Path_, tree: Tree) -> Any:
    text: str = event.value
    if event.style:
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
