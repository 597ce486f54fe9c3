"""How plain our own words are: sentences over 25 words, and the Szigriszt-Pazos score on the INFLESZ scale. Pure.

Plain language here means the norm's limit of 25 words a sentence. The score is the one in use for Spanish:
206,835 - 62,3 · syllables/words - words/sentences (Szigriszt Pazos, 1993), read on the INFLESZ scale (Barrio Cantalejo,
2008). It describes; nothing fails because of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from content.catalogue import Catalogue
from content.formato import numero
from content.load import Loaded
from content.model import Alianza, Fuente, Minuta, Registro
from content.plantilla import texto
from content.yaml_tree import Path_

MAX_PALABRAS = 25

GRUPOS = ("Resúmenes", "Datos", "Notas", "Vacíos", "Resúmenes de las fuentes", "Minutas")

_END = re.compile(r"(?<=[.!?…])[»”\")]*\s+(?=[«“\"¿¡(]*[A-ZÁÉÍÓÚÑ0-9])|\n\s*\n")
_NOT_AN_END = re.compile(r"\b(?:[A-ZÁÉÍÓÚÑ]|N|Sr|Sra|Dr|Dra|art|núm|pág|aprox)\.$")
_WORD = re.compile(r"[^\W_]+(?:[-'’.,/][^\W_]+)*")
_VOWELS = re.compile(r"[aeoáéíóúiuü]+|y\b")
_STRONG = re.compile(r"[aeoáéíóú]")

ESCALA = (
    (80, "muy fácil"),
    (65, "bastante fácil"),
    (55, "normal"),
    (40, "algo difícil"),
)
"""INFLESZ: the lowest score of each grade; below the last it is «muy difícil»."""


@dataclass(frozen=True, slots=True, order=True)
class FraseLarga:
    """A sentence over the limit, and where it is written."""

    path: Path
    line: int
    donde: str
    palabras: int
    texto: str


@dataclass(frozen=True, slots=True)
class Medida:
    """The figures of one kind of text."""

    grupo: str
    frases: int
    largas: int
    palabras: int
    silabas: int

    @property
    def puntaje(self) -> float:
        """Szigriszt-Pazos; 0 for no text."""
        if not self.palabras or not self.frases:
            return 0.0
        return 206.835 - 62.3 * self.silabas / self.palabras - self.palabras / self.frases


@dataclass(frozen=True, slots=True)
class Informe:
    """Long sentences in file order, and one measure a kind of text."""

    largas: tuple[FraseLarga, ...]
    medidas: tuple[Medida, ...]


@dataclass(frozen=True, slots=True)
class _Pieza:
    grupo: str
    donde: str
    path: Path
    line: int
    texto: str


def informe(loaded: Loaded) -> Informe:
    """The report on everything that could be read; data with problems may leave texts out."""
    pieces = list(_pieces(loaded))
    long_ones: list[FraseLarga] = []
    measures = []
    for grupo in GRUPOS:
        found = [(p, f) for p in pieces if p.grupo == grupo for f in frases(p.texto)]
        over = [(p, f) for p, f in found if len(palabras(f)) > MAX_PALABRAS]
        long_ones += [FraseLarga(p.path, p.line, p.donde, len(palabras(f)), f) for p, f in over]
        words = [w for _, f in found for w in palabras(f)]
        measures.append(Medida(grupo, len(found), len(over), len(words), sum(map(silabas, words))))
    return Informe(tuple(sorted(long_ones)), tuple(measures))


def report_text(report: Informe) -> str:
    """The report as lines: each long sentence with its place, then a summary."""
    lines = [f"{f.path}:{f.line}  {f.palabras} palabras  {f.donde}  {f.texto}" for f in report.largas]
    total = sum(m.frases for m in report.medidas)
    lines.append(
        f"Lenguaje claro: {len(report.largas)} de {total} frases pasan de {MAX_PALABRAS} palabras."
        " Puntaje INFLESZ, de 0 a 100:"
    )
    for m in report.medidas:
        if m.frases:
            lines.append(
                f"  {m.grupo}: {m.largas} de {m.frases} frases largas;"
                f" puntaje {numero(_rounded(m.puntaje))}, {grado(m.puntaje)}"
            )
    return "\n".join(lines)


def frases(text: str) -> list[str]:
    """Sentences of a text; an initial or a short abbreviation does not end one."""
    found: list[str] = []
    for piece in _END.split(text):
        line = " ".join(piece.split())
        if found and _NOT_AN_END.search(found[-1]):
            found[-1] += f" {line}"
        elif line:
            found.append(line)
    return found


def palabras(frase: str) -> list[str]:
    """Words and numbers of a sentence; «2.147» and «público-privada» are one each."""
    return _WORD.findall(frase)


def silabas(word: str) -> int:
    """Syllables of a Spanish word: two strong vowels, or a weak one with an accent, part company."""
    plain = re.sub(r"g[u](?=[eéií])", "g", re.sub(r"qu", "k", word.lower()))
    return max(1, sum(max(1, len(_STRONG.findall(group))) for group in _VOWELS.findall(plain)))


def grado(score: float) -> str:
    """The score in words."""
    return next((name for lowest, name in ESCALA if score > lowest), "muy difícil")


def _rounded(score: float) -> Decimal:
    return Decimal(str(round(score)))


def _pieces(loaded: Loaded) -> Iterator[_Pieza]:
    catalogue = loaded.catalogue()
    for record, origin in loaded.records:
        for grupo, donde, loc, text in _texts(record, catalogue):
            line, _ = origin.tree.at((*origin.loc, *loc))
            yield _Pieza(grupo, donde, origin.tree.path, line, text)


def _texts(record: object, catalogue: Catalogue) -> Iterator[tuple[str, str, Path_, str]]:
    if isinstance(record, Registro):
        yield from _of_record(record, ())
    if isinstance(record, Alianza):
        for i, foco in enumerate(record.focos):
            yield from _of_record(foco, ("focos", i))
    if isinstance(record, Fuente):
        for i, s in enumerate(record.secciones):
            yield "Resúmenes de las fuentes", f"{record.global_id}.{s.id}", ("secciones", i, "resumen"), s.resumen
    if isinstance(record, Minuta):
        yield from _of_note(record, catalogue)


def _of_record(r: Registro, at: Path_) -> Iterator[tuple[str, str, Path_, str]]:
    yield "Resúmenes", r.global_id, (*at, "resumen"), r.resumen
    for grupo, key in (("Datos", "datos"), ("Notas", "notas"), ("Vacíos", "vacios")):
        for i, part in enumerate(getattr(r, key)):
            yield grupo, f"{r.global_id}.{part.id}", (*at, key, i, "texto"), part.texto


def _of_note(m: Minuta, catalogue: Catalogue) -> Iterator[tuple[str, str, Path_, str]]:
    """A note is measured as it is printed, with its figures."""
    found: list[tuple[Path_, str]] = [(("resumen",), m.resumen), (("contexto",), m.contexto)]
    found += [(("preguntas", i), q) for i, q in enumerate(m.preguntas)]
    found += [(("frases", i, "texto"), f.texto) for i, f in enumerate(m.frases)]
    for loc, template in found:
        try:
            yield "Minutas", f"minuta-{m.id}", loc, texto(template, catalogue)
        except KeyError:  # `emra check` reports it as C010
            continue
