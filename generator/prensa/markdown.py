"""Kit → the Markdown that a reporter downloads, with public addresses. Plain CommonMark, nothing of the site's own."""

from __future__ import annotations

import re

from content.rutas import anchored_url, page_url
from generator.escape import one_line
from generator.graficos.words import SPANISH, Say
from generator.idiomas.marks import to_text
from generator.prensa.kit import Kit, Lugar

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>|#])")
"""Characters that CommonMark acts on, and the bar of tables."""


def to_markdown(kit: Kit, site_name: str, site_url: str, say: Say = SPANISH) -> str:
    """The whole note. `site_url` is the edition's root and ends with a slash."""
    title = _plain(say("Minuta de prensa: {}", kit.titulo))
    lines = [
        f"# {title}",
        "",
        _plain(kit.resumen),
        "",
        f"{_plain(site_name)}, {site_url}prensa/{kit.id}/",
    ]
    if kit.edicion:
        lines += ["", say("Cifras registradas por última vez el {}.", kit.edicion)]
    lines += ["", f"## {say('Frases para copiar')}", ""]
    figure, before = say("Cifra o dato"), say("Lee antes")
    for frase in kit.frases:
        lines += [f"> {_plain(frase.copiable)}", ""]
        lines += [f"- {figure}: [{_plain(r.texto)}]({address(r.lugar, site_url)})" for r in frase.apoyos]
        lines += [f"- {before}: [{_plain(r.texto)}]({address(r.lugar, site_url)})" for r in frase.advertencias]
        lines += [""]
    lines += [f"## {say('Contexto')}", ""]
    for paragraph in kit.contexto:
        lines += [_plain(paragraph), ""]
    heads = map(say, ("Cifra", "Valor", "Período", "De dónde sale"))
    lines += [f"## {say('Cifras del tema')}", "", f"| {' | '.join(heads)} |", "| --- | --- | --- | --- |"]
    for c in kit.cifras:
        name = f"[{_plain(c.nombre)}]({address(c.lugar, site_url)})"
        lines += [
            f"| {name} ({_plain(c.ficha)}) | {_plain(c.valor)} | {_plain(c.cuando) or '—'} | {_plain(c.fuente)} |"
        ]
    lines += ["", f"## {say('Lo que no cuadra o no está claro')}", ""]
    for n in kit.contradicciones:
        lines += [f"### [{_plain(n.titulo)}]({address(n.lugar, site_url)})", ""]
        lines += [f"{_plain(n.tipo)}. {_plain(n.texto)} ({_plain(say('Fuente: {}', n.fuente))})", ""]
    if kit.preguntas:
        lines += [f"## {say('Preguntas pendientes')}", "", *(f"- {_plain(q)}" for q in kit.preguntas), ""]
    lines += [f"## {say('Lo que no sabemos')}", ""]
    lines += [f"- {_plain(v.texto)} [{_plain(v.ficha)}]({address(v.lugar, site_url)})" for v in kit.vacios]
    lines += ["", f"## {say('A quién citar')}", ""]
    lines += [f"- [{_plain(f.nombre)}]({address(f.lugar, site_url)}). {_plain(f.detalle)}." for f in kit.citar]
    lines += ["", f"{say('Para citar este portal')}: {_plain(site_name)}. «{title}». {site_url}prensa/{kit.id}/"]
    return "\n".join(lines) + "\n"


def address(lugar: Lugar, site_url: str) -> str:
    """Public address of a place of the site."""
    r = lugar.registro
    return site_url + (anchored_url(r, lugar.anchor) if lugar.anchor else page_url(r))


def _plain(text: str) -> str:
    """The text as one line that CommonMark shows as it is."""
    return _ACTIVE.sub(r"\\\1", one_line(to_text(text)))
