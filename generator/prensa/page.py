"""What stands on the press room's page and on the page of each press note."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from content.plantilla import Trozo
from generator.cards import Ficha
from generator.escape import escape
from generator.figure_views import Enlace
from generator.prensa.kit import FraseLista, Kit, Lugar, Referencia
from generator.prensa.room import FOLDER, PressRoom, press_room
from generator.scope import Scope


@dataclass(frozen=True, slots=True)
class FraseVista:
    """A sentence to copy; figures in it are links."""

    anchor: str
    texto: Markup
    avisos: tuple[str, ...]
    fuente: str
    apoyos: tuple[Enlace, ...]
    advertencias: tuple[Enlace, ...]


def press_context(scope: Scope) -> dict[str, object]:
    """The context of the press room's page."""
    room = _room(scope)
    notes = [_card(room.kits[m.id], scope) for m in scope.catalogue.minutas]
    return {"minutas": notes, "huellas": scope.links.file(room.sums)}


def note_context(scope: Scope) -> dict[str, object]:
    """The context of one note's page."""
    minuta = scope.page.minuta
    assert minuta is not None
    room = _room(scope)
    made = room.kits[minuta.id]
    markdown, docx = room.markdown(minuta.id), room.docx_place(minuta.id)
    return {
        "kit": made,
        "frases": [_sentence(f, scope) for f in made.frases],
        "cifras": [(c, _href(c.lugar, scope)) for c in made.cifras],
        "contradicciones": [(n, _href(n.lugar, scope)) for n in made.contradicciones],
        "vacios": [(v, _href(v.lugar, scope)) for v in made.vacios],
        "citar": [(f, _href(f.lugar, scope)) for f in made.citar],
        "markdown": scope.links.file(markdown.path),
        "markdown_nombre": Markup(markdown.name),
        "docx": scope.links.file(docx),
        "huella": markdown.sha256,
        "huellas": scope.links.file(room.sums),
        "direccion": scope.address,
        "sitio": scope.site_name,
    }


def _room(scope: Scope) -> PressRoom:
    """The press room in the language of the page."""
    spanish = scope.open_data.publication.catalogue
    return press_room(scope.catalogue, spanish, scope.site_name, scope.site_url, scope.book)


def _card(note: Kit, scope: Scope) -> Ficha:
    count = f"{len(note.frases)} frases para copiar" if len(note.frases) != 1 else "1 frase para copiar"
    return Ficha(note.titulo, scope.links.page(f"{FOLDER}{note.id}/"), count, (note.resumen,))


def _sentence(f: FraseLista, scope: Scope) -> FraseVista:
    return FraseVista(
        anchor=f"frase-{f.id}",
        texto=Markup("").join(_piece(t, scope) for t in f.trozos),
        avisos=f.avisos,
        fuente=f.fuente,
        apoyos=tuple(_link(r, scope) for r in f.apoyos),
        advertencias=tuple(_link(r, scope) for r in f.advertencias),
    )


def _piece(t: Trozo, scope: Scope) -> Markup:
    """A piece of a sentence with the spaces around it, which escaping a whole line takes away."""
    before, after = t.texto[:1] == " ", t.texto[-1:] == " "
    shown = escape(t.texto, keep_marks=scope.book is not None)
    found = scope.catalogue.cifras.get(t.global_id)
    record = found.registro if found else scope.catalogue.registros.get(t.global_id)
    if record is not None:
        shown = Markup("[{}]({})").format(shown, scope.links.record(record, found.anchor if found else ""))
    return Markup(" ") * before + shown + Markup(" ") * after


def _href(lugar: Lugar, scope: Scope) -> Markup:
    return scope.links.record(lugar.registro, lugar.anchor)


def _link(r: Referencia, scope: Scope) -> Enlace:
    return Enlace(r.texto, _href(r.lugar, scope), r.lugar.registro.nombre)
