"""A tree of elements → XHTML, as Python-Markdown writes it, in half the time. Only MkDocs' process imports this."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

import markdown.serializers

_LIBRARY: Any = markdown.serializers
_AS_IT_IS = _LIBRARY.HTML_EMPTY | {"script", "style"}
"""Elements with a way of their own to be written."""


def serialize(root: Element) -> str:
    """The element with everything inside and what follows it."""
    parts: list[str] = []
    _write(root, parts.append)
    return "".join(parts)


def _write(element: Element, write: Callable[[str], None]) -> None:
    tag = element.tag
    if tag.__class__ is not str or tag.lower() in _AS_IT_IS:
        write(_LIBRARY.to_xhtml_string(element))
        return
    attributes = element.attrib
    if attributes:
        write(f"<{tag}{''.join([_attribute(k, attributes[k]) for k in sorted(attributes)])}>")
    else:
        write(f"<{tag}>")
    text, tail = element.text, element.tail
    if text:
        write(_LIBRARY._escape_cdata(text) if "&" in text or "<" in text or ">" in text else text)
    for child in element:
        _write(child, write)
    write(f"</{tag}>")
    if tail:
        write(_LIBRARY._escape_cdata(tail) if "&" in tail or "<" in tail or ">" in tail else tail)


def _attribute(name: str, value: str | None) -> str:
    if value is None:
        return f" {name}"
    return f' {name}="{_LIBRARY._escape_attrib_html(value)}"'
