"""What stands on the press room's page and on the page of each press note."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from content.model import Minuta
from content.plantilla import Trozo, texto
from generator.cards import Ficha
from generator.escape import escape
from generator.figures import Enlace
from generator.prensa.kit import FraseLista, Lugar, Referencia
from generator.prensa.room import FOLDER, SUMS, PressRoom, docx_name, markdown_name
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
    notes = scope.catalogue.minutas
    return {"minutas": [_card(m, scope) for m in notes], "huellas": scope.links.file(SUMS)}


def note_context(scope: Scope) -> dict[str, object]:
    """The context of one note's page."""
    minuta = scope.page.minuta
    assert minuta is not None
    room = PressRoom(scope.catalogue, scope.site_name, scope.site_url)
    made = room.kits[minuta.id]
    return {
        "kit": made,
        "frases": [_sentence(f, scope) for f in made.frases],
        "cifras": [(c, _href(c.lugar, scope)) for c in made.cifras],
        "contradicciones": [(n, _href(n.lugar, scope)) for n in made.contradicciones],
        "vacios": [(v, _href(v.lugar, scope)) for v in made.vacios],
        "citar": [(f, _href(f.lugar, scope)) for f in made.citar],
        "markdown": scope.links.file(f"{FOLDER}{markdown_name(minuta.id)}.txt"),
        "markdown_nombre": markdown_name(minuta.id),
        "docx": scope.links.file(f"{FOLDER}{docx_name(minuta.id)}"),
        "huella": room.markdown(minuta.id).sha256,
        "huellas": scope.links.file(SUMS),
        "direccion": scope.address,
        "sitio": scope.site_name,
    }


def _card(m: Minuta, scope: Scope) -> Ficha:
    count = f"{len(m.frases)} frases para copiar" if len(m.frases) != 1 else "1 frase para copiar"
    told = scope.told(texto(m.resumen, scope.catalogue))
    return Ficha(scope.told(m.nombre), scope.links.page(f"{FOLDER}{m.id}/"), count, (told,))


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
    shown = escape(t.texto)
    found = scope.catalogue.cifras.get(t.global_id)
    record = found.registro if found else scope.catalogue.registros.get(t.global_id)
    if record is not None:
        shown = Markup("[{}]({})").format(shown, scope.links.record(record, found.anchor if found else ""))
    return Markup(" ") * before + shown + Markup(" ") * after


def _href(lugar: Lugar, scope: Scope) -> Markup:
    return scope.links.record(lugar.registro, lugar.anchor)


def _link(r: Referencia, scope: Scope) -> Enlace:
    return Enlace(r.texto, _href(r.lugar, scope), r.lugar.registro.nombre)
