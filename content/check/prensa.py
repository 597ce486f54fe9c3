"""The rules of the press notes and of the history of figures; `check` runs them with the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.check.records import Content, dangling
from content.errors import ContentProblem
from content.impresion import impresos
from content.load import Origin
from content.model import Edicion, Frase, Minuta
from content.plantilla import CAMPOS, Hueco, huecos, propias
from content.yaml_tree import Path_


def check_minutas(content: Content) -> Iterator[ContentProblem]:
    """C009, C010, C011, C017 and C023 in the press notes."""
    for record, origin in content.loaded.records:
        if isinstance(record, Minuta):
            yield from _references(content, record, origin)
            for loc, text in _texts(record):
                yield from _check_text(content, origin, loc, text)
            yield from _frases(content, record, origin)


def _references(content: Content, minuta: Minuta, origin: Origin) -> Iterator[ContentProblem]:
    catalogue = content.catalogue
    known = (
        ("cifras", catalogue.cifras),
        ("contradicciones", catalogue.notas),
        ("vacios", catalogue.vacios),
    )
    for key, parts in known:
        for i, target in enumerate(getattr(minuta, key)):
            if target not in parts and target.split(".")[0] not in content.loaded.unread:
                yield dangling(origin, (key, i), target)
    for i, fuente in enumerate(minuta.citar):
        if not content.has_record(f"fuente-{fuente}"):
            yield dangling(origin, ("citar", i), f"fuente-{fuente}")


def _frases(content: Content, minuta: Minuta, origin: Origin) -> Iterator[ContentProblem]:
    seen: set[str] = set()
    for i, frase in enumerate(minuta.frases):
        if frase.id in seen:
            yield origin.problem(
                ("frases", i, "id"),
                "C009",
                f"El id «{frase.id}» se repite dentro de la minuta {minuta.id}.",
                "Da a cada frase un id distinto.",
            )
        seen.add(frase.id)
        for j, target in enumerate(frase.apoyo):
            if not content.has_part(target):
                yield dangling(origin, ("frases", i, "apoyo", j), target)
        if not _rests_on(content, frase):
            yield origin.problem(
                ("frases", i),
                "C011",
                f"La frase «{frase.id}» no se apoya en ninguna cifra ni dato.",
                "Pon una cifra entre llaves en el texto, o nombra en «apoyo» el dato que la respalda.",
            )


def _rests_on(content: Content, frase: Frase) -> bool:
    return bool(frase.apoyo) or any(content.has_part(h.global_id) for h in huecos(frase.texto))


def _texts(minuta: Minuta) -> Iterator[tuple[Path_, str]]:
    """Everything in a note that is rendered: sentences, summary, context and questions."""
    yield ("resumen",), minuta.resumen
    yield ("contexto",), minuta.contexto
    yield from ((("preguntas", i), text) for i, text in enumerate(minuta.preguntas))
    yield from ((("frases", i, "texto"), f.texto) for i, f in enumerate(minuta.frases))


def _check_text(content: Content, origin: Origin, loc: Path_, text: str) -> Iterator[ContentProblem]:
    for hueco in huecos(text):
        yield from _check_hueco(content, origin, loc, hueco)
    own = propias(text)
    if re.search(r"[{}]", own):
        yield origin.problem(
            loc, "C007", "Hay una llave sin pareja.", "Escribe cada cifra así: {proyecto-275.monto-total}."
        )
    words = sorted(n for n in impresos(own) if n != 1)
    if words or re.search(r"\d", own):
        shown = re.search(r"\d[\d.,]*", own)
        what = shown.group() if shown else str(words[0])
        yield origin.problem(
            loc,
            "C023",
            f"El texto trae el número {what} escrito a mano.",
            "Reemplázalo por el id de su cifra entre llaves, o redacta sin número («ambos», «varias»).",
        )


def _check_hueco(content: Content, origin: Origin, loc: Path_, hueco: Hueco) -> Iterator[ContentProblem]:
    cifra = content.catalogue.cifras.get(hueco.global_id)
    if cifra is None:
        known = content.has_record(hueco.global_id) if "." not in hueco.global_id else False
        unread = hueco.global_id.split(".")[0] in content.loaded.unread
        if not (known and hueco.campo == "valor") and not unread:
            yield dangling(origin, loc, hueco.global_id)
        return
    if hueco.campo not in CAMPOS or (hueco.campo == "periodo" and cifra.cifra.periodo is None):
        yield origin.problem(
            loc,
            "C010",
            f"«{hueco.global_id}» no tiene «{hueco.campo}».",
            f"Después de los dos puntos va uno de: {', '.join(CAMPOS)}; «periodo» solo si la cifra lo trae.",
        )
    if cifra.cifra.valor is None:
        yield origin.problem(
            loc,
            "C017",
            f"La frase usa «{hueco.global_id}», que no tiene valor.",
            "Quita la cifra de la frase; si es algo que no se sabe, ponlo en «vacios».",
        )


def check_historia(content: Content) -> Iterator[ContentProblem]:
    """C024: an edition older than the one before it, or whose id is not that of its day."""
    last = ""
    for record, origin in content.loaded.records:
        if not isinstance(record, Edicion):
            continue
        day = record.fecha.isoformat()
        if day < last or not record.id.startswith(day):
            yield origin.problem(
                ("fecha",),
                "C024",
                f"La edición {record.id} no está en orden o su id no empieza con su fecha.",
                "Este archivo lo escribe «emra check --record»: recupéralo con git en vez de editarlo.",
            )
        last = max(last, day)
