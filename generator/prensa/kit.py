"""One press note ready to be drawn: every text is final, and every figure in it comes from the Catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from content.catalogue import Catalogue, CifraPublicada, DatoPublicado
from content.etiquetas import TIPO_NOTA
from content.evidencia import Cita
from content.formato import fecha_larga, valor_texto
from content.model import Frase, Fuente, Minuta, Registro
from content.plantilla import Trozo, huecos, rellenar
from generator.escape import paragraphs
from generator.graficos.words import SPANISH, Say
from generator.idiomas.marks import CLOSE, OPEN, unmarked

WARNING_NOTES = ("contradiccion", "ambiguedad", "errata")
"""Kinds of note that a reporter should read before printing a figure."""


@dataclass(frozen=True, slots=True)
class Lugar:
    """A place of the site: a record and an anchor on its page."""

    registro: Registro
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Referencia:
    """A name with the place where it is told."""

    texto: str
    lugar: Lugar


@dataclass(frozen=True, slots=True)
class FraseLista:
    """A sentence to copy. `fuente` is its attribution; `avisos` what must be printed with it, if anything."""

    id: str
    trozos: tuple[Trozo, ...]
    fuente: str
    avisos: tuple[str, ...]
    apoyos: tuple[Referencia, ...]
    """The figures and statements that it rests on."""
    advertencias: tuple[Referencia, ...]
    """Notes to read before printing it."""

    @property
    def texto(self) -> str:
        """The sentence alone."""
        return "".join(t.texto for t in self.trozos)

    @property
    def copiable(self) -> str:
        """Sentence, warnings and attribution: what a reporter copies."""
        return " ".join((self.texto, *self.avisos, f"({self.fuente})"))


@dataclass(frozen=True, slots=True)
class CifraLista:
    """A figure of the theme, as a row of a table."""

    nombre: str
    ficha: str
    valor: str
    cuando: str
    fuente: str
    donde: str
    """The places in the sources, without their names."""
    lugar: Lugar


@dataclass(frozen=True, slots=True)
class Contradiccion:
    """A note, told in full."""

    tipo: str
    titulo: str
    texto: str
    fuente: str
    lugar: Lugar
    grave: bool
    """Whether it is a contradiction, and not only unclear."""


@dataclass(frozen=True, slots=True)
class Vacio:
    """What is not known."""

    texto: str
    ficha: str
    lugar: Lugar


@dataclass(frozen=True, slots=True)
class FuenteCitable:
    """Whom to cite."""

    nombre: str
    detalle: str
    lugar: Lugar


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything that a press note says. `edicion` is the day on which its figures were last recorded, or empty."""

    id: str
    titulo: str
    resumen: str
    contexto: tuple[str, ...]
    edicion: str
    frases: tuple[FraseLista, ...]
    cifras: tuple[CifraLista, ...]
    contradicciones: tuple[Contradiccion, ...]
    preguntas: tuple[str, ...]
    vacios: tuple[Vacio, ...]
    citar: tuple[FuenteCitable, ...]


def kit(minuta: Minuta, catalogue: Catalogue, spanish: Catalogue | None = None, say: Say = SPANISH) -> Kit:
    """The kit of one note, in the language of `catalogue`.

    `spanish` is the Catalogue that fills sentences without a translation, which stay Spanish, numbers included.
    """
    make = _Maker(catalogue, spanish or catalogue, say)
    return Kit(
        id=minuta.id,
        titulo=minuta.nombre,
        resumen=make.text(minuta.resumen),
        contexto=tuple(make.text(p) for p in paragraphs(minuta.contexto)),
        edicion=_edition(minuta, catalogue),
        frases=tuple(make.frase(f) for f in minuta.frases),
        cifras=tuple(make.cifra(catalogue.cifras[id_]) for id_ in minuta.cifras),
        contradicciones=tuple(make.contradiccion(id_) for id_ in minuta.contradicciones),
        preguntas=tuple(make.text(q) for q in minuta.preguntas),
        vacios=tuple(make.vacio(id_) for id_ in minuta.vacios),
        citar=tuple(make.citable(id_) for id_ in minuta.citar),
    )


def figures_of(minuta: Minuta) -> tuple[str, ...]:
    """Global ids of everything that the note rests on, each once, in reading order."""
    ids = list(minuta.cifras)
    for frase in minuta.frases:
        ids += [h.global_id for h in huecos(frase.texto) if "." in h.global_id]
        ids += frase.apoyo
    return tuple(dict.fromkeys(ids))


def _edition(minuta: Minuta, catalogue: Catalogue) -> str:
    """The day of the last edition that touched one of the note's figures, or of the first one."""
    mine = set(figures_of(minuta))
    touched = [e for e in catalogue.historia if any(c.cifra in mine for c in e.cambios)]
    days = [e.fecha for e in touched or catalogue.historia[:1]]
    return fecha_larga(max(days), catalogue.idioma) if days else ""


@dataclass(frozen=True, slots=True)
class _Maker:
    catalogue: Catalogue
    spanish: Catalogue
    say: Say

    def text(self, template: str) -> str:
        return "".join(t.texto for t in self.filled(template))

    def filled(self, template: str) -> tuple[Trozo, ...]:
        """The finished sentence; one without a translation is marked as a whole."""
        if not template.startswith(OPEN):
            return rellenar(template, self.catalogue)
        pieces = list(rellenar(unmarked(template), self.spanish))
        pieces[0] = Trozo(OPEN + pieces[0].texto, pieces[0].global_id)
        pieces[-1] = Trozo(pieces[-1].texto + CLOSE, pieces[-1].global_id)
        return tuple(pieces)

    def frase(self, frase: Frase) -> FraseLista:
        cat = self.catalogue
        printed = [h.global_id for h in huecos(frase.texto) if h.global_id in cat.cifras]
        ids = tuple(dict.fromkeys([*printed, *frase.apoyo]))
        parts = [cat.cifras.get(i) or cat.datos[i] for i in ids]
        return FraseLista(
            id=frase.id,
            trozos=self.filled(frase.texto),
            fuente=self._attribution(parts),
            avisos=tuple(self._conflicts(printed)),
            apoyos=tuple(Referencia(_name(p), Lugar(p.registro, p.anchor)) for p in parts),
            advertencias=self._warnings(ids),
        )

    def cifra(self, c: CifraPublicada) -> CifraLista:
        return CifraLista(
            nombre=c.cifra.nombre,
            ficha=c.registro.nombre,
            valor=valor_texto(c.cifra, self.catalogue.unidades, self.catalogue.idioma),
            cuando=c.cifra.periodo or "",
            fuente=self._attribution([c]),
            donde="; ".join(dict.fromkeys(map(self._place, self._sources(c)))),
            lugar=Lugar(c.registro, c.anchor),
        )

    def contradiccion(self, global_id: str) -> Contradiccion:
        n = self.catalogue.notas[global_id]
        return Contradiccion(
            tipo=self.say(TIPO_NOTA[n.nota.tipo]),
            titulo=n.nota.titulo,
            texto=" ".join(paragraphs(n.nota.texto)),
            fuente=self._cited(n.nota.fuentes),
            lugar=Lugar(n.registro, n.anchor),
            grave=n.nota.tipo == "contradiccion",
        )

    def vacio(self, global_id: str) -> Vacio:
        v = self.catalogue.vacios[global_id]
        return Vacio(" ".join(paragraphs(v.vacio.texto)), v.registro.nombre, Lugar(v.registro, v.anchor))

    def citable(self, fuente_id: str) -> FuenteCitable:
        f = self.catalogue.get(Fuente, fuente_id)
        parts = [f.autor, f.editor, f.fecha_texto]
        return FuenteCitable(f.nombre, ". ".join(p for p in parts if p), Lugar(f))

    def _attribution(self, parts: Iterable[CifraPublicada | DatoPublicado]) -> str:
        """«Fuente: …», with the date of each source; a sum of ours says so."""
        citas: list[Cita] = []
        ours: list[bool] = []
        for part in parts:
            citas += self._sources(part)
            ours.append(isinstance(part, CifraPublicada) and bool(part.cifra.calculada_de))
        if all(ours):
            return self.say("Cálculo de este portal con datos de: {}", self._cited(citas))
        phrase = "Fuente: {}. Incluye un cálculo de este portal" if any(ours) else "Fuente: {}"
        return self.say(phrase, self._cited(citas))

    def _sources(self, part: CifraPublicada | DatoPublicado) -> list[Cita]:
        if isinstance(part, DatoPublicado):
            return list(part.dato.fuentes)
        cited = list(part.cifra.fuentes)
        for id_ in () if cited else part.cifra.calculada_de:
            cited += self._sources(self.catalogue.cifras[id_])
        return cited

    def _place(self, cita: Cita) -> str:
        sections = self.catalogue.get(Fuente, cita.fuente).secciones
        return cita.localizador or next(s.localizador for s in sections if s.id == cita.seccion)

    def _cited(self, citas: Iterable[Cita]) -> str:
        """Each source once, with its places and its date."""
        places: dict[str, list[str]] = {}
        for cita in citas:
            place = self._place(cita)
            known = places.setdefault(cita.fuente, [])
            if place not in known:
                known.append(place)
        said = []
        for fuente_id, where in places.items():
            fuente = self.catalogue.get(Fuente, fuente_id)
            said.append(f"{fuente.nombre}, {fuente.fecha_texto}; {'; '.join(where)}")
        return ". ".join(said)

    def _conflicts(self, printed: list[str]) -> Iterator[str]:
        """What the other side says, unless the sentence itself says it."""
        cat = self.catalogue
        for id_ in dict.fromkeys(printed):
            cifra = cat.cifras[id_].cifra
            if cifra.estado != "en_conflicto":
                continue
            others = [cat.cifras[o] for o in cifra.conflicto_con if o in cat.cifras]
            if not others:
                yield self.say("Ojo: las fuentes no coinciden sobre «{}».", cifra.nombre)
            for other in others:
                if other.global_id not in printed:
                    told = valor_texto(other.cifra, cat.unidades, cat.idioma)
                    yield self.say("Ojo: las fuentes no coinciden; {}: {}.", _lower(other.cifra.nombre), told)
            if id_ == printed[0] and any(o.global_id in printed for o in others):
                yield self.say("Ojo: las fuentes no coinciden.")

    def _warnings(self, ids: Iterable[str]) -> tuple[Referencia, ...]:
        found: dict[str, Referencia] = {}
        for id_ in ids:
            for n in self.catalogue.notas_por_cifra.get(id_, ()):
                if n.nota.tipo in WARNING_NOTES:
                    found[n.global_id] = Referencia(n.nota.titulo, Lugar(n.registro, n.anchor))
        return tuple(found.values())


def _name(part: CifraPublicada | DatoPublicado) -> str:
    return part.cifra.nombre if isinstance(part, CifraPublicada) else part.dato.nombre


def _lower(name: str) -> str:
    """The name in the middle of a sentence: an acronym keeps its capitals."""
    start = OPEN if name.startswith(OPEN) else ""
    bare = name.removeprefix(start)
    return name if bare[:2].isupper() else start + bare[0].lower() + bare[1:]
