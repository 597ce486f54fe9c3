"""The colours of charts: one table for the style sheet of the site and for the pictures. Contrast is tested.

Series 1 to 4 tell apart under protanopia, deuteranopia and tritanopia; 0 is «no information» and is only an outline.
"""

from __future__ import annotations

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "papel": "#ffffff",
    "tinta": "#17212b",
    "tinta-2": "#4b5661",
    "pista": "#ece6db",
    "linea": "#8b8375",
    "1": "#174f8c",
    "2": "#f6b91a",
    "3": "#2e9e6b",
    "4": "#c2410c",
    "borde-2": "#8f6a00",
    "sobre-1": "#ffffff",
    "sobre-2": "#17212b",
    "sobre-3": "#17212b",
    "sobre-4": "#ffffff",
}

DARK: Mapping[str, str] = {
    "papel": "#1a222b",
    "tinta": "#e9edf0",
    "tinta-2": "#b4bfc9",
    "pista": "#2a3540",
    "linea": "#8796a4",
    "1": "#5b9fe6",
    "2": "#fbd25a",
    "3": "#c9f0dc",
    "4": "#e0662f",
    "borde-2": "#fbd25a",
    "sobre-1": "#17212b",
    "sobre-2": "#17212b",
    "sobre-3": "#17212b",
    "sobre-4": "#17212b",
}

SERIES = 4
"""Colours for series; a fifth part of a whole is drawn as an outline."""

BRAND = ("#f6b91a", "#1f8a5b", "#d9541e", "#1c5fa8")
"""The four colours of the portal, as its header has them."""

Properties = Mapping[str, str]

TEXT: Properties = {"fill": "{tinta}"}
"""How text looks where its class does not say otherwise."""

STYLES: Mapping[str, Properties] = {
    "g-t": {"font-size": "0.9375rem"},
    "g-v": {"font-size": "0.9375rem", "font-weight": "700"},
    "g-h": {"font-size": "0.9375rem", "font-weight": "700"},
    "g-n": {"font-size": "0.8125rem", "fill": "{tinta-2}"},
    "g-c": {"font-size": "0.8125rem"},
    "g-d": {"font-size": "0.8125rem"},
    "g-pista": {"fill": "{pista}"},
    "g-eje": {"fill": "none", "stroke": "{linea}", "stroke-width": "1px"},
    "g-tenue": {"stroke": "{pista}", "stroke-width": "1px"},
    "g-hilo": {"stroke": "{linea}", "stroke-width": "1.5px"},
    "g-hilo-1": {"stroke": "{1}", "stroke-width": "3px"},
    "g-tope": {"fill": "none", "stroke": "{tinta}", "stroke-width": "2px"},
    "g-punto": {"fill": "{papel}", "stroke": "{linea}", "stroke-width": "2px"},
    "g-0": {"fill": "{papel}", "stroke": "{linea}", "stroke-width": "1.5px", "stroke-dasharray": "4 3"},
    "g-1": {"fill": "{1}", "stroke": "{papel}"},
    "g-2": {"fill": "{2}", "stroke": "{borde-2}"},
    "g-3": {"fill": "{3}", "stroke": "{papel}"},
    "g-4": {"fill": "{4}", "stroke": "{papel}"},
    "g-s1": {"fill": "{sobre-1}"},
    "g-s2": {"fill": "{sobre-2}"},
    "g-s3": {"fill": "{sobre-3}"},
    "g-s4": {"fill": "{sobre-4}"},
}
"""How each class of mark looks; `{name}` is a colour of the palette."""


def properties(style: str, colours: Mapping[str, str]) -> dict[str, str]:
    """What a mark of one or more classes looks like, the later class winning, with the colours written out."""
    found = {key: value for name in style.split() for key, value in STYLES[name].items()}
    return {key: _coloured(value, colours) for key, value in found.items()}


def rules(colours: Mapping[str, str]) -> str:
    """The same as a style sheet."""
    selectors = {".g text": TEXT, **{f".g .{name}": style for name, style in STYLES.items()}}
    return "\n".join(
        f"{selector} {{ {' '.join(f'{key}: {_coloured(value, colours)};' for key, value in style.items())} }}"
        for selector, style in selectors.items()
    )


def _coloured(value: str, colours: Mapping[str, str]) -> str:
    return colours[value[1:-1]] if value.startswith("{") else value
