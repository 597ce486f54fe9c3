"""What may stand in a cell: cleaning of text, and text that a spreadsheet would run as a formula."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

Cell = str | int | bool | Decimal | tuple[str, ...] | None
"""Value of a cell. Dates are ISO text; an empty cell is None."""

SEPARATOR = " | "
"""Between the members of a list inside one cell."""

_KEPT_CONTROLS = {"\n", "\t"}
_HIDDEN = {"Cc", "Cf", "Co", "Cs"}
_FORMULA = re.compile(r"'*(\s*[=+\-@|%＝＋－＠]|[\t\n])")
_QUOTED = re.compile(r"'+(\s*[=+\-@|%＝＋－＠]|[\t\n])")
_PLAIN_NUMBER = re.compile(r"-?[0-9,.]+\Z")


def clean(text: str) -> str:
    """The text without NUL, control, invisible or private characters; line ends become `\\n`."""
    if text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in _KEPT_CONTROLS or unicodedata.category(c) not in _HIDDEN)


def joined(members: tuple[str, ...]) -> str:
    """The members of a list as the text of one cell; a separator inside a member gives way."""
    return SEPARATOR.join(m.replace(SEPARATOR, " / ") for m in members)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula or a command (OWASP, CSV injection)."""
    if text[:1].isalnum():  # nearly every text
        return False
    return _FORMULA.match(text) is not None and _PLAIN_NUMBER.match(text) is None


def quoted(text: str) -> str:
    """The text for a CSV cell: an apostrophe goes before what a spreadsheet could run."""
    return f"'{text}" if is_formula(text) else text


def unquoted(text: str) -> str:
    """The inverse of `quoted`, for who reads our files."""
    return text[1:] if _QUOTED.match(text) else text


def plain_number(value: int | Decimal) -> int | float:
    """The number as JSON, SQLite and XLSX hold it: whole if it is whole, else the nearest double."""
    return int(value) if value == int(value) else float(value)


def number_text(value: int | Decimal) -> str:
    """The number with a decimal point and without thousands separators or exponent: `2147.5`."""
    return format(Decimal(value), "f")
